package value

import (
	"cmp"
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
	_, a.Order = findOrder(c)
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
	parts := findParts(c)
	reason := blockReason(c, &parts)
	a.Reason, a.ReasonLabel = reason.Reason, reason.label
	if a.Label.Valid() {
		a.Classifier = classifier(c.Until(parts.first(c.End())), reason, a.Order.Present())
	}
	if p := parts[derivedPart]; p.label.Valid() {
		a.DerivedLabel = p.label
		readSources(c.Within(p.value), &a)
	}
	if p := parts[declassifyPart]; p.label.Valid() {
		value := c.Within(p.value)
		a.DeclassifyOn, a.Decl = p.label, Decl(value.Line(), on, order, nil)
	}
	if p := parts[downgradePart]; p.label.Valid() {
		value := c.Within(p.value).Line()
		a.DowngradeTo = value.TrimmedOf("\\")
	}
	return a
}

// blockMark takes a portion mark, with the space behind it.
func blockMark(c *scan.Cursor) (*marking.Mark, text.Span) {
	m, n := marking.ReadPortion(c.Left())
	if m == nil || c.Peek() != '(' {
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

// blockParts holds the further parts of a block by their kind; the label of one that is not there is
// invalid.
type blockParts [numParts]struct {
	label text.Span
	value text.Span // without space at its edges
}

const (
	derivedPart = iota
	declassifyPart
	downgradePart
	reasonPart
	numParts
)

// partLabels are the labels of the parts, the longer before the shorter.
var partLabels = [numParts]wordList{
	derivedPart: {"DERIVED FROM", "DERIVED BY", "DERIVED:"},
	declassifyPart: {
		"DECLASSIFY ON", "DECLASSIFIED ON", "DECL ON", "DECLASS ON", "DECLAS ON", "DECLASSIFICATION DATE", "DECL:",
	},
	downgradePart: {"DOWNGRADE TO", "DOWNGRADE ON"},
	reasonPart:    {"REASON:", "REASONS:", "REASON(S):"},
}

// partStems are what the labels of a part begin with: nearly always none of a kind is there.
var partStems = [numParts]string{"DERIVED", "DECL", "DOWNGRADE", "REASON"}

// stemSigns are the letters with which stems begin.
var stemSigns = scan.TableOf("DRdr")

// findStems returns where the stem of each kind stands first, -1 where it does not.
func findStems(c scan.Cursor) (at [numParts]int) {
	for kind := range at {
		at[kind] = -1
	}
	for ; c.SkipTo(&stemSigns); c.Next(1) {
		second := scan.ToUpper(c.PeekAt(1))
		for kind, stem := range &partStems {
			if stem[1] == second && at[kind] < 0 && c.IsFold(stem) {
				at[kind] = c.At()
			}
		}
	}
	return at
}

// findParts finds the parts that are left, each kind once.
func findParts(c scan.Cursor) (parts blockParts) {
	for kind, stem := range findStems(c) {
		if stem < 0 {
			continue
		}
		for _, label := range partLabels[kind] {
			at := c.To(c.To(stem).FindFold(label))
			if at.At() >= c.At() && (at.At() == c.At() || !scan.Alpha(at.Before())) {
				parts[kind].label = takePartLabel(&at, kind)
				parts[kind].value.Start = at.At()
				break
			}
		}
	}
	for kind := range parts {
		p, end := &parts[kind], c.End()
		if !p.label.Valid() {
			continue
		}
		for _, other := range parts {
			if other.label.Start > p.label.Start {
				end = min(end, other.label.Start)
			}
		}
		value := c.To(min(p.value.Start, end)).Until(end)
		takePartLabel(&value, kind) // once more: "Derived From: Derived from"
		p.value = value.TrimmedOf("\\")
	}
	return parts
}

// takePartLabel takes the label of a part at the cursor with the signs behind it.
func takePartLabel(c *scan.Cursor, kind int) text.Span {
	start := c.At()
	if !partLabels[kind].take(c) {
		return text.Span{}
	}
	sp := c.Span(start)
	if c.Before() == ':' && kind != reasonPart {
		sp.End--
	}
	c.Skip(behindLabel)
	return sp
}

// first returns where the first part begins that ends the classifier, end without any: a reason does not,
// which is looked for by itself.
func (p *blockParts) first(end int) int {
	for _, part := range p[:reasonPart] {
		if part.label.Valid() {
			end = min(end, part.label.Start)
		}
	}
	return end
}

// blockReason finds the reason: before the parts, in a part of its own, behind a source, behind the order
// that the block names, or in words.
func blockReason(c scan.Cursor, parts *blockParts) foundReason {
	head := c.Until(parts.first(c.End()))
	if f := citedReason(head); f.ok() {
		return f
	}
	own, source := parts[reasonPart], parts[derivedPart]
	places := [...]text.Span{
		{Start: own.label.Start, End: own.value.End}, {Start: source.label.Start, End: source.value.End},
	}
	if own.label.Start > source.label.Start && source.label.Valid() {
		slices.Reverse(places[:])
	}
	for _, sp := range places {
		if f := citedReason(c.Within(sp)); f.ok() {
			return f
		}
	}
	if _, order := findOrder(head); order.Present() {
		if f := closingLetters(head.To(order.Span.End), '0'); f.ok() {
			return f
		}
	}
	if f := wordedReason(head); f.label.Valid() || !own.label.Valid() {
		return f
	}
	return wordedReason(c.To(own.label.Start).Until(max(own.value.End, own.label.End)))
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
// in front of it, or before a page line. Ordered says that the block names an order.
func classifier(c scan.Cursor, reason foundReason, ordered bool) text.Span {
	end := c.End()
	if ordered {
		if order, _ := findOrder(c); order > c.At() {
			end = order
		}
	}
	for _, sp := range []text.Span{reason.Span, reason.label} {
		if sp.Valid() {
			end = max(min(end, sp.Start), c.At())
		}
	}
	c = beforePage(c.Until(end))
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
		if l.FindExact(" OF ") >= 0 || l.FindFold("PAGE ") >= 0 {
			if page := Page(l, nil); page.Of.Present() || IsPageOf(l) {
				return c.Until(at.At())
			}
		}
		at.Jump(l.End())
	}
	return c
}

// findOrder returns where an E.O. begins that is named, and its number; none is present without one.
func findOrder(c scan.Cursor) (start int, order cable.Number) {
	for at := c; at.SkipTo(&letterE); at.Next(1) {
		if at.At() > c.At() && scan.Alnum(at.Before()) {
			continue
		}
		if l, ok := line.At(at, line.EOLabel); ok {
			number := at.To(l.Value)
			if digits := number.While(scan.Digit); digits.Len() >= 4 {
				return at.At(), ToNumber(number, digits)
			}
		}
	}
	return 0, cable.Number{}
}

var letterE = scan.TableOf("Ee")

// Join adds a further block of the same message, or a further part, to a block: what a lacks is taken
// from b.
func Join(a *cable.Authority, b cable.Authority) {
	a.Span = a.Span.Cover(b.Span)
	if !a.Label.Valid() {
		a.Label, a.Misspelt, a.Doubled = b.Label, b.Misspelt, b.Doubled
		a.Mark, a.MarkSpan = b.Mark, b.MarkSpan
	}
	a.Classifier = cmp.Or(a.Classifier, b.Classifier)
	a.Order = cmp.Or(a.Order, b.Order)
	a.DowngradeTo = cmp.Or(a.DowngradeTo, b.DowngradeTo)
	a.InParagraph = cmp.Or(a.InParagraph, b.InParagraph)
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
			parts, end := findParts(block), block.End()
			return parts.first(end) == end && (beginsReason(next) || part || citedReason(next).label.Valid())
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
	if !IsParagraph(next) {
		return false
	}
	_, section := takeSection(&next)
	return !section || !leadIn(block, block.End()).Valid()
}

// namesOrder reports whether a line begins with an order and is no E.O. line: no instruction follows it.
func namesOrder(c scan.Cursor) bool {
	l, ok := line.At(c, line.EOLabel)
	c.Jump(l.Value)
	c.While(scan.Digit)
	c.Skip(behindOrder)
	return ok && !line.EOValue(c)
}

// statesLevel reports whether a line is a banner or a classification line.
func statesLevel(c scan.Cursor) bool {
	if !line.IsLevel(c) {
		return false
	}
	_, ok := Banner(c)
	return ok || isSection(c)
}

// beginsPart reports whether a line begins with the label of a part.
func beginsPart(c scan.Cursor) bool {
	return slices.ContainsFunc(partLabels[:], func(labels wordList) bool { return labels.heads(c) })
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
