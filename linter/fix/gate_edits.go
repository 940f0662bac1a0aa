package fix

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// sound reports edits that are no edits of src: out of place or order, overlapping, impossible in its
// bytes, or writing what no cable holds.
func (e Edits) sound(src *text.Source) error {
	from, raw := 0, 0
	for i, edit := range e {
		if edit.Span.Start < from || edit.Span.End < edit.Span.Start || edit.Span.End > len(src.Text()) ||
			i > 0 && Overlap(e[i-1], edit) {
			return errors.New("the edits of the fix are out of place")
		}
		at, _ := src.Raw(edit.Span)
		if !possible(src, edit) || at.Start < raw {
			return errors.New("the bytes of the file are not what is read of them there")
		}
		if strings.ContainsFunc(edit.Text, unwritable) {
			return errors.New("a control character would be written")
		}
		from, raw = edit.Span.End, at.End
	}
	return nil
}

func unwritable(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f }

// sameOutside holds what stands between the edits to being the same, in the file and as it is read.
func sameOutside(before, after *text.Source, edits Edits) error {
	switch {
	case after.Encoding() > before.Encoding(), after.BOM() != before.BOM():
		return errors.New("the file would be read in another encoding")
	case (after.EOL() == "\r") != (before.EOL() == "\r"):
		return errors.New("the line ends of the file would be read otherwise")
	}
	var read, file []swap
	for _, e := range edits {
		raw, _ := before.Raw(e.Span)
		read = append(read, swap{e.Span, len(e.Text)})
		file = append(file, swap{raw, len(e.Text)})
	}
	if !kept(before.Text(), after.Text(), read) || !kept(before.File(), after.File(), file) {
		return errors.New("text outside the edits would change")
	}
	return nil
}

// swap is a stretch that is replaced and how many bytes take its place.
type swap struct {
	text.Span
	with int
}

func kept(was, is []byte, out []swap) bool {
	from, shift := 0, 0
	for _, e := range append(out, swap{text.At(len(was)), 0}) {
		lo, hi := from+shift, e.Start+shift
		if hi > len(is) || !bytes.Equal(was[from:e.Start], is[lo:hi]) {
			return false
		}
		shift += e.with - e.Len()
		from = e.End
	}
	return from+shift == len(is)
}

// protects are the fields, the outer ones beside, whose lines hold markings.
var protects = fields{
	line.Banner: true, line.Page: true, line.Classification: true, line.Caption: true, line.EO: true,
	line.Tags: true, line.Subject: true, line.Refs: true, line.MessageID: true, line.Labelled: true,
	line.SetLine: true, line.Authority: true,
}

// outer are the fields that are not the message's own text: a line that becomes one leaves the message.
var outer = fields{
	line.Transmission: true, line.Originator: true, line.Signal: true, line.DateTime: true,
	line.Sender: true, line.Address: true, line.Distribution: true, line.Drafting: true, line.DateLine: true,
	line.Quotation: true, line.Repeated: true, line.Tail: true, line.Furniture: true,
}

// fields is a set of what lines may be.
type fields map[line.Field]bool

// readAlike holds every line that no edit touches to being read as what it was, and keeps edits from
// writing lines that are not the message's own: NNNN, a header, a quotation.
func readAlike(before, after *cable.File, edits Edits) error {
	way := edits.Way()
	at := make(map[int]line.Field, len(after.Lines))
	count := map[line.Field]int{}
	for _, l := range after.Lines {
		at[l.Text().Start] = l.Field
		count[l.Field]++
	}
	for _, l := range before.Lines {
		count[l.Field]--
		switch {
		case outer[l.Field] && edits.enter(l.Span()):
			return fmt.Errorf("the line %s would change: it is evidence", placeOf(before.Source, l.Text().Start))
		case !outer[l.Field] && edits.touch(l.Span()):
			continue
		}
		is, whole := at[way.Forward(l.Text().Start)]
		if !whole || is != l.Field && (protects[l.Field] || outer[l.Field] || outer[is]) {
			return fmt.Errorf("the line %s would be read as something else", placeOf(before.Source, l.Text().Start))
		}
	}
	for field := range outer {
		if count[field] != 0 {
			return errors.New("a line of the transmission, a stamp or a quotation would appear or be lost")
		}
	}
	return nil
}

// writable are the fields whose lines an edit may write.
var writable = fields{line.Blank: true, line.Caption: true, line.Banner: true}

// written holds edits to writing whole lines, and such as state a marking: no words, no field, nothing
// that only a person may say.
func written(before *text.Source, after *cable.File, edits Edits) error {
	data, way := before.Text(), edits.Way()
	for _, e := range edits {
		if !strings.ContainsAny(e.Text, "\r\n") {
			continue
		}
		if !lineStart(data, e.Span.Start) && !lineEnd(data, e.Span.End) {
			return errors.New("a line would be broken in two")
		}
		at := way.writtenBy(e)
		for _, l := range after.Lines {
			if l.Span().Start >= at.Start && l.Span().Start < at.End && !writable[l.Field] && !captioned(after, l) {
				return errors.New("a line would be written that is no marking")
			}
		}
	}
	return nil
}

// captioned reports whether a line holds a caption: SMART messages have a field for them.
func captioned(f *cable.File, l line.Line) bool {
	return slices.ContainsFunc(f.Cables, func(c *cable.Cable) bool {
		return slices.ContainsFunc(c.Captions, func(at cable.Caption) bool { return l.Span().Contains(at.Span) })
	})
}

// writtenBy is where the text of one of the edits stands after them.
func (w Way) writtenBy(one rule.Edit) text.Span {
	from := w.Forward(one.Span.Start)
	if one.Span.Empty() {
		from -= len(one.Text)
	}
	return text.Span{Start: from, End: from + len(one.Text)}
}

func lineStart(data []byte, at int) bool { return at == 0 || data[at-1] == '\n' || data[at-1] == '\r' }

func lineEnd(data []byte, at int) bool {
	rest := bytes.TrimLeft(data[at:], " \t")
	return len(rest) == 0 || rest[0] == '\n' || rest[0] == '\r'
}

func placeOf(src *text.Source, offset int) string {
	return fmt.Sprintf("at %d", src.Position(offset).Line)
}

// enter reports whether an edit lies within sp, or takes something of it.
func (e Edits) enter(sp text.Span) bool {
	i := e.from(sp.Start + 1)
	return i < len(e) && e[i].Span.Start < sp.End
}

// touch reports whether an edit lies in sp or at one of its ends.
func (e Edits) touch(sp text.Span) bool {
	i := e.from(sp.Start)
	return i < len(e) && e[i].Span.Start <= sp.End
}

// places holds edits to the places of a message that have markings, or that a rule may mend. Prose, the
// header, and what a quoted telegram says are nobody's to change.
func (g gate) places() error {
	open, after := places(g.was.Cable), places(g.is.Cable)
	for _, e := range g.edits.about(g.was.Cable.Span) {
		if !g.was.Cable.Span.Contains(e.Span) {
			continue
		}
		if e.Span.Empty() {
			if g.wordy(e, after) {
				return errors.New("words would be put into the text of the message")
			}
			continue
		}
		rest := beyond(g.was.Cable, e.Span, open)
		apart := len(nearest(e.Span, open)) == 0 // blanks beside a marking go with it
		if len(bytes.TrimSpace(rest)) > 0 || rest != nil && apart {
			return errors.New("words would change that are no marking")
		}
	}
	return nil
}

// wordy reports whether an insertion puts something between the words of a portion, or before or behind
// them what is no marking; open is what of the outcome an edit may touch.
func (g gate) wordy(e rule.Edit, open []text.Span) bool {
	at, prose := e.Span.Start, g.proseAt(e.Span.Start)
	if prose.Start < at && at < prose.End {
		return true
	}
	return prose.Valid() && prose.Start <= at && at <= prose.End &&
		len(bytes.TrimSpace(beyond(g.is.Cable, g.way.writtenBy(e), open))) > 0
}

// places lists what of a cable an edit may touch, joined.
func places(c *cable.Cable) []text.Span {
	open := []text.Span{c.EO.Span, c.Tags.Span, c.Subject.MarkSpan, c.Authority.Span}
	open = append(open, c.Tags.Repeats...)
	for i := range c.Sections {
		if s := &c.Sections[i]; !s.Quoted {
			open = append(open, s.Span)
		}
	}
	for i := range c.Banners {
		open = append(open, c.Banners[i].Span)
	}
	for i := range c.PageLines {
		open = append(open, c.PageLines[i].Level)
	}
	for i := range c.Captions {
		open = append(open, c.Captions[i].Line)
	}
	for i := range c.Portions {
		p := &c.Portions[i]
		open = append(open, p.MarkSpan, p.TrailingSpan, p.Head)
	}
	return joined(append(open, c.Authority.Decl.Span))
}

// joined returns places in order, those that meet as one.
func joined(places []text.Span) []text.Span {
	arrange.By(places, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := places[:0]
	for _, p := range places {
		switch last := len(out) - 1; {
		case !p.Valid():
		case last >= 0 && p.Start <= out[last].End:
			out[last].End = max(out[last].End, p.End)
		default:
			out = append(out, p)
		}
	}
	return out
}

// nearest returns those of the places, which are joined, that share a byte with sp or touch it.
func nearest(sp text.Span, places []text.Span) []text.Span {
	from, _ := slices.BinarySearchFunc(places, sp.Start, func(p text.Span, at int) int { return cmp.Compare(p.End, at) })
	to := from
	for to < len(places) && places[to].Start <= sp.End {
		to++
	}
	return places[from:to]
}

// beyond returns what of sp lies in none of open. Pilcrows are artefacts wherever they stand.
func beyond(c *cable.Cable, sp text.Span, open []text.Span) []byte {
	left := bytes.Clone(c.Text(sp))
	for _, place := range nearest(sp, open) {
		for at := max(place.Start, sp.Start); at < min(place.End, sp.End); at++ {
			left[at-sp.Start] = ' '
		}
	}
	if sign := bytes.TrimSpace(left); bytes.Equal(sign, []byte("\u00b6")) || bytes.Equal(sign, []byte("\xb6")) {
		return nil
	}
	return left
}

// proseAt returns the words of the portion that offset lies in or right behind; nowhere, where a mark at
// their end holds it.
func (g gate) proseAt(offset int) text.Span {
	p := innermost(g.was.Cable.Portions, offset)
	if p < 0 {
		p = innermost(g.was.Cable.Portions, offset-1)
	}
	if p < 0 {
		return text.Span{}
	}
	in := g.was.Cable.Portions[p]
	if in.TrailingSpan.Valid() && in.TrailingSpan.Contains(text.At(offset)) {
		return text.Span{}
	}
	words := bytes.TrimRight(g.was.Cable.Text(in.Text), " \t\r\n")
	return text.Span{Start: in.Text.Start, End: in.Text.Start + len(words)}
}
