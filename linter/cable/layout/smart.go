package layout

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// smart is a message of the Department's messaging system, from about 2009: labelled lines.
var smart = entry{
	Layout:  cable.Layout{Name: "smart", Title: "SMART message", Generation: 3, State: true},
	claims:  func(s *signs) bool { return s.smart },
	heading: (*heading).smart,
	closes:  telegramEnds,
	tail:    (*heading).smartTail,
}

// smartLabels are the labels of a SMART message in their order, in capitals, and what their lines are.
var smartLabels = []knownLabel{
	{"MRN", line.MessageID},
	{"DATE/DTG", line.DateTime},
	{"FROM", line.Sender},
	{"ACTION", line.Address},
	{"INFO", line.Address},
	{"E.O.", line.EO},
	{"TAGS", line.Tags},
	{"CAPTIONS", line.Caption},
	{"CAPTION", line.Caption},
	{"REFERENCE", line.Refs},
	{"REFERENCES", line.Refs},
	{"PASS LINE", line.Labelled},
	{"SUBJECT", line.Subject},
	{"XMT", line.Labelled},
	{"ATTACHMENTS", line.Labelled},
	{"ACTION POST", line.Labelled},
	{"ACTION OFFICE", line.Labelled},
	{"SIGNATURE", line.Labelled},
	{"DRAFTED BY", line.Labelled},
	{"CLEARED BY", line.Labelled},
	{"APPROVED BY", line.Labelled},
	{"RELEASED BY", line.Labelled},
	{"DISSEMINATION RULE", line.Labelled},
	{"REF", line.Refs},
	{"SENSITIVITY", line.Labelled},
	{"PRECEDENCE", line.Labelled},
}

// knownLabel is a label and what its line is.
type knownLabel struct {
	word  string
	field line.Field
}

// labelsBy are the labels by their first letter.
var labelsBy = func() (by [26][]knownLabel) {
	for _, l := range smartLabels {
		by[l.word[0]-'A'] = append(by[l.word[0]-'A'], l)
	}
	return by
}()

// longestSmartLabel is the longest label with the blanks that may stand before its colon.
const longestSmartLabel = 26

// smartLabel is the label of a line and where its value begins.
type smartLabel struct {
	word  string // as in smartLabels; "" for none
	field line.Field
	span  text.Span
	value int
}

// smartLabelAt reads the label at the head of line k. What scanning has made of `Date/DTG` is read too.
func (h *heading) smartLabelAt(k int) smartLabel {
	c := h.at(k)
	head := c.Until(min(c.End(), c.At()+longestSmartLabel))
	colon := head.Find(':')
	if colon < 0 {
		return smartLabel{}
	}
	l := smartLabel{span: scan.Trim(h.b, text.Span{Start: c.At(), End: colon})}
	rest := c.To(colon + 1)
	rest.Blanks()
	l.value = rest.At()
	if first := scan.ToUpper(c.Peek()); scan.Upper(first) {
		for _, known := range labelsBy[first-'A'] {
			if scan.Folds(h.c.Text(l.span), known.word) {
				l.word, l.field = known.word, known.field
				return l
			}
		}
	}
	switch eo, ok := line.At(c, line.EOLabel); {
	case isDateDTG(c):
		l.word, l.field = "DATE/DTG", line.DateTime
		return l
	case ok && eo.Value >= colon:
		l.word, l.field = "E.O.", line.EO
		return l
	}
	return smartLabel{}
}

// smart reads the heading of a SMART message.
func (h *heading) smart() {
	k := h.firstLine()
	for ; k < h.last && h.lines[k].Shape != line.MRN; k++ {
		h.smartTop(k)
	}
	for k < h.last {
		next := h.smartLine(k)
		if next == k {
			break
		}
		k = next
		if h.body.offset > 0 {
			return
		}
	}
	h.body = h.start(k)
}

// smartLine reads what begins on line k of the heading and returns the line below it, or k where the text
// begins.
func (h *heading) smartLine(k int) int {
	if h.blank(k) {
		return k + 1
	}
	l := h.smartLabelAt(k)
	switch l.word {
	case "":
		return h.smartUnlabelled(k)
	case "SIGNATURE", "DRAFTED BY":
		return k
	case "MRN":
		if h.c.Header.MRN.Span.Valid() { // the heading is given again
			h.c.Harm(cable.HeadingTwice, h.text(k))
		}
		if next := h.smartColumns(k); l.value >= h.text(k).End && next > k {
			return next
		}
	}
	end, next := h.smartValue(k, l.value)
	h.smartField(k, next, l, text.Span{Start: l.value, End: end})
	return next
}

// smartUnlabelled reads a line between the fields that has no label: a banner at a page's edge, a stamp,
// the authority block, or the rest of a value that a page's edge has cut in two.
func (h *heading) smartUnlabelled(k int) int {
	switch sh := h.lines[k].Shape; {
	case h.marked(k) && (h.blank(k-1) || h.lines[k-1].Field == line.Banner) && h.banner(k):
		return k + 1
	case value.IsPageOf(h.at(k)):
		h.lines[k].Claim(line.Furniture, line.ByPlace)
		return k + 1
	case sh == line.Stamp:
		h.lines[k].Claim(line.Furniture, line.ByShape)
		return k + 1
	case h.lines[k].Field == line.Furniture:
		return k + 1
	case sh == line.BlockLabel:
		return h.smartBlock(k)
	case h.smartResumes(k):
		h.lines[k].Claim(line.Labelled, line.ByValue)
		h.c.Harm(cable.PageInField, h.text(k))
		h.smartResume(k)
		return k + 1
	}
	return k
}

// smartResume reads line k as more of the value above it: TAGS where those end in a comma, else addressees.
func (h *heading) smartResume(k int) {
	t := &h.c.Tags
	last := h.over(t.Value)
	if !t.Present() || last.Last() != ',' {
		h.c.Header.To = value.Addresses(h.at(k), h.c.Header.To)
		return
	}
	t.Value.End, t.Span.End = h.text(k).End, h.text(k).End
	t.Items = t.Items[:0]
	value.Tags(h.over(t.Value), t)
}

// smartResumes reports whether line k, which has no label, is more of the heading: a label stands below it
// before anything of the text.
func (h *heading) smartResumes(k int) bool {
	if value.IsParagraph(h.at(k)) || h.lines[k].Shape == line.Bracket {
		return false
	}
	for n, inked := k+1, 0; n < h.last && inked < resumeLines; n++ {
		if h.blank(n) {
			continue
		}
		inked++
		if l := h.smartLabelAt(n); l.word != "" && l.word != "SIGNATURE" && l.word != "DRAFTED BY" {
			return true
		}
		if value.IsParagraph(h.at(n)) {
			return false
		}
	}
	return false
}

// resumeLines is how many lines of a value may stand below a page's edge.
const resumeLines = 6

// smartBlock reads the authority block at line k and returns the line below it.
func (h *heading) smartBlock(k int) int {
	sp := h.block(h.text(k).Start, h.c.Span.End)
	h.claim(k, sp, line.Authority, line.ByLabel)
	return h.below(h.start(k), max(sp.End-1, sp.Start)).line + 1
}

// smartTop reads a line above the MRN: the banner, or what printing has left there.
func (h *heading) smartTop(k int) {
	if h.marked(k) && h.banner(k) {
		return
	}
	if !h.blank(k) {
		h.lines[k].Claim(line.Furniture, line.ByPlace)
	}
}

// smartValue returns the end of the value that begins on line k and the line below it. Values go on in
// indented lines, and stand below the label where that stands alone.
func (h *heading) smartValue(k, at int) (end, next int) {
	end, next = h.text(k).End, k+1
	alone := at >= end
	if n := h.ink(next); alone && n > next && n <= next+2 && n < len(h.lines) {
		if !h.smartStops(n) && h.lines[n].Shape != line.Level {
			return h.text(n).End, n + 1
		}
	}
	for next < len(h.lines) && !h.blank(next) {
		indented := h.text(next).Start-h.lines[next].Span().Start >= smartIndent
		if !indented && !alone || h.smartStops(next) {
			break
		}
		end = h.text(next).End
		next++
	}
	return max(end, at), next
}

// smartIndent is the least indent of a line that goes on with a value.
const smartIndent = 6

// smartStops reports whether a value ends before line k: a label, the authority or the text begins there.
func (h *heading) smartStops(k int) bool {
	if h.lines[k].Shape == line.BlockLabel || h.smartLabelAt(k).word != "" {
		return true
	}
	return h.lines[k].Shape == line.Number && value.IsParagraph(h.at(k))
}

// smartColumn is a label that stands alone, all labels being above all values.
type smartColumn struct {
	smartLabel
	line       int
	first, end int // the lines of its value
}

// fewestColumns is the number of labels without values that are taken for a column of them.
const fewestColumns = 3

// smartColumns reads a heading whose labels all stand above their values, as taking the text out of a
// printed copy makes them. It returns the line below it, or k when the heading at line k is none.
func (h *heading) smartColumns(k int) int {
	var columns []smartColumn
	n := k
	for ; n < len(h.lines); n++ {
		if h.blank(n) {
			continue
		}
		l := h.smartLabelAt(n)
		if l.word == "" || l.value < h.text(n).End {
			break
		}
		columns = append(columns, smartColumn{smartLabel: l, line: n})
	}
	if len(columns) < fewestColumns {
		return k
	}
	next := h.fillColumns(columns, n)
	for _, col := range columns {
		sp := text.At(h.text(col.line).End)
		if col.end > col.first {
			sp = text.Span{Start: h.text(col.first).Start, End: h.text(col.end - 1).End}
			h.claim(col.first, sp, line.Labelled, line.ByPlace)
		}
		h.smartField(col.line, col.line+1, col.smartLabel, sp)
	}
	return next
}

// fillColumns gives every label its lines from line k on and returns the line below them. A line that the
// next label cannot have goes on with the value before; the last value ends at a blank line.
func (h *heading) fillColumns(columns []smartColumn, k int) int {
	at := -1
	for ; k < len(h.lines) && !h.smartStops(k); k++ {
		if h.blank(k) {
			if at == len(columns)-1 {
				break
			}
			continue
		}
		if at+1 < len(columns) && (at < 0 || h.suits(columns[at+1].word, k)) && !h.columnGoesOn(columns, at, k) {
			at++
			columns[at].first = k
		}
		columns[at].end = k + 1
	}
	return k
}

// columnGoesOn reports whether line k is more of the value of a label: TAGS after a comma, a further
// reference.
func (h *heading) columnGoesOn(columns []smartColumn, at, k int) bool {
	if at < 0 {
		return false
	}
	switch columns[at].word {
	case "TAGS":
		last := h.at(columns[at].end - 1)
		return last.Last() == ','
	case "REFERENCE", "REFERENCES", "REF":
		return h.letterOf(k) > 'A'
	}
	return false
}

// suits reports whether line k can be the value of a label.
func (h *heading) suits(word string, k int) bool {
	c := h.at(k)
	switch word {
	case "DATE/DTG":
		return value.WordDate(&c, &cable.DeclItem{})
	case "E.O.":
		return c.IsFold("N/A") || c.While(scan.Digit).Len() >= 4
	case "TAGS":
		return scan.Caps(c.Left())
	}
	return true
}

// smartField keeps one labelled value and reads what the other layouts have too.
func (h *heading) smartField(k, next int, l smartLabel, sp text.Span) {
	by := line.ByLabel
	for n := k; n < next; n++ {
		if !h.blank(n) {
			h.lines[n].Claim(l.field, by)
		}
		by = line.ByValue
	}
	sp = scan.Trim(h.b, sp)
	whole := text.Span{Start: l.span.Start, End: max(sp.End, l.span.End)}
	head := &h.c.Header
	head.Span = head.Span.Cover(whole)
	head.Fields = append(head.Fields, cable.SMARTField{Label: cable.Token{Span: l.span}, Value: sp})
	c := h.over(sp)
	switch l.word {
	case "MRN":
		if !head.MRN.Span.Valid() {
			head.MRN = value.MRN(c)
		}
	case "DATE/DTG":
		if !head.Date.Span.Valid() {
			head.Date, head.DTG = value.SMARTDate(c)
		}
	case "FROM":
		if !head.From.Name.Present() {
			head.From = value.Address(c)
		}
	case "ACTION":
		head.To = value.Addresses(c, head.To)
	case "INFO":
		head.Info = value.Addresses(c, head.Info)
	case "CAPTIONS", "CAPTION":
		h.smartCaptions(sp)
	default:
		value.KeepField(h.c, line.Label{Field: l.field, Span: l.span, Value: max(sp.Start, l.span.End)}, whole)
	}
}

func (h *heading) smartCaptions(sp text.Span) {
	had := len(h.c.Captions)
	list, left := value.Captions(h.over(sp), h.c.Captions)
	if !left.Empty() {
		list = list[:had]
	}
	h.keepCaptions(list, sp, false)
}

// smartTail reads the drafting fields from line k on and returns the line below them. The authority block
// of a message in the form of electronic mail follows the signature (32 CFR 2001.23(b)(5)).
func (h *heading) smartTail(k int) int {
	for k < h.last {
		if h.blank(k) {
			k++
			continue
		}
		if h.lines[k].Shape == line.BlockLabel {
			k = h.smartBlock(k)
			continue
		}
		l := h.smartLabelAt(k)
		if l.word == "" {
			return k
		}
		end, next := h.smartValue(k, l.value)
		sp := scan.Trim(h.b, text.Span{Start: l.value, End: end})
		for n := k; n < next; n++ {
			h.lines[n].Claim(line.Labelled, line.ByLabel)
		}
		h.c.Header.Fields = append(h.c.Header.Fields, cable.SMARTField{Label: cable.Token{Span: l.span}, Value: sp})
		switch l.word {
		case "SIGNATURE":
			h.c.SignedBy.Span = sp
		case "INFO":
			h.c.Header.Info = value.Addresses(h.over(sp), h.c.Header.Info)
		}
		k = next
	}
	return k
}

// firstDrafting returns the line at which the drafting fields begin that close a SMART message, the end
// when there is none.
func (h *heading) firstDrafting(k int) int {
	if !h.r.shown.Shapes.Has(line.SmartTail) {
		return h.last
	}
	for k < h.last && h.lines[k].Shape != line.SmartTail {
		k++
	}
	return k
}
