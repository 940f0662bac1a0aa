package body

import (
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/cable/value"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// builder makes portions of what the reader meets.
type builder struct {
	r   *reader
	buf *Reader

	open     int // index of the open portion, -1
	parent   int // index of the open numbered paragraph, -1
	segments int // first candidate segment of the open portion in buf

	end        int // of the last line of text
	endBefore  int // of the last line before the block of lines that is being read
	previous   int // end of the line before the last
	blockLines int // lines since the last blank one
}

// begin starts at an offset, with nothing open.
func (b *builder) begin(offset int) {
	b.open, b.parent, b.segments = -1, -1, len(b.buf.segments)
	b.end, b.endBefore, b.previous, b.blockLines = offset, offset, offset, 0
}

// line takes line k as text.
func (b *builder) line(k int) {
	b.previous, b.end = b.end, b.r.text(k).End
	b.blockLines++
}

// block takes the lines from first to before last as text.
func (b *builder) block(first, last int) {
	b.previous, b.end = b.end, b.r.text(last-1).End
	if last-1 > first {
		b.previous = b.r.text(last - 2).End
	}
	b.blockLines += last - first
}

// blank takes a blank line.
func (b *builder) blank() {
	if b.blockLines > 0 {
		b.endBefore, b.blockLines = b.end, 0
	}
}

// rule takes a rule: a block of lines ends there.
func (b *builder) rule() { b.blockLines, b.endBefore = 0, b.end }

// endAt moves the end of what is open, in a line that holds more than one paragraph.
func (b *builder) endAt(offset int) { b.end = max(offset, b.endBefore) }

// paragraph opens a numbered paragraph, whose first line ends at end.
func (b *builder) paragraph(p *value.Paragraph, end int) {
	b.close()
	portion := b.add(p.Head.Start)
	portion.Kind, portion.Number, portion.Head = cable.Paragraph, p.Number, p.Head
	portion.Span = text.Span{Start: p.Head.Start, End: end}
	portion.Text = text.Span{Start: p.Next, End: end}
	if p.Mark != nil {
		portion.Mark, portion.MarkSpan = p.Mark, p.Marked
		portion.Text.Start = b.afterMark(p.Marked.End, end)
	}
	b.parent = b.open
}

// unnumbered opens a marked paragraph without a number, where a mark stands at the cursor.
func (b *builder) unnumbered(c scan.Cursor, end int) {
	m, sp := value.MarkAt(c, b.r.c.Span.End)
	if !states(m) && b.r.mostlyMarked() {
		m, sp = mistyped(c)
	}
	if m == nil || !states(m) && len(m.Meant) == 0 || copyright(c.To(sp.End)) {
		return
	}
	b.close()
	portion := b.add(c.At())
	portion.Kind, portion.Head = cable.Unnumbered, text.At(c.At())
	portion.Span = text.Span{Start: c.At(), End: end}
	portion.Text = text.Span{Start: b.afterMark(sp.End, end), End: end}
	portion.Mark, portion.MarkSpan = m, sp
}

// mistyped reads what stands in brackets in the place of a mark and is nearly one.
func mistyped(c scan.Cursor) (*marking.Mark, text.Span) {
	m, n := marking.ReadMistyped(c.Left())
	return m, text.Span{Start: c.At(), End: c.At() + n}
}

// copyright reports whether a copyright notice goes on behind its sign: a year or the word.
func copyright(c scan.Cursor) bool {
	c.Blanks()
	if c.FoldWord("COPYRIGHT") || c.IsExact("©") {
		return true
	}
	year := c.While(scan.Digit)
	return year.Len() == 4 && scan.AnyOf(c.Slice(year)[0], "12")
}

// add opens a portion that begins at an offset, and returns it empty.
func (b *builder) add(at int) *cable.Portion {
	n := len(b.r.c.Portions)
	b.open, b.segments = n, len(b.buf.segments)
	b.r.c.Portions = value.Room(b.r.c, b.r.c.Portions, at)[:n+1]
	p := &b.r.c.Portions[n]
	*p = cable.Portion{}
	p.Parent, p.Quoted = -1, b.r.quote
	return p
}

// afterMark returns where the text behind a mark begins, or the end of the line on which the mark ends. That is most
// often the line on which it begins, whose end is given.
func (b *builder) afterMark(at, end int) int {
	if at > end {
		end = max(at, b.r.text(b.r.c.LineOf(at)).End)
	}
	c := scan.Over(b.r.b, text.Span{Start: at, End: end})
	c.Blanks()
	return c.At()
}

// segment is what may be a segment of a paragraph: it is one where a sibling has a mark. A text may begin one on every
// line: it is kept small.
type segment struct {
	mark           *marking.Mark
	start, end     uint32
	head, text     uint32 // where its letter or dash ends, and its text begins
	marked, unmark uint32 // where the mark stands, and ends
}

// portion returns the segment of a paragraph as a portion.
func (s *segment) portion(parent int, quoted bool) cable.Portion {
	p := cable.Portion{
		Kind: cable.SubParagraph, Head: text.Span{Start: int(s.start), End: int(s.head)}, Mark: s.mark,
		Span:     text.Span{Start: int(s.start), End: max(int(s.end), int(s.head), int(s.unmark))},
		MarkSpan: text.Span{Start: int(s.marked), End: int(s.unmark)}, Parent: parent, Quoted: quoted,
	}
	p.Text = text.Span{Start: min(int(s.text), p.Span.End), End: p.Span.End}
	return p
}

// segment keeps a candidate segment for close to list or to drop. head ends where its letter or dash does.
func (b *builder) segment(sp text.Span, head int) {
	c := scan.Over(b.r.b, text.Span{Start: head, End: sp.End})
	c.Blanks()
	s := segment{start: uint32(sp.Start), end: uint32(sp.End), head: uint32(head), text: uint32(c.At())}
	if scan.AnyOf(c.Peek(), "([{") && !c.Done() {
		if m, marked := value.MarkAt(c, b.r.c.Span.End); states(m) {
			s.mark, s.marked, s.unmark = m, uint32(marked.Start), uint32(marked.End)
			s.text = uint32(b.afterMark(marked.End, sp.End))
		}
	}
	if n := len(b.buf.segments); n > b.segments {
		b.buf.segments[n-1].end = uint32(b.end)
	}
	b.buf.segments = value.Append(b.r.c, b.buf.segments, sp.Start, s)
}

// beginsSegment reports whether the last candidate segment begins on the line sp.
func (b *builder) beginsSegment(sp text.Span) bool {
	n := len(b.buf.segments)
	return n > b.segments && int(b.buf.segments[n-1].start) >= sp.Start
}

// lastHead returns the head of the last candidate segment, empty when there is none.
func (b *builder) lastHead() text.Span {
	if n := len(b.buf.segments); n > b.segments {
		last := &b.buf.segments[n-1]
		return text.Span{Start: int(last.start), End: int(last.head)}
	}
	return text.Span{}
}

// sentenceEnded reports whether the text so far ends a sentence.
func (b *builder) sentenceEnded() bool {
	return b.end <= 0 || scan.AnyOf(b.r.b[b.end-1], `.!?:")`)
}

// titled takes line k, right above a rule, for a title that the open portion does not hold, and reports
// whether it is one.
func (b *builder) titled(k int) bool {
	sp := b.r.text(k)
	first := b.open >= 0 && b.r.c.Portions[b.open].Head.Start >= sp.Start
	if b.blockLines == 0 || first || scan.AnyOf(b.r.b[sp.End-1], ".,") {
		return false
	}
	b.end = b.endBefore
	if b.blockLines > 1 {
		b.end = b.previous
	}
	if b.open >= 0 && b.r.c.Portions[b.open].Span.Start >= sp.Start {
		b.end = sp.End // a marked title stays a portion
	}
	return true
}

// dropTitle ends the open portion above the title on line k; it reports false where that is its first.
func (b *builder) dropTitle(k int) bool {
	if b.open < 0 {
		return false
	}
	p := &b.r.c.Portions[b.open]
	if p.Head.Start >= b.r.text(k).Start {
		return false
	}
	above := k - 1
	for above > 0 && !b.r.isText(above) {
		above--
	}
	b.end = max(p.Text.Start, b.r.text(above).End)
	return true
}

// close ends the open portion at the last line of text and lists its segments, when any of them is marked.
func (b *builder) close() {
	var segments []segment
	if b.segments < len(b.buf.segments) && marksAny(b.buf.segments[b.segments:]) {
		segments = b.buf.segments[b.segments:]
	}
	if b.open >= 0 {
		p := &b.r.c.Portions[b.open]
		p.Span.End = max(b.end, p.Head.End, p.MarkSpan.End)
		p.Text.Start = min(p.Text.Start, p.Span.End)
		p.Text.End = max(p.Text.Start, p.Span.End)
		if len(segments) > 0 {
			p.Text.End = max(p.Text.Start, scan.TrimEnd(b.r.b, text.Span{Start: p.Text.Start, End: int(segments[0].start)}))
		}
		b.r.finish(p)
	}
	if len(segments) > 0 {
		b.list(segments)
	}
	b.buf.segments = b.buf.segments[:min(b.segments, len(b.buf.segments))]
	b.open, b.parent = -1, -1
}

func marksAny(segments []segment) bool {
	for i := range segments {
		if segments[i].mark != nil {
			return true
		}
	}
	return false
}

// list adds the marked segments and their unmarked siblings, which have the same kind of head.
func (b *builder) list(segments []segment) {
	var kinds [256]bool
	letters := false
	for i := range segments {
		if segments[i].mark != nil {
			kind := b.kindOf(&segments[i])
			kinds[kind] = true
			letters = letters || scan.Alpha(kind)
		}
	}
	segments[len(segments)-1].end = uint32(b.end)
	segments = slices.DeleteFunc(segments, func(s segment) bool {
		kind := b.kindOf(&s)
		return s.mark == nil && !kinds[kind] && (!letters || !scan.Alpha(kind))
	})
	b.r.c.Portions = slices.Grow(b.r.c.Portions, len(segments))
	for i := range segments {
		p := segments[i].portion(b.parent, b.r.quote)
		b.r.finish(&p)
		b.r.c.Portions = append(b.r.c.Portions, p)
		if p.Parent >= 0 {
			parent := &b.r.c.Portions[p.Parent]
			parent.Span.End = max(parent.Span.End, p.Span.End)
		}
	}
}

// kindOf tells the kinds of heads apart by their first sign: a bracket, a stroke, a letter.
func (b *builder) kindOf(s *segment) byte { return b.r.b[s.start] | 0x20 }
