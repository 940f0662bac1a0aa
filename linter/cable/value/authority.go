package value

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// behindLabel are the signs that stand between a label of the block and its value.
const behindLabel = ":;.-" + gap

// Authority reads the classification authority block that the cursor holds, or the parts of one: Derived
// From, Declassify On, Reason without Classified By. A list of sources that stands elsewhere in the
// message is for the caller to find (see [HasSourceList]).
func Authority(block scan.Cursor, on cable.CalendarDate, order int) cable.Authority {
	var a cable.Authority
	c := block.Within(block.TrimmedOf("\\"))
	a.Span = c.Rest()
	a.Order = orderNamed(c)
	start := c
	mark, marked := blockMark(&c)
	if end, garbled := line.ClassifiedBy(c); end > 0 {
		a.Label, a.Misspelt = text.Span{Start: c.At(), End: end}, garbled
		a.Mark, a.MarkSpan = mark, marked
		c.Jump(end)
		c.Skip(behindLabel)
		takeDoubled(&c, &a)
	} else {
		c = start
	}
	parts := blockParts(c)
	reason := blockReason(c, parts)
	a.Reason, a.ReasonLabel = reason.Reason, reason.label
	if a.Label.Valid() {
		a.Classifier = classifier(c.Until(firstPart(parts, c.End())), reason)
	}
	for _, p := range parts {
		value := c.Within(p.value)
		switch p.is {
		case derivedPart:
			a.DerivedLabel = p.label
			readSources(value, &a)
		case declassifyPart:
			a.DeclassifyOn, a.Decl = p.label, Decl(value.Line(), on, order)
		case downgradePart:
			firstLine := value.Line()
			a.DowngradeTo = firstLine.TrimmedOf("\\")
		}
	}
	return a
}

// blockMark takes a portion mark, with the space behind it.
func blockMark(c *scan.Cursor) (*marking.Mark, text.Span) {
	if c.Peek() != '(' {
		return nil, text.Span{}
	}
	m, n := marking.ReadPortion(c.Left())
	if m == nil {
		return nil, text.Span{}
	}
	start := c.At()
	c.Next(n)
	sp := c.Span(start)
	c.Skip(gap)
	return m, sp
}

// takeDoubled takes a second label, `Classified By: Classified by ...`, and a mark behind the label. A
// bracket without a level belongs to the name.
func takeDoubled(c *scan.Cursor, a *cable.Authority) {
	for range 2 {
		behind := *c
		if m, sp := blockMark(&behind); m != nil && m.Level != marking.NoLevel {
			if a.Mark == nil {
				a.Mark, a.MarkSpan = m, sp
			}
			*c = behind
		}
		end, _ := line.ClassifiedBy(*c)
		if end == 0 || a.Doubled.Valid() {
			return
		}
		a.Doubled = text.Span{Start: c.At(), End: end}
		c.Jump(end)
		c.Skip(behindLabel)
	}
}

// blockPart is a further part of the block.
type blockPart struct {
	is    partKind
	label text.Span
	value text.Span // without space at its edges
}

type partKind uint8

const (
	derivedPart partKind = iota
	declassifyPart
	downgradePart
	reasonPart
)

// partLabels are the labels of the parts, the longer before the shorter.
var partLabels = [...][]string{
	derivedPart: {"DERIVED FROM", "DERIVED BY", "DERIVED:"},
	declassifyPart: {
		"DECLASSIFY ON", "DECLASSIFIED ON", "DECL ON", "DECLASS ON", "DECLAS ON", "DECLASSIFICATION DATE", "DECL:",
	},
	downgradePart: {"DOWNGRADE TO", "DOWNGRADE ON"},
	reasonPart:    {"REASON:", "REASONS:", "REASON(S):"},
}

// blockParts finds the parts that are left, each kind once, in order of place.
func blockParts(c scan.Cursor) []blockPart {
	var parts []blockPart
	for kind := range partLabels {
		if p, ok := findPart(c, partKind(kind)); ok {
			parts = append(parts, p)
		}
	}
	slices.SortFunc(parts, func(a, b blockPart) int { return a.label.Start - b.label.Start })
	for i := range parts {
		end := c.End()
		if i+1 < len(parts) {
			end = parts[i+1].label.Start
		}
		value := c.To(min(parts[i].value.Start, end)).Until(end)
		takePartLabel(&value, parts[i].is) // once more: "Derived From: Derived from"
		parts[i].value = value.TrimmedOf("\\")
	}
	return parts
}

// findPart finds the first part of a kind; its value begins behind its label.
func findPart(c scan.Cursor, kind partKind) (blockPart, bool) {
	for _, label := range partLabels[kind] {
		at := c.To(c.FindFold(label))
		if at.At() < 0 || at.At() > c.At() && scan.Alpha(at.Before()) {
			continue
		}
		p := blockPart{is: kind, label: takePartLabel(&at, kind)}
		p.value.Start = at.At()
		return p, true
	}
	return blockPart{}, false
}

// takePartLabel takes the label of a part at the cursor with the signs behind it.
func takePartLabel(c *scan.Cursor, kind partKind) text.Span {
	start := c.At()
	for _, label := range partLabels[kind] {
		if c.Fold(label) {
			sp := c.Span(start)
			if last := c.Before(); last == ':' && kind != reasonPart {
				sp.End--
			}
			c.Skip(behindLabel)
			return sp
		}
	}
	return text.Span{}
}

// firstPart returns where the first part begins that ends the classifier: not a reason, which is looked
// for by itself.
func firstPart(parts []blockPart, end int) int {
	for _, p := range parts {
		if p.is != reasonPart {
			return p.label.Start
		}
	}
	return end
}

// blockReason finds the reason: before the parts, in a part of its own, behind a source, behind the order
// that the block names, or in words.
func blockReason(c scan.Cursor, parts []blockPart) foundReason {
	head := c.Until(firstPart(parts, c.End()))
	if f := citedReason(head); f.ok() {
		return f
	}
	for _, p := range parts {
		f := foundReason{}
		switch part := c.To(p.label.Start).Until(p.value.End); p.is {
		case reasonPart:
			f = citedReason(part)
		case derivedPart: // letters without a section are those of the guide
			f = citedReason(part)
		}
		if f.ok() {
			return f
		}
	}
	if _, behind := findOrder(head); behind > 0 {
		if f := closingLetters(head.To(behind), '0'); f.ok() {
			return f
		}
	}
	return wordedAmong(head, c, parts)
}

// wordedAmong finds a reason in words: before the parts, or in a part of its own.
func wordedAmong(head, c scan.Cursor, parts []blockPart) foundReason {
	if f := wordedReason(head); f.label.Valid() {
		return f
	}
	for _, p := range parts {
		if p.is == reasonPart {
			return wordedReason(c.To(p.label.Start).Until(max(p.value.End, p.label.End)))
		}
	}
	return foundReason{}
}

// readSources splits the value of Derived From. A reason given behind the last source is none of them.
func readSources(c scan.Cursor, a *cable.Authority) {
	if sp := a.Reason.Span; sp.Valid() && c.At() < sp.Start && sp.Start < c.End() {
		end := sp.Start
		if l := a.ReasonLabel; l.Valid() && c.At() < l.Start {
			end = min(end, l.Start)
		}
		c = c.Until(end)
		c = c.Within(c.TrimmedOf(",;(\\"))
	}
	a.DerivedFrom = c.Rest()
	for rest := c; !rest.Done(); rest.Next(1) {
		item := rest.Within(rest.While(func(b byte) bool { return b != ';' && b != '\n' }))
		if sp := item.TrimmedOf(",;.\\"); sp.Len() > 0 {
			a.Sources = append(a.Sources, sp)
		}
	}
	a.SourceList = len(a.Sources) > 1 && c.FindFold("MULTIPLE") >= 0
}

// HasSourceList reports whether a list of sources stands in a message.
func HasSourceList(c scan.Cursor) bool {
	return c.FindFold("SOURCE LIST") >= 0 || c.FindFold("LIST OF SOURCES") >= 0
}

// classifier returns name, title and office: what stands before the reason, before an order that is named
// in front of it, or before a page line.
func classifier(c scan.Cursor, reason foundReason) text.Span {
	end := c.End()
	for _, sp := range []text.Span{reason.Span, reason.label} {
		if sp.Valid() {
			end = min(end, sp.Start)
		}
	}
	if order, behind := findOrder(c); behind > 0 && order > c.At() {
		end = min(end, order)
	}
	c = beforePage(c.Until(max(end, c.At())))
	sp := c.TrimmedOf(",;:-.(\\")
	last := c.Within(sp).Until(sp.End - 1)
	if behind := c.To(sp.End); behind.Peek() == '.' && last.Last() == '.' {
		sp.End++ // "a.i."
	}
	if sp.Empty() {
		return text.Span{}
	}
	return sp
}

// beforePage returns the cursor bounded by the first page line that it holds.
func beforePage(c scan.Cursor) scan.Cursor {
	for at := c; !at.Done(); at.Next(1) {
		l := at.Line()
		if l.FindExact(" OF ") < 0 && l.FindFold("PAGE ") < 0 {
			at.Jump(l.End())
			continue
		}
		if page := Page(l, nil); page.Of.Present() || IsPageOf(l) {
			return c.Until(at.At())
		}
		at.Jump(l.End())
	}
	return c
}

// findOrder returns where an E.O. begins that is named, and the end of its number; 0 where there is none.
func findOrder(c scan.Cursor) (start, behind int) {
	for at := c; !at.Done(); at.Next(1) {
		next := bytes.IndexAny(at.Left(), "Ee")
		if next < 0 {
			break
		}
		at.Next(next)
		if at.At() > c.At() && scan.Alnum(at.Before()) {
			continue
		}
		if l, ok := line.At(at, line.EOLabel); ok {
			number := at.To(l.Value)
			if digits := number.While(scan.Digit); digits.Len() >= 4 {
				return at.At(), digits.End
			}
		}
	}
	return 0, 0
}

// orderNamed returns the order that a block names.
func orderNamed(c scan.Cursor) cable.Number {
	_, behind := findOrder(c)
	if behind == 0 {
		return cable.Number{}
	}
	c = c.Until(behind)
	return ToNumber(c, c.Back(scan.Digit))
}

// Join adds a further block of the same message, or a further part, to a block: what a lacks is taken
// from b.
func Join(a *cable.Authority, b cable.Authority) {
	a.Span = a.Span.Cover(b.Span)
	if !a.Label.Valid() {
		a.Label, a.Misspelt, a.Doubled = b.Label, b.Misspelt, b.Doubled
		a.Mark, a.MarkSpan = b.Mark, b.MarkSpan
	}
	if !a.Classifier.Valid() {
		a.Classifier = b.Classifier
	}
	if !a.Order.Present() {
		a.Order = b.Order
	}
	if !a.Reason.Span.Valid() && (b.Reason.Span.Valid() || !a.ReasonLabel.Valid()) {
		a.Reason, a.ReasonLabel = b.Reason, b.ReasonLabel
	}
	if !a.DerivedLabel.Valid() {
		a.DerivedLabel, a.DerivedFrom = b.DerivedLabel, b.DerivedFrom
		a.Sources, a.SourceList = b.Sources, b.SourceList
	}
	if !a.DeclassifyOn.Valid() {
		a.DeclassifyOn, a.Decl = b.DeclassifyOn, b.Decl
	}
	if !a.DowngradeTo.Valid() {
		a.DowngradeTo = b.DowngradeTo
	}
	if a.InParagraph == 0 {
		a.InParagraph = b.InParagraph
	}
}

// BlockGoesOn reports whether a line goes on with the block so far. Bracketed says that the line begins
// with a bracket, apart that a blank line stands between.
func BlockGoesOn(block, next scan.Cursor, bracketed, apart bool) bool {
	if beginsText(block, next) || statesLevel(next) {
		return false
	}
	open := unfinished(block)
	if end, _ := line.ClassifiedBy(next); end > 0 || !apart && scan.AnyOf(next.Peek(), "-*") && !open {
		return false
	}
	part := beginsPart(next)
	if !apart && (part || namesOrder(next)) {
		return true
	}
	reason := citedReason(block)
	if !reason.ok() {
		if apart {
			return !hasPart(block) && (beginsReason(next) || part || leadsToReason(next))
		}
		return !bracketed || open || !opensPortion(next)
	}
	if open || len(reason.Letters) == 0 && onlyLetters(next) {
		return true
	}
	return !apart && (onlyLetters(next) || beginsReason(next))
}

// beginsText reports whether a line begins a paragraph, and is not the section that the block leads to.
func beginsText(block, next scan.Cursor) bool {
	if _, ok := ParagraphHead(next, next.End()); !ok {
		return false
	}
	_, section := takeSection(&next)
	return !section || !leadIn(block, block.End()).Valid()
}

// namesOrder reports whether a line begins with an order and is no E.O. line: no instruction follows it.
func namesOrder(c scan.Cursor) bool {
	l, ok := line.At(c, line.EOLabel)
	if !ok {
		return false
	}
	c.Jump(l.Value)
	c.While(scan.Digit)
	c.Skip(behindOrder)
	return !line.EOValue(c)
}

// statesLevel reports whether a line is a banner or a classification line.
func statesLevel(c scan.Cursor) bool {
	if !line.IsLevel(c) {
		return false
	}
	if _, ok := Banner(c); ok {
		return true
	}
	_, _, ok := Section(c, false)
	return ok
}

// beginsPart reports whether a line begins with the label of a part.
func beginsPart(c scan.Cursor) bool {
	for kind := range partLabels {
		if rest := c; takePartLabel(&rest, partKind(kind)).Valid() {
			return true
		}
	}
	return false
}

// hasPart reports whether a block has a source or an instruction.
func hasPart(c scan.Cursor) bool { return firstPart(blockParts(c), -1) >= 0 }

// leadsToReason reports whether a line has a reason and the words that lead to it.
func leadsToReason(c scan.Cursor) bool {
	reason := citedReason(c)
	return reason.ok() && reason.label.Valid()
}

// opensPortion reports whether a line begins with a portion mark, its level in capitals.
func opensPortion(c scan.Cursor) bool {
	m, _ := marking.ReadPortion(c.Left())
	return m != nil && m.Level != marking.NoLevel && scan.Upper(c.PeekAt(1))
}

// unfinished reports whether a block ends in the middle of its letters: behind "and", a comma, a stroke
// or an opening bracket.
func unfinished(block scan.Cursor) bool {
	sp := block.TrimmedOf("\\")
	block = block.Within(sp)
	last := block.To(block.LastWord())
	return block.Done() || scan.AnyOf(block.Last(), ",/(&") || last.FoldAny("AND", "OR")
}

// longestLetters is the longest line that holds nothing but reason letters, about five of them.
const longestLetters = 28

// onlyLetters reports whether a line is nothing but further reason letters, such as `(d).` alone.
func onlyLetters(c scan.Cursor) bool {
	if c.Len() > longestLetters {
		return false
	}
	letters := 0
	for ; !c.Done(); c.Next(1) {
		c.While(func(b byte) bool { return !scan.Alnum(b) })
		switch word := c.Slice(c.Letters()); {
		case scan.Digit(c.Peek()):
			return false
		case len(word) == 1:
			letters++
		case len(word) > 1 && !scan.Folds(word, "AND"):
			return false
		}
	}
	return letters > 0 && letters <= 5
}

// beginsReason reports whether a line begins with a reason or its label.
func beginsReason(c scan.Cursor) bool {
	rest := c
	if _, ok := takeSection(&rest); ok || c.IsFold("FOR REASON") || c.IsFold("REASON") || c.IsExact(": 1.") {
		return true
	}
	return c.Peek() == '(' && scan.Alpha(c.PeekAt(1)) && c.PeekAt(2) == ')' && onlyLetters(c)
}

// longBlock is the length from which on the rest of a line behind the reason is text of the message.
const longBlock = 400

// BlockStop returns where a block ends, and whether the text of the message follows it in the same line,
// as in copies without line ends.
func BlockStop(block scan.Cursor) (stop int, inline bool) {
	behind := block
	behind.Next(1)
	if at := InlineParagraph(behind); at > 0 {
		if f := citedReason(block.Until(at)); f.ok() && at-f.Span.End > 2 {
			return afterReason(block.To(f.Span.End).Until(at)), true
		}
		return at, true
	}
	if block.Len() >= longBlock {
		if f := citedReason(block); f.ok() && block.End()-f.Span.End > longBlock/2 {
			return afterReason(block.To(f.Span.End)), true
		}
	}
	return block.End(), false
}

// afterReason returns the offset behind the stop that ends a block.
func afterReason(c scan.Cursor) int {
	c.While(func(b byte) bool { return scan.AnyOf(b, ".);") })
	return c.At()
}
