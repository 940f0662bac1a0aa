package cable

import (
	"cablelint/linter/text"
)

// smartLabels are the labels of a SMART message in the order of cable-format.md 4, upper case.
var smartLabels = []string{
	"MRN", "DATE/DTG", "FROM", "ACTION", "INFO", "E.O.", "TAGS", "CAPTIONS", "CAPTION", "REFERENCE", "REFERENCES",
	"PASS LINE", "SUBJECT", "XMT", "ATTACHMENTS", "ACTION POST", "ACTION OFFICE", "SIGNATURE", "DRAFTED BY",
	"CLEARED BY", "APPROVED BY", "RELEASED BY", "DISSEMINATION RULE", "REF", "SENSITIVITY", "PRECEDENCE",
}

// longestSmartLabel is the longest label with the blanks that may stand before its colon.
const longestSmartLabel = 26

// smartLabel reads a label at i: where it ends and where its value begins. What scanning has made of
// `Date/DTG` is read too.
func smartLabel(b []byte, i, end int) (label string, labelEnd, value int) {
	k := i
	for k < end && b[k] != ':' && k-i < longestSmartLabel {
		k++
	}
	if k >= end || b[k] != ':' {
		return "", 0, 0
	}
	labelEnd = trimEnd(b, i, k)
	if isDateDTG(b, i, end) {
		return "DATE/DTG", labelEnd, skipBlanks(b, k+1, end)
	}
	for _, w := range smartLabels {
		if len(w) == labelEnd-i && hasPrefix(b, i, labelEnd, w) {
			return w, labelEnd, skipBlanks(b, k+1, end)
		}
	}
	if _, num, ok := eoLabel(b, i, end); ok && num >= k {
		return "E.O.", labelEnd, skipBlanks(b, k+1, end)
	}
	return "", 0, 0
}

// smartHeader reads the header of a SMART message and returns the first line of the text.
func (r *reader) smartHeader() int {
	i := r.firstLine()
	for ; i < len(r.lines); i++ {
		if r.shapes[i] == shMRN {
			break
		}
		r.smartTopLine(i)
	}
	for i < len(r.lines) {
		if r.shapes[i] == shBlank {
			i++
			continue
		}
		line := r.text(i)
		label, labelEnd, value := smartLabel(r.b, line.Start, line.End)
		if label == "" {
			next := r.smartUnlabelled(i)
			if r.bodyOffset() > 0 {
				return r.bodyLine
			}
			if next == i {
				break
			}
			i = next
			continue
		}
		if label == "SIGNATURE" || label == "DRAFTED BY" {
			break
		}
		if label == "MRN" && value >= line.End {
			if next := r.smartColumns(i); next > i {
				i = next
				continue
			}
		}
		end, next := r.smartValue(i, value)
		r.smartField(i, next, label, labelEnd, text.Span{Start: value, End: end})
		i = next
	}
	r.setBody(i, r.offsetOf(i))
	return i
}

// smartUnlabelled reads a line between the fields that has no label and returns the line after what it
// begins, or i when the text begins there.
func (r *reader) smartUnlabelled(i int) int {
	switch {
	case r.smartOther(i):
		return i + 1
	case r.shapes[i] == shAuthority, r.shapes[i] == shParen && r.markedAuthority(i):
		return r.authority(i, r.text(i).Start)
	}
	return i
}

// smartTopLine reads a line above the MRN: the banner, or what printing has left there.
func (r *reader) smartTopLine(i int) {
	if r.shapes[i] == shLevel {
		if b, ok := r.banner(i); ok {
			r.lines[i].Kind = BannerLine
			r.c.Banners = append(r.c.Banners, b)
			return
		}
	}
	if r.shapes[i] != shBlank {
		r.lines[i].Kind = Furniture
	}
}

// smartOther reads a line between the fields that has no label: a banner at a page's edge, a stamp.
func (r *reader) smartOther(i int) bool {
	switch r.shapes[i] {
	case shLevel:
		if b, ok := r.banner(i); ok && r.blank(i-1) {
			r.lines[i].Kind = BannerLine
			r.c.Banners = append(r.c.Banners, b)
			return true
		}
	case shStamp:
		r.lines[i].Kind = Furniture
		return true
	default:
	}
	return r.lines[i].Kind == Furniture
}

// smartValue returns the end of the value that begins on line i and the line after it. Values go on in
// indented lines, and stand below the label where that stands alone.
func (r *reader) smartValue(i, value int) (end, next int) {
	end, next = r.text(i).End, i+1
	if n := r.nextInk(next); value >= end && n > next && n <= next+2 && n < len(r.lines) {
		if !r.smartStops(n) && r.shapes[n] != shLevel {
			return r.text(n).End, n + 1
		}
	}
	for next < len(r.lines) && r.shapes[next] != shBlank {
		line := r.text(next)
		indented := line.Start-r.lines[next].Span.Start >= smartIndent
		alone := value >= end
		if !indented && !alone {
			break
		}
		if r.smartStops(next) {
			break
		}
		end = line.End
		next++
	}
	return max(end, value), next
}

// smartStops reports whether a value ends before line n: a label, the authority or the text begins there.
func (r *reader) smartStops(n int) bool {
	line := r.text(n)
	if label, _, _ := smartLabel(r.b, line.Start, line.End); label != "" || r.shapes[n] == shAuthority {
		return true
	}
	if r.shapes[n] == shNumber {
		_, ok := r.paragraphHead(n, line.Start)
		return ok
	}
	return false
}

// smartColumn is a label that stands alone, all labels being above all values.
type smartColumn struct {
	line       int
	label      string
	labelEnd   int
	first, end int // the lines of its value
}

// fewestColumns is the number of labels without values that are taken for a column of them.
const fewestColumns = 3

// smartColumns reads a header whose labels all stand above their values, as taking the text out of a
// printed copy makes them. It returns the line after it, or i when the header at line i is none.
func (r *reader) smartColumns(i int) int {
	var columns []smartColumn
	k := i
	for ; k < len(r.lines); k++ {
		if r.shapes[k] == shBlank {
			continue
		}
		line := r.text(k)
		label, labelEnd, value := smartLabel(r.b, line.Start, line.End)
		if label == "" || value < line.End {
			break
		}
		columns = append(columns, smartColumn{line: k, label: label, labelEnd: labelEnd})
	}
	if len(columns) < fewestColumns {
		return i
	}
	next := r.fillColumns(columns, k)
	for _, c := range columns {
		if c.end == 0 {
			c.first, c.end = c.line, c.line
		}
		value := text.At(r.text(c.line).End)
		if c.end > c.first {
			value = text.Span{Start: r.text(c.first).Start, End: r.text(c.end - 1).End}
		}
		r.lines[c.line].Kind = FieldLine
		for n := c.first; n < c.end; n++ {
			if r.shapes[n] != shBlank {
				r.lines[n].Kind = FieldLine
			}
		}
		r.smartField(c.line, c.line+1, c.label, c.labelEnd, value)
	}
	return next
}

// fillColumns gives every label its lines from line k on and returns the line after them. A line that
// the next label cannot have goes on with the value before; the last value ends at a blank line.
func (r *reader) fillColumns(columns []smartColumn, k int) int {
	at := -1
	for ; k < len(r.lines) && !r.smartStops(k); k++ {
		if r.shapes[k] == shBlank {
			if at == len(columns)-1 {
				break
			}
			continue
		}
		if at+1 < len(columns) && (at < 0 || r.suits(columns[at+1].label, k)) && !r.goesOn(columns, at, k) {
			at++
			columns[at].first = k
		}
		columns[at].end = k + 1
	}
	return k
}

// goesOn reports whether line k is more of the value of the label at: TAGS after a comma, a further
// reference.
func (r *reader) goesOn(columns []smartColumn, at, k int) bool {
	if at < 0 {
		return false
	}
	line := r.text(k)
	switch columns[at].label {
	case "TAGS":
		return r.b[r.text(columns[at].end-1).End-1] == ','
	case "REFERENCE", "REFERENCES", "REF":
		letter, _ := refLetter(r.b, line.Start, line.End)
		return letter > 'A'
	}
	return false
}

// suits reports whether line k can be the value of a label.
func (r *reader) suits(label string, k int) bool {
	line := r.text(k)
	switch label {
	case "DATE/DTG":
		_, j := wordDate(r.b, line.Start, line.End)
		return j > line.Start
	case "E.O.":
		return digitsEnd(r.b, line.Start, line.End) >= line.Start+4 || hasPrefix(r.b, line.Start, line.End, "N/A")
	case "TAGS":
		return isCaps(r.b, line.Start, line.End)
	}
	return true
}

// smartIndent is the least indent of a line that goes on with a value.
const smartIndent = 6

// smartField keeps one labelled value and reads what the other generations have too.
func (r *reader) smartField(i, next int, label string, labelEnd int, value text.Span) {
	line := r.text(i)
	for k := i; k < next; k++ {
		r.lines[k].Kind = FieldLine
	}
	value = trimmed(r.b, value.Start, value.End)
	h := &r.c.Header
	h.Span = h.Span.Cover(text.Span{Start: line.Start, End: max(value.End, labelEnd)})
	h.Fields = append(h.Fields, SMARTField{Label: Token{text.Span{Start: line.Start, End: labelEnd}}, Value: value})
	switch label {
	case "MRN":
		h.MRN = readMRN(r.b, value)
	case "DATE/DTG":
		r.smartDate(value)
	case "FROM":
		h.From = readAddress(r.b, value)
	case "ACTION":
		h.To = r.smartAddresses(h.To, value)
	case "INFO":
		h.Info = r.smartAddresses(h.Info, value)
	case "E.O.":
		r.smartEO(line, labelEnd, value)
	case "TAGS":
		r.smartTags(line, labelEnd, value)
	case "CAPTIONS", "CAPTION":
		r.captionsIn(value.Start, value.End, value, false)
	case "REFERENCE", "REFERENCES", "REF":
		r.c.RefSpan = text.Span{Start: line.Start, End: max(value.End, labelEnd)}
		r.refItems(value.Start, value.End)
	case "SUBJECT":
		r.c.Subject = r.readSubject(text.Span{Start: line.Start, End: labelEnd}, value.Start, value.End)
	}
}

// readMRN reads `15 ARKADIA 412`.
func readMRN(b []byte, sp text.Span) MRN {
	m := MRN{Span: sp}
	i := sp.Start
	j := digitsEnd(b, i, sp.End)
	if j-i == 2 || j-i == 4 {
		m.Year = number(b, i, j)
		m.Year.Value = headerYear(m.Year)
		i = j
	}
	end := sp.End
	if k := lastWord(b, i, end); k >= i && k < end && digitsEnd(b, k, end) == end {
		m.Serial = number(b, k, end)
		end = k
	}
	m.Post.Span = trimmed(b, i, end)
	return m
}

// smartDate reads `Sep 25, 2015 / 250643Z SEP 15`; the stroke may be lost.
func (r *reader) smartDate(value text.Span) {
	h := &r.c.Header
	for k := value.Start; k < value.End; k++ {
		if !isDigit(r.b[k]) {
			continue
		}
		j := digitsEnd(r.b, k, value.End)
		if j-k >= 5 && isZone(r.b, j, value.End) {
			start := k
			if j-k > 6 { // the year, or the stroke read as a 1, has run into the group
				start = j - 6
			}
			h.DTG = readDTG(r.b, start, value.End)
			value.End = trimmedOf(r.b, value.Start, start, "/lI").End
			if j-k > 6 && r.b[start-1] == '1' {
				value.End = trimEnd(r.b, value.Start, start-1)
			}
			break
		}
		k = j - 1
	}
	h.Date = readCalendarDate(r.b, value.Start, value.End)
}

// smartAddresses reads addressees separated by semicolons, the city before the service:
// `WASHDC, SECSTATE IMMEDIATE`.
func (r *reader) smartAddresses(list []Address, value text.Span) []Address {
	i := value.Start
	for k := i; k <= value.End; k++ {
		if k < value.End && r.b[k] != ';' && r.b[k] != '\n' {
			continue
		}
		if sp := trimmed(r.b, i, k); sp.Len() > 0 {
			list = append(list, readAddress(r.b, sp))
		}
		i = k + 1
	}
	return list
}

func (r *reader) smartEO(line text.Span, labelEnd int, value text.Span) {
	if r.c.EO.Present() {
		return
	}
	if value.Empty() {
		label := text.Span{Start: line.Start, End: labelEnd}
		r.c.EO = EOLine{Span: label, Label: label}
		return
	}
	r.c.EO = r.readEO(text.Span{Start: line.Start, End: labelEnd}, value.Start, value.End)
}

func (r *reader) smartTags(line text.Span, labelEnd int, value text.Span) {
	if r.c.Tags.Present() {
		r.c.Tags.Repeats = append(r.c.Tags.Repeats, line)
		return
	}
	t := &r.c.Tags
	t.Label = text.Span{Start: line.Start, End: labelEnd}
	t.Span = text.Span{Start: line.Start, End: max(value.End, labelEnd)}
	t.Value = value
	r.tagItems(t)
}

// smartTail reads the drafting fields from line i on and returns the line after them.
func (r *reader) smartTail(i int) int {
	for i < len(r.lines) {
		if r.shapes[i] == shBlank {
			i++
			continue
		}
		line := r.text(i)
		label, labelEnd, value := smartLabel(r.b, line.Start, line.End)
		if label == "" {
			return i
		}
		end, next := r.smartValue(i, value)
		for k := i; k < next; k++ {
			r.lines[k].Kind = FieldLine
		}
		sp := trimmed(r.b, value, end)
		r.c.Header.Fields = append(r.c.Header.Fields, SMARTField{
			Label: Token{text.Span{Start: line.Start, End: labelEnd}}, Value: sp,
		})
		switch label {
		case "SIGNATURE":
			r.c.SignedBy.Span = sp
		case "INFO":
			r.c.Header.Info = r.smartAddresses(r.c.Header.Info, sp)
		}
		i = next
	}
	return i
}
