// Package body reads the text of a message: paragraphs, their marks and marked segments, headings between
// them, quoted telegrams, signature. A reader walks down the lines and says of each what happens there; a
// builder takes these events and makes portions of them.
//
// A mark is one by its place: right behind the paragraph's number, at the start of a bullet, a segment or
// an unnumbered block, behind the few words that lead in, at the very end (32 CFR 2001.21(c)). What else
// stands in brackets is none; judge.go takes back those that their neighbours show to be list letters.
package body

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Reader reads the texts of messages, one after the other, with buffers of its own. The zero value is
// ready.
type Reader struct {
	reader   reader
	segments []segment
}

// Bounds are the lines of a text: from First on, which may begin within the line at BodyStart, to before
// Last; Base is the number of the message's first line in the file.
type Bounds struct{ First, Last, Base int }

// Read reads the text of c. The quotes are those of the file.
func (rd *Reader) Read(c *cable.Cable, in Bounds, quotes value.Quotes) {
	r := &rd.reader
	b := c.Source.Text()
	*r = reader{
		c: c, b: b, lines: c.Lines, first: in.First, brackets: scan.AheadOf(b, '('), numbers: numbering{blank: true},
	}
	r.out = builder{r: r, buf: rd}
	rd.segments = rd.segments[:0]
	r.out.begin(c.BodyStart)
	stop := r.signature(in.First, in.Last)
	for k := in.First; k < stop; k = r.prose(k+1, stop) {
		if end := quotes.End(in.Base+k) - in.Base; end > k && end < stop {
			r.quoted(k, end)
			k = end
			continue
		}
		k = r.line(k)
	}
	r.out.close()
	r.judge()
	r.undoDigits()
}

// reader walks down the lines of the text.
type reader struct {
	c       *cable.Cable
	b       []byte
	lines   []line.Line
	first   int // line of the text, which may begin within it
	quote   bool
	foreign bool // the last classification line is of another message
	out     builder

	brackets scan.Ahead
	numbers  numbering
	shown    evidence // once all of the text is read
}

// numbering follows the numbers of the paragraphs.
type numbering struct {
	last     int  // the last number, with what copying added
	first    int  // the first one
	sign     byte // what closes it: a list inside a paragraph closes its numbers otherwise
	count    int  // numbered paragraphs so far
	marked   int  // of these, with a mark
	pilcrows int
	list     int  // last number of a numbered list inside a paragraph
	blank    bool // a blank line, or what counts as one, stands above
	page     bool // a page line stands since the last line of text
}

func (r *reader) text(k int) text.Span { return r.lines[k].Text() }

func (r *reader) at(k int) scan.Cursor { return scan.Over(r.b, r.lines[k].Text()) }

func (r *reader) blank(k int) bool {
	return k < 0 || k >= len(r.lines) || r.lines[k].Shape == line.Empty
}

// prose takes blank lines and running text from line k on, which go on with what is open, as most lines do. It returns
// the first line that is to be read, or stop.
func (r *reader) prose(k, stop int) int {
	for first := k; k < stop; k, first = k+1, k+1 {
		if k = r.running(k, stop); k > first {
			r.out.block(first, k)
			r.numbers.blank, r.numbers.page = false, false
		}
		if k == stop || r.lines[k].Shape != line.Empty {
			return k
		}
		r.out.blank()
		r.numbers.blank = true
	}
	return stop
}

// running claims the lines of running text from line k on, with which no segment begins and on which no bracket opens,
// and returns the line below them.
func (r *reader) running(k, stop int) int {
	b, lines, bracket := r.b, r.lines[k:stop], r.brackets.From(r.text(k).Start)
	for i := range lines {
		l := &lines[i]
		sp := l.Text()
		if l.Shape != line.Plain || l.Field != line.Unread || bracket < sp.End || mayHead(b, sp) {
			return k + i
		}
		l.Claim(line.Text, line.ByBody)
	}
	return stop
}

// line reads line k and returns the last line that belongs to what it begins.
func (r *reader) line(k int) int {
	n, l := &r.numbers, &r.lines[k]
	if k == r.first && r.c.BodyStart > l.Text().Start {
		r.inlineStart(k)
		r.out.line(k)
		n.blank = false
		return k
	}
	switch l.Shape {
	case line.Empty:
		r.out.blank()
		n.blank = true
		return k
	case line.Plain:
		if l.Field == line.Furniture || r.quote && l.Field == line.Quotation {
			return k
		}
		sp := l.Text()
		if mayHead(r.b, sp) {
			r.segment(k)
		}
		r.inlineMore(k, sp)
	case line.Number, line.Pilcrow:
		r.number(k)
	case line.Bracket:
		r.bracket(k)
	case line.Bullet:
		r.segment(k)
	case line.Rule:
		r.rule(k)
		return k
	case line.Page02, line.PageLine:
		value.KeepPage(r.c, k)
		n.page = true
		return k
	case line.PageRest:
		return k
	case line.SetID:
		r.set(k)
	case line.BlockLabel:
		if end, ok := r.block(k); ok {
			return end
		}
	default:
		if l.Field == line.Furniture || l.Field == line.Repeated || r.other(k) {
			return k
		}
	}
	if l.Field == line.Unread || l.Field == line.Blank {
		l.Claim(line.Text, line.ByBody)
	}
	r.out.line(k)
	n.blank, n.page = false, false
	return k
}

// number reads line k, which begins with digits: a paragraph, or text that wraps there.
func (r *reader) number(k int) {
	c := r.at(k)
	var p value.Paragraph
	if !value.ParagraphHead(c, r.c.Span.End, &p) || scan.Alnum(c.To(p.Head.End).Peek()) && subNumber(c) > 0 {
		r.segment(k)
		return
	}
	if p.Next == r.text(k).End && k+1 < len(r.lines) && r.lines[k+1].Shape == line.Bracket { // the mark is below
		if m, sp := value.MarkAt(r.at(k+1), r.c.Span.End); states(m) {
			p.Mark, p.Marked, p.Next = m, sp, sp.Start
		}
	}
	if r.opens(k, &p) {
		r.paragraph(k, &p)
		r.inlineMore(k, text.Span{Start: p.Next, End: r.text(k).End})
	}
}

// inlineMore opens the paragraphs that a copy has joined to what stands at sp on line k: the next number behind the end
// of a sentence or behind a page line, with a mark.
func (r *reader) inlineMore(k int, sp text.Span) {
	for at := sp.Start + 1; ; {
		bracket := r.brackets.From(at)
		if bracket >= sp.End {
			return
		}
		head := scan.Over(r.b, text.Span{Start: at, End: bracket})
		at = bracket + 1
		head.Jump(head.LastWord())
		if !scan.Digit(head.Peek()) && scan.Pilcrow(head.Left()) == 0 { // as nearly always
			continue
		}
		var p value.Paragraph
		if !value.ParagraphHead(head.Until(sp.End), r.c.Span.End, &p) || !p.Bracketed() ||
			p.Number.Value != r.numbers.last+1 {
			continue
		}
		above := scan.Over(r.b, scan.Trim(r.b, text.Span{Start: sp.Start, End: head.At()}))
		switch {
		case scan.AnyOf(above.Last(), `.!?)"`):
			r.out.endAt(above.End())
			r.paragraph(k, &p)
		case line.IsPage(above):
			r.paragraph(k, &p)
		}
	}
}

// paragraph opens the numbered paragraph at line k.
func (r *reader) paragraph(k int, p *value.Paragraph) {
	r.titleAbove(k)
	r.out.paragraph(p, r.text(k).End)
	n := &r.numbers
	if n.count == 0 {
		n.first, n.sign = p.Number.Value, r.closes(p)
	}
	if p.Mark != nil {
		n.marked++
	}
	if p.Pilcrow {
		n.pilcrows++
	}
	n.last = p.Number.Value
	n.count++
	n.list = 0
}

// inlineStart opens the paragraphs of the line in which the text begins behind the heading: a copy that
// has lost its line ends.
func (r *reader) inlineStart(k int) {
	if r.numbers.count > 0 {
		return
	}
	c := scan.Over(r.b, text.Span{Start: r.c.BodyStart, End: r.text(k).End})
	if c.Peek() == '(' {
		r.out.unnumbered(c, r.text(k).End)
	}
	for ; !c.Done(); c.Next(1) {
		if !scan.Digit(c.Peek()) || c.At() > r.c.BodyStart && !scan.Space(c.Before()) {
			continue
		}
		var p value.Paragraph
		if value.ParagraphHead(c, r.c.Span.End, &p) && p.Bracketed() && p.Number.Value == r.numbers.last+1 {
			r.out.endAt(scan.TrimEnd(r.b, text.Span{Start: r.c.BodyStart, End: c.At()}))
			r.paragraph(k, &p)
			c.Jump(p.Next)
		}
	}
}

// highestFirst is the highest number that the first paragraph of an unmarked extract is believed to have.
const highestFirst = 9

// opens reports whether the number at line k begins a paragraph. A wrapped line may begin with a number
// too, and a paragraph may hold a numbered list: without a mark a number must be the next in order, after
// a blank line or the end of a sentence, or nearly so.
func (r *reader) opens(k int, p *value.Paragraph) bool {
	n := &r.numbers
	v, next := p.Number.Value, r.nextNumber()
	begins := p.Pilcrow || n.blank
	if p.Bracketed() {
		if p.Head.End == p.Number.Span.End && v != next && !begins { // `501(c)` in a sentence
			return false
		}
		n.list = 0
		return true
	}
	switch {
	case v == 0:
		return false
	case n.list > 0 && v == n.list+1 && r.mostlyMarked(), n.count > 0 && r.mostlyMarked() && r.closes(p) != n.sign:
		n.list = v
		return false
	case n.count == 0:
		return v == 1 || v == 11 ||
			begins && v <= highestFirst && len(r.c.Portions) == 0 && r.startsSentence(p)
	case n.pilcrows == n.count && n.pilcrows > 0 && !p.Pilcrow:
		return v == next && n.blank && !n.page
	case v == next:
		return begins || r.sentenceEnds(k)
	case !begins || !r.startsSentence(p):
		return false
	case v > n.last && v <= n.last+3:
		return true
	case r.mostlyMarked(): // a list inside a marked paragraph
		n.list = v
		return false
	}
	return v == 1 || v >= n.last-2 && v <= n.last
}

// closes returns the sign that closes a paragraph's number: a point where it has none.
func (r *reader) closes(p *value.Paragraph) byte {
	if r.b[p.Head.End-1] == ')' {
		return ')'
	}
	return '.'
}

// mostlyMarked reports whether the paragraphs so far carry marks, so that a number without one is rather
// that of a list.
func (r *reader) mostlyMarked() bool {
	return r.numbers.marked > 0 && r.numbers.marked*3 >= r.numbers.count*2
}

// nextNumber returns the number that is due, in the spelling that copying gave the numbers so far: with a
// digit before it, 9 goes on with 10 and 99 with 100.
func (r *reader) nextNumber() int {
	n := &r.numbers
	if n.count > 0 && n.first == 11 {
		switch n.last {
		case 19:
			return 110
		case 199:
			return 1100
		}
	}
	return n.last + 1
}

// sentenceEnds reports whether the text before line k may end a paragraph: it ends a sentence, is a short
// line, or a heading.
func (r *reader) sentenceEnds(k int) bool {
	if k == 0 || r.lines[k-1].Field != line.Text {
		return true
	}
	return scan.AnyOf(r.b[r.text(k-1).End-1], `.!?:");`) || r.text(k-1).Len() < shortLine
}

// shortLine is the length under which a line is taken to end its paragraph.
const shortLine = 42

// startsSentence reports whether a capital, a bracket or a quotation mark follows the number.
func (r *reader) startsSentence(p *value.Paragraph) bool {
	c := r.b[min(p.Next, len(r.b)-1)]
	return !scan.Lower(c) && !scan.Digit(c)
}

// bracket reads a line that begins with a bracket: the letter of a segment, or a mark.
func (r *reader) bracket(k int) {
	if r.segmentHead(r.at(k)) > 0 {
		r.segment(k)
		return
	}
	if !r.numbers.blank || r.numbers.page && !r.out.sentenceEnded() {
		return
	}
	r.titleAbove(k)
	r.out.unnumbered(r.at(k), r.text(k).End)
}

// set reads a set of a military message, whose text may begin with a paragraph: `RMKS/1. (C) ...`.
func (r *reader) set(k int) {
	c := r.at(k)
	c.Jump(c.Find('/') + 1)
	if part := c; scan.Caps(c.Slice(part.Letters())) && part.Byte('/') { // GENTEXT/REMARKS/
		c = part
	}
	if n, _ := line.ClassifiedBy(c); n > 0 {
		r.out.close()
		value.KeepBlock(r.c, c.Rest())
		return
	}
	var p value.Paragraph
	if value.ParagraphHead(c, r.c.Span.End, &p) {
		r.paragraph(k, &p)
		return
	}
	if c.Peek() == '(' {
		r.out.unnumbered(c, r.text(k).End)
	}
}

// block reads a classification authority block that stands in the text: below a blank line or another
// part of it. It returns the last line of the block.
func (r *reader) block(k int) (last int, ok bool) {
	c := r.at(k)
	label, _ := line.ClassifiedBy(c)
	opens := label > 0 || line.MarkedBlock(c) || c.IsFold("DERIVED FROM:") || c.IsFold("DECLASSIFY ON:")
	goesOn := k > 0 && r.lines[k-1].Field == line.Authority
	if r.quote || !goesOn && (!opens || !r.blank(k-1) && !r.numbers.page) {
		return k, false
	}
	r.out.close()
	sp := text.Span{Start: c.At(), End: value.BlockEnd(r.c, c.At(), r.c.Span.End)}
	value.KeepBlock(r.c, sp)
	for last = k; last < len(r.lines) && r.text(last).Start < sp.End; last++ {
		if !r.blank(last) {
			r.lines[last].Claim(line.Authority, line.ByBody)
		}
	}
	r.numbers.blank = true
	return last - 1, true
}

// rule reads a rule. The short line right above it is a title; titles and rules are no part of a paragraph.
func (r *reader) rule(k int) {
	r.lines[k].Claim(line.Heading, line.ByBody)
	if k > 0 && r.titleLike(k-1) && r.out.titled(k-1) {
		r.lines[k-1].Claim(line.Heading, line.ByBody)
	}
	r.out.rule()
	r.numbers.blank = true
}

// longestTitle is the longest line that is taken for a title.
const longestTitle = 75

// titleLike reports whether line k may be a title: a short line of text that begins no segment.
func (r *reader) titleLike(k int) bool {
	return r.lines[k].Field == line.Text && r.lines[k].Shape == line.Plain && r.text(k).Len() <= longestTitle &&
		!r.out.beginsSegment(r.text(k))
}

// titleAbove finds a title without a rule above a paragraph at line k: one short line between blank lines
// that ends no sentence. It is no part of the paragraph before.
func (r *reader) titleAbove(k int) {
	if !r.numbers.blank {
		return
	}
	last := k - 1
	for last > 0 && r.lines[last].Shape == line.Empty {
		last--
	}
	if last <= 0 || !r.blank(last-1) || !r.titleLike(last) {
		return
	}
	sp := r.text(last)
	if scan.AnyOf(r.b[sp.End-1], `.!?");,`) || scan.Lower(r.b[sp.Start]) || !r.out.dropTitle(last) {
		return
	}
	r.lines[last].Claim(line.Heading, line.ByBody)
}

// states reports whether a mark states a level or a control.
func states(m *marking.Mark) bool { return value.States(m) }
