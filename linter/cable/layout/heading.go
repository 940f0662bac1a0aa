package layout

import (
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// heading reads what stands above the text of one message.
type heading struct {
	r     *Reader
	c     *cable.Cable
	b     []byte
	lines []line.Line
	last  int // first line that is no part of the message: the archive's attributes

	body         place         // where the text begins
	labels       []label       // of the fields, in order
	address      addressee     // what the next address line goes on with
	cover        cable.Section // of the cover above the header
	second       bool          // the heading is given again
	reclassified bool          // its classification line was met a second time
	cut          *fields       // of a heading that is cut off
}

// place is an offset and the line that holds it.
type place struct{ line, offset int }

// label is a label that was found, on its line.
type label struct {
	line.Label
	line  int
	glued bool // behind another field
}

// Reader finds the messages of files and reads what stands above and below their texts, one after the
// other, with buffers of its own. The zero value is ready.
type Reader struct {
	splitter splitter
	heading  heading
	sections []sectionAt
	shown    line.Shown // by the lines of the file
}

// sectionAt is a classification line that was read: splitting a file and reading a heading ask for the same lines.
type sectionAt struct {
	offset  int
	section cable.Section
}

// section reads the classification line at the cursor, once. That a line is none is soon seen anew.
func (r *Reader) section(c scan.Cursor) (cable.Section, bool) {
	if !value.MayPlace(c) {
		return cable.Section{}, false
	}
	n := len(r.sections)
	below := n == 0 || r.sections[n-1].offset < c.At()
	if !below {
		i, known := slices.BinarySearchFunc(r.sections, c.At(), func(s sectionAt, at int) int { return s.offset - at })
		if known {
			return r.sections[i].section, true
		}
	}
	s, _, ok := value.Section(c, false)
	if ok && below {
		r.sections = append(r.sections, sectionAt{c.At(), s})
	}
	return s, ok
}

// at puts the reader at a message.
func (r *Reader) at(m *Message, c *cable.Cable) *heading {
	h := &r.heading
	*h = heading{r: r, c: c, b: c.Source.Text(), lines: c.Lines, last: m.attributes - m.First, labels: h.labels[:0]}
	return h
}

// behindHeading puts the reader behind the heading that it has read: no text is to come.
func (r *Reader) behindHeading() *heading {
	r.heading.body = place{}
	return &r.heading
}

// Heading reads the heading of m into c, whose lines are those of m, and returns the first line of the
// text. The text may begin within that line, at c.BodyStart.
func (r *Reader) Heading(m *Message, c *cable.Cable) (first int) {
	c.Layout = &m.layout.Layout
	h := r.at(m, c)
	h.furniture()
	m.layout.heading(h)
	h.oddities()
	c.BodyStart = h.body.offset
	return h.body.line
}

// Close reads what stands below the text of m, whose heading was read, from line i on.
func (r *Reader) Close(m *Message, i int) {
	h := r.behindHeading()
	h.tail(m.layout, i)
	h.placeBanners(i)
	h.stamps()
	if a := &h.c.Authority; a.DerivedFrom.Valid() && !a.SourceList {
		a.SourceList = value.HasSourceList(h.over(h.c.Span))
	}
}

func (h *heading) text(k int) text.Span { return h.lines[k].Text() }

func (h *heading) at(k int) scan.Cursor { return scan.Over(h.b, h.lines[k].Text()) }

func (h *heading) over(sp text.Span) scan.Cursor { return scan.Over(h.b, sp) }

// blank reports whether line k is blank; lines beyond the message are.
func (h *heading) blank(k int) bool {
	return k < 0 || k >= len(h.lines) || h.lines[k].Shape == line.Empty
}

// ink returns the first line from k on that is not blank, the number of lines when there is none.
func (h *heading) ink(k int) int {
	for k < len(h.lines) && h.lines[k].Shape == line.Empty {
		k++
	}
	return k
}

// start returns the place at which line k begins, or the end of the message.
func (h *heading) start(k int) place {
	if k < len(h.lines) {
		return place{k, h.text(k).Start}
	}
	return place{len(h.lines), h.c.Span.End}
}

// claim notes that the lines of sp, which begins on line k, are a field: its first by a label, the others as its value.
func (h *heading) claim(k int, sp text.Span, f line.Field, by line.Claimant) {
	for ; k < len(h.lines) && h.lines[k].Text().Start < sp.End; k++ {
		if l := &h.lines[k]; l.Field == line.Unread {
			l.Claim(f, by)
		}
		by = line.ByValue
	}
}

// firstLine skips what copies put above a message: web residue and the notice of a partial extract.
func (h *heading) firstLine() int {
	i := 0
	for i < len(h.lines) && (h.lines[i].Shape == line.Empty || h.lines[i].Field == line.Furniture) {
		i++
	}
	if i < len(h.lines) {
		h.c.HeaderStart = h.text(i).Start
	}
	return i
}

// pageLine keeps the page line k.
func (h *heading) pageLine(k int) {
	value.KeepPage(h.c, k)
}

// marked reports whether line k may be a banner: it begins with a level, or as the register has markings, with a
// word and two strokes or two strokes alone.
func (h *heading) marked(k int) bool {
	shape := h.lines[k].Shape
	if shape == line.Level || unmarked.Has(shape) {
		return shape == line.Level
	}
	c := h.at(k)
	return line.IsStroked(c) || value.LevelAlone(c)
}

// unmarked holds the shapes that no marking has.
var unmarked = line.SetOf(line.Empty, line.Number, line.Pilcrow, line.Bracket, line.BT, line.Hash, line.NNNN)

// banner keeps line k as a marking on a line of its own, and reports whether it is one.
func (h *heading) banner(k int) bool {
	b, ok := value.Banner(h.at(k))
	if ok {
		h.lines[k].Claim(line.Banner, line.ByShape)
		h.c.Banners = value.Append(h.c, h.c.Banners, b.Span.Start, b)
	}
	return ok
}
