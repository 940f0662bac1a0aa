package value

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Decl reads a declassification value, which is all that the cursor holds, with the room of into for its items. The
// cable's date tells the century of a year of two digits; without one the first year of the order does.
func Decl(c scan.Cursor, on cable.CalendarDate, order int, into []cable.DeclItem) cable.Decl {
	if on.Year == 0 {
		on = cable.CalendarDate{Year: firstYear(order), Month: 1, Day: 1}
	}
	dots := breaksOff(&c)
	d := cable.Decl{Span: c.TrimmedOf(declEdges), Items: into}
	if d.Span.Empty() {
		if dots.Valid() {
			return cable.Decl{Span: dots, Items: []cable.DeclItem{{Span: dots, Kind: cable.DeclCut}}}
		}
		return cable.Decl{}
	}
	r := declReader{Cursor: c.Within(d.Span), on: on}
	r.read(&d)
	if last := &d.Items[len(d.Items)-1]; dots.Valid() && mayBeCut(last) {
		last.Kind = cable.DeclCut
	}
	for i := range d.Items {
		if d.Items[i].Kind == cable.DeclUnread {
			d.Dubious = "neither a date, an event nor an exemption"
		}
	}
	return d
}

// firstYear is the year in which an order was signed, 0 for a number that is none's; its first day stands for
// the date of a cable that has none.
func firstYear(order int) int {
	if o := law.ByNumber(order); o != nil {
		return o.Signed.Year()
	}
	return 0
}

// declEdges is what stands at the edges of a value and is no part of it: stops, the quotation mark of a
// table's record, the backslash that copies put at line ends.
const declEdges = ".;,:\"\\"

// breaksOff takes the dots that a copy which breaks off has at the cursor's end, and returns their place.
func breaksOff(c *scan.Cursor) text.Span {
	sp := c.Trimmed()
	for _, dots := range []string{"...", "\u2026"} {
		if bytes.HasSuffix(c.Slice(sp), []byte(dots)) {
			*c = c.Until(sp.End - len(dots))
			return text.Span{Start: c.End(), End: sp.End}
		}
	}
	return text.Span{}
}

// mayBeCut reports whether the last value of a copy that breaks off lacks something: it cannot be read, or
// its year has two digits, of four perhaps.
func mayBeCut(it *cable.DeclItem) bool {
	return it.Kind == cable.DeclUnread || it.TwoDigitYear && it.DateSpan.End == it.Span.End
}

// declReader reads values one after the other.
type declReader struct {
	scan.Cursor
	on       cable.CalendarDate
	extended int // where EXTENDED was found, beyond the end where it was not; before the cursor: to be looked for
}

// mostDecls is more values than any line has: what is longer was made to be.
const mostDecls = 1024

// read reads the values that are left. Commas, semicolons and "and" separate them, where what follows is
// a value by itself. What stands behind too many is one that is not read.
func (r *declReader) read(d *cable.Decl) {
	for !r.Done() {
		if len(d.Items) == mostDecls {
			d.Items = append(d.Items, cable.DeclItem{Span: text.Span{Start: r.At(), End: r.End()}})
			return
		}
		start := r.At()
		var it cable.DeclItem
		r.item(&it)
		if r.At() <= start {
			r.Jump(r.End())
		}
		if n := len(d.Items); n == 0 || !belongs(&d.Items[n-1], &it) {
			d.Items = append(d.Items, it)
		}
		r.separator()
	}
}

// leading are the codes that a date or an event may follow.
var leading = []cable.DeclKind{
	cable.Decl25X, cable.Decl50X, cable.Decl75X, cable.Decl25XHuman, cable.Decl50X1HUM,
	cable.Decl50X2WMD, cable.DeclADS, cable.DeclSource,
}

// belongs adds a date or an event to the code before it, where that takes one.
func belongs(code, it *cable.DeclItem) bool {
	switch {
	case code.Year > 0 || code.Event.Valid() || it.Downgrade || !slices.Contains(leading, code.Kind):
		return false
	case it.Kind == cable.DeclDate:
		addDate(code, it)
	case it.Kind == cable.DeclEvent:
		code.Event, code.Span.End = it.Span, it.Span.End
	default:
		return false
	}
	return true
}

// addDate adds a date to a code.
func addDate(code, date *cable.DeclItem) {
	code.Year, code.Month, code.Day = date.Year, date.Month, date.Day
	code.TwoDigitYear, code.DateSpan, code.Digits = date.TwoDigitYear, date.DateSpan, date.Digits
	code.YearFirst, code.InWords, code.Span.End = date.YearFirst, date.InWords, date.Span.End
}

// separator skips what stands between values.
func (r *declReader) separator() {
	for r.Skip(",;/&).\n\"\\") || r.FoldWord("AND") || !r.IsExact("OR-") && r.FoldWord("OR") {
		continue
	}
}

// item reads one value: the first form that fits, else words. A reader of a form writes to its item where it reports
// that there is one, and leaves it empty else.
func (r *declReader) item(it *cable.DeclItem) {
	if !r.withheld(it) && !r.downgrade(it) && !r.extension(it) && !r.date(it) && !r.exemption(it) && !r.schedule(it) &&
		!r.worded(it) && !r.duration(it) {
		r.words(it)
	}
}

func (r *declReader) withheld(it *cable.DeclItem) bool {
	rest := r.Cursor
	word := rest.Word()
	if !scan.Redacted(rest.Slice(word)) {
		return false
	}
	r.Cursor = rest
	it.Span, it.Kind = word, cable.DeclRedacted
	return true
}

// farthestDowngrade is how far behind DNG its date begins.
const farthestDowngrade = 20

// downgrade reads `DNG: CO 04/01/2010`.
func (r *declReader) downgrade(it *cable.DeclItem) bool {
	if !r.IsFold("DNG") {
		return false
	}
	start, ok := r.At(), false
	look := r.Until(min(r.End(), start+farthestDowngrade))
	look.While(func(b byte) bool { return !scan.Digit(b) })
	date := declReader{Cursor: r.To(look.At()), on: r.on}
	if !look.Done() {
		ok = date.date(it)
	}
	if r.Jump(date.At()); !ok {
		r.Jump(r.End())
	}
	it.Span, it.Downgrade = r.Span(start), true
	return true
}

// date reads a date, settles its century and takes what says that it was extended.
func (r *declReader) date(it *cable.DeclItem) bool {
	if !Date(&r.Cursor, it) {
		return false
	}
	if it.TwoDigitYear {
		it.Year = r.century(it.Year % 100)
	}
	rest := r.Cursor
	rest.Skip(",;(-\n\\")
	if rest.IsFoldWord("EXTENDED") {
		it.Extended = rest.TrimmedOf(").")
		r.Jump(r.End())
	}
	return true
}

// extendedWords may stand between a value's beginning and the word that says that it was extended.
var extendedWords = wordList{
	"DECLASSIFIED", "DECLASSIFY", "DECLASSIFICATION", "CLASSIFICATION", "DATE", "ON", "IS", "WAS",
}

// untilWords lead to the date that an extension gives.
var untilWords = wordList{"TO", "UNTIL", "THROUGH"}

// extension reads a value that shows the new date, when and by whom (ISOO marking FAQ 4): `Declassified date
// extended to 03/14/2027 by Jane Roe`, `03/14/2017 extended on 03/01/2016 until 03/14/2027`. It is one value, and the
// new date is what it gives.
func (r *declReader) extension(it *cable.DeclItem) bool {
	at := r.nextExtended()
	if at > min(r.End(), r.At()+farthestExtended) || !leadsToExtension(r.Until(at)) {
		return false
	}
	for to := r.To(at); !to.Done(); {
		word := to.Slice(to.Letters())
		if len(word) == 0 {
			to.Next(1)
			continue
		}
		until := declReader{Cursor: to, on: r.on}
		until.Blanks()
		if !untilWords.fits(word) {
			continue
		}
		if until.date(it) {
			start := r.At()
			it.Extended = r.To(at).TrimmedOf(").")
			r.Jump(r.End())
			it.Span = r.trimmed(start)
			return true
		}
	}
	return false
}

// farthestExtended is more than what may stand before EXTENDED: an old date and a few words.
const farthestExtended = 160

// nextExtended returns where EXTENDED stands next, beyond the end where it does not. It is looked for once, not
// for every value of a list.
func (r *declReader) nextExtended() int {
	if r.extended <= r.At() {
		r.extended = r.End() + 1
		if r.Find('X') >= 0 || r.Find('x') >= 0 { // in few values
			if at := r.FindFold("EXTENDED"); at >= 0 {
				r.extended = at
			}
		}
	}
	return r.extended
}

// leadsToExtension reports whether the cursor holds nothing but what stands before EXTENDED: the old date, a
// few words.
func leadsToExtension(c scan.Cursor) bool {
	Date(&c, &cable.DeclItem{})
	for c.Skip(",;(-\n\\"); !c.Done(); c.Skip(",;(-\n\\") {
		if word := c.Letters(); word.Empty() || !extendedWords.fits(c.Slice(word)) {
			return false
		}
	}
	return true
}

// longestTerm is how many years ahead of the cable a date of a two-digit year may lie.
const longestTerm = 50

// century puts a year of two digits into the cable's year or one after it, never farther ahead than the longest term.
// Without a date to hold it against it is taken as in headers.
func (r *declReader) century(y int) int {
	if r.on.Year == 0 {
		return HeaderYear(cable.Number{Value: y, Width: 2})
	}
	first := r.on.Year - r.on.Year%100 + y
	for _, year := range []int{first, first + 100} {
		if year >= r.on.Year && year <= r.on.Year+longestTerm {
			return year
		}
	}
	// Neither fits: the date lies before the cable, in the century that brings it nearest.
	if first > r.on.Year {
		return first - 100
	}
	return first
}

// exemptions are the kinds of exemption by the years before their X.
var exemptions = map[int]cable.DeclKind{
	0: cable.DeclX, 25: cable.Decl25X, 50: cable.Decl50X, 75: cable.Decl75X,
}

// exemption reads X1, 1.6X6, 25X1, 50X1-HUM and their kin.
func (r *declReader) exemption(it *cable.DeclItem) bool {
	rest := r.Cursor
	rest.While(func(b byte) bool { return b == '(' || b == '"' })
	skipSection(&rest)
	kind, known := exemptions[rest.Value(rest.While(scan.Digit))]
	if !known || !rest.Fold("X") {
		return false
	}
	for scan.AnyOf(rest.Peek(), "- ") && scan.Digit(rest.PeekAt(1)) {
		rest.Next(1)
	}
	code, ok := rest.Digits(2)
	if !ok {
		return false
	}
	found := cable.DeclItem{Kind: kind, Code: string(rest.Slice(code))}
	takeSuffix(&rest, &found)
	if scan.Alnum(rest.Peek()) {
		return false
	}
	rest.Byte(')')
	found.Span = rest.Span(r.At())
	r.Cursor = rest
	*it = found
	return true
}

// skipSection skips the section that stands before a code: `1.6X6`, `1.6 (X1)`.
func skipSection(c *scan.Cursor) {
	rest := *c
	if !rest.Exact("1.") {
		return
	}
	if _, ok := rest.Digits(1); !ok {
		return
	}
	if rest.Skip("(,-"); rest.IsFold("X") {
		*c = rest
	}
}

// suffixes are the words behind 25X1, 50X1 and 50X2, with the spelling that the register has, if any.
var suffixes = [...]struct {
	behind, is        cable.DeclKind
	word, code, right string
}{
	{cable.Decl25X, cable.Decl25XHuman, "HUMAN", "", ""},
	{cable.Decl25X, cable.Decl25XHuman, "HUM", "", ""},
	{cable.Decl50X, cable.Decl50X1HUM, "HUMAN", "1", "-HUM"},
	{cable.Decl50X, cable.Decl50X1HUM, "HUM", "1", "-HUM"},
	{cable.Decl50X, cable.Decl50X2WMD, "WMD", "2", "-WMD"},
}

// takeSuffix takes the word behind a code and judges its spelling.
func takeSuffix(c *scan.Cursor, it *cable.DeclItem) {
	rest := *c
	rest.While(func(b byte) bool { return scan.AnyOf(b, "- _") })
	for _, s := range suffixes {
		if it.Kind != s.behind || !rest.FoldWord(s.word) {
			continue
		}
		fits := s.right == "" || it.Code == s.code
		it.Misspelt = !fits || s.right != "" && string(rest.Slice(rest.Span(c.At()))) != s.right
		if fits && it.Misspelt {
			it.Repair = "50X" + s.code + s.right
		}
		it.Kind = s.is
		*c = rest
		return
	}
}

// words are the ways to write a value.
type words struct {
	is    cable.DeclKind
	heads wordList
}

// schedules are the codes of E.O. 11652 and 12065 and the group marks before them.
var schedules = [...]words{
	{cable.DeclXGDS, []string{"XGDS"}},
	{cable.DeclGDS, []string{"GDS"}},
	{cable.DeclADS, []string{"ADS"}},
	{cable.DeclRDS, []string{"RDS"}},
	{cable.DeclXDS, []string{"XDS"}},
	{cable.DeclGP, []string{"GP", "GROUP"}},
}

// schedule reads a code of a schedule with what belongs to it.
func (r *declReader) schedule(it *cable.DeclItem) bool {
	start := r.At()
	for _, s := range schedules {
		for _, code := range s.heads {
			if !r.IsFold(code) || scan.Alpha(r.PeekAt(len(code))) {
				continue
			}
			r.Next(len(code))
			it.Kind, it.Code = s.is, scheduleCode(&r.Cursor)
			r.scheduleRest(it)
			it.Span = r.trimmed(start)
			return true
		}
	}
	return false
}

// trimmed returns the span from an offset to the cursor without space at its end.
func (r *declReader) trimmed(from int) text.Span {
	sp := r.Until(r.At()).To(from)
	return sp.Trimmed()
}

// scheduleCode takes `-1`, ` 2`, `-1,3` and `5(B)(3)` behind the letters of a schedule.
func scheduleCode(c *scan.Cursor) string {
	rest := *c
	rest.While(func(b byte) bool { return scan.AnyOf(b, "- (") })
	digits, ok := rest.Digits(2)
	if !ok || rest.Peek() == '/' {
		return ""
	}
	if string(rest.Slice(digits)) == "5" && rest.Exact("(B)") {
		*c = rest
		if rest.Peek() == '(' && scan.Digit(rest.PeekAt(1)) {
			rest.Next(1)
			code, _ := rest.Digits(1)
			rest.Byte(')')
			*c = rest
			return string(rest.Slice(code))
		}
		return "5(B)"
	}
	for scan.AnyOf(rest.Peek(), ",&") && scan.Digit(rest.PeekAt(1)) &&
		!scan.Digit(rest.PeekAt(2)) && rest.PeekAt(2) != '/' {
		rest.Next(2)
	}
	code := rest.Slice(rest.Span(digits.Start))
	rest.Byte(')')
	*c = rest
	return string(code)
}

// scheduleRest takes the date, name and office letter of E.O. 12065, and the date or event of ADS.
func (r *declReader) scheduleRest(it *cable.DeclItem) {
	for r.Skip(",/;.-&:\n\\"); !r.Done(); r.Skip(",/;.-&:\n\\") {
		switch start := r.At(); {
		case r.Peek() == '(':
			r.While(func(b byte) bool { return b != ')' })
			r.Next(1)
			if !it.Name.Valid() {
				it.Name = r.Span(start)
			}
		case r.IsExact("OR-") && r.Len() > len("OR-"):
			it.OfficeLetter = r.Word()
		case it.Year == 0 && r.scheduleDate(it):
		case r.IsFold("DECL"), r.IsFold("ON "), r.IsFold("UNTIL"):
			r.Word()
		case scan.Alpha(r.Peek()):
			it.Event = r.Rest()
			r.Jump(r.End())
		default:
			return
		}
	}
}

func (r *declReader) scheduleDate(it *cable.DeclItem) bool {
	var d cable.DeclItem
	if !r.date(&d) {
		return false
	}
	addDate(it, &d)
	return true
}

// wordedValues are known by their first words.
var wordedValues = [...]words{
	{cable.DeclNA, []string{"N/A", "N.A.", "NA", "NOT APPLICABLE"}},
	{cable.DeclOADR, []string{"OADR", "ORIGINATING AGENCY"}},
	{cable.DeclMR, []string{"MR", "MANUAL REVIEW", "INDEFINITE"}},
	{cable.DeclDCI, []string{"DCI ONLY", "DNI ONLY"}},
	{cable.DeclTreaty, []string{"SUBJECT TO TREATY", "TREATY"}},
	{cable.DeclSource, []string{"SOURCE MARKED", "SOURCE DOCUMENT MARKED"}},
	{cable.DeclEO11932, []string{"E.O. 11932", "EO 11932", "E.O.11932"}},
	{cable.DeclVagueEvent, []string{
		"TBD", "T.B.D", "TO BE DETERMINED", "SOMEDAY", "UNKNOWN", "NONE", "FOREVER", "NEVER", "WHEN NO LONGER",
		"?", "LATER", "AS APPROPRIATE", "WHEN APPROPRIATE",
	}},
}

// worded reads a known value. What belongs to it reaches to the end, or to the comma behind words that
// stand alone.
func (r *declReader) worded(it *cable.DeclItem) bool {
	start := r.At()
	for _, w := range wordedValues {
		if !r.FoldAny(w.heads...) {
			continue
		}
		if w.is == cable.DeclOADR {
			possessive(&r.Cursor)
		}
		if w.is != cable.DeclDCI && w.is != cable.DeclEO11932 {
			r.restOfWorded(w.is)
		}
		it.Span, it.Kind = r.trimmed(start), w.is
		return true
	}
	return false
}

func (r *declReader) restOfWorded(is cable.DeclKind) {
	rest := r.Cursor
	rest.Blanks()
	switch {
	case is == cable.DeclSource || scan.Alpha(rest.Peek()):
		r.Jump(r.End())
	case r.Peek() == '?':
		r.Word()
	}
}

// possessive takes `'S`; copies have any apostrophe.
func possessive(c *scan.Cursor) {
	for _, apostrophe := range []string{"'", "\u2019", "\x92", "?", ","} {
		rest := *c
		if rest.Exact(apostrophe) && rest.FoldWord("S") {
			*c = rest
			return
		}
	}
}

// numberWords are the terms that are written in words.
var numberWords = [...]struct {
	word  string
	years int
}{
	{"ONE", 1},
	{"TWO", 2},
	{"THREE", 3},
	{"FOUR", 4},
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
}

// duration reads `TEN YEARS AFTER ...` and `25 YEARS`.
func (r *declReader) duration(it *cable.DeclItem) bool {
	rest := r.Cursor
	years := rest.Value(rest.While(scan.Digit))
	for _, w := range numberWords {
		if years == 0 && rest.FoldWord(w.word) {
			years = w.years
		}
	}
	rest.While(func(b byte) bool { return scan.Digit(b) || scan.AnyOf(b, " -()") })
	if years == 0 || !rest.IsFold("YEAR") && !rest.IsFold("YRS") {
		return false
	}
	it.Span, it.Kind, it.Years = r.Rest(), cable.DeclDuration, years
	r.Jump(r.End())
	return true
}

// eventWords are events by themselves.
var eventWords = wordList{"UNIFICATION", "REUNIFICATION", "PUBLICATION", "RELEASE", "DEPARTURE"}

// words reads what is left: words are an event, or a vague one; anything else cannot be read, up to the
// next comma.
func (r *declReader) words(it *cable.DeclItem) {
	it.Span, it.Kind = r.Rest(), cable.DeclEvent
	rest := r.Cursor
	switch {
	case rest.Letters().Len() < 2, r.IsFoldWord("SEE"), r.Find(' ') < 0 && !eventWords.heads(r.Cursor):
		it.Kind = cable.DeclUnread
		r.While(func(b byte) bool { return !scan.AnyOf(b, ",;") })
		it.Span = r.trimmed(it.Span.Start)
		return
	case r.FindFold("NO LONGER SENSITIVE") >= 0:
		it.Kind = cable.DeclVagueEvent
	}
	r.Jump(r.End())
}
