package cable

import (
	"bytes"

	"cablelint/linter/text"
)

// addressState says what the next address line is.
type addressState uint8

const (
	noAddress addressState = iota
	actionAddress
	infoAddress
	exemptAddress // after XMT: left out of the collective above, no addressee
	distribution  // after ACTION, ORIGIN or the first INFO of a reception copy
	drafting
)

// header reads everything above the classification line and the line itself. It returns the line after.
func (r *reader) header() int {
	place, sec := r.classificationPlace()
	state := noAddress
	for i := r.firstLine(); i < place; i++ {
		if r.shapes[i] == shBlank {
			continue
		}
		state = r.headerLine(i, state)
	}
	if place < len(r.lines) && sec.Span.Valid() {
		r.addSection(place, sec)
		return place + 1
	}
	return place
}

// firstLine skips what copies put above a message: web residue and the notice of a partial extract.
func (r *reader) firstLine() int {
	i := 0
	for ; i < len(r.lines); i++ {
		if r.shapes[i] != shBlank && r.lines[i].Kind != Furniture {
			break
		}
	}
	if i < len(r.lines) {
		r.c.HeaderStart = r.text(i).Start
	}
	return i
}

// classificationPlace finds the classification line: the first that reads as one above the fields, else
// a line in its place with a post and serial, else a letter-spaced level alone. Without any, it is the
// first line below the addresses.
func (r *reader) classificationPlace() (int, Section) {
	region := r.fieldRegion()
	addresses := -1
	bare := -1
	for i := range region {
		switch r.shapes[i] {
		case shLevel:
			if s, ok := readSection(r.b, r.text(i)); ok {
				return i, s
			}
			if line := r.text(i); bare < 0 && isSpaced(r.b, line.Start, line.End) {
				bare = i
			}
		case shFM, shTo, shDE, shDTG, shSignal:
			addresses = i
		case shInfo:
			if addresses >= 0 {
				addresses = i
			}
		default:
		}
	}
	if i, s, ok := r.damagedLevel(region); ok {
		return i, s
	}
	if bare >= 0 {
		if b, ok := r.banner(bare); ok {
			return bare, Section{Span: r.text(bare), Level: b.Span, Mark: b.Mark, Spaced: b.Spaced}
		}
	}
	if addresses >= 0 {
		return r.belowAddresses(addresses, region), Section{}
	}
	return r.belowBanner(region), Section{}
}

// belowAddresses returns the first line after the block of addresses that holds line i.
func (r *reader) belowAddresses(i, region int) int {
	for i < region && !r.blank(i) {
		i++
	}
	return i
}

// belowBanner returns the first line of a copy without header after its banner, which header reads.
func (r *reader) belowBanner(region int) int {
	i := r.firstLine()
	for i < region && (r.shapes[i] == shBlank || r.shapes[i] == shLevel || r.shapes[i] == shPage) {
		i++
	}
	return i
}

// fieldRegion returns the first line of the fields or of the text: no header line stands after it.
func (r *reader) fieldRegion() int {
	for i := range r.lines {
		switch r.shapes[i] {
		case shEO, shTags, shSubject, shAuthority, shPilcrow:
			return i
		case shNumber:
			if _, ok := r.paragraphHead(i, r.text(i).Start); ok {
				return i
			}
		default:
		}
	}
	return min(len(r.lines), r.attributes)
}

// damagedLevel finds the classification line whose level is misspelt, cut, unknown or missing.
func (r *reader) damagedLevel(region int) (int, Section, bool) {
	from := r.sender(region)
	for i := range region {
		if r.shapes[i] != shPlain && r.shapes[i] != shLevel {
			continue
		}
		line := r.text(i)
		if !isUpper(r.b[line.Start]) || !isDigit(r.b[line.End-1]) && !isUpper(r.b[line.End-1]) {
			continue
		}
		s, ok := readSection(r.b, line)
		if ok && s.Serial.Width >= 3 && s.Post.Present() && r.unaddressed(line) {
			return i, s, true
		}
		if s, ok := readUnlevelled(r.b, line, from); ok {
			return i, s, true
		}
	}
	return 0, Section{}, false
}

// unaddressed reports whether a line is no address: those have a slash, or a service before the post.
func (r *reader) unaddressed(line text.Span) bool {
	return bytes.IndexByte(r.b[line.Start:line.End], '/') < 0 &&
		!isAddressHead(r.b, line.Start, wordEnd(r.b, line.Start, line.End))
}

// sender returns the name on the FM line above region.
func (r *reader) sender(region int) text.Span {
	for i := range region {
		if r.shapes[i] == shFM {
			line := r.text(i)
			return trimmed(r.b, line.Start+3, line.End)
		}
	}
	return text.Span{}
}

// headerLine reads line i of the header and says what the lines after it go on with.
func (r *reader) headerLine(i int, state addressState) addressState {
	h, line := &r.c.Header, r.text(i)
	switch r.shapes[i] {
	case shVZCZC:
		if !h.Transmission.Present() {
			h.Transmission.Span = text.Span{Start: line.Start, End: wordEnd(r.b, line.Start, line.End)}
		}
		return r.headerKind(i, noAddress)
	case shDE:
		if !h.Originator.Span.Valid() {
			h.Originator = readOriginator(r.b, line)
		}
		return r.headerKind(i, noAddress)
	case shSignal:
		if !h.Signal.Span.Valid() {
			h.Signal = readSignal(r.b, line)
		}
		return r.headerKind(i, noAddress)
	case shDTG:
		if !h.DTG.Present() {
			h.DTG = readDTG(r.b, line.Start, line.End)
		}
		return r.headerKind(i, noAddress)
	case shFM:
		if !h.From.Name.Present() {
			h.From = readAddress(r.b, text.Span{Start: skipBlanks(r.b, line.Start+2, line.End), End: line.End})
			h.From.Span = line
		}
		return r.headerKind(i, noAddress)
	case shPage:
		r.pageLine(i)
		return state
	case shPageLine:
		r.pageLine(i)
		return state
	case shPageRest:
		return state
	case shLevel:
		if b, ok := r.banner(i); ok {
			r.lines[i].Kind = BannerLine
			r.c.Banners = append(r.c.Banners, b)
			return state
		}
	case shTo:
		return r.addressLine(i, line.Start+2, actionAddress)
	case shInfo:
		return r.infoLine(i, state)
	case shBT:
		r.lines[i].Kind = TailLine
		return noAddress
	case shStamp:
		r.lines[i].Kind = Furniture
		return state
	default:
	}
	return r.otherHeaderLine(i, state)
}

func (r *reader) headerKind(i int, next addressState) addressState {
	r.lines[i].Kind = HeaderLine
	r.c.Header.Span = r.c.Header.Span.Cover(r.text(i))
	return next
}

// otherHeaderLine reads the lines that no first word tells: the relay's list, distribution, drafting,
// further addresses.
func (r *reader) otherHeaderLine(i int, state addressState) addressState {
	h, line, b := &r.c.Header, r.text(i), r.b
	switch {
	case r.isRelay(i) && !h.Precedence.Present() && !h.From.Name.Present():
		h.Precedence.Span = text.Span{Start: line.Start, End: line.Start + 2}
		return r.headerKind(i, noAddress)
	case hasWord(b, line.Start, line.End, "ACTION"), hasWord(b, line.Start, line.End, "ORIGIN"):
		r.distributionLine(i, wordEnd(b, line.Start, line.End))
		return distribution
	case exact(b, line.Start, line.End, "DRAFTED"), exact(b, line.Start, line.End, "APPROVED"),
		exact(b, line.Start, line.End, "DESIRED DIST"):
		return r.headerKind(i, drafting)
	case exact(b, line.Start, line.End, "XMT"):
		return r.headerKind(i, exemptAddress)
	case exact(b, line.Start, line.End, "DATE:"), exact(b, line.Start, line.End, "DATE "),
		exact(b, line.Start, line.End, "Date:"):
		if !h.Date.Span.Valid() {
			h.Date = readCalendarDate(b, line.Start+5, line.End)
		}
		return r.headerKind(i, state)
	case isDivider(b, line):
		return r.headerKind(i, noAddress)
	case isCorrected(b, line):
		if !r.c.Corrected.Present() {
			r.c.Corrected.Span = line
		}
		return r.headerKind(i, state)
	case state == actionAddress, state == infoAddress:
		return r.addressLine(i, line.Start, state)
	case state == distribution:
		r.distributionLine(i, line.Start)
		return state
	case state == drafting, state == exemptAddress, r.isRelay(i), h.Span.Valid() && isCaps(b, line.Start, line.End):
		return r.headerKind(i, state)
	case digitsEnd(b, line.Start, line.End) == line.End:
		r.lines[i].Kind = Furniture // the operator's number
		return state
	}
	return state
}

func (r *reader) isRelay(i int) bool { return r.p.isRelayLine(r.base + i) }

// isDivider reads the line of hyphens with a communications number, whose time is that of reception and
// not the message's (cable-format.md 2.2).
func isDivider(b []byte, line text.Span) bool {
	n := 0
	for n < line.Len() && b[line.Start+n] == '-' {
		n++
	}
	return n >= 10
}

// infoLine reads an INFO line. In reception copies and archive telegrams the first is no address line
// but the list of offices (cable-format.md 3.8).
func (r *reader) infoLine(i int, state addressState) addressState {
	line := r.text(i)
	at := skipBlanks(r.b, line.Start+4, line.End)
	if !r.c.Header.From.Name.Present() && (state == distribution || isOffice(r.b, at, wordEnd(r.b, at, line.End))) {
		r.distributionLine(i, at)
		return distribution
	}
	return r.addressLine(i, at, infoAddress)
}

// addressLine reads the addressee that line i names from offset at on.
func (r *reader) addressLine(i, at int, state addressState) addressState {
	line := r.text(i)
	at = skipBlanks(r.b, at, line.End)
	r.headerKind(i, state)
	if at >= line.End || exact(r.b, at, line.End, "PAGE ") {
		return state
	}
	if exact(r.b, at, line.End, "XMT") {
		return exemptAddress
	}
	a := readAddress(r.b, text.Span{Start: at, End: line.End})
	if state == actionAddress {
		r.c.Header.To = append(r.c.Header.To, a)
	} else {
		r.c.Header.Info = append(r.c.Header.Info, a)
	}
	return state
}

// readAddress reads `RUEHAB/AMEMBASSY BREMWICK IMMEDIATE 0121`.
func readAddress(b []byte, sp text.Span) Address {
	a := Address{Span: sp}
	i, end := sp.Start, sp.End
	if exact(b, i, end, "ZEN/") { // delivered by other means
		i += 4
	}
	if k := bytes.IndexByte(b[i:end], '/'); k >= 4 && k <= 8 && b[i] == 'R' && lettersEnd(b, i, end) == i+k {
		a.Routing.Span = text.Span{Start: i, End: i + k}
		i += k + 1
	}
	end = trimEnd(b, i, end)
	if k := lastWord(b, i, end); k > i && digitsEnd(b, k, end) == end && end > k {
		a.Serial = number(b, k, end)
		end = trimEnd(b, i, k)
	}
	if k := lastWord(b, i, end); k > i && isPrecedenceWord(b, k, end) {
		a.Precedence.Span = text.Span{Start: k, End: end}
		end = trimEnd(b, i, k)
		if l := lastWord(b, i, end); l > i && exact(b, l, end, "NIACT") {
			a.Precedence.Span.Start = l
			end = trimEnd(b, i, l)
		}
	}
	a.Name.Span = trimmed(b, i, end)
	return a
}

// lastWord returns the start of the last word of b[i:end].
func lastWord(b []byte, i, end int) int {
	k := end
	for k > i && b[k-1] != ' ' && b[k-1] != '\t' {
		k--
	}
	return k
}

func isPrecedenceWord(b []byte, i, end int) bool {
	switch string(b[i:end]) {
	case "FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE", "NIACT", "PIORITY":
		return true
	}
	return false
}

// readOriginator reads format line 3.
func readOriginator(b []byte, line text.Span) Originator {
	o := Originator{Span: line, Clock: -1}
	i := skipBlanks(b, line.Start+2, line.End)
	j := wordEnd(b, i, line.End)
	o.Routing.Span = text.Span{Start: i, End: j}
	i = skipBlanks(b, j, line.End)
	if i < line.End && b[i] == '#' {
		i++
	}
	j = digitsEnd(b, i, line.End)
	o.Serial = number(b, i, j)
	if j < line.End && b[j] == '/' {
		k := digitsEnd(b, j+1, line.End)
		if k > j+1 {
			o.Section = number(b, j+1, k)
		}
		j = k
	}
	i = skipBlanks(b, j, line.End)
	j = digitsEnd(b, i, line.End)
	if j > i {
		o.Filed.Span = text.Span{Start: i, End: j}
	}
	if j-i == 7 {
		o.Day = number(b, i, i+3).Value
		if h, m := number(b, i+3, i+5).Value, number(b, i+5, j).Value; h < 24 && m < 60 {
			o.Clock = h*60 + m
		}
	}
	return o
}

// readSignal reads format line 4.
func readSignal(b []byte, line text.Span) Signal {
	s := Signal{Span: line, Code: Token{text.Span{Start: line.Start, End: line.Start + 3}}}
	i := skipBlanks(b, line.Start+3, line.End)
	j := wordEnd(b, i, line.End)
	if j == i {
		return s
	}
	s.Letters.Span = text.Span{Start: i, End: j}
	s.Letter = b[i]
	for _, c := range b[i:j] {
		if c != s.Letter {
			s.Letter = 0
		}
	}
	if !isAnyOf(s.Letter, "UCSTER") {
		s.Letter = 0
	}
	return s
}

// months are the names of the months.
var months = [...]string{
	"JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
	"JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
}

// month returns the month that the word b[i:end] names or shortens, 0 when there is none.
func month(b []byte, i, end int) int {
	if end-i < 3 {
		return 0
	}
	for m, name := range months {
		if end-i <= len(name) && hasPrefix(b, i, end, name[:end-i]) {
			return m + 1
		}
	}
	return 0
}

// pivot is the first two-digit year of a header that belongs to the last century (cable-format.md 3.6).
const pivot = 66

func headerYear(n Number) int {
	switch {
	case n.Width != 2:
		return n.Value
	case n.Value >= pivot:
		return 1900 + n.Value
	}
	return 2000 + n.Value
}

// readDTG reads precedence letters and a date-time group; impossible values are kept as they stand.
func readDTG(b []byte, i, end int) DTG {
	var d DTG
	start := i
	whole := true
	for i+1 < end && (isPrecedence(b[i]) || b[i] == redacted) && blankAt(b, i+1) > 0 {
		whole = whole && b[i] != redacted
		d.Precedence = append(d.Precedence, Token{text.Span{Start: i, End: i + 1}})
		i = skipBlanks(b, i+1, end)
	}
	j := digitsEnd(b, i, end)
	if j == i || !isZone(b, j, end) {
		return DTG{}
	}
	if !whole { // of two letters one says nothing about the other
		d.Precedence = nil
	}
	group := i
	if j-i == 6 {
		d.Day, d.Hour, d.Minute = number(b, i, i+2).Value, number(b, i+2, i+4).Value, number(b, i+4, j).Value
	}
	stop := j + 1
	k := skipBlanks(b, stop, end)
	l := lettersEnd(b, k, end)
	if l-k >= 3 && l-k <= 9 {
		d.Month, stop = month(b, k, l), l
		k = skipBlanks(b, l, end)
		if l = digitsEnd(b, k, end); l-k == 2 || l-k == 4 {
			d.Year, stop = headerYear(number(b, k, l)), l
		}
	}
	d.Group.Span = text.Span{Start: group, End: stop}
	d.Span = text.Span{Start: start, End: stop}
	return d
}

// readCalendarDate reads the first date of `Sep 25, 2015`, `05 JAN 2012`, `1/5/2012`, `2012-01-05`.
func readCalendarDate(b []byte, i, end int) CalendarDate {
	i = skipColon(b, i, end)
	d, j := dateAt(b, i, end)
	if j == i {
		return CalendarDate{}
	}
	if d.TwoDigitYear {
		d.Year = headerYear(Number{Value: d.Year % 100, Width: 2})
	}
	return CalendarDate{Span: text.Span{Start: i, End: j}, Year: d.Year, Month: d.Month, Day: d.Day}
}

// distributionLine adds the offices and copies that line i names from offset at on.
func (r *reader) distributionLine(i, at int) {
	line, d := r.text(i), &r.c.Header.Distribution
	r.headerKind(i, distribution)
	for at = skipBlanks(r.b, at, line.End); at < line.End; at = skipBlanks(r.b, at, line.End) {
		j := wordEnd(r.b, at, line.End)
		switch {
		case r.b[at] == '/' && digitsEnd(r.b, at+1, j) > at+1:
			d.Total = number(r.b, at+1, digitsEnd(r.b, at+1, j))
			d.Span = d.Span.Cover(line)
		case isOffice(r.b, at, j):
			k := lastHyphen(r.b, at, j)
			d.Sum += number(r.b, k+1, digitsEnd(r.b, k+1, j)).Value
			d.Span = d.Span.Cover(line)
			if k = digitsEnd(r.b, k+1, j); k < j && r.b[k] == '/' && digitsEnd(r.b, k+1, j) > k+1 {
				d.Total = number(r.b, k+1, digitsEnd(r.b, k+1, j))
			}
		}
		at = j
	}
}

// isOffice reads `EUR-12` and `LOG-00`.
func isOffice(b []byte, i, end int) bool {
	k := lastHyphen(b, i, end)
	return k > i && k+2 < end && isUpper(b[i]) && isDigit(b[k+1]) && isDigit(b[k+2])
}

func lastHyphen(b []byte, i, end int) int {
	k := end - 1
	for k > i && b[k] != '-' {
		k--
	}
	return k
}

// pageLine keeps the page line i.
func (r *reader) pageLine(i int) {
	r.lines[i].Kind = PageBreakLine
	if i+1 < len(r.lines) && r.shapes[i+1] == shPageRest {
		r.lines[i+1].Kind = PageBreakLine
	}
	r.c.PageLines = append(r.c.PageLines, readPage(r.b, r.p.pageSpan(r.base+i)))
}
