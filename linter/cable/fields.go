package cable

import (
	"bytes"

	"cablelint/linter/text"
)

// fields reads what stands between the classification line and the text: captions and passing
// instructions, E.O. line, TAGS, subject, references and the classification authority. They come in any
// order, and any of them may be missing. It returns the first line of the text.
func (r *reader) fields(i int) int {
	last := r.lastField(i)
	for i < len(r.lines) {
		sh := r.shapes[i]
		if sh == shBlank {
			i++
			continue
		}
		if next := r.field(i, last); next > i {
			i = next
			continue
		}
		break
	}
	if r.bodyOffset() == 0 {
		r.setBody(i, r.offsetOf(i))
	}
	return r.bodyLine
}

// setBody says where the text begins: at line i, or within it.
func (r *reader) setBody(i, offset int) {
	r.bodyLine, r.c.BodyStart = i, offset
}

func (r *reader) bodyOffset() int { return r.c.BodyStart }

func (r *reader) offsetOf(i int) int {
	if i < len(r.lines) {
		return r.text(i).Start
	}
	return r.c.Span.End
}

// farthestField is how many lines below the classification line a label still counts.
const farthestField = 120

// lastField returns the last line before the first numbered paragraph that carries a field's label.
// What stands above it is no text yet, whatever it looks like.
func (r *reader) lastField(i int) int {
	last := -1
	subject := false
	for k := i; k < len(r.lines) && k < i+farthestField && k < r.attributes; k++ {
		switch r.shapes[k] {
		case shEO, shTags:
			last = k
		case shSubject:
			last, subject = k, true
		case shRef, shAuthority:
			if !subject || r.blank(k-1) || r.lines[k-1].Kind == FieldLine {
				last = k
			}
		case shNumber, shPilcrow:
			if _, ok := r.paragraphHead(k, r.text(k).Start); ok {
				return last
			}
		case shNNNN, shQuote:
			return last
		case shPlain:
			if r.damagedLabel(k) != shPlain || !subject && r.eoWithin(k) > 0 || r.authorityWithin(k) > 0 {
				last = k
			}
		default:
		}
	}
	return last
}

// eoWithin finds the E.O. line that a copy without line ends has in the middle of line i: 0 when there
// is none. Its label may have lost its first letter to a word or a redaction before it.
func (r *reader) eoWithin(i int) int {
	line := r.text(i)
	k := bytes.Index(r.b[line.Start:line.End], []byte(".O. 1"))
	if k <= 0 {
		return 0
	}
	k += line.Start
	if r.b[k-1] == 'E' && k-1 > line.Start {
		return k - 1
	}
	if isCutEO(r.b, k, line.End) {
		return k
	}
	return 0
}

// isCutEO reports whether `.O. 12958: DECL` stands at i: what is left of an E.O. line's label, with the
// number of an order and a label after it, which prose does not have.
func isCutEO(b []byte, i, end int) bool {
	if !exact(b, i, end, ".O. 1") && !exact(b, i, end, "O. 1") {
		return false
	}
	num := i + bytes.IndexByte(b[i:end], '1')
	j := digitsEnd(b, num, end)
	switch string(b[num:j]) {
	case "12065", "12356", "12958", "13292", "13526":
	default:
		return false
	}
	k := skipColon(b, j, end)
	n := declLabelLen(b, k, end)
	return n > 0 && k+n < end && b[k+n] == ':'
}

// runOnSection finds the classification line in front of the E.O. line at offset eo of line i.
func (r *reader) runOnSection(i, eo int) {
	if len(r.c.Sections) > 0 {
		return
	}
	line := r.text(i)
	for _, level := range []string{"C O N F I D", "S E C R E T", "T O P ", "UNCLAS ", "CONFIDENTIAL ", "SECRET "} {
		k := bytes.Index(r.b[line.Start:eo], []byte(level))
		if k < 0 {
			continue
		}
		at := line.Start + k
		if s, ok := readSection(r.b, text.Span{Start: at, End: trimEnd(r.b, at, eo)}); ok {
			r.addSection(i, s)
			return
		}
	}
}

// authorityWithin finds the `Classified By:` that such a copy has in the middle of line i: 0 when there
// is none.
func (r *reader) authorityWithin(i int) int {
	line := r.text(i)
	k := bytes.Index(r.b[line.Start:line.End], []byte("lassified By:"))
	if k < 1 || r.b[line.Start+k-1] != 'C' {
		return 0
	}
	return line.Start + k - 1
}

// damagedLabels are the labels that may be misspelt by one letter, when a colon or the like follows.
var damagedLabels = []label{
	{"TAGS", shTags}, {"SUBJECT", shSubject}, {"SUBJ", shSubject},
}

// damagedLabel returns what a line would be if one letter of its label were put right.
func (r *reader) damagedLabel(i int) shape {
	line := r.text(i)
	j := lettersEnd(r.b, line.Start, min(line.End, line.Start+10))
	k := skipBlanks(r.b, j, line.End)
	word := r.b[line.Start:j]
	if len(word) < 3 || k >= line.End {
		return shPlain
	}
	switch r.b[k] {
	case ':', ';':
	case ',', '.':
		if !bytes.Equal(word, []byte("TAGS")) {
			return shPlain
		}
	default:
		return r.damagedAuthority(i)
	}
	for _, l := range damagedLabels {
		if oneEdit(word, l.word) {
			return l.is
		}
	}
	return shPlain
}

// damagedAuthority knows `Classifed By` and `Classified Bye:`: two words, one of them one letter off.
func (r *reader) damagedAuthority(i int) shape {
	line := r.text(i)
	j := lettersEnd(r.b, line.Start, min(line.End, line.Start+12))
	k := skipBlanks(r.b, j, line.End)
	if oneEdit(r.b[line.Start:j], "CLASSIFIED") && hasWord(r.b, k, line.End, "BY") {
		return shAuthority
	}
	return shPlain
}

// field reads the field that begins at line i and returns the line after it, or i when the text begins
// there.
func (r *reader) field(i, last int) int {
	sh := r.shapes[i]
	if sh == shPlain || sh == shLevel {
		if d := r.damagedLabel(i); d != shPlain {
			sh = d
		}
	}
	switch sh {
	case shEO:
		return r.eoLine(i)
	case shTags:
		return r.tagsLine(i)
	case shSubject:
		return r.subjectLine(i, r.text(i).Start)
	case shRef:
		return r.refLine(i, r.text(i).Start)
	case shAuthority:
		return r.authority(i, r.text(i).Start)
	case shPage, shPageLine:
		r.pageLine(i)
		return i + 1
	case shPageRest:
		return i + 1
	case shStamp:
		if i <= last || !r.c.Subject.Present() {
			r.lines[i].Kind = Furniture
			return i + 1
		}
		return i
	case shLevel:
		return r.levelAmongFields(i, last)
	case shNumber, shPilcrow, shQuote, shNNNN, shHash, shAttributes, shSmartTail:
		if i < last && (sh == shNumber || sh == shPilcrow || sh == shHash) {
			if _, ok := r.paragraphHead(i, r.text(i).Start); !ok {
				r.lines[i].Kind = CaptionLine
				return i + 1
			}
		}
		return i
	case shParen:
		if r.markedAuthority(i) {
			return r.authority(i, r.text(i).Start)
		}
	case shBT:
		r.lines[i].Kind = TailLine
		return i + 1
	default:
	}
	if r.lines[i].Kind == Furniture {
		return i + 1
	}
	switch {
	case i <= last && r.authorityWithin(i) > 0:
		return r.authority(i, r.authorityWithin(i))
	case r.c.Subject.Present() && i > last:
		return i
	case r.c.Subject.Present():
		r.lines[i].Kind = Unread
	case i <= last && !r.c.EO.Present() && r.eoWithin(i) > 0:
		eo := r.eoWithin(i)
		r.runOnSection(i, eo)
		return r.eoLineAt(i, eo)
	case i <= last, !r.c.EO.Present() && !r.c.Tags.Present() && r.captionRegion(i):
		r.captionLine(i)
	default:
		return i
	}
	return i + 1
}

// captionRegion reports whether line i of a message without any field is a caption all the same.
func (r *reader) captionRegion(i int) bool {
	line := r.text(i)
	return captionLen(r.b, line.Start, line.End) > 0 || len(r.c.Sections) > 0 && r.unknownCaption(i)
}

// levelAmongFields reads a classification line that is repeated, the banner of a page, or a caption such
// as LIMITED OFFICIAL USE.
func (r *reader) levelAmongFields(i, last int) int {
	if s, ok := readSection(r.b, r.text(i)); ok {
		if r.isCut(i) {
			r.dropFields()
		}
		r.addSection(i, s)
		return i + 1
	}
	if b, ok := r.banner(i); ok {
		r.lines[i].Kind = BannerLine
		line := r.text(i)
		if kind, n := readCaption(r.b, line.Start, line.End); n == line.Len() && kind != UnknownCaption &&
			len(r.c.Sections) > 0 {
			r.lines[i].Kind = CaptionLine
			r.c.Captions = append(r.c.Captions, Caption{Span: line, Kind: kind, Line: line})
			return i + 1
		}
		r.c.Banners = append(r.c.Banners, b)
		return i + 1
	}
	if i <= last {
		r.captionLine(i)
		return i + 1
	}
	return i
}

// eoLine reads the E.O. line at line i. TAGS may stand on it (cable-format.md 3.12).
func (r *reader) eoLine(i int) int { return r.eoLineAt(i, r.text(i).Start) }

// eoLineAt reads the E.O. line whose label begins at an offset of line i.
func (r *reader) eoLineAt(i, start int) int {
	line := r.text(i)
	line.Start = start
	r.lines[i].Kind = FieldLine
	labelEnd, at, _ := eoLabel(r.b, line.Start, line.End)
	end, next := r.eoEnd(i, at)
	tags := r.tagsLabelIn(at, end)
	stop := end
	if tags > 0 {
		stop = tags
	}
	if !r.c.EO.Present() || r.dotted(r.c.EO.Span) {
		r.c.EO = r.readEO(text.Span{Start: line.Start, End: labelEnd}, at, stop)
	}
	if tags > 0 {
		return r.tagsAt(next-1, tags)
	}
	return next
}

// eoEnd returns the end of the E.O. line's value and the line after it. A value wraps where nothing
// stands after the label, inside brackets, or in words.
func (r *reader) eoEnd(i, at int) (end, next int) {
	end, next = r.text(i).End, i+1
	for next < len(r.lines) && (r.shapes[next] == shPlain || r.shapes[next] == shNumber) {
		value := r.b[at:end]
		open := bytes.Count(value, []byte("(")) > bytes.Count(value, []byte(")"))
		line := r.text(next)
		empty := end == at || r.b[end-1] == ':' && r.shapes[next] == shNumber ||
			end-at >= 4 && hasPrefix(r.b, end-4, end, "DECL")
		if !open && !empty || r.damagedLabel(next) != shPlain || captionLen(r.b, line.Start, line.End) > 0 {
			break
		}
		if !open {
			if _, j := dateAt(r.b, line.Start, line.End); j == line.Start && !empty {
				break
			}
			if _, ok := r.paragraphHead(next, line.Start); ok {
				break
			}
		}
		r.lines[next].Kind = FieldLine
		end = line.End
		next++
		if !open {
			break
		}
	}
	return end, next
}

// tagsLabelIn finds a TAGS label on the E.O. line, also one that is glued to the value.
func (r *reader) tagsLabelIn(i, end int) int {
	for k := i + 1; k+4 < end; k++ {
		if r.b[k] == 'T' && (exact(r.b, k, end, "TAGS:") || exact(r.b, k, end, "TAGS ") && r.b[k-1] == ' ') {
			return k
		}
		if exact(r.b, k, end, "Tags:") {
			return k
		}
	}
	return 0
}

// readEO reads order and value; at is the offset after the label.
func (r *reader) readEO(label text.Span, at, end int) EOLine {
	end = trimEnd(r.b, at, end)
	eo := EOLine{Label: label, Span: text.Span{Start: label.Start, End: max(end, label.End)}}
	j := digitsEnd(r.b, at, end)
	if j-at >= 3 {
		eo.Order = number(r.b, at, j)
		at = j
	} else if j = wordEnd(r.b, at, end); isRun(r.b, at, j) {
		eo.Order.Span = text.Span{Start: at, End: j}
		at = j
	}
	i := at
	for i < end && (isAnyOf(r.b[i], ":,.\n") || blankAt(r.b, i) > 0) {
		i++
	}
	value := trimmed(r.b, i, end)
	if value.Empty() {
		return eo
	}
	eo.Value = value
	i = value.Start
	if n := declLabelLen(r.b, i, value.End); n > 0 {
		eo.Label2 = text.Span{Start: i, End: i + n}
		i = skipSeparators(r.b, i+n, value.End)
	}
	eo.Decl = ReadDecl(r.b, text.Span{Start: i, End: value.End}, r.date(), eo.Order.Value)
	eo.NA = len(eo.Decl.Items) == 1 && eo.Decl.Items[0].Kind == DeclNA
	r.unlabelledWords(&eo)
	return eo
}

// unlabelledWords takes words after an order that has no DECL label for what they are: a remark, not
// an event. `E.O. 12958: SEE PARA 3` gives no instruction.
func (r *reader) unlabelledWords(eo *EOLine) {
	if eo.Label2.Valid() {
		return
	}
	for k := range eo.Decl.Items {
		it := &eo.Decl.Items[k]
		if it.Kind == DeclEvent && !isEventStart(r.b, it.Span.Start, it.Span.End) {
			it.Kind = DeclUnread
			eo.Decl.Dubious = "words that are no instruction"
		}
	}
}

func isEventStart(b []byte, i, end int) bool {
	for _, w := range []string{
		"UPON", "AFTER", "WHEN", "END OF", "UNTIL", "ON ", "COMPLETION", "CONCLUSION", "FOLLOWING",
	} {
		if hasPrefix(b, i, end, w) {
			return true
		}
	}
	return false
}

// declLabelLen reads `DECL`, `DECLAS`, `decl`, `DECLASSIFY ON` before a value.
func declLabelLen(b []byte, i, end int) int {
	for _, w := range []string{"DECLASSIFY ON", "DECLASSIFY", "DECLASS", "DECLAS", "DECL"} {
		if hasPrefix(b, i, end, w) && (i+len(w) == end || !isAlpha(b[i+len(w)])) {
			return len(w)
		}
	}
	j := lettersEnd(b, i, end)
	if j-i >= 3 && j-i <= 5 && j < end && b[j] == ':' && oneEdit(b[i:j], "DECL") {
		return j - i
	}
	return 0
}

// date returns the cable's date as far as its header shows one.
func (r *reader) date() CalendarDate {
	h := &r.c.Header
	switch {
	case h.DTG.Year > 0:
		return CalendarDate{Year: h.DTG.Year, Month: h.DTG.Month, Day: h.DTG.Day}
	case h.Date.Year > 0:
		return h.Date
	case h.MRN.Year.Value > 0:
		return CalendarDate{Year: h.MRN.Year.Value}
	}
	return CalendarDate{}
}

// cutLines is how far below a cut copy the whole one is looked for.
const cutLines = 80

// afterCut reads the fields again where the first copy of them is cut off with dots and the whole
// message follows: a page that shows the beginning above the text does that.
func (r *reader) afterCut(i int) int {
	if !r.isCut(i) {
		return i
	}
	for k := i; k < len(r.lines) && k < i+cutLines; k++ {
		switch r.shapes[k] {
		case shPilcrow, shNumber:
			if h, ok := r.paragraphHead(k, r.text(k).Start); ok && (h.pilcrow || h.mark != nil) {
				return i
			}
		case shLevel:
			s, ok := readSection(r.b, r.text(k))
			if !ok {
				continue
			}
			r.dropFields()
			r.addSection(k, s)
			return r.fields(k + 1)
		default:
		}
	}
	return i
}

// cutFields are the fields of a copy that is cut off. What the whole copy does not show is taken from it.
type cutFields struct {
	eo        EOLine
	tags      TagsLine
	subject   Subject
	authority Authority
	refSpan   text.Span
	refs      []Reference
}

// dropFields puts the fields of a copy that is cut off aside.
func (r *reader) dropFields() {
	c := r.c
	r.cut = &cutFields{c.EO, c.Tags, c.Subject, c.Authority, c.RefSpan, c.Refs}
	c.EO, c.Tags, c.Subject, c.Authority = EOLine{}, TagsLine{}, Subject{}, Authority{}
	c.Refs, c.RefSpan, c.BodyStart = c.Refs[:0], text.Span{}, 0
	c.Captions = c.Captions[:0]
}

// restoreFields takes back the fields that only the cut copy has.
func (r *reader) restoreFields() {
	c, cut := r.c, r.cut
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
	if !c.Authority.Present() {
		c.Authority = cut.authority
	}
	if !c.RefSpan.Valid() {
		c.RefSpan, c.Refs = cut.refSpan, cut.refs
	}
}

// isCut reports whether a field above line i, or the text that begins there, ends with dots.
func (r *reader) isCut(i int) bool {
	c := r.c
	if r.dotted(c.EO.Span) || r.dotted(c.Subject.Span) || r.dotted(c.RefSpan) || r.dotted(c.Authority.Span) {
		return true
	}
	if n := r.nextInk(i); n < len(r.lines) && r.endsWithDots(n) {
		return true
	}
	k := i - 1
	for k > 0 && r.shapes[k] == shBlank {
		k--
	}
	return k >= 0 && r.endsWithDots(k)
}

func (r *reader) endsWithDots(k int) bool { return r.dotted(r.text(k)) }

func (r *reader) dotted(sp text.Span) bool {
	return sp.Len() >= 3 && string(r.b[sp.End-3:sp.End]) == "..."
}
