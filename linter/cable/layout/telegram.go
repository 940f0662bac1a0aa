package layout

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// telegram reads the heading of every layout that has a classification line: header, classification line,
// then captions and fields in any order, each found by its label.
func (h *heading) telegram() {
	h.findText()
	h.findLabels()
	top := h.belowCover(h.firstLine())
	class, found := h.classification(top)
	for k := top; k < class.line; k++ {
		if h.covers(k) {
			h.coverHeader(k)
		}
		if !h.blank(k) {
			h.above(k)
		}
	}
	at := class
	if found.Span.Valid() {
		at.offset = found.Span.End
		h.joinedAbove(class)
		h.section(class.line, found)
		if h.cover.Mark.ClassLevel() > found.Mark.ClassLevel() {
			h.c.Sections = append(h.c.Sections, h.cover)
		}
	}
	h.fieldsFrom(at)
}

// belowCover returns the line at which the header begins below the cover that a message centre has put
// before it: a classification line and instructions, which the message has again. Its level counts.
func (h *heading) belowCover(first int) int {
	header := line.SetOf(line.VZCZC, line.DE, line.ZNY, line.DTG, line.FM)
	cover := -1
	for k := first; k < h.region(); k++ {
		if header.Has(h.lines[k].Shape) {
			if cover < 0 {
				return first
			}
			break
		}
		if h.lines[k].Shape == line.Level && h.isSection(k) {
			cover = k
		}
	}
	for k := cover + 1; cover >= 0 && k < h.region(); k++ {
		if !header.Has(h.lines[k].Shape) {
			continue
		}
		for k > cover+1 && value.Relay(h.at(k-1)) {
			k--
		}
		if !h.sectionsBelow(k) {
			return first
		}
		for n := first; n < k; n++ {
			if !h.blank(n) {
				h.lines[n].Claim(line.Repeated, line.ByPlace)
			}
		}
		h.cover, _ = h.r.section(h.at(cover))
		h.c.Harm(cable.HeadingTwice, h.text(cover))
		return k
	}
	return first
}

func (h *heading) isSection(k int) bool {
	_, ok := h.r.section(h.at(k))
	return ok
}

// sectionsBelow reports whether a classification line stands above the fields from line k on.
func (h *heading) sectionsBelow(k int) bool {
	for ; k < h.region(); k++ {
		if h.lines[k].Shape == line.Level && h.isSection(k) {
			return true
		}
	}
	return false
}

// covers reports whether line k begins a second transmission header while the first is still open.
func (h *heading) covers(k int) bool {
	head := &h.c.Header
	return h.lines[k].Shape == line.VZCZC && (head.Transmission.Present() || head.Originator.Span.Valid()) ||
		h.lines[k].Shape == line.DE && head.Originator.Span.Valid() && !h.sameRouting(k)
}

func (h *heading) sameRouting(k int) bool {
	is := value.Originator(h.at(k))
	return string(h.c.Text(is.Routing.Span)) == string(h.c.Text(h.c.Header.Originator.Routing.Span))
}

// farthestField is how many lines below the top a label still counts.
const farthestField = 200

// findText finds the first numbered paragraph: nothing below it is a field.
func (h *heading) findText() {
	stop := min(h.last, farthestField)
	h.body = h.start(h.last)
	for k := 0; k < stop; k++ {
		switch h.lines[k].Shape {
		case line.Number, line.Pilcrow:
			begins := k > 0 || h.lines[k].Shape == line.Pilcrow
			if begins && value.IsParagraph(h.at(k)) && !h.amongAddresses(k) {
				if n := h.skipCutText(k); n > k {
					k = n - 1
					continue
				}
				h.body = h.start(k)
				return
			}
		case line.Quote, line.SetID:
			h.body = h.start(k)
			return
		case line.NNNN:
			if k > 0 {
				h.body = h.start(k)
				return
			}
		default:
		}
	}
	if stop < h.last {
		h.body = h.start(stop)
	}
}

// cutLines is how far below a copy that is cut off the whole one begins.
const cutLines = 80

// skipCutText returns the line at which the message is given again below line k, where its text begins
// and is cut off with dots; 0 when it is not. A page that shows the beginning above the text does that.
func (h *heading) skipCutText(k int) int {
	end := k
	for end+1 < h.last && !h.blank(end+1) {
		end++
	}
	if !h.dotted(h.text(end)) {
		return 0
	}
	for n := end + 1; n < h.last && n < end+cutLines; n++ {
		switch h.lines[n].Shape {
		case line.Number, line.Pilcrow:
			if value.IsParagraph(h.at(n)) {
				return 0
			}
		case line.Level:
			if h.isSection(n) {
				h.claim(k, text.Span{Start: h.text(k).Start, End: h.text(end).End}, line.Repeated, line.ByPlace)
				h.c.Harm(cable.HeadingCut, h.text(end))
				return n
			}
		default:
		}
	}
	return 0
}

// amongAddresses reports whether line k stands between the lines of an address block, where a number is
// that of a collective or an operator.
func (h *heading) amongAddresses(k int) bool {
	next := h.ink(k + 1)
	if next >= h.last || k == 0 {
		return false
	}
	header := line.SetOf(line.DTG, line.FM, line.DE, line.ZNY)
	return header.Has(h.lines[next].Shape)
}

// findLabels lists the labels above the text: those at the head of a line, and on a line that has one, or
// the classification, those that are glued behind.
func (h *heading) findLabels() {
	signs := line.SignsOf(h.b[:h.body.offset])
	for k := 0; k <= h.body.line && k < h.last; k++ {
		l := &h.lines[k]
		if l.Shape == line.Empty || l.Field == line.Furniture {
			continue
		}
		c := h.at(k)
		if k == h.body.line {
			c = c.Until(h.body.offset)
			if c.Done() {
				return
			}
		}
		h.labelsOn(k, c, &signs)
		if h.body.line == k {
			return
		}
	}
}

// longestJoined is how far into a line labels are looked for: a heading that stands on one line has some
// 2,000 bytes. mostLabels bounds those of a heading, which has a dozen.
const (
	longestJoined = 8192
	mostLabels    = 64
)

// labelsOn lists the labels of line k. Where paragraph 1 stands behind one, the text begins there.
func (h *heading) labelsOn(k int, c scan.Cursor, signs *line.Signs) {
	if head, ok := line.At(c, h.lines[k].Shape); ok && h.opensField(k, &head) {
		h.labels = append(h.labels, label{head, k, false})
		if head.Garbled {
			h.c.Harm(cable.LabelGarbled, head.Span)
		}
		c.Jump(max(head.Value, head.Span.End))
	} else if !h.mayGlue(k) {
		return
	}
	c = c.Until(min(c.End(), c.At()+longestJoined))
	for len(h.labels) < mostLabels {
		glued, ok := signs.Glued(c)
		if !ok {
			break
		}
		c.Jump(max(glued.Value, glued.Span.End))
		if h.gluesHere(&glued) {
			h.labels = append(h.labels, label{glued, k, true})
			h.c.Harm(cable.LinesJoined, text.Span{Start: h.text(k).Start, End: glued.Span.End})
		}
	}
	if n := len(h.labels); n > 0 && h.labels[n-1].line == k {
		c = h.at(k)
		c.Jump(h.labels[n-1].Span.End)
		if at := value.InlineParagraph(c); at > 0 {
			h.body = place{k, at}
			h.c.Harm(cable.LinesJoined, text.Span{Start: h.text(k).Start, End: at})
		}
	}
}

// opensField reports whether a label at the head of line k opens a field there. Below the subject the
// words of REF and of a block are also those of the text: there they stand below a blank line or a field.
func (h *heading) opensField(k int, l *line.Label) bool {
	switch l.Field {
	case line.Refs, line.Authority:
		return !h.has(line.Subject) || h.blank(k-1) || len(h.labels) > 0 && h.labels[len(h.labels)-1].line >= k-longestField
	case line.Subject:
		c := h.at(k)
		word := c.Slice(l.Span)
		if !scan.Folds(word, "RE") && !scan.Folds(word, "TITLE") {
			return true
		}
		return !h.has(line.Subject) && (h.has(line.Tags) || h.has(line.EO))
	default:
		return true
	}
}

// longestField is how many lines a field wraps over before another label needs a blank line.
const longestField = 8

func (h *heading) has(f line.Field) bool {
	for i := range h.labels {
		if h.labels[i].Field == f {
			return true
		}
	}
	return false
}

// mayGlue reports whether labels may be glued behind what stands on line k, which has none at its head:
// a classification line, a caption, an attention or address line, a page line; not a line of text.
func (h *heading) mayGlue(k int) bool {
	switch h.lines[k].Shape {
	case line.SubjLabel, line.BlockLabel, line.Level:
		return true
	default:
	}
	return !h.has(line.Subject) || h.nearSubject(k)
}

// nearSubject reports whether line k goes on with a field: nothing blank stands between its label and it,
// or it is a page line, behind which copies glue the block.
func (h *heading) nearSubject(k int) bool {
	if c := h.at(k); h.blank(k-1) && c.FindFold("CLASSIFIED BY:") > 0 {
		return true
	}
	if scan.Caps(h.c.Text(h.text(k))[:min(h.text(k).Len(), pageHead)]) && h.blank(k-1) {
		return true
	}
	for k > 0 && !h.blank(k-1) {
		k--
		if n := len(h.labels); n > 0 && h.labels[n-1].line >= k {
			return true
		}
	}
	return false
}

// pageHead is how much of a line is looked at for the post of a page line.
const pageHead = 12

// gluesHere reports whether a label in mid-line is one: a field of which the heading has none yet, or
// behind which another label follows as in a heading that is given twice.
func (h *heading) gluesHere(l *line.Label) bool {
	switch l.Field {
	case line.Authority: // not the second of a doubled label
		n := len(h.labels)
		return n == 0 || h.labels[n-1].Field != line.Authority || l.Span.Start-h.labels[n-1].Span.End > len(": ")+1
	case line.Tags, line.EO: // a second label among TAGS, an order that the value names
		if len(h.labels) == 0 {
			return h.colonBehind(l)
		}
		last := h.labels[len(h.labels)-1].Field
		return last != l.Field && (last == line.EO || h.colonBehind(l))
	case line.Subject:
		return h.has(line.EO) || h.has(line.Tags)
	default:
		return true
	}
}

// colonBehind reports whether a label has its colon: behind an E.O. line alone TAGS may lack it.
func (h *heading) colonBehind(l *line.Label) bool {
	if l.Field != line.Tags {
		return true
	}
	c := h.over(text.Span{Start: l.Span.End, End: h.c.Span.End})
	return c.Peek() == ':'
}

// limit returns where the field of label i ends at the latest: at the next label, or where the text
// begins.
func (h *heading) limit(i int) int {
	if i+1 < len(h.labels) {
		return h.labels[i+1].Span.Start
	}
	return h.body.offset
}

// fieldsFrom reads what stands between the classification line and the text.
func (h *heading) fieldsFrom(at place) {
	for i := range h.labels {
		l := &h.labels[i]
		if l.Span.Start < at.offset && l.Field != line.Authority {
			continue
		}
		at = h.loose(at, l.Span.Start)
		end := h.field(i)
		at = h.below(at, max(end, at.offset))
	}
	h.noteCut()
	h.restoreFields()
	h.settleText(at)
}

// below returns an offset with its line, which is that of a place or stands below it.
func (h *heading) below(at place, offset int) place {
	k := min(at.line, len(h.lines)-1)
	for k+1 < len(h.lines) && h.lines[k+1].Span().Start <= offset {
		k++
	}
	return place{k, offset}
}

// field reads the field of label i and returns the offset behind it.
func (h *heading) field(i int) int {
	l := &h.labels[i]
	by := line.ByLabel
	if l.glued {
		by = line.ByGlue
	}
	var sp text.Span
	switch l.Field {
	case line.EO:
		sp = h.eoField(l, h.limit(i))
	case line.Tags:
		sp = h.tagsField(l, h.limit(i))
	case line.Subject:
		sp = h.subjectField(l, h.limit(i))
	case line.Refs:
		sp = h.refsField(l, h.limit(i))
	default:
		sp = h.block(l.Span.Start, h.limit(i))
	}
	value.KeepField(h.c, l.Label, sp)
	h.claim(l.line, sp, l.Field, by)
	return sp.End
}

// settleText says where the text begins: at the numbered paragraph that was found, or where what stands
// below the last field is no caption any more.
func (h *heading) settleText(at place) {
	if len(h.labels) == 0 && len(h.c.Sections) == 0 && !h.c.Header.Span.Valid() {
		h.body = h.start(at.line)
		return
	}
	k := at.line
	if k < len(h.lines) && at.offset > h.text(k).Start {
		c := h.over(text.Span{Start: at.offset, End: h.text(k).End})
		if c.Space(); !c.Done() && at.offset < h.body.offset {
			h.body = place{k, c.At()}
			return
		}
		k++
	}
	for ; k < h.body.line; k++ {
		if !h.blank(k) && !h.takeBelowFields(k) {
			h.body = h.start(k)
			return
		}
	}
}

// takeBelowFields reads line k between the last field and the text, and reports whether it is no text.
func (h *heading) takeBelowFields(k int) bool {
	l := &h.lines[k]
	switch l.Shape {
	case line.Page02, line.PageLine:
		h.pageLine(k)
		return true
	case line.PageRest:
		return true
	case line.BT:
		l.Claim(line.Tail, line.ByShape)
		return true
	case line.Level:
		return h.levelBelow(k)
	case line.Stamp:
		if h.has(line.Subject) {
			return false
		}
		l.Claim(line.Furniture, line.ByPlace)
		return true
	default:
	}
	if l.Field == line.Furniture {
		return true
	}
	return !h.has(line.Subject) && !h.c.EO.Present() && !h.c.Tags.Present() && h.takeCaption(k)
}

// levelBelow reads a level between the last field and the text: a further section, or a page's banner.
func (h *heading) levelBelow(k int) bool {
	if s, ok := h.r.section(h.at(k)); ok && h.knownNumber(&s) {
		h.section(k, s)
		return true
	}
	return h.banner(k)
}

// knownNumber reports whether a classification line has the number of the message, or the message none.
func (h *heading) knownNumber(s *cable.Section) bool {
	own := h.c.Classification()
	return own == nil || !own.Serial.Present() || !s.Serial.Present() || own.Serial.Value == s.Serial.Value
}

// takeCaption reads line k of a message without any field as a caption, where it is one.
func (h *heading) takeCaption(k int) bool {
	c := h.at(k)
	first := c
	if _, ok := value.Caption(&first); !ok && (len(h.c.Sections) == 0 || !h.loneWord(k)) {
		return false
	}
	h.captionLine(k, c)
	return true
}
