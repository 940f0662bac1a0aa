package layout

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// military is a message of the armed forces: sets whose names stand before a stroke (MSGID/, SUBJ/,
// RMKS/), or a level with //Nnnnnn// behind it. Nothing of State's own layout is asked of it.
var military = entry{
	Layout:  cable.Layout{Name: "military", Title: "military message", Sectioned: true},
	notes:   (*signs).militaryLine,
	on:      line.SetOf(line.SetID, line.Level),
	claims:  func(s *signs) bool { return s.military && !s.eo && !s.tags },
	heading: (*heading).military,
	closes:  telegramEnds,
}

// ownSets are those that only a military message has; POC/ and the like are found elsewhere too.
var ownSets = []string{"MSGID/", "SUBJ/", "RMKS/", "GENTEXT/"}

// militaryLine notes a set of a military message, or a level with its code.
func (s *signs) militaryLine(c scan.Cursor, sh line.Shape) {
	switch sh {
	case line.SetID:
		for _, id := range ownSets {
			s.military = s.military || c.IsExact(id)
		}
	case line.Level:
		s.military = s.military || value.Coded(c)
	default:
	}
}

// military reads header and level, then the sets down to the first whose text is in paragraphs.
func (h *heading) military() {
	h.body = h.start(h.firstRemarks())
	class, found := h.classification(h.firstLine())
	if !found.Span.Valid() {
		class, found = h.openLevel(class)
	}
	for k := h.firstLine(); k < class.line; k++ {
		if !h.blank(k) {
			h.above(k)
		}
	}
	k := class.line
	if found.Span.Valid() {
		h.section(k, found)
		k++
	}
	for ; k < h.body.line; k++ {
		h.militarySet(k)
	}
}

// openLevel finds a level at the head of a line that goes on with strokes: `UNCLAS//`, or with what may not
// be read behind it.
func (h *heading) openLevel(below place) (place, cable.Section) {
	for k := range h.body.line {
		if h.lines[k].Shape != line.Level {
			continue
		}
		c := h.at(k)
		m, n := marking.ReadBanner(c.Left())
		level := c.Span(c.At())
		level.End += n
		if c.Jump(level.End); m != nil && (c.Done() || c.Skip("/")) {
			return place{k, level.Start}, cable.Section{Span: h.text(k), Level: scan.Trim(h.b, level), Mark: m}
		}
	}
	return below, cable.Section{}
}

// remarks are the sets that hold the text.
var remarks = []string{"RMKS/", "GENTEXT/", "NARR/"}

// firstRemarks returns the line at which the text begins; the text stands behind the set's name.
func (h *heading) firstRemarks() int {
	for k := range h.last {
		switch h.lines[k].Shape {
		case line.SetID:
			c := h.at(k)
			for _, id := range remarks {
				if c.IsExact(id) {
					return k
				}
			}
		case line.Number:
			if p := (value.Paragraph{}); value.ParagraphHead(h.at(k), h.c.Span.End, &p) && p.Number.Value == 1 {
				return k
			}
		default:
		}
	}
	return h.last
}

// militarySet reads line k above the remarks: a set, a line that goes on with one, the level again, BT.
func (h *heading) militarySet(k int) {
	l := &h.lines[k]
	switch l.Shape {
	case line.Empty:
	case line.BT:
		l.Claim(line.Tail, line.ByShape)
	case line.DTG, line.FM, line.ZNY: // copies put the level above them too
		h.above(k)
	case line.Level:
		if !h.banner(k) {
			l.Claim(line.SetLine, line.ByPlace)
		}
	default:
		l.Claim(line.SetLine, line.ByPlace)
		c := h.at(k)
		if c.Fold("SUBJ/") && !h.c.Subject.Present() {
			label := c.Span(l.Text().Start)
			h.c.Subject = value.Subject(label, h.over(text.Span{Start: c.At(), End: setEnd(c)}))
		}
	}
}

// setEnd returns the end of a set on its line: the double stroke that closes it.
func setEnd(c scan.Cursor) int {
	if i := c.FindExact("//"); i >= 0 {
		return i
	}
	return c.End()
}
