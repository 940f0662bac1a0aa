package cable

import (
	"bytes"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// paragraphHead is the number of a paragraph with what follows it.
type paragraphHead struct {
	number  Number
	head    text.Span // pilcrow, number and point
	pilcrow bool
	next    int // where mark or text begins
	mark    *marking.Mark
	marked  text.Span // the mark
}

// bracketed reports whether the paragraph has a mark in brackets: prose that begins with a number has
// none.
func (h *paragraphHead) bracketed(b []byte) bool {
	return h.mark != nil && h.marked.Start == h.next && opensBracket(b[h.next])
}

// paragraphHead reads `1. (C) `, `1.(SBU)` or `¶1.` at an offset of line i. Whether it begins a
// paragraph there is for [reader.opens] to say.
func (r *reader) paragraphHead(i, at int) (paragraphHead, bool) {
	var h paragraphHead
	b, end := r.b, r.text(i).End
	k := at
	if n := pilcrowAt(b, k, end); n > 0 {
		h.pilcrow = true
		k = skipBlanks(b, k+n, end)
	}
	j := digitsEnd(b, k, end)
	if j == k || j-k > 3 {
		return h, false
	}
	h.number = number(b, k, j)
	stop := skipBlanks(b, j, end)
	switch {
	case stop < end && (b[stop] == '.' || b[stop] == ')') && stop-j <= 1:
		stop++
		if stop < end && isDigit(b[stop]) && !h.pilcrow { // a decimal number or a date
			return h, false
		}
	case stop < end && b[stop] == '(' && stop-j <= 2:
		if m, _ := marking.ReadPortion(b[stop:end]); m == nil || m.Level == marking.NoLevel {
			return h, false
		}
		stop = j
	default:
		return h, false
	}
	h.head = text.Span{Start: at, End: stop}
	h.next = skipBlanks(b, stop, end)
	if h.next >= end {
		h.next = stop
		return h, true
	}
	if b[h.next] == '.' { // "1..." of a cut text
		return h, false
	}
	h.mark, h.marked = r.markAt(h.next, end)
	if h.mark == nil && isUpper(b[h.next]) {
		h.mark, h.marked = r.markAfterLead(h.next, end)
	}
	return h, true
}

func opensBracket(c byte) bool { return c == '(' || c == '[' || c == '{' }

// longestWrapped is as far as a mark that is broken over lines may reach.
const longestWrapped = 160

// markAt reads the portion mark at i, on a line that ends at end. A bracket that the line leaves open may
// be closed on the next.
func (r *reader) markAt(i, end int) (*marking.Mark, text.Span) {
	b := r.b
	m, n := marking.ReadPortion(b[i:end])
	if opensBracket(b[i]) && !bytes.ContainsAny(b[i+1:end], "()[]{}") {
		wrapped, size := marking.ReadPortion(b[i:min(r.c.Span.End, i+longestWrapped)])
		if i+size > end {
			m, n = wrapped, size
		}
	}
	return m, text.Span{Start: i, End: i + n}
}

// afterMark returns where the text after a mark begins, or the line's end.
func (r *reader) afterMark(i int) int { return skipBlanks(r.b, i, r.text(r.lineOf(i)).End) }

// longestLead is how far into the text a mark is looked for behind the words that lead in.
const longestLead = 40

// markAfterLead reads the mark in `SUMMARY: (C) ...` and `THE ISSUE -- (C) ...`: behind nothing but
// capitalised words, and only one without any fault but the slash of State style. Words in small letters
// that no stroke sets apart are the beginning of a sentence.
func (r *reader) markAfterLead(i, end int) (*marking.Mark, text.Span) {
	b := r.b
	k := bytes.IndexByte(b[i:min(end, i+longestLead)], '(')
	if k < 0 || !isLead(b, i, i+k) {
		return nil, text.Span{}
	}
	m, sp := r.markAt(i+k, end)
	if m == nil || m.Level == marking.NoLevel || b[sp.End-1] != ')' ||
		len(m.Faults) > 1 || len(m.Faults) == 1 && m.Faults[0].Kind != marking.SingleSlash {
		return nil, text.Span{}
	}
	return m, sp
}

// isLead reports whether b[i:end] is words that lead in.
func isLead(b []byte, i, end int) bool {
	for k := i; k < end; {
		j := lettersEnd(b, k, end)
		switch {
		case j > k && !isUpper(b[k]) && !hasWord(b, k, end, "AND"):
			return false
		case j > k:
			k = j
		case isAnyOf(b[k], ":-. "):
			k++
		default:
			return false
		}
	}
	stop := trimEnd(b, i, end)
	return isCaps(b, i, stop) || isAnyOf(b[stop-1], ":-.")
}

// numbering follows the numbers of the paragraphs and the text of the one that is open.
type numbering struct {
	last     int // the last number, with what copying added
	count    int // numbered paragraphs so far
	marked   int // of these, with a mark
	pilcrows int
	list     int // last number of a numbered list inside a paragraph
	open     int // index of the open portion, -1
	parent   int // index of the open numbered paragraph, -1
	subs     int // first candidate sub-paragraph of the open portion in Parser.subs

	end        int // of the last line of text
	endBefore  int // of the last line before the block that is being read
	blockLines int // lines since the last blank one
	blank      bool
	page       bool // a page line stands since the last line of text
}

// body reads the text of the message from line i on: paragraphs, their segments, banners and page lines
// between them, quoted telegrams, signature and tail.
func (r *reader) body(i int) {
	r.tailLine = r.findTail(i)
	if i >= r.tailLine {
		r.tailLine = max(i, r.tailLine)
	}
	r.numbers = numbering{open: -1, parent: -1, blank: true, end: r.c.BodyStart, endBefore: r.c.BodyStart}
	r.p.subs = r.p.subs[:0]
	stop := r.signature(i)
	for k := i; k < stop; k++ {
		if r.shapes[k] == shQuote {
			if last := r.p.quoteEnd(r.base+k) - r.base; last > k && last < stop {
				r.quoted(k, last)
				k = last
				continue
			}
		}
		r.bodyLineAt(k, false)
	}
	r.closePortion()
	r.tail()
	r.undoDigits()
}

// quoted reads a quoted telegram: its portions count, its header does not.
func (r *reader) quoted(first, last int) {
	r.closePortion()
	saved := r.numbers
	start := r.text(first).End
	r.numbers = numbering{open: -1, parent: -1, blank: true, end: start, endBefore: start}
	r.c.Quotes = append(r.c.Quotes, text.Span{Start: r.text(first).Start, End: r.text(last).End})
	for k := first; k <= last; k++ {
		if r.shapes[k] == shBlank {
			r.blankLine()
			continue
		}
		if k > first && r.shapes[k] > shPilcrow || k == first {
			r.quotedHeader(k)
			continue
		}
		r.bodyLineAt(k, true)
		r.lines[k].Kind = QuotedLine
	}
	r.closePortion()
	saved.blank, saved.open, saved.parent = true, -1, -1
	saved.end = r.text(last).End
	r.numbers = saved
}

// quotedHeader reads a line of a quoted telegram that is no running text. Marked segments are.
func (r *reader) quotedHeader(k int) {
	switch r.shapes[k] {
	case shParen, shBullet, shRule:
		r.bodyLineAt(k, true)
	case shLevel:
		r.quotedSection(k, r.text(k))
	case shQuote: // the level of what is quoted may stand on the same line
		line := r.text(k)
		r.quotedSection(k, text.Span{Start: lastQuoteWord(r.b, line), End: line.End})
	default:
	}
	r.lines[k].Kind = QuotedLine
}

func (r *reader) quotedSection(k int, sp text.Span) {
	s, ok := readSection(r.b, sp)
	if !ok {
		return
	}
	s.Quoted = true
	r.closePortion()
	r.addSection(k, s)
}

func (r *reader) blankLine() {
	n := &r.numbers
	if n.blockLines > 0 {
		n.endBefore, n.blockLines = n.end, 0
	}
	n.blank = true
}

// bodyLineAt reads one line of the text.
func (r *reader) bodyLineAt(k int, quoted bool) {
	n := &r.numbers
	switch r.shapes[k] {
	case shBlank:
		r.blankLine()
		return
	case shPlain:
		if r.lines[k].Kind == Furniture {
			return
		}
		line := r.text(k)
		if c := r.b[min(line.Start+1, line.End-1)]; c == '.' || c == ')' {
			r.subParagraph(k, quoted)
		}
	case shNumber, shPilcrow:
		at := r.text(k).Start
		if k == r.bodyLine {
			at = r.c.BodyStart
		}
		if h, ok := r.paragraphHead(k, at); ok && r.opens(k, &h) {
			r.openParagraph(k, &h, quoted)
		}
	case shParen:
		r.parenLine(k, quoted)
	case shBullet:
		r.subParagraph(k, quoted)
	case shRule:
		r.rule(k)
		return
	case shPage, shPageLine:
		r.pageLine(k)
		n.page = true
		return
	case shPageRest:
		return
	default:
		if r.lines[k].Kind == Furniture || r.bodyOther(k) {
			return
		}
	}
	if r.lines[k].Kind == Unread {
		r.lines[k].Kind = TextLine
	}
	if k == r.bodyLine && r.c.BodyStart > r.text(k).Start {
		r.inlineStart(k, quoted)
	}
	n.end = r.text(k).End
	n.blockLines++
	n.blank, n.page = false, false
}

// inlineStart opens the paragraphs of the line in which the text begins behind the header: a copy that
// has lost its line ends.
func (r *reader) inlineStart(k int, quoted bool) {
	n, at, end := &r.numbers, r.c.BodyStart, r.text(k).End
	if n.count > 0 {
		return
	}
	if r.b[at] == '(' {
		r.openUnnumbered(text.Span{Start: at, End: end}, quoted)
	}
	for i := at; i < end; i++ {
		if !isDigit(r.b[i]) || i > at && blankAt(r.b, i-1) == 0 {
			continue
		}
		if h, ok := r.paragraphHead(k, i); ok && h.bracketed(r.b) && h.number.Value == n.last+1 {
			n.end = max(trimEnd(r.b, at, i), n.endBefore)
			r.openParagraph(k, &h, quoted)
			i = h.next
		}
	}
}

// opens reports whether the number at line k begins a paragraph. A wrapped line may begin with a number
// too, and a paragraph may hold a numbered list: without a mark a number must be the next in order,
// after a blank line or the end of a sentence, or nearly so.
func (r *reader) opens(k int, h *paragraphHead) bool {
	n := &r.numbers
	if h.bracketed(r.b) {
		n.list = 0
		return true
	}
	v, next := h.number.Value, r.nextNumber()
	begins := h.pilcrow || n.blank
	switch {
	case v == 0, n.list > 0 && v == n.list+1 && r.mostlyMarked():
		n.list = v
		return false
	case n.count == 0:
		return v == 1 || v == 11 ||
			begins && v <= highestFirst && len(r.c.Portions) == 0 && r.startsSentence(h)
	case n.pilcrows == n.count && n.pilcrows > 0 && !h.pilcrow:
		return v == next && n.blank && !n.page
	case v == next:
		return begins || r.sentenceEnds(k)
	case !begins || !r.startsSentence(h):
		return false
	case v > n.last && v <= n.last+3:
		return true
	case r.mostlyMarked(): // a list inside a marked paragraph
		n.list = v
		return false
	}
	return v == 1 || v >= n.last-2 && v <= n.last
}

// highestFirst is the highest number that the first paragraph of an unmarked extract is believed to have.
const highestFirst = 9

// mostlyMarked reports whether the paragraphs so far carry marks, so that a number without one is
// rather that of a list.
func (r *reader) mostlyMarked() bool {
	return r.numbers.marked > 0 && r.numbers.marked*3 >= r.numbers.count*2
}

// nextNumber returns the number that is due, in the spelling that copying gave the numbers so far.
func (r *reader) nextNumber() int {
	n := &r.numbers
	if first := r.firstNumber(); n.count > 0 && first == 11 {
		switch n.last { // with a digit before it, 9 goes on with 10 and 99 with 100
		case 19:
			return 110
		case 199:
			return 1100
		}
	}
	return n.last + 1
}

func (r *reader) firstNumber() int {
	for i := range r.c.Portions {
		if r.c.Portions[i].Kind == Paragraph {
			return r.c.Portions[i].Number.Value
		}
	}
	return 0
}

// sentenceEnds reports whether the text before line k may end a paragraph: it ends a sentence, is a
// short line, or a heading.
func (r *reader) sentenceEnds(k int) bool {
	if k == 0 || r.lines[k-1].Kind != TextLine {
		return true
	}
	line := r.text(k - 1)
	switch r.b[line.End-1] {
	case '.', '!', '?', ':', '"', ')', ';':
		return true
	}
	return line.Len() < shortLine
}

// shortLine is the length under which a line is taken to end its paragraph.
const shortLine = 42

// startsSentence reports whether a capital, a bracket or a quotation mark follows the number.
func (r *reader) startsSentence(h *paragraphHead) bool {
	c := r.b[min(h.next, len(r.b)-1)]
	return !isLower(c) && !isDigit(c)
}

// openParagraph begins a numbered paragraph at line k.
func (r *reader) openParagraph(k int, h *paragraphHead, quoted bool) {
	r.headingAbove(k)
	r.closePortion()
	n := &r.numbers
	line := r.text(k)
	p := Portion{
		Kind: Paragraph, Number: h.number, Head: h.head, Span: text.Span{Start: h.head.Start, End: line.End},
		Text: text.Span{Start: h.next, End: line.End}, Mark: h.mark, Parent: -1, Quoted: quoted,
	}
	if h.mark != nil {
		p.MarkSpan = h.marked
		p.Text.Start = r.afterMark(h.marked.End)
		n.marked++
	}
	if h.pilcrow {
		n.pilcrows++
	}
	n.last = h.number.Value
	n.count++
	n.list = 0
	n.open, n.parent = len(r.c.Portions), len(r.c.Portions)
	n.subs = len(r.p.subs)
	r.c.Portions = append(r.c.Portions, p)
}

// headingAbove finds a title without a rule above a paragraph: one short line between blank lines that
// ends no sentence. It is no part of the paragraph before.
func (r *reader) headingAbove(k int) {
	n := &r.numbers
	if !n.blank || n.open < 0 {
		return
	}
	last := k - 1
	for last > 0 && r.shapes[last] == shBlank {
		last--
	}
	if last <= 0 || !r.blank(last-1) || !r.titleLike(last) {
		return
	}
	line := r.text(last)
	p := &r.c.Portions[n.open]
	switch r.b[line.End-1] {
	case '.', '!', '?', '"', ')', ';', ',':
		return
	}
	if p.Head.Start >= line.Start || isLower(r.b[line.Start]) {
		return
	}
	r.lines[last].Kind = HeadingLine
	before := last - 1
	for before > 0 && r.lines[before].Kind != TextLine {
		before--
	}
	n.end = max(p.Text.Start, r.text(before).End)
}

// longestTitle is the longest line that is taken for a title.
const longestTitle = 75

// titleLike reports whether line k may be a title: a short line of text that begins no segment.
func (r *reader) titleLike(k int) bool {
	line := r.text(k)
	return r.lines[k].Kind == TextLine && r.shapes[k] == shPlain && line.Len() <= longestTitle && !r.isSegment(line)
}

// isSegment reports whether the last segment found begins on a line.
func (r *reader) isSegment(line text.Span) bool {
	k := len(r.p.subs)
	return k > r.numbers.subs && r.p.subs[k-1].Span.Start >= line.Start
}

// rule reads a rule. The short line right above it is a title; titles and rules are no part of a
// paragraph.
func (r *reader) rule(k int) {
	n := &r.numbers
	r.lines[k].Kind = HeadingLine
	if k > 0 && n.blockLines > 0 && r.titleLike(k-1) {
		line := r.text(k - 1)
		c := r.b[line.End-1]
		first := n.open >= 0 && r.c.Portions[n.open].Head.Start >= line.Start
		if c != '.' && c != ',' && !first {
			r.lines[k-1].Kind = HeadingLine
			n.end = n.endBefore
			if n.blockLines > 1 {
				n.end = r.text(k - 2).End
			}
			r.dropHeadingPortion(line)
		}
	}
	n.blockLines, n.endBefore = 0, n.end
	n.blank = true
}

// dropHeadingPortion leaves a marked title in the list of portions but ends it where the rule begins.
func (r *reader) dropHeadingPortion(line text.Span) {
	n := &r.numbers
	if n.open >= 0 && r.c.Portions[n.open].Span.Start >= line.Start {
		n.end = line.End
	}
}

// parenLine reads a line that begins with a bracket: the letter of a segment, or a mark.
func (r *reader) parenLine(k int, quoted bool) {
	n := &r.numbers
	line := r.text(k)
	if r.segmentHead(line) > 0 {
		r.subParagraph(k, quoted)
		return
	}
	if !n.blank || n.page && !r.sentenceEndsAt(n.end) {
		return
	}
	r.headingAbove(k)
	r.openUnnumbered(line, quoted)
}

// states reports whether a mark states a level or a control.
func states(m *marking.Mark) bool {
	return m != nil && (m.Level != marking.NoLevel || !m.Controls.Empty())
}

// openUnnumbered begins a marked paragraph without a number, where a mark begins the line.
func (r *reader) openUnnumbered(line text.Span, quoted bool) {
	n := &r.numbers
	m, sp := r.markAt(line.Start, line.End)
	if !states(m) {
		return
	}
	r.closePortion()
	n.open, n.parent = len(r.c.Portions), -1
	n.subs = len(r.p.subs)
	start := r.afterMark(sp.End)
	r.c.Portions = append(r.c.Portions, Portion{
		Kind: Unnumbered, Head: text.At(line.Start), Span: line, Text: text.Span{Start: start, End: line.End},
		Mark: m, MarkSpan: sp, Parent: -1, Quoted: quoted,
	})
}

func (r *reader) sentenceEndsAt(end int) bool {
	if end <= 0 {
		return true
	}
	switch r.b[end-1] {
	case '.', '!', '?', ':', '"', ')':
		return true
	}
	return false
}

// segmentHead returns where the letter, number, dash or bullet ends that begins a segment of a paragraph,
// 0 when there is none. `(C)` after `(B)` is a letter, elsewhere a mark.
func (r *reader) segmentHead(line text.Span) int {
	b, i := r.b, line.Start
	if n := isBullet(b, i, line.End); n > 0 {
		j := i + n
		if j < line.End && (blankAt(b, j) > 0 || b[j] == '(') || n == 2 && b[i] == '-' {
			return j
		}
		return 0
	}
	open := b[i] == '('
	if open {
		i++
	}
	j := i
	for j < line.End && j-i < 3 && isAlnum(b[j]) {
		j++
	}
	if j == i || j+1 >= line.End || b[j] != ')' && (b[j] != '.' || open) {
		return 0
	}
	if j-i > 1 && !isDigit(b[i]) && b[i] != 'i' && b[i] != 'v' {
		return 0
	}
	after := j + 1
	if blankAt(b, after) == 0 && b[after] != '(' {
		return 0
	}
	if open && r.isMarkLetter(b[i], j-i) {
		return 0
	}
	return after
}

// isMarkLetter reports whether a letter in brackets is a mark and not the next letter of a list.
func (r *reader) isMarkLetter(c byte, n int) bool {
	if n != 1 || !isAnyOf(c, "UCScsu") {
		return false
	}
	if k := len(r.p.subs); k > r.numbers.subs {
		head := r.p.subs[k-1].Head
		if head.Len() == 3 && r.b[head.Start+1] == c-1 {
			return false
		}
	}
	return true
}

// subParagraph keeps a segment for closePortion to list or to drop.
func (r *reader) subParagraph(k int, quoted bool) {
	n := &r.numbers
	line := r.text(k)
	end := r.segmentHead(line)
	if end == 0 {
		return
	}
	p := Portion{
		Kind: SubParagraph, Head: text.Span{Start: line.Start, End: end}, Span: line, Parent: n.parent,
		Text: text.Span{Start: skipBlanks(r.b, end, line.End), End: line.End}, Quoted: quoted,
	}
	if at := p.Text.Start; at < line.End && opensBracket(r.b[at]) {
		if m, sp := r.markAt(at, line.End); states(m) {
			p.Mark, p.MarkSpan = m, sp
			p.Text.Start = r.afterMark(sp.End)
		}
	}
	if k := len(r.p.subs); k > n.subs {
		r.p.subs[k-1].Span.End = n.end
	}
	r.p.subs = append(r.p.subs, p)
}

// closePortion ends the open portion at the last line of text and lists its segments, when any of them
// is marked.
func (r *reader) closePortion() {
	n := &r.numbers
	subs := r.p.subs[min(n.subs, len(r.p.subs)):]
	if n.open >= 0 {
		p := &r.c.Portions[n.open]
		p.Span.End = max(n.end, p.Head.End, p.MarkSpan.End)
		p.Text.Start = min(p.Text.Start, p.Span.End)
		p.Text.End = max(p.Text.Start, p.Span.End)
		if len(subs) > 0 && marksAny(subs) {
			p.Text.End = max(p.Text.Start, trimEnd(r.b, p.Text.Start, subs[0].Span.Start))
		}
		r.finish(p)
	}
	if marksAny(subs) {
		r.listSegments(subs)
	}
	r.p.subs = r.p.subs[:min(n.subs, len(r.p.subs))]
	n.open, n.parent = -1, -1
}

func marksAny(subs []Portion) bool {
	for i := range subs {
		if subs[i].Mark != nil {
			return true
		}
	}
	return false
}

// listSegments lists the marked segments and their unmarked siblings, which have the same kind of head.
func (r *reader) listSegments(subs []Portion) {
	var kinds [256]bool
	for i := range subs {
		if subs[i].Mark != nil {
			kinds[r.b[subs[i].Head.Start]|0x20] = true
		}
	}
	for i := range subs {
		c := r.b[subs[i].Head.Start] | 0x20
		if subs[i].Mark == nil && !kinds[c] && (!isAlpha(c) || !marksLetters(&kinds)) {
			continue
		}
		p := subs[i]
		if i == len(subs)-1 {
			p.Span.End = max(r.numbers.end, p.Head.End, p.MarkSpan.End)
		}
		p.Span.End = max(p.Span.End, p.Head.End, p.MarkSpan.End)
		p.Text = text.Span{Start: min(p.Text.Start, p.Span.End), End: p.Span.End}
		r.finish(&p)
		r.c.Portions = append(r.c.Portions, p)
		if p.Parent >= 0 {
			parent := &r.c.Portions[p.Parent]
			parent.Span.End = max(parent.Span.End, p.Span.End)
		}
	}
}

func marksLetters(kinds *[256]bool) bool {
	for c := byte('a'); c <= 'z'; c++ {
		if kinds[c] {
			return true
		}
	}
	return false
}

// authorityParagraphs is how far down a paragraph may be the authority paragraph.
const authorityParagraphs = 3

// finish reads what only the whole of a portion tells: a mark at its end, an authority in it.
func (r *reader) finish(p *Portion) {
	if p.Mark == nil && p.Text.Len() > 3 && r.b[p.Text.End-1] == ')' {
		if m, sp := r.trailingMark(p.Text); m != nil {
			p.Trailing, p.TrailingSpan = m, sp
		}
	}
	if p.Kind == Paragraph && !p.Quoted && r.numbers.count <= authorityParagraphs {
		p.Authority = r.authorityIn(p.Text, p.Number.Value)
	}
}

// longestMark is the longest mark that is looked for at the end of a text.
const longestMark = 60

// trailingMark reads a mark in brackets at the end of sp. Only capitals are meant as one.
func (r *reader) trailingMark(sp text.Span) (*marking.Mark, text.Span) {
	if sp.Len() < 3 || r.b[sp.End-1] != ')' {
		return nil, text.Span{}
	}
	for k := sp.End - 2; k >= sp.Start && k > sp.End-longestMark; k-- {
		if r.b[k] != '(' {
			continue
		}
		m, n := marking.ReadPortion(r.b[k:sp.End])
		if m == nil || k+n != sp.End || m.Level == marking.NoLevel || !isCaps(r.b, k, sp.End) ||
			len(m.Faults) > 0 && k+3 == sp.End {
			return nil, text.Span{}
		}
		return m, text.Span{Start: k, End: sp.End}
	}
	return nil, text.Span{}
}

// bodyOther reads a line of the text that has the shape of something else. It reports whether it is.
func (r *reader) bodyOther(k int) bool {
	n := &r.numbers
	line := r.text(k)
	switch r.shapes[k] {
	case shLevel:
		s, ok := readSection(r.b, line)
		if ok && (s.Number.Present() || s.Spaced || n.blank || len(r.c.Sections) == 0) {
			r.addSection(k, s)
			n.page = true
			return true
		}
		if r.isPageBanner(k) {
			b, _ := r.banner(k)
			r.lines[k].Kind = BannerLine
			r.c.Banners = append(r.c.Banners, b)
			n.page = true
			return true
		}
		if isCaseStamp(r.b, line) {
			r.lines[k].Kind = Furniture
			return true
		}
	case shNNNN, shBT, shHash:
		r.lines[k].Kind = TailLine
		return true
	case shStamp:
		if n.blank || n.page {
			r.lines[k].Kind = Furniture
			return true
		}
	case shEO, shTags, shSubject, shVZCZC, shDE, shSignal, shFM, shDTG:
		if r.repeatedHeader(k) {
			return true
		}
	default:
	}
	return false
}

// isPageBanner reports whether the level alone on line k is the banner of a page and not the first word
// of a sentence: it stands beside another banner or a page line, or between blank lines.
func (r *reader) isPageBanner(k int) bool {
	if _, ok := r.banner(k); !ok {
		return false
	}
	if r.blank(k-1) && r.blank(k+1) {
		return true
	}
	for _, step := range []int{-1, 1} {
		j := k + step
		for j >= 0 && j < len(r.lines) && r.shapes[j] == shBlank {
			j += step
		}
		if j < 0 || j >= len(r.lines) {
			return true
		}
		switch r.shapes[j] {
		case shPage, shPageLine, shNNNN, shBT:
			return true
		case shLevel:
			if _, ok := r.banner(j); ok {
				return true
			}
		default:
		}
	}
	return false
}

// repeatedHeader reads a line of a header that is repeated in the text, as corrected copies do: the
// first is used (cable-format.md 6). It stands below a classification line or another header line.
func (r *reader) repeatedHeader(k int) bool {
	for j := k - 1; j >= 0 && j > k-12; j-- {
		switch r.lines[j].Kind {
		case ClassificationLine, HeaderLine, FieldLine:
			if j < r.bodyLine {
				return false
			}
			kind := FieldLine
			if s := r.shapes[k]; s != shEO && s != shTags && s != shSubject {
				kind = HeaderLine
			}
			r.lines[k].Kind = kind
			if line := r.text(k); r.shapes[k] == shTags {
				r.c.Tags.Repeats = append(r.c.Tags.Repeats, line)
			}
			return true
		case TextLine, HeadingLine:
			return r.startsHeader(k)
		default:
		}
	}
	return r.startsHeader(k)
}

// startsHeader reports whether line k begins a transmission header, which no text does.
func (r *reader) startsHeader(k int) bool {
	switch r.shapes[k] {
	case shVZCZC, shDE, shSignal:
		r.lines[k].Kind = HeaderLine
		return true
	default:
	}
	return false
}

// undoDigits takes off the digit that copying made of a pilcrow, where every number carries it and what
// is left runs 1..n (cable-format.md 6).
func (r *reader) undoDigits() {
	count := 0
	for i := range r.c.Portions {
		p := &r.c.Portions[i]
		if p.Kind != Paragraph || p.Quoted {
			continue
		}
		count++
		stripped, ok := stripDigit(r.b, p.Number)
		if !ok || stripped != count || pilcrowAt(r.b, p.Head.Start, p.Head.End) > 0 {
			return
		}
	}
	if count == 0 {
		return
	}
	r.c.DigitAdded = true
	for i := range r.c.Portions {
		p := &r.c.Portions[i]
		if p.Kind != Paragraph || p.Quoted {
			continue
		}
		p.Number.Value, _ = stripDigit(r.b, p.Number)
	}
	if in := &r.c.Authority.InParagraph; *in > 0 {
		for i := range r.c.Portions {
			if r.c.Portions[i].Authority {
				*in = r.c.Portions[i].Number.Value
			}
		}
	}
}

// stripDigit returns a number without its first digit, when that is 1 and others follow.
func stripDigit(b []byte, n Number) (int, bool) {
	if n.Width < 2 || b[n.Span.Start] != '1' {
		return 0, false
	}
	rest := number(b, n.Span.Start+1, n.Span.End)
	return rest.Value, b[n.Span.Start+1] != '0'
}
