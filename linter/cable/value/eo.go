package value

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// behindOrder are the signs that stand between an order and its value.
const behindOrder = ":,.\n\\"

// EO reads the E.O. line that the cursor holds, from its label on: the order, and the value behind it, with the room of
// into for its items.
func EO(c scan.Cursor, l line.Label, on cable.CalendarDate, into []cable.DeclItem) cable.EOLine {
	whole := c.TrimmedOf("\\")
	eo := cable.EOLine{Label: l.Span, Span: text.Span{Start: l.Span.Start, End: max(whole.End, l.Span.End)}}
	c = c.Until(whole.End).To(l.Value)
	takeOrder(&c, &eo)
	dots := c
	c.Skip(behindOrder)
	value := c.Trimmed()
	if value.Empty() {
		eo.Decl = Decl(dots, on, eo.Order.Value, into)
		return eo
	}
	eo.Value = value
	if c.Fold("AS AMENDED") {
		c.Skip(";" + behindOrder)
	}
	if release := c; release.FoldAny("DECLASSIFIED", "RELEASED") && c.FindFold("EXTENDED") < 0 {
		eo.Stamp = true
		return eo
	}
	eo.Label2 = takeDeclLabel(&c)
	if eo.Label2.Valid() {
		takeDeclLabel(&c) // once more: "DECL: DECL:"
	}
	eo.Decl = Decl(c, on, eo.Order.Value, into)
	eo.NA = len(eo.Decl.Items) == 1 && eo.Decl.Items[0].Kind == cable.DeclNA
	if !eo.Label2.Valid() {
		leaveRemarks(c, &eo.Decl)
	}
	dateBehindWords(c, &eo.Decl, on, eo.Order.Value)
	return eo
}

// garbledWords is how many words may stand before a date in the place of a label that a copy has garbled.
const garbledWords = 2

// dateBehindWords reads a value that is a date behind a word or two that are no label: the date is what it
// gives, and what stands before it makes it dubious.
func dateBehindWords(c scan.Cursor, d *cable.Decl, on cable.CalendarDate, order int) {
	if len(d.Items) != 1 || d.Items[0].Kind != cable.DeclUnread && d.Items[0].Kind != cable.DeclEvent {
		return
	}
	for range garbledWords {
		if word := c.Word(); word.Empty() || word.Len() > len("DECLASSIFY:") || scan.Digit(c.Slice(word)[0]) {
			return
		}
		c.Blanks()
		if date := c; c.Done() || !scan.Digit(c.Peek()) {
			continue
		} else if Date(&date, &cable.DeclItem{}) && date.Done() {
			items := Decl(c, on, order, nil).Items
			d.Items, d.Dubious = items, "words that are no label stand before the date"
			return
		}
	}
}

// shortestOrder is the fewest digits that are taken for the number of an order.
const shortestOrder = 3

// takeOrder takes the number of the order, or what a release has put over it.
func takeOrder(c *scan.Cursor, eo *cable.EOLine) {
	c.Skip("\n\\")
	rest := *c
	if digits := rest.While(scan.Digit); digits.Len() >= shortestOrder {
		eo.Order = ToNumber(rest, digits)
		*c = rest
		return
	}
	rest = *c
	if word := rest.Word(); scan.Redacted(rest.Slice(word)) {
		eo.Order.Span = word
		*c = rest
	}
}

// takeDeclLabel takes `DECL`, `DECLAS`, `decl`, `DECLASSIFY ON` before a value with what follows it. One
// letter may be wrong where a colon follows.
func takeDeclLabel(c *scan.Cursor) text.Span {
	rest := *c
	word := rest
	for _, w := range []string{"DECLASSIFY ON", "DECLASSIFY", "DECLASS", "DECLAS", "DECL"} {
		if rest.IsFold(w) && !scan.Alpha(rest.PeekAt(len(w))) {
			rest.Next(len(w))
			break
		}
	}
	if rest.At() == c.At() {
		if sp := word.Letters(); sp.Len() < 3 || word.Peek() != ':' || !scan.OneEdit(word.Slice(sp), "DECL") {
			return text.Span{}
		}
		rest = word
	}
	label := rest.Span(c.At())
	for rest.Skip(",/;-&:\n\\") || rest.Peek() == '.' && !rest.IsExact("...") && rest.Byte('.') {
		continue
	}
	*c = rest
	return label
}

// leaveRemarks takes words behind an order that has no DECL label for what they are: a remark, not an
// event. `E.O. 12958: SEE PARA 3` gives no instruction.
func leaveRemarks(c scan.Cursor, d *cable.Decl) {
	for i := range d.Items {
		it := &d.Items[i]
		if it.Kind == cable.DeclEvent && !eventHeads.heads(c.Within(it.Span)) {
			it.Kind = cable.DeclUnread
			d.Dubious = "words that are no instruction"
		}
	}
}

// eventHeads begin words that are an event.
var eventHeads = wordList{"UPON", "AFTER", "WHEN", "END OF", "UNTIL", "ON ", "COMPLETION", "CONCLUSION", "FOLLOWING"}

// longestEO bounds an E.O. line whose bracket is never closed.
const longestEO = 300

// EOGoesOn reports whether a line goes on with the E.O. line right above it, which value holds from its
// label on: a bracket is open, nothing stands behind the label, the order or DECL, or a date breaks off.
func EOGoesOn(value, next scan.Cursor) bool {
	so := value.Left()
	if bytes.Count(so, []byte("(")) > bytes.Count(so, []byte(")")) {
		return value.Len() < longestEO
	}
	if datesOn(value, next) {
		return true
	}
	if IsParagraph(next) {
		return false
	}
	if l, ok := line.At(value, line.EOLabel); ok {
		value.Jump(l.Value)
	}
	var eo cable.EOLine
	takeOrder(&value, &eo)
	value.Skip(behindOrder)
	label := takeDeclLabel(&value)
	switch {
	case !value.Done():
		return false
	case label.Valid():
		return instructs(next, true)
	case eo.Order.Present():
		return instructs(next, false)
	default:
		takeOrder(&next, &eo)
		return eo.Order.Present()
	}
}

// instructs reports whether a line is a declassification value, in words only where DECL stands before it.
func instructs(c scan.Cursor, labelled bool) bool {
	labelled = takeDeclLabel(&c).Valid() || labelled
	d := Decl(c, cable.CalendarDate{}, 0, nil)
	if len(d.Items) == 0 {
		return labelled
	}
	switch d.Items[0].Kind {
	case cable.DeclUnread:
		return false
	case cable.DeclEvent, cable.DeclVagueEvent:
		return labelled
	default:
		return true
	}
}

// datesOn reports whether a date begins in a value and ends in the line below it.
func datesOn(value, next scan.Cursor) bool {
	const mostWords = 4 // "14 MARCH", "DECL: MARCH 14,"
	head := value
	for range mostWords {
		head = head.Until(head.LastWord())
		date := head.To(head.End()).Until(next.End())
		date.Skip("\n\\")
		if date.At() < value.End() && scan.Alnum(date.Peek()) {
			if Date(&date, &cable.DeclItem{}) && date.At() > next.At() {
				return true
			}
		}
	}
	return false
}
