package cable

import (
	"bytes"

	"cablelint/linter/text"
)

// ReadDecl reads the declassification value in b[sp.Start:sp.End]. The cable's date tells the century
// of a year of two digits (markings.md 5.2); without one the order's own period does.
func ReadDecl(b []byte, sp text.Span, on CalendarDate, order int) Decl {
	sp = trimmedOf(b, sp.Start, sp.End, ".;,:")
	d := Decl{Span: sp}
	if sp.Empty() {
		return Decl{}
	}
	r := declReader{b: b, end: sp.End, on: base(on, order)}
	r.read(&d, sp.Start)
	for _, it := range d.Items {
		if it.Kind == DeclUnread && d.Dubious == "" {
			d.Dubious = "neither a date, an event nor an exemption"
		}
	}
	return d
}

// base returns the day that two-digit years are read against.
func base(on CalendarDate, order int) CalendarDate {
	if on.Year > 0 {
		return on
	}
	for _, o := range []struct{ order, year int }{
		{11652, 1972}, {12065, 1978}, {12356, 1982}, {12958, 1995}, {13526, 2009},
	} {
		if o.order == order {
			return CalendarDate{Year: o.year, Month: 1, Day: 1}
		}
	}
	return CalendarDate{}
}

type declReader struct {
	b   []byte
	end int
	on  CalendarDate
}

// read reads the values from i on. Commas, semicolons and "and" separate them, where what follows is a
// value by itself.
func (r *declReader) read(d *Decl, i int) {
	for i < r.end {
		it, next := r.item(i)
		if next <= i {
			next = r.end
		}
		if n := len(d.Items); n == 0 || !belongs(&d.Items[n-1], it) {
			d.Items = append(d.Items, it)
		}
		i = r.separator(next)
	}
}

// belongs adds a date or an event to the code before it, where that takes one.
func belongs(code *DeclItem, it DeclItem) bool {
	switch code.Kind {
	case Decl25X, Decl50X, Decl75X, Decl25XHuman, Decl50X1HUM, Decl50X2WMD, DeclADS, DeclSource:
	default:
		return false
	}
	switch {
	case code.Year > 0 || code.Event.Valid() || it.Downgrade:
		return false
	case it.Kind == DeclDate:
		addDate(code, it)
	case it.Kind == DeclEvent:
		code.Event, code.Span.End = it.Span, it.Span.End
	default:
		return false
	}
	return true
}

func addDate(code *DeclItem, date DeclItem) {
	code.Year, code.Month, code.Day = date.Year, date.Month, date.Day
	code.TwoDigitYear, code.DateSpan, code.Digits = date.TwoDigitYear, date.DateSpan, date.Digits
	code.YearFirst, code.InWords = date.YearFirst, date.InWords
	code.Span.End = date.Span.End
}

// separator skips what stands between values.
func (r *declReader) separator(i int) int {
	for i < r.end {
		switch c := r.b[i]; {
		case c == ',' || c == ';' || c == '/' || c == '&' || c == ')' || c == '.' || c == '\n':
			i++
		case hasWord(r.b, i, r.end, "AND"):
			i += 3
		case hasWord(r.b, i, r.end, "OR") && !r.officeAt(i):
			i += 2
		default:
			n := blankAt(r.b, i)
			if n == 0 {
				return i
			}
			i += n
		}
	}
	return r.end
}

func (r *declReader) officeAt(i int) bool { return exact(r.b, i, r.end, "OR-") }

// wordedValue is a value that is known by its first words.
type wordedValue struct {
	words string
	is    DeclKind
}

var wordedValues = []wordedValue{
	{"N/A", DeclNA},
	{"N.A.", DeclNA},
	{"NA", DeclNA},
	{"NOT APPLICABLE", DeclNA},
	{"OADR", DeclOADR},
	{"ORIGINATING AGENCY", DeclOADR},
	{"MR", DeclMR},
	{"MANUAL REVIEW", DeclMR},
	{"INDEFINITE", DeclMR},
	{"DCI ONLY", DeclDCI},
	{"DNI ONLY", DeclDCI},
	{"SUBJECT TO TREATY", DeclTreaty},
	{"TREATY", DeclTreaty},
	{"SOURCE MARKED", DeclSource},
	{"SOURCE DOCUMENT MARKED", DeclSource},
	{"E.O. 11932", DeclEO11932},
	{"EO 11932", DeclEO11932},
	{"E.O.11932", DeclEO11932},
	{"TBD", DeclVagueEvent},
	{"T.B.D", DeclVagueEvent},
	{"TO BE DETERMINED", DeclVagueEvent},
	{"SOMEDAY", DeclVagueEvent},
	{"UNKNOWN", DeclVagueEvent},
	{"NONE", DeclVagueEvent},
	{"FOREVER", DeclVagueEvent},
	{"NEVER", DeclVagueEvent},
	{"WHEN NO LONGER", DeclVagueEvent},
	{"?", DeclVagueEvent},
	{"LATER", DeclVagueEvent},
	{"AS APPROPRIATE", DeclVagueEvent},
	{"WHEN APPROPRIATE", DeclVagueEvent},
}

// item reads one value at i.
func (r *declReader) item(i int) (DeclItem, int) {
	b, end := r.b, r.end
	if isRun(b, i, wordEnd(b, i, end)) {
		j := wordEnd(b, i, end)
		return DeclItem{Span: text.Span{Start: i, End: j}, Kind: DeclRedacted}, j
	}
	if hasPrefix(b, i, end, "DNG") {
		return r.downgrade(i)
	}
	if it, j := r.date(i); j > i {
		return it, j
	}
	if it, j := r.exemption(i); j > i {
		return it, j
	}
	if it, j := r.schedule(i); j > i {
		return it, j
	}
	for _, w := range wordedValues {
		if hasPrefix(b, i, end, w.words) && (i+len(w.words) >= end || !isAlnum(b[i+len(w.words)])) {
			return r.worded(i, w)
		}
	}
	if it, j := r.duration(i); j > i {
		return it, j
	}
	return r.words(i)
}

// worded reads a known value; what belongs to it reaches to the end of the line, or to the comma after
// a word that stands alone.
func (r *declReader) worded(i int, w wordedValue) (DeclItem, int) {
	j := i + len(w.words)
	switch w.is {
	case DeclDCI, DeclEO11932:
	case DeclOADR:
		if k := possessiveEnd(r.b, j, r.end); k > j {
			j = k
		}
		fallthrough
	default:
		if k := skipBlanks(r.b, j, r.end); k < r.end && isAlpha(r.b[k]) || w.is == DeclSource {
			j = r.end
		}
		if j < r.end && r.b[j] == '?' {
			j = wordEnd(r.b, j, r.end)
		}
	}
	return DeclItem{Span: text.Span{Start: i, End: trimEnd(r.b, i, j)}, Kind: w.is}, j
}

// possessiveEnd returns the end of the `'S` at i, i when there is none; copies have any apostrophe.
func possessiveEnd(b []byte, i, end int) int {
	for _, apostrophe := range []string{"'", "\u2019", "\x92", "?", ","} {
		k := i + len(apostrophe)
		if exact(b, i, end, apostrophe) && hasWord(b, k, end, "S") {
			return k + 1
		}
	}
	return i
}

// downgrade reads `DNG: CO 04/01/2010`.
func (r *declReader) downgrade(i int) (DeclItem, int) {
	for k := i + 3; k < r.end && k < i+20; k++ {
		if isDigit(r.b[k]) {
			it, j := r.date(k)
			if j == k {
				break
			}
			it.Span.Start, it.Downgrade = i, true
			return it, j
		}
	}
	return DeclItem{Span: text.Span{Start: i, End: r.end}, Kind: DeclUnread, Downgrade: true}, r.end
}

// beforeCode skips a bracket, and the section that stands before a code: `1.6X6`, `1.6 (X1)`.
func beforeCode(b []byte, i, end int) int {
	for i < end && (b[i] == '(' || b[i] == '"') {
		i++
	}
	for _, sec := range []string{"1.6", "1.5", "1.8"} {
		if !exact(b, i, end, sec) {
			continue
		}
		k := i + len(sec)
		for k < end && (isAnyOf(b[k], "(,-") || blankAt(b, k) > 0) {
			k++
		}
		if k < end && upper(b[k]) == 'X' {
			return k
		}
	}
	return i
}

// exemption reads X1, 1.6X6, 25X1, 50X1-HUM and their kin.
func (r *declReader) exemption(i int) (DeclItem, int) {
	b, end := r.b, r.end
	j := beforeCode(b, i, end)
	digits := digitsEnd(b, j, end)
	years := 0
	if digits > j {
		years = number(b, j, digits).Value
	}
	k := digits
	if k >= end || upper(b[k]) != 'X' {
		return DeclItem{}, i
	}
	k++
	for k < end && (b[k] == '-' || b[k] == ' ') && k+1 < end && isDigit(b[k+1]) {
		k++
	}
	stop := digitsEnd(b, k, end)
	if stop == k || stop-k > 2 {
		return DeclItem{}, i
	}
	it := DeclItem{Code: string(b[k:stop])}
	switch years {
	case 0:
		it.Kind = DeclX
	case 25:
		it.Kind = Decl25X
	case 50:
		it.Kind = Decl50X
	case 75:
		it.Kind = Decl75X
	default:
		return DeclItem{}, i
	}
	stop = r.suffix(&it, stop)
	if stop < end && (isAlpha(b[stop]) || isDigit(b[stop])) {
		return DeclItem{}, i
	}
	if stop < end && b[stop] == ')' {
		stop++
	}
	it.Span = text.Span{Start: i, End: stop}
	return it, stop
}

// suffix reads the word after 25X1, 50X1 and 50X2 and judges its spelling: the register has a hyphen.
func (r *declReader) suffix(it *DeclItem, i int) int {
	j := i
	for j < r.end && (r.b[j] == '-' || r.b[j] == ' ' || r.b[j] == '_') {
		j++
	}
	for _, s := range []struct {
		kind, is DeclKind
		word     string
		right    string
	}{
		{Decl25X, Decl25XHuman, "HUMAN", ""},
		{Decl25X, Decl25XHuman, "HUM", ""},
		{Decl50X, Decl50X1HUM, "HUMAN", "50X1-HUM"},
		{Decl50X, Decl50X1HUM, "HUM", "50X1-HUM"},
		{Decl50X, Decl50X2WMD, "WMD", "50X2-WMD"},
	} {
		if it.Kind != s.kind || !hasWord(r.b, j, r.end, s.word) {
			continue
		}
		stop := j + len(s.word)
		it.Kind = s.is
		spelt := s.right == "" || j-i == 1 && r.b[i] == '-' && exact(r.b, j, stop, s.right[5:]) && stop-j == 3
		matches := s.right == "" || it.Code == s.right[3:4]
		if !spelt || !matches {
			it.Misspelt = true
			if matches {
				it.Repair = s.right
			}
		}
		return stop
	}
	return i
}

// schedule reads the codes of E.O. 11652 and 12065 and the group marks before them.
func (r *declReader) schedule(i int) (DeclItem, int) {
	b, end := r.b, r.end
	for _, s := range []wordedValue{
		{"XGDS", DeclXGDS},
		{"GDS", DeclGDS},
		{"ADS", DeclADS},
		{"RDS", DeclRDS},
		{"XDS", DeclXDS},
		{"GP", DeclGP},
		{"GROUP", DeclGP},
	} {
		if !hasPrefix(b, i, end, s.words) {
			continue
		}
		j := i + len(s.words)
		if j < end && isAlpha(b[j]) {
			continue
		}
		it := DeclItem{Kind: s.is}
		j = r.scheduleDigits(&it, j)
		j = r.scheduleRest(&it, j)
		it.Span = text.Span{Start: i, End: trimEnd(b, i, j)}
		return it, j
	}
	return DeclItem{}, i
}

// scheduleDigits reads `-1`, ` 2`, `-1,3` and `5(B)(3)` after a code.
func (r *declReader) scheduleDigits(it *DeclItem, i int) int {
	b, end := r.b, r.end
	j := i
	for j < end && (b[j] == '-' || b[j] == ' ' || b[j] == '(') {
		j++
	}
	k := digitsEnd(b, j, end)
	if k == j || k-j > 2 || k < end && b[k] == '/' {
		return i
	}
	start := j
	if k-j == 1 && b[j] == '5' && exact(b, k, end, "(B)") {
		if k+5 < end && b[k+3] == '(' && isDigit(b[k+4]) {
			it.Code = string(b[k+4 : k+5])
			return k + 6
		}
		it.Code = "5(B)"
		return k + 3
	}
	for k+1 < end && (b[k] == ',' || b[k] == '&') && isDigit(b[k+1]) &&
		(k+2 >= end || !isDigit(b[k+2]) && b[k+2] != '/') {
		k += 2
	}
	it.Code = string(b[start:k])
	if k < end && b[k] == ')' {
		k++
	}
	return k
}

// scheduleRest reads the date, name and office letter of E.O. 12065, and the date or event of ADS.
func (r *declReader) scheduleRest(it *DeclItem, i int) int {
	b, end := r.b, r.end
	for i < end {
		j := skipSeparators(b, i, end)
		switch {
		case j >= end:
			return end
		case b[j] == '(':
			k := bytes.IndexByte(b[j:end], ')')
			if k < 0 {
				k = end - j - 1
			}
			if !it.Name.Valid() {
				it.Name = text.Span{Start: j, End: j + k + 1}
			}
			i = j + k + 1
		case exact(b, j, end, "OR-") && j+3 < end:
			it.OfficeLetter = text.Span{Start: j, End: wordEnd(b, j, end)}
			i = it.OfficeLetter.End
		default:
			if d, k := r.date(j); k > j && it.Year == 0 {
				addDate(it, d)
				i = k
				continue
			}
			if hasPrefix(b, j, end, "DECL") || hasPrefix(b, j, end, "ON ") || hasPrefix(b, j, end, "UNTIL") {
				i = wordEnd(b, j, end)
				continue
			}
			if isAlpha(b[j]) {
				it.Event = text.Span{Start: j, End: end}
				return end
			}
			return j
		}
	}
	return end
}

var numberWords = []struct {
	word  string
	years int
}{
	{"FIVE", 5},
	{"SIX", 6},
	{"SEVEN", 7},
	{"EIGHT", 8},
	{"NINE", 9},
	{"TEN", 10},
	{"TWELVE", 12},
	{"FIFTEEN", 15},
	{"TWENTY-FIVE", 25},
	{"TWENTY FIVE", 25},
	{"TWENTY", 20},
	{"THIRTY", 30},
	{"FIFTY", 50},
	{"ONE", 1},
	{"TWO", 2},
	{"THREE", 3},
	{"FOUR", 4},
}

// duration reads `TEN YEARS AFTER ...` and `25 YEARS`.
func (r *declReader) duration(i int) (DeclItem, int) {
	b, end := r.b, r.end
	years, j := 0, digitsEnd(b, i, end)
	if j > i {
		years = number(b, i, j).Value
	} else {
		for _, w := range numberWords {
			if hasWord(b, i, end, w.word) {
				years, j = w.years, i+len(w.word)
				break
			}
		}
	}
	if years == 0 {
		return DeclItem{}, i
	}
	k := j
	for k < end && (b[k] == ' ' || b[k] == '-' || b[k] == '(' || b[k] == ')' || isDigit(b[k])) {
		k++
	}
	if !hasPrefix(b, k, end, "YEAR") && !hasPrefix(b, k, end, "YRS") {
		return DeclItem{}, i
	}
	return DeclItem{Span: text.Span{Start: i, End: end}, Kind: DeclDuration, Years: years}, end
}

// words reads what is left: words are an event, or a vague one; anything else cannot be read.
func (r *declReader) words(i int) (DeclItem, int) {
	b, end := r.b, r.end
	it := DeclItem{Span: text.Span{Start: i, End: end}}
	first := lettersEnd(b, i, end)
	switch {
	case first-i < 2 || hasWord(b, i, end, "SEE") || bytes.IndexByte(b[i:end], ' ') < 0 && !isEventWord(b, i, end):
		return it, r.unread(&it)
	case indexFold(b, i, end, "NO LONGER SENSITIVE") >= 0:
		it.Kind = DeclVagueEvent
	default:
		it.Kind = DeclEvent
	}
	return it, end
}

// unread ends an unread value at the next comma.
func (r *declReader) unread(it *DeclItem) int {
	i := it.Span.Start
	if k := bytes.IndexAny(r.b[i:r.end], ",;"); k > 0 {
		it.Span.End = trimEnd(r.b, i, i+k)
		return i + k
	}
	return r.end
}

func isEventWord(b []byte, i, end int) bool {
	for _, w := range []string{"UNIFICATION", "REUNIFICATION", "PUBLICATION", "RELEASE", "DEPARTURE"} {
		if hasPrefix(b, i, end, w) {
			return true
		}
	}
	return false
}

// date reads a date and settles its century.
func (r *declReader) date(i int) (DeclItem, int) {
	it, j := dateAt(r.b, i, r.end)
	if j == i {
		return it, i
	}
	if it.TwoDigitYear && it.Year > 0 || it.TwoDigitYear && it.Kind != DeclUnread {
		it.Year = r.century(it)
	}
	return it, j
}

// longestTerm is how far ahead of the cable a two-digit year may lie (markings.md 5.2).
const longestTerm = 50

// century puts the date after the cable's, the nearer one where two fit, never more than fifty years
// ahead. The year alone is known without a base: it is taken as in headers.
func (r *declReader) century(it DeclItem) int {
	y := it.Year % 100
	if r.on.Year == 0 {
		return headerYear(Number{Value: y, Width: 2})
	}
	after := func(year int) bool {
		on := r.on
		if year != on.Year || on.Month == 0 {
			return year > on.Year || year == on.Year && on.Month == 0
		}
		return it.Month > on.Month || it.Month == on.Month && it.Day > on.Day
	}
	first := r.on.Year - r.on.Year%100 + y
	for _, year := range []int{first, first + 100} {
		if after(year) && year <= r.on.Year+longestTerm {
			return year
		}
	}
	// Neither fits: the date lies before the cable, in the century that brings it nearest.
	if first > r.on.Year {
		return first - 100
	}
	return first
}

// dateAt reads a date in any of the forms of markings.md 5.1 at i. Year is as written; a year of two
// digits is flagged and its century left open.
func dateAt(b []byte, i, end int) (DeclItem, int) {
	if i >= end {
		return DeclItem{}, i
	}
	if isDigit(b[i]) {
		if it, j := digitDate(b, i, end); j > i {
			return it, j
		}
		if it, j := slashDate(b, i, end); j > i {
			return it, j
		}
	}
	if it, j := wordDate(b, i, end); j > i {
		return it, j
	}
	return garbledDate(b, i, end)
}

// digitDate reads YYYYMMDD.
func digitDate(b []byte, i, end int) (DeclItem, int) {
	j := digitsEnd(b, i, end)
	if j-i != 8 || j < end && (b[j] == '/' || isAlpha(b[j]) && !hasPrefix(b, j, end, "TAGS")) {
		return DeclItem{}, i
	}
	it := DeclItem{
		Digits: true, YearFirst: true, Year: number(b, i, i+4).Value, Month: number(b, i+4, i+6).Value,
		Day: number(b, i+6, j).Value,
	}
	return settled(it, i, j), j
}

// slashDate reads three numbers with the same stroke between them, month first or year first.
func slashDate(b []byte, i, end int) (DeclItem, int) {
	var n [3]Number
	j, sep := i, byte(0)
	for k := range n {
		l := digitsEnd(b, j, end)
		if l == j || l-j > 4 {
			return DeclItem{}, i
		}
		n[k] = number(b, j, l)
		j = l
		if k == 2 {
			break
		}
		m := skipBlanks(b, j, end)
		if m >= end || b[m] != '/' && b[m] != '-' && b[m] != '.' || sep != 0 && b[m] != sep {
			return DeclItem{}, i
		}
		sep = b[m]
		j = skipBlanks(b, m+1, end)
	}
	if j < end && (b[j] == '/' && j+1 < end && isDigit(b[j+1])) {
		return DeclItem{}, i
	}
	var it DeclItem
	switch {
	case n[0].Width == 4 && n[1].Width <= 2 && n[2].Width <= 2:
		it = DeclItem{YearFirst: true, Year: n[0].Value, Month: n[1].Value, Day: n[2].Value}
		return settled(it, i, j), j
	case n[0].Width > 2 || n[1].Width > 2 || n[2].Width != 2 && n[2].Width != 4:
		return DeclItem{}, i
	}
	it = DeclItem{Month: n[0].Value, Day: n[1].Value, Year: n[2].Value, TwoDigitYear: n[2].Width == 2}
	if it.Month > 12 && it.Day >= 1 && it.Day <= 12 && it.Month <= 31 {
		it.Month, it.Day = it.Day, it.Month
		it = settled(it, i, j)
		it.Kind = DeclAmbiguous
		return it, j
	}
	return settled(it, i, j), j
}

// wordDate reads `5 JAN 2012`, `JAN 5, 2012` and `January 2012` with a day.
func wordDate(b []byte, i, end int) (DeclItem, int) {
	it := DeclItem{InWords: true}
	j := i
	if isDigit(b[j]) {
		k := digitsEnd(b, j, end)
		if k-j > 2 {
			return DeclItem{}, i
		}
		it.Day = number(b, j, k).Value
		j = skipDateBlanks(b, k, end)
	}
	k := lettersEnd(b, j, end)
	if it.Month = month(b, j, k); it.Month == 0 || k-j > 9 {
		return DeclItem{}, i
	}
	j = skipDateBlanks(b, k, end)
	if it.Day == 0 {
		k = digitsEnd(b, j, end)
		if k == j || k-j > 2 {
			return DeclItem{}, i
		}
		it.Day = number(b, j, k).Value
		j = skipDateBlanks(b, k, end)
	}
	k = digitsEnd(b, j, end)
	switch k - j {
	case 2:
		it.TwoDigitYear = true
	case 4:
	default:
		return DeclItem{}, i
	}
	it.Year = number(b, j, k).Value
	return settled(it, i, k), k
}

func skipDateBlanks(b []byte, i, end int) int {
	for i < end && (b[i] == ' ' || b[i] == ',' || b[i] == '-' || b[i] == '.' || b[i] == '/') {
		i++
	}
	return i
}

// garbledDate reads a date with a letter O among its digits, or l or I for 1, where the digits that
// are meant make a real date: it cannot be trusted, but has one repair (cable-format.md 6).
func garbledDate(b []byte, i, end int) (DeclItem, int) {
	j := wordEnd(b, i, end)
	if k := bytes.IndexByte(b[i:j], ','); k >= 0 {
		j = i + k
	}
	if j-i < 6 || j-i > 10 {
		return DeclItem{}, i
	}
	repaired := make([]byte, 0, 10)
	garbled, digits := false, 0
	for _, c := range b[i:j] {
		switch {
		case c == 'O' || c == 'o':
			c, garbled = '0', true
		case c == 'l' || c == 'I':
			c, garbled = '1', true
		case isDigit(c):
			digits++
		case c != '/' && c != '-' && c != '.':
			return DeclItem{}, i
		}
		repaired = append(repaired, c)
	}
	if !garbled || digits < 3 {
		return DeclItem{}, i
	}
	it := DeclItem{Span: text.Span{Start: i, End: j}, DateSpan: text.Span{Start: i, End: j}}
	if d, k := dateAt(repaired, 0, len(repaired)); k == len(repaired) && d.Kind == DeclDate {
		it.Repair = string(repaired)
	}
	return it, j
}

// settled gives a date its span, and its kind by the calendar.
func settled(it DeclItem, i, end int) DeclItem {
	it.Span = text.Span{Start: i, End: end}
	it.DateSpan = it.Span
	it.Kind = DeclDate
	year := it.Year
	if it.TwoDigitYear {
		year += 2000 // a leap year is one in either century
	}
	if !onCalendar(year, it.Month, it.Day) {
		it.Kind = DeclBadDate
	}
	return it
}

func onCalendar(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 || year < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		days++
	}
	return day <= days
}
