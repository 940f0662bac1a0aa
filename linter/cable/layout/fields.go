package layout

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// loose reads what stands from a place to an offset and belongs to no label: captions, passing and
// attention lines, page lines, banners, sections; and returns the place reached.
func (h *heading) loose(at place, stop int) place {
	for at.line < len(h.lines) && at.offset < stop {
		sp := h.text(at.line)
		piece := text.Span{Start: max(at.offset, sp.Start), End: min(sp.End, stop)}
		switch {
		case piece.Empty():
		case piece == sp:
			h.looseLine(at.line)
		default:
			h.loosePiece(at.line, piece)
		}
		if stop <= h.lines[at.line].Span().End {
			return place{at.line, stop}
		}
		at = h.start(at.line + 1)
	}
	return at
}

// looseLine reads a whole line among the fields.
func (h *heading) looseLine(k int) {
	l := &h.lines[k]
	if l.Field != line.Unread {
		return
	}
	switch l.Shape {
	case line.Page02, line.PageLine:
		h.pageLine(k)
	case line.PageRest:
	case line.BT, line.Hash, line.NNNN:
		l.Claim(line.Tail, line.ByShape)
	case line.Stamp:
		l.Claim(line.Furniture, line.ByPlace)
		h.c.Harm(cable.StampInField, l.Text())
	case line.Level:
		h.levelAmong(k)
	case line.Rule:
		l.Claim(line.Furniture, line.ByPlace)
	case line.VZCZC, line.DE, line.ZNY, line.FM, line.DTG:
		l.Claim(line.Repeated, line.ByShape)
		h.again(l.Text())
	default:
		if h.second && !h.reclassified {
			l.Claim(line.Repeated, line.ByPlace)
			return
		}
		h.words(k, h.at(k))
	}
}

// levelAmong reads a classification line that is repeated, the banner of a page, or a caption such as
// LIMITED OFFICIAL USE.
func (h *heading) levelAmong(k int) {
	if s, ok := h.r.section(h.at(k)); ok {
		h.section(k, s)
		h.rest(k, s.Span.End, h.text(k).End)
		return
	}
	b, ok := value.Banner(h.at(k))
	if !ok {
		h.words(k, h.at(k))
		return
	}
	c := h.at(k)
	if kind, known := value.Caption(&c); known && c.Done() && len(h.c.Sections) > 0 {
		h.lines[k].Claim(line.Caption, line.ByShape)
		h.c.Captions = append(h.c.Captions, cable.Caption{Span: h.text(k), Kind: kind, Line: h.text(k)})
		return
	}
	h.lines[k].Claim(line.Banner, line.ByShape)
	h.c.Banners = append(h.c.Banners, b)
}

// loosePiece reads a part of a line: what stands behind the classification line or another field, or
// before a label that is glued to it.
func (h *heading) loosePiece(k int, piece text.Span) {
	c := h.over(piece)
	c.Blanks()
	if c.Done() {
		return
	}
	if line.IsLevel(c) {
		if s, _, ok := value.Section(c, false); ok {
			h.section(k, s)
			h.rest(k, s.Span.End, piece.End)
			return
		}
	}
	if p := value.Page(c, value.OwnPost(h.c)); p.Page.Present() && p.Serial.Present() && p.Of.Present() {
		h.c.PageLines = append(h.c.PageLines, p)
		h.c.Harm(cable.PageInField, piece)
		return
	}
	h.rest(k, c.At(), piece.End)
}

// rest reads captions in a part of a line; what is none is unread.
func (h *heading) rest(k, from, to int) {
	c := h.over(text.Span{Start: from, End: to})
	c.Skip("\"'`,;:.-/")
	if c.Done() {
		return
	}
	list, left := value.Captions(c, h.c.Captions)
	if !left.Empty() {
		list = value.TrailingCaptions(h.over(left), list)
	}
	h.keepCaptions(list, h.text(k), h.lines[k].Field == line.Classification)
	if left.Empty() || h.passes(left) {
		return
	}
	h.c.LeaveUnread(left)
}

// passes reports whether words are an instruction to pass or for whose attention: free text in capitals
// above the E.O. line.
func (h *heading) passes(sp text.Span) bool {
	return !h.c.EO.Present() && !h.c.Tags.Present() && !h.c.Subject.Present() && sp.Len() < longestPassing
}

// longestPassing is the longest passing instruction that may stand behind a classification on its line.
const longestPassing = 400

// words reads line k among the fields: captions, or a passing instruction, which is free text.
func (h *heading) words(k int, c scan.Cursor) {
	if !h.mayPass(c) {
		h.c.LeaveUnread(c.Rest())
		return
	}
	h.captionLine(k, c)
}

// mayPass reports whether a line among the fields may be captions or a passing instruction: all above the
// E.O. line and TAGS may, below them what is plainly one.
func (h *heading) mayPass(c scan.Cursor) bool {
	if !h.c.EO.Present() && !h.c.Tags.Present() && !h.c.Subject.Present() {
		return true
	}
	if first := c; h.second || attention(c) {
		return true
	} else if _, ok := value.Caption(&first); ok && !h.c.Subject.Present() {
		return true
	}
	return false
}

// attention reports whether a line in capitals says for whom a message is or to whom to pass it.
func attention(c scan.Cursor) bool {
	if !scan.Caps(c.Left()) {
		return false
	}
	return c.FindExact(" FOR ") > 0 || c.FindExact("PASS ") >= 0 || c.IsExact("FOR ") || c.IsExact("DEPT ")
}

// captionLine reads line k as captions or a passing instruction.
func (h *heading) captionLine(k int, c scan.Cursor) {
	h.lines[k].Claim(line.Caption, line.ByPlace)
	if value.Corrected(c) {
		h.corrected(k)
		return
	}
	had := len(h.c.Captions)
	list, left := value.Captions(c, h.c.Captions)
	switch kind, ok := value.ReadersOnly(c); {
	case left.Empty(), len(list) > had && h.remark(left):
	case ok:
		list = append(list[:had], cable.Caption{Span: c.Rest(), Kind: kind})
	default:
		list = value.TrailingCaptions(c, list[:had])
		if len(list) == had && h.loneWord(k) {
			list = append(list, cable.Caption{Span: c.Rest(), Kind: cable.UnknownCaption})
		}
	}
	h.keepCaptions(list, h.text(k), false)
}

// keepCaptions keeps the captions that were added to those of the message, with the line that they are on.
func (h *heading) keepCaptions(list []cable.Caption, on text.Span, banner bool) {
	for i := len(h.c.Captions); i < len(list); i++ {
		list[i].Line, list[i].OnBanner = on, banner
	}
	h.c.Captions = list
}

// remark reports whether a stroke sets what stands at sp apart from the caption before it: `SENSITIVE BUT
// UNCLASSIFIED -- PROTECT ACCORDINGLY`.
func (h *heading) remark(sp text.Span) bool {
	c := h.over(sp)
	for c.Before() == ' ' {
		c = c.To(c.At() - 1)
	}
	return c.Before() == '-'
}

// loneWord reports whether line k is plainly meant as a caption: one word in capitals on a line of its own
// among blank lines and captions.
func (h *heading) loneWord(k int) bool {
	return value.CaptionLike(h.at(k)) && h.captionEdge(k-1) && h.captionEdge(k+1)
}

// captionEdge reports whether line k may stand beside a caption: it is blank, the classification line,
// captions or a field.
func (h *heading) captionEdge(k int) bool {
	if h.blank(k) || h.lines[k].Field == line.Classification || h.labelled(k) {
		return true
	}
	c := h.at(k)
	_, ok := value.Caption(&c)
	return ok
}

// again notes that the heading is given a second time from sp on.
func (h *heading) again(sp text.Span) {
	if h.second {
		return
	}
	h.second = true
	h.c.Harm(cable.HeadingTwice, sp)
	cut := h.noteCut()
	h.recordAbove()
	c := h.c
	if !cut {
		return
	}
	h.cut = &fields{c.EO, c.Tags, c.Subject, c.Authority, c.RefSpan, slices.Clone(c.Refs), slices.Clone(c.Captions)}
	c.EO, c.Tags, c.Subject, c.Authority = cable.EOLine{}, cable.TagsLine{}, cable.Subject{}, cable.Authority{}
	c.Refs, c.RefSpan, c.Captions = c.Refs[:0], text.Span{}, c.Captions[:0]
}

// recordAbove takes what was unread above a heading that is given again for the columns of the record that
// an archive has put between the two.
func (h *heading) recordAbove() {
	for _, sp := range h.c.Unread() {
		h.lines[h.c.LineOf(sp.Start)].Claim(line.Furniture, line.ByPlace)
		h.c.Harm(cable.TableRecord, sp)
	}
	h.c.ReadAll()
}

// fields are those of a copy that is cut off. What the whole copy does not show is taken from it.
type fields struct {
	eo        cable.EOLine
	tags      cable.TagsLine
	subject   cable.Subject
	authority cable.Authority
	refSpan   text.Span
	refs      []cable.Reference
	captions  []cable.Caption
}

// restoreFields takes back the fields that only the cut copy has.
func (h *heading) restoreFields() {
	c, cut := h.c, h.cut
	if cut == nil {
		return
	}
	if !c.EO.Present() {
		c.EO = cut.eo
	}
	if !c.Tags.Present() {
		c.Tags = cut.tags
	}
	if !c.Subject.Present() {
		c.Subject = cut.subject
	}
	if !c.Authority.Present() && cut.authority.Present() { // else one that has nobody's name stays
		c.Authority = cut.authority
	}
	if !c.RefSpan.Valid() {
		c.RefSpan, c.Refs = cut.refSpan, append(c.Refs, cut.refs...)
	}
	if len(c.Captions) == 0 {
		c.Captions = append(c.Captions, cut.captions...)
	}
}

// noteCut notes that a field that was read, or a line among them, ends in dots, and reports whether one does.
func (h *heading) noteCut() bool {
	for _, sp := range []text.Span{h.c.EO.Span, h.c.Subject.Span, h.c.RefSpan, h.c.Authority.Span, h.c.Tags.Span} {
		if h.dotted(sp) {
			h.c.Harm(cable.HeadingCut, sp)
			return true
		}
	}
	for k := range h.body.line {
		if f := h.lines[k].Field; (f == line.Unread || f == line.Caption || f == line.Repeated) && h.dotted(h.text(k)) {
			h.c.Harm(cable.HeadingCut, h.text(k))
			return true
		}
	}
	return false
}

func (h *heading) dotted(sp text.Span) bool { return bytes.HasSuffix(h.c.Text(sp), []byte("...")) }

// wrapped returns the end of a field that begins on line k and goes on, not beyond limit, as long as more
// says of the field so far and the next line that it does.
func (h *heading) wrapped(from, k, limit int, more func(so, next scan.Cursor, k int) bool) int {
	end := min(h.text(k).End, limit)
	for n := k + 1; n < len(h.lines) && h.text(n).Start < limit; n++ {
		next := h.over(text.Span{Start: h.text(n).Start, End: min(h.text(n).End, limit)})
		if h.lines[n].Field == line.Furniture || !more(h.over(text.Span{Start: from, End: end}), next, n) {
			break
		}
		end = next.End()
	}
	return scan.TrimEnd(h.b, text.Span{Start: from, End: end})
}

// eoField reads the E.O. line of a label. It wraps where nothing stands behind the label, in brackets or
// in words.
func (h *heading) eoField(l *label, limit int) text.Span {
	goesOn := line.SetOf(line.Plain, line.Number, line.DTG)
	end := h.wrapped(l.Span.Start, l.line, limit, func(so, next scan.Cursor, k int) bool {
		return goesOn.Has(h.lines[k].Shape) && value.EOGoesOn(so, next)
	})
	return text.Span{Start: l.Span.Start, End: end}
}

// tagsField reads the TAGS of a label, with the lines that continue them.
func (h *heading) tagsField(l *label, limit int) text.Span {
	goesOn := line.SetOf(line.Plain, line.Bracket)
	end := h.wrapped(l.Span.Start, l.line, limit, func(so, next scan.Cursor, k int) bool {
		return goesOn.Has(h.lines[k].Shape) && value.TagsGoOn(so.To(min(l.Value, so.End())), next)
	})
	return text.Span{Start: l.Span.Start, End: max(end, l.Span.End)}
}

// subjectField reads the subject of a label. It wraps without indent and ends at a blank line, a rule, a
// page line or the next label.
func (h *heading) subjectField(l *label, limit int) text.Span {
	goesOn := line.SetOf(line.Plain, line.Bracket, line.DTG, line.To, line.Info, line.Bullet, line.FM, line.Number)
	end := h.wrapped(l.Span.Start, l.line, limit, func(so, _ scan.Cursor, k int) bool {
		if h.lines[k].Shape == line.Empty {
			return h.spread() && so.End()-so.LastLine() > shortSubject && k+1 < len(h.lines) && scan.Caps(h.c.Text(h.text(k+1)))
		}
		if h.lines[k].Shape == line.Level {
			_, ok := value.Banner(h.at(k))
			return !ok && !h.isSection(k)
		}
		return goesOn.Has(h.lines[k].Shape)
	})
	return text.Span{Start: l.Span.Start, End: max(end, l.Span.End)}
}

// shortSubject is the length of a line from which on a subject may go on below a blank line, in a copy that
// has one below every line.
const shortSubject = 45

// spread reports whether the copy has a blank line below every line of the heading.
func (h *heading) spread() bool {
	blanks, fields := 0, 0
	for i := range h.labels {
		if k := h.labels[i].line; !h.labels[i].glued && k+1 < len(h.lines) {
			fields++
			if h.blank(k + 1) {
				blanks++
			}
		}
	}
	return fields >= 3 && blanks == fields
}

// refsField reads the references of a label. A lettered item may stand below a blank line.
func (h *heading) refsField(l *label, limit int) text.Span {
	letter := byte('A')
	end := min(h.text(l.line).End, limit)
	for k := l.line; k < len(h.lines); {
		letter = max(letter, h.letterOf(k))
		n := h.ink(k + 1)
		if n < len(h.lines) && h.lines[n].Shape == line.PageLine {
			if below := h.ink(n + 1); below < len(h.lines) && h.text(below).Start < limit && h.refsGoOn(n, below, letter) &&
				h.letterOf(below) > 0 {
				h.pageLine(n)
				h.c.Harm(cable.PageInField, h.text(n))
				n = below
			}
		}
		if n >= len(h.lines) || h.text(n).Start >= limit || !h.refsGoOn(k, n, letter) {
			break
		}
		end, k = min(h.text(n).End, limit), n
	}
	whole := text.Span{Start: l.Span.Start, End: end}
	return text.Span{Start: whole.Start, End: max(scan.TrimEnd(h.b, whole), l.Span.End)}
}

// letterOf returns the letter of the reference that line k begins with, behind a pilcrow if need be; 0
// when it has none.
func (h *heading) letterOf(k int) byte {
	c := h.at(k)
	c.Next(scan.Pilcrow(c.Left()))
	c.Blanks()
	return value.RefLetter(&c)
}

// refsGoOn reports whether line n goes on with references that have come to a letter on line k.
func (h *heading) refsGoOn(k, n int, letter byte) bool {
	l := h.letterOf(n)
	c := h.at(n)
	lettered := l != 0 && l >= letter && l <= letter+2 || l == 0 && c.FindExact(string(rune(letter+1))+")") > 0
	switch h.lines[n].Shape {
	case line.Plain, line.Bracket, line.To, line.Number:
		return n == k+1 || lettered
	case line.Pilcrow:
		return lettered
	default:
		return false
	}
}

// block reads the classification authority block at an offset and returns where it stands. Copies without
// line ends have the text right behind it.
func (h *heading) block(at, limit int) text.Span {
	stop, inline := value.BlockStop(h.over(text.Span{Start: at, End: value.BlockEnd(h.c, at, limit)}))
	sp := text.Span{Start: at, End: stop}
	if inline && (h.body.offset == 0 || stop < h.body.offset) {
		c := h.over(text.Span{Start: stop, End: h.text(h.c.LineOf(stop)).End})
		if c.Space(); !c.Done() {
			h.body = place{h.c.LineOf(c.At()), c.At()}
		}
	}
	value.KeepBlock(h.c, sp)
	return sp
}
