package cable

import (
	"bytes"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// longestBlock is the most lines that an authority block wraps over.
const longestBlock = 14

// authority reads the classification authority block that begins at offset at of line i
// (markings.md 4.2, cable-format.md 3.14), and returns the line after it. In a copy without line ends
// the text of the message may follow on the same line.
func (r *reader) authority(i, at int) int {
	end, next := r.authorityEnd(i, at)
	for k := i; k < next; k++ {
		r.lines[k].Kind = AuthorityLine
	}
	stop, inline := r.inlineText(at, end)
	r.readAuthority(at, stop)
	if inline {
		line := r.lineOf(stop)
		offset := skipSpace(r.b, stop, r.text(line).End)
		if offset < r.text(line).End {
			r.lines[line].Kind = TextLine
			r.setBody(line, offset)
			return line
		}
	}
	return next
}

// authorityEnd returns the end of the block and the line after it.
func (r *reader) authorityEnd(i, at int) (end, next int) {
	end, next = r.text(i).End, i+1
	for k := i + 1; k < len(r.lines) && k < i+longestBlock; k++ {
		n := r.nextInk(k)
		if n >= len(r.lines) || n > k+2 || !r.continuesBlock(n, at, end, n > k) {
			break
		}
		end, next, k = r.text(n).End, n+1, n
	}
	return end, next
}

// continuesBlock reports whether line n goes on with the block b[at:end]; apart says that a blank line
// stands between.
func (r *reader) continuesBlock(n, at, end int, apart bool) bool {
	line := r.text(n)
	switch r.shapes[n] {
	case shAuthority:
		return !apart && !r.authorityLabelAt(line.Start, line.End)
	case shEO:
		return !apart && r.c.EO.Present()
	case shPlain, shParen, shNumber, shTo:
	case shBullet:
		return !apart && r.b[line.Start] == '-' && r.unfinished(at, end)
	default:
		return false
	}
	if r.shapes[n] == shNumber {
		if _, ok := r.paragraphHead(n, line.Start); ok {
			return false
		}
	}
	reason := r.findReason(at, end)
	if !reason.ok {
		if apart {
			return startsReason(r.b, line) && !r.hasDerived(at, end)
		}
		return r.shapes[n] != shParen || !r.opensPortion(line) || r.unfinished(at, end)
	}
	if r.unfinished(at, end) || len(reason.Letters) == 0 && moreLetters(r.b, line) {
		return true
	}
	return !apart && (moreLetters(r.b, line) || startsReason(r.b, line))
}

func (r *reader) hasDerived(at, end int) bool { return indexFold(r.b, at, end, "DERIVED FROM") >= 0 }

// opensPortion reports whether a line begins with a portion mark.
func (r *reader) opensPortion(line text.Span) bool {
	m, n := marking.ReadPortion(r.b[line.Start:line.End])
	return m != nil && n > 0 && len(m.Text) > 0 && m.Level != marking.NoLevel && isUpper(r.b[line.Start+1])
}

// unfinished reports whether a block ends in the middle of its letters: after "and", a comma, a slash
// or an opening bracket.
func (r *reader) unfinished(at, end int) bool {
	end = trimEnd(r.b, at, end)
	if end == at {
		return true
	}
	switch r.b[end-1] {
	case ',', '/', '(', '&':
		return true
	}
	k := lastWord(r.b, at, end)
	return hasWord(r.b, k, end, "AND") || hasWord(r.b, k, end, "OR")
}

// moreLetters reports whether a line is nothing but further reason letters, such as `(d).` alone.
func moreLetters(b []byte, line text.Span) bool {
	if line.Len() > longestLetters {
		return false
	}
	letters := 0
	for i := line.Start; i < line.End; i++ {
		switch c := b[i]; {
		case isAlpha(c):
			if j := lettersEnd(b, i, line.End); j-i > 1 {
				if !hasWord(b, i, line.End, "AND") {
					return false
				}
				i = j - 1
				continue
			}
			letters++
		case isDigit(c):
			return false
		}
	}
	return letters > 0 && letters <= 5
}

// longestLetters is the longest line that holds nothing but reason letters, about five of them.
const longestLetters = 28

// startsReason reports whether a line begins with a reason or its label.
func startsReason(b []byte, line text.Span) bool {
	i, end := line.Start, line.End
	if sec, ok := sectionAt(b, i, end); ok && sec.end > i {
		return true
	}
	if hasPrefix(b, i, end, "FOR REASON") || hasPrefix(b, i, end, "REASON") || hasPrefix(b, i, end, ": 1.") {
		return true
	}
	return end-i >= 3 && b[i] == '(' && isAlpha(b[i+1]) && b[i+2] == ')' && moreLetters(b, line)
}

// longBlock is the length from which on the rest of a line after the reason is text of the message.
const longBlock = 400

// inlineText returns where the block ends when the text of the message goes on in the same line.
func (r *reader) inlineText(at, end int) (stop int, inline bool) {
	for k := at + 1; k < end; k++ {
		if r.b[k] == '1' && blankAt(r.b, k-1) > 0 && r.inlineParagraph(k, end) {
			if sp := r.findReason(at, k); sp.ok && k-sp.span.End > 2 {
				return r.afterReason(sp.span.End, k), true
			}
			return k, true
		}
	}
	if end-at < longBlock {
		return end, false
	}
	if reason := r.findReason(at, end); reason.ok && end-reason.span.End > longBlock/2 {
		return r.afterReason(reason.span.End, end), true
	}
	return end, false
}

// afterReason skips the full stop that ends a block.
func (r *reader) afterReason(i, end int) int {
	for i < end && (r.b[i] == '.' || r.b[i] == ')' || r.b[i] == ';') {
		i++
	}
	return i
}

// authorityLabels are the labels of the block, and how they are misspelt.
var classifiedBy = []string{"CLASSIFIED BY", "CLASSIFIED  BY", "CLASSIFIEDBY"}

// classifiedLabel returns the end of a `Classified By` at i and whether it is misspelt, 0 when there
// is none.
func classifiedLabel(b []byte, i, end int) (stop int, misspelt bool) {
	if i+11 > end || upper(b[i]) != 'C' {
		return 0, false
	}
	for _, w := range classifiedBy {
		if hasPrefix(b, i, end, w) && (i+len(w) == end || !isAlpha(b[i+len(w)]) || isUpper(b[i+len(w)])) {
			return i + len(w), w == "CLASSIFIEDBY"
		}
	}
	j := lettersEnd(b, i, min(end, i+12))
	k := skipBlanks(b, j, end)
	if j-i >= 9 && oneEdit(b[i:j], "CLASSIFIED") && hasWord(b, k, end, "BY") {
		return k + 2, true
	}
	return 0, false
}

// authorityLabelAt reports whether `Classified By` stands at i. In mid-line, where it may be glued to
// what stands before, capitals need a colon to be more than words.
func (r *reader) authorityLabelAt(i, end int) bool {
	stop, _ := classifiedLabel(r.b, i, end)
	if stop == 0 {
		return false
	}
	if !isUpper(r.b[i+1]) {
		return true
	}
	k := skipBlanks(r.b, stop, end)
	return i == r.text(r.lineOf(i)).Start || k < end && r.b[k] == ':'
}

// markedAuthority reports whether line i is `(U) Classified By ...`.
func (r *reader) markedAuthority(i int) bool {
	line := r.text(i)
	k := bytes.IndexByte(r.b[line.Start:min(line.End, line.Start+20)], ')')
	if k < 0 {
		return false
	}
	at := skipBlanks(r.b, line.Start+k+1, line.End)
	stop, _ := classifiedLabel(r.b, at, line.End)
	return stop > 0 || hasPrefix(r.b, at, line.End, "DERIVED FROM")
}

// readAuthority reads the parts of the block b[i:end].
func (r *reader) readAuthority(i, end int) {
	a := &r.c.Authority
	i = skipSpace(r.b, i, end)
	end = trimEnd(r.b, i, end)
	start := i
	mark, markSpan, i := r.blockMark(i, end)
	stop, misspelt := classifiedLabel(r.b, i, end)
	if stop > 0 {
		if a.Label.Valid() { // a further block of the same message: the first counts
			return
		}
		a.Label, a.Misspelt = text.Span{Start: i, End: stop}, misspelt
		a.Mark, a.MarkSpan = mark, markSpan
		i = r.afterLabel(stop, end)
	}
	a.Span = a.Span.Cover(text.Span{Start: start, End: end})
	parts := r.blockParts(i, end)
	if stop > 0 {
		i = r.doubled(i, end)
		reason := r.findReason(i, parts.first(end))
		r.keepReason(reason)
		a.Classifier = r.classifier(i, parts.first(end), reason)
	}
	r.labelled(parts, end)
	r.blockOrder(start, end)
}

// blockMark reads a portion mark before the label.
func (r *reader) blockMark(i, end int) (*marking.Mark, text.Span, int) {
	if i < end && r.b[i] == '(' {
		if m, n := marking.ReadPortion(r.b[i:end]); m != nil {
			return m, text.Span{Start: i, End: i + n}, skipSpace(r.b, i+n, end)
		}
	}
	return nil, text.Span{}, i
}

func (r *reader) afterLabel(i, end int) int {
	for i < end && (isAnyOf(r.b[i], ":;.-\n") || blankAt(r.b, i) > 0) {
		i++
	}
	return i
}

// doubled skips a second label, `Classified By: Classified by ...`, and a mark after the label.
func (r *reader) doubled(i, end int) int {
	a := &r.c.Authority
	for range 2 {
		if m, sp, j := r.blockMark(i, end); m != nil && isBlockMark(m) {
			if a.Mark == nil {
				a.Mark, a.MarkSpan = m, sp
			}
			i = j
		}
		stop, _ := classifiedLabel(r.b, i, end)
		if stop == 0 || a.Doubled.Valid() {
			break
		}
		a.Doubled = text.Span{Start: i, End: stop}
		i = r.afterLabel(stop, end)
	}
	return i
}

// isBlockMark tells `(U)` from a bracket that belongs to the name.
func isBlockMark(m *marking.Mark) bool { return m.Level != marking.NoLevel }

// blockPart is a further label of the block and where its value begins.
type blockPart struct {
	is    partKind
	label text.Span
	value int
}

type partKind uint8

const (
	derivedPart partKind = iota
	declassifyPart
	downgradePart
	reasonPart
	partKinds
)

type blockParts []blockPart

// first returns where the first labelled part begins that ends the classifier: not a reason, which is
// looked for by itself.
func (p blockParts) first(end int) int {
	for _, part := range p {
		if part.is != reasonPart {
			end = min(end, part.label.Start)
		}
	}
	return end
}

// partLabels are the labels of the parts, by kind.
var partLabels = [partKinds][]string{
	derivedPart: {"DERIVED FROM", "DERIVED BY", "DERIVED:"},
	declassifyPart: {
		"DECLASSIFY ON", "DECLASSIFIED ON", "DECL ON", "DECLASS ON", "DECLAS ON", "DECLASSIFICATION DATE", "DECL:",
	},
	downgradePart: {"DOWNGRADE TO", "DOWNGRADE ON"},
	reasonPart:    {"REASON:", "REASONS:", "REASON(S):"},
}

// blockParts finds the labels inside b[i:end], in order of kind, each once.
func (r *reader) blockParts(i, end int) blockParts {
	var parts blockParts
	for kind, words := range partLabels {
		for _, w := range words {
			k := indexFold(r.b, i, end, w)
			if k < 0 || k > i && isAlpha(r.b[k-1]) {
				continue
			}
			stop := k + len(w)
			if w[len(w)-1] == ':' {
				stop--
			}
			label := text.Span{Start: k, End: stop}
			parts = append(parts, blockPart{partKind(kind), label, r.afterLabel(stop, end)})
			break
		}
	}
	return parts
}

// labelled reads the parts that have a label.
func (r *reader) labelled(parts blockParts, end int) {
	a := &r.c.Authority
	for _, part := range parts {
		stop := end
		for _, other := range parts {
			if other.label.Start > part.label.Start {
				stop = min(stop, other.label.Start)
			}
		}
		value := trimmed(r.b, part.value, max(stop, part.value))
		switch part.is {
		case derivedPart:
			if !a.DerivedLabel.Valid() {
				a.DerivedLabel, a.DerivedFrom = part.label, value
				r.sources(value)
			}
		case declassifyPart:
			if !a.DeclassifyOn.Valid() {
				a.DeclassifyOn = part.label
				a.Decl = ReadDecl(r.b, firstLine(r.b, value), r.date(), r.c.EO.Order.Value)
			}
		case downgradePart:
			a.DowngradeTo = firstLine(r.b, value)
		case reasonPart:
			if !a.Reason.Span.Valid() {
				r.keepReason(r.findReason(part.label.Start, stop))
			}
			if !a.ReasonLabel.Valid() {
				a.ReasonLabel = text.Span{Start: part.label.Start, End: min(part.label.End+1, end)}
			}
		default:
		}
	}
}

// firstLine cuts a value at its line end.
func firstLine(b []byte, sp text.Span) text.Span {
	if k := bytes.IndexByte(b[sp.Start:sp.End], '\n'); k >= 0 {
		sp.End = trimEnd(b, sp.Start, sp.Start+k)
	}
	return sp
}

// sources splits the value of Derived From.
func (r *reader) sources(value text.Span) {
	a := &r.c.Authority
	i := value.Start
	for k := i; k <= value.End; k++ {
		if k < value.End && r.b[k] != ';' && r.b[k] != '\n' {
			continue
		}
		if sp := trimmedOf(r.b, i, k, ",;."); sp.Len() > 0 {
			a.Sources = append(a.Sources, sp)
		}
		i = k + 1
	}
	if indexFold(r.b, value.Start, value.End, "MULTIPLE") >= 0 {
		a.SourceList = indexFold(r.b, r.c.Span.Start, r.c.Span.End, "SOURCE LIST") >= 0 ||
			indexFold(r.b, r.c.Span.Start, r.c.Span.End, "LIST OF SOURCES") >= 0 || len(a.Sources) > 1
	}
}

func (r *reader) keepReason(f foundReason) {
	if !f.ok || r.c.Authority.Reason.Span.Valid() {
		return
	}
	r.c.Authority.Reason, r.c.Authority.ReasonLabel = f.Reason, f.label
}

// classifier returns name, title and office: what stands before the reason, or before an order that is
// named in front of it.
func (r *reader) classifier(i, end int, reason foundReason) text.Span {
	if reason.ok {
		end = min(end, reason.span.Start)
		if reason.label.Valid() {
			end = min(end, reason.label.Start)
		}
	}
	if k := r.orderIn(i, end); k > i {
		end = k
	}
	sp := trimmedOf(r.b, i, end, ",;:-.(")
	if sp.Len() > 0 && sp.End < end && r.b[sp.End] == '.' && sp.End-2 >= sp.Start && r.b[sp.End-2] == '.' {
		sp.End++ // "a.i."
	}
	if sp.Empty() {
		return text.Span{}
	}
	return sp
}

// orderIn returns the offset of an E.O. that is named in b[i:end], or end.
func (r *reader) orderIn(i, end int) int {
	for k := i; k < end; k++ {
		if upper(r.b[k]) != 'E' || k > i && isAlnum(r.b[k-1]) {
			continue
		}
		if _, num, ok := eoLabel(r.b, k, end); ok && digitsEnd(r.b, num, end)-num >= 4 {
			return k
		}
	}
	return end
}

// blockOrder keeps the order that the block names.
func (r *reader) blockOrder(i, end int) {
	if r.c.Authority.Order.Present() {
		return
	}
	if k := r.orderIn(i, end); k < end {
		_, num, _ := eoLabel(r.b, k, end)
		r.c.Authority.Order = number(r.b, num, digitsEnd(r.b, num, end))
	}
}

// authorityIn reads the authority that paragraph number holds (cable-format.md 3.14), when its text
// begins with one or has one after a whole-text mark. It reports whether it does.
func (r *reader) authorityIn(sp text.Span, number int) bool {
	if r.c.Authority.Present() {
		return false
	}
	at := sp.Start
	if stop, _ := classifiedLabel(r.b, at, sp.End); stop == 0 && !hasPrefix(r.b, at, sp.End, "DERIVED FROM") {
		at = -1
		for k := sp.Start; k < min(sp.End, sp.Start+80); k++ {
			if k > sp.Start && isAlpha(r.b[k-1]) {
				continue
			}
			if stop, _ := classifiedLabel(r.b, k, sp.End); stop > 0 && wholeBefore(r.b, sp.Start, k) {
				at = k
				break
			}
		}
	}
	if at < 0 {
		return false
	}
	r.readAuthority(at, min(sp.End, at+2*longBlock))
	r.c.Authority.InParagraph = number
	return true
}

// wholeBefore reports whether nothing but a whole-text statement stands in b[i:end].
func wholeBefore(b []byte, i, end int) bool {
	return indexFold(b, i, end, "ENTIRE TEXT") >= 0 || trimmedOf(b, i, end, ".-:;,").Empty()
}
