package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// meant judges a level word that stands whole: whether it is a marking, or may be one, or is prose.
func (s *scanner) meant(start, end int, w *word) grade {
	c := s.context(start, end)
	switch {
	case w.rare && c.capital:
		return s.gradeRare(w, &c)
	case w.rare && s.isTitle(start, end) && !c.identifier():
		return said
	case w.partner:
		return s.gradePartner(w, start, end, &c)
	case s.values && !c.capital:
		return sureIf(controlFollows(&c))
	case c.identifier(), w.token == "CONFIDENTIAL" && string(c.before) == "CLASS:" && s.inCalendar(start):
		return none
	case !s.small(start) && s.ticked(start, end, &c):
		return sure
	case c.capital && (s.messageAt(end) || s.ownLine(start, end, &c)):
		return sure
	case c.capital && (labelled(&c) || levelKey(&c) || runningHead(&c) || stampBefore(&c)), s.copyFollows(end, &c):
		return sure
	}
	if g := s.gradeAlone(start, end, &c); g != none {
		return g
	}
	if c.capital || !s.small(start) {
		if g := s.unitAround(start, end); g != none {
			return g
		}
	}
	if g, found := bySign(&c); found {
		return g
	}
	if c.capital && !c.capitalLine && !c.key() && !s.namesThing(start, end, &c) &&
		(w.token == "TOP SECRET" || c.stressed() && !s.isVariable(w)) {
		return said
	}
	return none
}

// bySign is what the first of the signs about a level says of it.
func bySign(c *context) (g grade, found bool) {
	for _, sign := range signs {
		if sign.shows(c) {
			if !c.capital {
				return min(sign.grade, sign.small), true
			}
			return sign.grade, true
		}
	}
	return none, false
}

// ticked reports whether the box before a level is ticked and that of another is not: [ ] CONFIDENTIAL [X] SECRET.
func (s *scanner) ticked(start, end int, c *context) bool {
	before := bytes.TrimRight(c.before, " ")
	if !bytes.HasSuffix(before, []byte("[X]")) && !bytes.HasSuffix(before, []byte("(X)")) {
		return false
	}
	around := s.b[max(0, start-reach):min(len(s.b), end+reach)]
	for _, box := range []string{"[ ]", "( )", "[]", "()"} {
		i := bytes.Index(around, []byte(box))
		if i < 0 {
			continue
		}
		if w, _ := nextWord(around[i:]); levelLetters.at(w) != 0 || string(w) == "TOP" {
			return true
		}
	}
	return false
}

// inCalendar reports whether an offset is in a calendar or among contacts, where CLASS says who may see an entry:
// CONFIDENTIAL stands beside PUBLIC and PRIVATE there (RFC 5545, 3.8.1.3).
func (s *scanner) inCalendar(at int) bool {
	if s.calendar == 0 {
		s.calendar = -1
		if bytes.HasPrefix(s.b, []byte("BEGIN:VCALENDAR")) || bytes.HasPrefix(s.b, []byte("BEGIN:VCARD")) {
			s.calendar = bytes.LastIndex(s.b, []byte("\nEND:V"))
			if s.calendar < 0 { // cut off
				s.calendar = s.calendarEnd()
			}
		}
	}
	return at < s.calendar
}

// calendarEnd is where the lines of a calendar that is cut off end: names with values, and what goes on behind a
// blank or a tab.
func (s *scanner) calendarEnd() int {
	for from := 0; from < len(s.b); {
		to := len(s.b)
		if i := bytes.IndexByte(s.b[from:], '\n'); i >= 0 {
			to = from + i + 1
		}
		name := bytes.IndexAny(s.b[from:to], ":; \t")
		if name < 0 || name > 0 && s.b[from+name] <= ' ' {
			return from
		}
		from = to
	}
	return len(s.b)
}

// isVariable reports whether the text gives a value to the word elsewhere: SECRET = x, $SECRET.
func (s *scanner) isVariable(w *word) bool {
	is, known := s.variables[w]
	if known {
		return is
	}
	each(s.b, w.token, func(at int) bool {
		end := at + len(w.token)
		c := s.context(at, end)
		is = c.capital && !s.alnum(at-1) && !s.alnum(end) && (c.key() || bytes.HasSuffix(c.before, []byte("$")))
		return !is
	})
	if s.variables == nil {
		s.variables = map[*word]bool{}
	}
	s.variables[w] = is
	return is
}

// stressed reports whether the word stands between blanks and signs of a sentence: prose does not write it in capitals
// for nothing.
func (c *context) stressed() bool {
	before, after := bytes.TrimRight(c.before, "*_`\"'(["), bytes.TrimLeft(c.after, "*_`\"')]")
	next, _ := nextWord(c.after)
	w := lastOf(c.before)
	if c.quoted() || declares.has(w) || things.has(next) || predicates.has(next) && onlyOf(c.before, nil) {
		return false // a word that a sentence speaks of, or a name
	}
	if rest := bytes.TrimLeft(after, " "); len(rest) > 0 && strings.IndexByte("+|&*=%", rest[0]) >= 0 ||
		len(rest) > 0 && rest[0] == '/' && bytes.HasSuffix(c.before, []byte("/")) {
		return false // a program reckons with it or looks for it
	}
	opens := len(before) == 0 || strings.IndexByte(" \t>:;,/", before[len(before)-1]) >= 0
	ends := len(after) == 0 || strings.IndexByte(" \t<.,;:!?/-\r", after[0]) >= 0
	return opens && ends && !c.code()
}

// namesThing reports whether a level stands before what a program has, in small letters: the SECRET bit. A constant may
// open its sentence: TOP_SECRET constant.
func (s *scanner) namesThing(start, end int, c *context) bool {
	next, _ := nextWord(c.after)
	if len(next) <= len("TO") || c.after[0] != ' ' || !s.small(end+1) || !programThings.has(next) {
		return string(next) == "TO" && c.after[0] == ' ' || string(next) == "IS" && c.after[0] == ' ' && s.small(end+1)
	}
	w, gap := lastWord(c.before)
	return len(w) > 0 && string(gap) == " " || bytes.IndexByte(s.b[start:end], '_') >= 0
}

// programThings are what programs have of which a level in capitals is the name.
var programThings = set(`
BIT BITS FLAG FLAGS FIELD FIELDS KEY KEYS VALUE VALUES ENUM CONSTANT CONSTANTS VARIABLE MACRO OPTION OPTIONS BUTTON
PARAMETER PARAMETERS PROPERTY ARGUMENT MEMBER COLUMN COOKIE TOKEN STRING TYPE ENVIRONMENT ENV
`)

// declares are words of programs before a name.
var declares = set(`DEFINE EXPORT UNSET CONST ENUM IFDEF IFNDEF UNDEF VAR LET FINAL STATIC ENV ARG READONLY LOCAL`)

// messageAt reports whether a post in capitals and the number of its message follow at i, whatever stands before:
// SECRET ARKADIA 0007. A year is no such number.
func (s *scanner) messageAt(i int) bool {
	_, to := s.line(i, i)
	b := s.b[i:to]
	for n := 0; n <= mostPostWords; n++ {
		w, rest := nextWord(b)
		at := to - len(rest) - len(w)
		switch {
		case len(w) == 0 || string(b[:len(b)-len(rest)-len(w)]) != " ":
			return false
		case n > 0 && isNumber(w):
			return isSerial(w) && (len(w) > mostDigits+1 || w[0] == '0' || wordsIn(rest, 1) == 0) &&
				(len(rest) == 0 || strings.IndexByte(".%-:/", rest[0]) < 0)
		case s.anySmall(at, at+len(w)) || len(w) < mostDigits || !scan.Caps(w):
			return false
		}
		b = rest
	}
	return false
}

// isSerial reports whether w is the number of a message: no year, which has four digits too.
func isSerial(w []byte) bool { return len(w) >= mostDigits && !startsAsYear(w) }

// widestCentre is how many blanks stand at the least before a level in the middle of a page.
const widestCentre = 8

// ownLine reports whether a level has a line of its own within a string of a program, or in the middle of a page that
// was logged.
func (s *scanner) ownLine(start, end int, c *context) bool {
	from, to := s.line(start, end)
	ends := to == end && s.escaped(to) || to > end && strings.IndexByte("\"'`", s.b[end]) >= 0
	begins := from == start && s.escaped(from-1) || start > from && strings.IndexByte("\"'`", s.b[start-1]) >= 0
	if ends && begins && (s.escaped(to) || s.escaped(from-1)) {
		return true
	}
	opens := start > from+1 && s.b[start-1] == '"' && strings.IndexByte(",;\t:", s.b[start-2]) >= 0
	if opens && end == to {
		return to < len(s.b) // of a cell that goes over several
	}
	before := bytes.TrimRight(c.before, " ")
	return len(bytes.TrimSpace(c.after)) == 0 && len(c.before)-len(before) >= widestCentre &&
		bytes.HasSuffix(before, []byte("|"))
}

// escaped reports whether the end of a line at i is that of an escape in a string.
func (s *scanner) escaped(i int) bool {
	return s.at != nil && i >= 0 && i < len(s.b) && s.b[i] == '\n' && s.src[s.at[i]] == '\\'
}

// gradeRare judges a word that no prose has.
func (s *scanner) gradeRare(w *word, c *context) grade {
	switch {
	case w.needs == marking.CeilingCUI && cited(c.before), c.identifier():
		return none
	case w.needs == marking.CeilingCUI && c.code() && !c.quoted() && !inBrackets(c), explained(c):
		return said
	}
	return sure
}

// explained reports whether a sentence that begins with the word says what it means.
func explained(c *context) bool {
	next, _ := nextWord(c.after)
	return explains.has(next) && onlyOf(c.before, nil) && !c.capitalLine
}

var explains = set(`MEANS STANDS DENOTES SIGNIFIES`)

// identifier reports whether the word is part of a name in a program: CLIENT_SECRET, TOP_SECRET_PATH.
func (c *context) identifier() bool {
	before := bytes.TrimRight(c.before, "_")
	after := bytes.TrimLeft(c.after, "_")
	left, right := len(before) < len(c.before), len(after) < len(c.after)
	glued := left && len(before) > 0 && inWord(before[len(before)-1]) || right && len(after) > 0 && inWord(after[0])
	return glued || (left != right) && !bytes.HasSuffix(c.before, []byte("__"))
}

// quoted reports whether the word is a string of a program, or the first or last word of one.
func (c *context) quoted() bool {
	return len(c.before) > 0 && strings.IndexByte("\"'`", c.before[len(c.before)-1]) >= 0 ||
		len(c.after) > 0 && strings.IndexByte("\"'`", c.after[0]) >= 0
}

// gradeAlone judges a level beside which no other words stand on its line. With words of a marking it is one;
// by itself it is one at the head or foot of a text, unless the signs beside it are those of a program.
func (s *scanner) gradeAlone(start, end int, c *context) grade {
	switch {
	case !standsAlone(c):
		return none
	case !c.capital && (c.quoted() || !onlyOf(untag(c.before), nil) || !onlyOf(untag(c.after), nil)):
		return none
	case !c.capital && s.frames(start, end):
		return sure
	case !c.capital:
		return said
	case c.code(), c.listed():
		return said
	case anyOf(c.before, bannerWords), anyOf(c.after, bannerWords):
		return sure
	case s.atEdge(start, end), s.letterHead(start, end), s.edgesBlock(start, end), s.ruled(start, end),
		s.coloured(start):
		return sure
	}
	return lone
}

// longestHead is how long what stands above a level in the head of a letter is.
const longestHead = 300

// letterHead reports whether a level stands between empty lines below the head of a letter, where no sentence is.
func (s *scanner) letterHead(start, end int) bool {
	from, to := s.line(start, end)
	if from > longestHead || !s.apart(from, to) {
		return false
	}
	for line := range bytes.Lines(s.b[:from]) {
		line = bytes.TrimSpace(line)
		if len(line) > longestHeadLine || len(line) > 0 && strings.IndexByte(".!?;{}>", line[len(line)-1]) >= 0 {
			return false
		}
	}
	return true
}

// edgesBlock reports whether a level has the first line of a quotation.
func (s *scanner) edgesBlock(start, end int) bool {
	from, to := s.line(start, end)
	if from == 0 || s.b[from] != '>' || start-from > len(">> ") {
		return false
	}
	above, _ := s.line(from-1, from-1)
	return s.b[above] != '>' && to+1 < len(s.b) && s.b[to+1] == '>'
}

// ruled reports whether the same sign of a rule stands on both sides of [start, end) on its line: -- SECRET --.
func (s *scanner) ruled(start, end int) bool {
	from, to := s.line(start, end)
	before, after := bytes.TrimSpace(s.b[from:start]), bytes.TrimSpace(s.b[end:to])
	if len(before) == 0 || len(after) == 0 || before[0] != after[0] || strings.IndexByte("-=*", before[0]) < 0 {
		return false
	}
	rule := string(before[:1])
	bold := rule == "*" && len(before) <= len("**")
	return !bold && len(bytes.Trim(before, rule)) == 0 && len(bytes.Trim(after, rule)) == 0
}

// stampBefore: what was read on a page, and where: [stamped top and bottom] TOP SECRET.
func stampBefore(c *context) bool {
	before, is := bytes.CutSuffix(bytes.TrimRight(c.before, " "), []byte("]"))
	i := bytes.LastIndexByte(before, '[')
	return is && i >= 0 && len(bytes.TrimSpace(c.after)) == 0 && anyOf(before[i:], stamps)
}

var stamps = set(`STAMP STAMPED STAMPS MARKED TYPED HANDWRITTEN PRINTED HEADER FOOTER TOP BOTTOM BANNER RED`)

// copies are words before the number of a copy.
var copies = set(`COPY CY EGZ EGZEMPLARZ EXEMPLAIRE AUSFERTIGUNG AUSF EJEMPLAR COPIA KOPIE EXEMPLAR`)

// copyFollows reports whether the number of a copy stands behind a level or on the line below it, as on what is
// counted: CONFIDENTIAL. Copy 3 of 9. The level has capitals, or its line begins with it.
func (s *scanner) copyFollows(end int, c *context) bool {
	near := s.b[end:min(len(s.b), end+longestCell)]
	w, rest := nextWord(near)
	if !copies.has(w) || !c.capital && !onlyOf(c.before, nil) {
		return false
	}
	if bytes.Count(near[:len(near)-len(rest)], []byte{'\n'}) > 1 {
		return false
	}
	next, rest := nextWord(rest)
	if next != nil && !isNumber(next) && len(next) <= len("NO") {
		next, _ = nextWord(rest)
	}
	return len(next) > 0 && len(next) <= mostDigits && isNumber(next)
}

// coloured reports whether a sequence that colours a terminal stands before the line of a level.
func (s *scanner) coloured(start int) bool {
	if s.at == nil {
		return false
	}
	from, _ := s.line(start, start)
	line := s.src[s.at[from]:s.at[start]]
	if from > 0 {
		line = s.src[s.at[from-1]:s.at[start]]
	}
	return bytes.HasSuffix(line, []byte("m")) && bytes.Contains(line, []byte("["))
}

// longestHeadLine is how long a line of the head of a letter is.
const longestHeadLine = 60

// apart reports whether the line [from, to) stands between empty lines.
func (s *scanner) apart(from, to int) bool {
	above := bytes.TrimRight(s.b[:from], " \t\r")
	below := bytes.TrimLeft(s.b[to:], " \t\r")
	return (len(above) == 0 || bytes.Count(s.b[lastInk(above):from], []byte{'\n'}) > 1) &&
		(firstInk(below) == len(below) || bytes.Count(below[:firstInk(below)], []byte{'\n'}) > 1)
}

// lastInk is where the blanks at the end of b begin, and firstInk where those at its head end.
func lastInk(b []byte) int  { return len(bytes.TrimRight(b, " \t\r\n")) }
func firstInk(b []byte) int { return len(b) - len(bytes.TrimLeft(b, " \t\r\n")) }

// listed reports whether signs about the word are those of a value in data or a program.
func (c *context) listed() bool {
	after := bytes.TrimRight(c.after, " \t\r")
	return bytes.HasSuffix(after, []byte(",")) || bytes.HasSuffix(after, []byte(";")) ||
		bytes.ContainsAny(c.before, ".='\"") && bytes.ContainsAny(after, ",;)]}")
}

// nearEdge is how many bytes at the head and the foot of a text are looked through for other words.
const nearEdge = 4000

// atEdge reports whether no words stand before the line of [start, end), or none behind it.
func (s *scanner) atEdge(start, end int) bool {
	from, to := s.line(start, end)
	return from < nearEdge && !hasWords(s.b[:from]) || len(s.b)-to < nearEdge && !hasWords(s.b[to:])
}

// hasWords reports whether b holds words that are shown: tags, control words and page numbers are none. Most have one
// before the first sign that may open a tag.
func hasWords(b []byte) bool {
	i := bytes.IndexByte(b, '<')
	if i < 0 {
		return !onlyOf(b, companions)
	}
	whole := i
	for whole > 0 && inWord(b[whole-1]) { // a tag may stand within the last one
		whole--
	}
	return !onlyOf(b[:whole], companions) || !onlyOf(untag(b), companions)
}

// bannerWords are those companions of a level that make a marking of it.
var bannerWords = set(`
NOFORN NF ORCON OC REL FVEY SIPDIS EXDIS NODIS STADIS LIMDIS SI TK HCS RD FRD CUI SBU FOUO NATO COSMIC ATOMAL
EFTO SECTION DOCUMENT CLASSIFICATION CLASSIFIED OVERALL MESSAGE CABLE TELEGRAM BEGIN HIGHEST ENTIRE PARAGRAPH
SEPARATED REMOVAL FILLED BANNER MARKING COVER UMBRA SPOKE MORAY ZARF RUFF COMINT SCI SAP FORMERLY UK EU UE
OTAN DEFENSE AUS CAN GBR NZL CODEWORD CRYPTO SPECAT TALENT KEYHOLE GAMMA STRAP
`)

func anyOf(b []byte, words *wordSet) bool {
	for w, rest := nextWord(b); w != nil; w, rest = nextWord(rest) {
		if words.has(w) {
			return true
		}
	}
	return false
}

// cited reports whether what stands before a word that is also the name of a thing is a sentence that
// names it: REF E IS DODI 5200.48, CONTROLLED UNCLASSIFIED INFORMATION.
func cited(before []byte) bool {
	rest, listed := bytes.CutSuffix(bytes.TrimRight(before, " "), []byte(","))
	return listed && len(bytes.Fields(rest)) > 2 && !onlyOf(rest, companions)
}

// context is a level word with the line about it.
type context struct {
	before, after []byte
	capital       bool // the word is in capitals
	capitalLine   bool // so is the line
	capitalTail   bool // so are its line and string up to it
	runsOn        bool // the line goes on a sentence of the line before
}

// longestTail is how much of a line before a word is asked for capitals of its own.
const longestTail = 40

func (s *scanner) context(start, end int) context {
	from, to := s.line(start, end)
	c := context{before: s.b[from:start], after: s.b[end:to], capital: !s.anySmall(start, end)}
	c.capitalLine = c.capital && !s.anySmall(from, to)
	tail := max(from, start-longestTail)
	tail += bytes.LastIndexByte(s.b[tail:start], '"') + 1
	c.capitalTail = c.capital && !s.anySmall(tail, start)
	c.runsOn = !c.capital && from > 0 && s.sentence(from-1)
	return c
}

// sentence reports whether the line that ends at `end` is prose that goes on.
func (s *scanner) sentence(end int) bool {
	from, _ := s.line(end, end)
	line := bytes.TrimRight(s.b[from:end], " \t")
	if len(line) == 0 || strings.IndexByte(".:!?=-*#|", line[len(line)-1]) >= 0 {
		return false
	}
	return wordsIn(line, fewestProse) == fewestProse && s.anySmall(from, end)
}

// fewestProse is how many words a line of prose has.
const fewestProse = 3

// signs tell a marking from prose, and how sure it then is: in capitals, and in small letters.
var signs = []struct {
	shows func(*context) bool
	grade grade
	small grade
}{
	{foreign, sure, none},
	{controlFollows, sure, sure},
	{messageFollows, sure, sure},
	{headsSubject, sure, none},
	{footsSubject, sure, said},
	{forFrom, sure, none},
	{captionStroke, sure, none},
	{precedes, sure, none},
	{spokenOver, sure, none},
	{notReleasable, sure, none},
	{labelled, sure, said},
	{levelKey, sure, none},
	{dashedLabel, sure, none},
	{namedOf, sure, said},
	{namedLevel, said, none},
	{runningHead, sure, none},
	{saysOfItself, sure, said},
	{stated, said, said},
	{inCell, lone, none},
	{inQuotes, said, none},
	{inBrackets, lone, said},
}

// companions are the words beside a level that leave a line a marking.
var companions = set(`
TOP SECRET CONFIDENTIAL UNCLASSIFIED UNCLAS SECTION PAGE OF NOFORN NF ORCON OC REL TO USA FVEY SIPDIS
EXDIS NODIS STADIS LIMDIS SENSITIVE EYES ONLY SI TK HCS G RD FRD CUI SBU FOUO NATO COSMIC ATOMAL EFTO THIS
IS A AND DOCUMENT CLASSIFICATION CLASSIFIED OVERALL MESSAGE CABLE TELEGRAM BEGIN END TEXT HIGHEST LEVEL
INFORMATION SECURITY PART ENTIRE PARAGRAPH ANNEX ATTACHMENT ATTACHMENTS ENCLOSURE ENCLOSURES WHEN
SEPARATED FROM WITH UPON REMOVAL FILLED IN BANNER MARKING COVER SHEET PAR PARD PLAIN RTF1 B B0 I I0 QC QL
NNNN BT THE US U S UMBRA SPOKE MORAY ZARF RUFF COMINT SCI SAP RESTRICTED DATA FORMERLY
UK EU UE OTAN DEFENSE TRES AUS CAN GBR NZL AMTLICH GEHEIMGEHALTEN CODEWORD CRYPTO SPECAT TALENT KEYHOLE GAMMA
STRAP
VS NUR FUR DEN DIENSTGEBRAUCH
`)

// standsAlone: nothing else stands on the line but signs, numbers and words of a marking. In small letters
// the line must be of its own, and no piece of code.
func standsAlone(c *context) bool {
	if !onlyOf(untag(c.before), companions) || !onlyOf(untag(c.after), companions) {
		return false
	}
	return !c.key() && (c.capital || !c.runsOn && !c.code())
}

// foreign: the marking of another country, //GBR SECRET, at the head of a line, a string or a cell.
func foreign(c *context) bool {
	i := bytes.LastIndex(c.before, []byte("//"))
	if i < 0 || !c.capital || i > 0 && strings.IndexByte(" \"'`(\t|;,>*", c.before[i-1]) < 0 {
		return false
	}
	rest := bytes.TrimSpace(c.before[i+len("//"):])
	return len(rest) <= longestCountry && len(leadingWord(rest)) == len(rest) && c.before[len(c.before)-1] != '/'
}

// key reports whether a value is given to the word: SECRET=, "secret": 1.
func (c *context) key() bool {
	after := bytes.TrimLeft(c.after, "\"'` ")
	switch {
	case bytes.HasPrefix(after, []byte("=")):
		return !bytes.HasPrefix(after, []byte("=="))
	case c.capital || !bytes.HasPrefix(after, []byte(":")):
		return false
	}
	return true
}

// code reports whether the signs about a word in small letters are those of a program.
func (c *context) code() bool {
	if len(c.after) > 0 && strings.IndexByte(",;()={}[+%&$@", c.after[0]) >= 0 {
		return true
	}
	if len(c.before) == 0 {
		return false
	}
	last := c.before[len(c.before)-1]
	option := last == '-' && (len(c.after) == 0 || c.after[0] != '-')
	return option || strings.IndexByte("$@%&.(=+[{", last) >= 0
}

// untag takes tags and control words out of a piece of a line.
func untag(b []byte) []byte {
	if bytes.IndexByte(b, '<') < 0 {
		return b
	}
	var out []byte
	for i := 0; i < len(b); {
		if n := tagLength(b[i:]); n > 0 {
			i += n
			continue
		}
		out = append(out, b[i])
		i++
	}
	return out
}

// controls are what may follow a level after a slash or a blank.
var controls = set(`
NOFORN NF ORCON OC REL RELIDO SI TK HCS SAR RD FRD FGI SIPDIS EXDIS NODIS STADIS LIMDIS PROPIN PR IMCON
FISA FOUO SBU CUI NATO BOHEMIA BALK EYES DISPLAY RSEN LES TALENT GAMMA CNWDI WNINTEL NOCONTRACT SPECAT ATOMAL SENSITIVE
USA SP SAP RSV XGDS GDS
`)

// words that follow a level with a blank in prose too.
var proseControls = set(`DISPLAY EYES SENSITIVE SAR NATO USA`)

// controlFollows: SECRET//NOFORN, SECRET/NF, SECRET NOFORN; and what follows such slashes.
func controlFollows(c *context) bool {
	rest := bytes.TrimLeft(c.after, " \t*_`\\-,")
	if bytes.HasSuffix(c.before, []byte("/")) && !onlyOf(c.before, companions) && !bytes.HasPrefix(rest, []byte("//")) {
		return false // a path
	}
	slashed := bytes.HasPrefix(rest, []byte("/"))
	next, _ := nextWord(rest)
	switch {
	case slashed && controls.has(next):
		return c.capital || !proseControls.has(next) || bytes.HasPrefix(rest, []byte("//"))
	case len(next) > 2 && controls.has(next) && !proseControls.has(next):
		return c.capital || string(next) == "NOFORN"
	}
	head := bytes.TrimRight(c.before, " \t*_`")
	return bytes.HasSuffix(head, []byte("//")) && onlyOf(head, companions) && c.capital
}

// notReleasable: words that say whom a level is not for, in any case: SECRET, not releasable to foreign nationals.
func notReleasable(c *context) bool {
	w, rest := nextWord(c.after)
	next, rest := nextWord(rest)
	third, _ := nextWord(rest)
	switch string(w) {
	case "NOT":
		return string(next) == "RELEASABLE" || string(next) == "FOR" && string(third) == "RELEASE"
	case "RELEASABLE":
		return string(next) == "TO"
	case "NO":
		return string(next) == "FOREIGN" || string(next) == "DISSEMINATION"
	}
	return false
}

// headsSubject: the subject of a message that begins with its level. Subject: SECRET: talks, RE: SECRET - talks.
func headsSubject(c *context) bool {
	w, sign := lastWord(c.before)
	after := bytes.TrimLeft(c.after, " ")
	parted := len(after) > 0 && strings.IndexByte(":-/", after[0]) >= 0
	return parted && string(bytes.TrimSpace(sign)) == ":" && fields.has(w)
}

// footsSubject: the subject of a message that ends in its level, Subject: Talks (SECRET).
func footsSubject(c *context) bool {
	before := bytes.TrimRight(c.before, " *_`")
	if len(before) == 0 || len(bytes.Trim(c.after, " )]*_`\"\r-.")) > 0 {
		return false
	}
	w, rest := nextWord(before)
	parted := strings.IndexByte("([-/", before[len(before)-1]) >= 0
	return parted && subjectLabels.has(w) && bytes.HasPrefix(rest, []byte(":"))
}

// precedences stand beside a level at the head of a message.
var precedences = set(`FLASH IMMEDIATE PRIORITY ROUTINE NIACT CRITIC OPIM EMERGENCY`)

// precedes: the precedence of a message stands before the level, FLASH TOP SECRET.
func precedes(c *context) bool {
	w, gap := lastWord(c.before)
	return precedences.has(w) && string(gap) == " "
}

// forFrom: a level for one person from another, SECRET FOR ROE FROM DOE.
func forFrom(c *context) bool {
	return c.capitalLine && bytes.HasPrefix(c.after, []byte(" FOR ")) && bytes.Contains(c.after, []byte(" FROM "))
}

// strokeCaptions are short and long captions before the stroke of a level: ND/SECRET.
var strokeCaptions = set(`ND XD SD LD NODIS EXDIS STADIS LIMDIS NF NOFORN SBU PERSONAL RYBAT`)

// captionStroke: a caption and a stroke stand before the level.
func captionStroke(c *context) bool {
	w, rest := lastWord(c.before)
	return strokeCaptions.has(w) && len(bytes.Trim(rest, "/")) == 0 && len(rest) > 0
}

// mostPostWords is how many words the name of a post has at the most.
const mostPostWords = 4

// messageFollows: the head of a message, SECRET SECTION 01 OF 02 or SECRET ARKADIA 000187.
func messageFollows(c *context) bool {
	if !onlyOf(c.before, companions) {
		return false
	}
	b := c.after
	for i := 0; i <= mostPostWords; i++ {
		w, rest := nextWord(b)
		switch {
		case w == nil:
			return false
		case i > 0 && isNumber(w) && len(w) >= 3 && (c.capital || len(w) >= 5):
			return onlyOf(rest, companions)
		case i > 0 && isNumber(w):
			return i == 1 && bytes.Contains(c.after[:len(c.after)-len(rest)], []byte("SECTION"))
		}
		b = rest
	}
	return false
}

// Labels of a level: those that name nothing else, and those that name other things too.
var (
	markingLabels = set(`
CLASSIFICATION CLASSIFICATIONS MARKING MARKINGS BANNER CAVEAT CAVEATS CLASSIF PORTIONMARK SECURITYCLASSIFICATION
HEADER FOOTER SENSITIVITY HANDLING DRAFT SECRECY STAMP STAMPS RELEASABILITY PROTECTIVEMARKING SECLEVEL SECURITYLEVEL
CLASSIFICATIONLEVEL SECURITYMARKING MARK LVL SECCLASS OVERALLCLASSIFICATION
EINSTUFUNG GEHEIMHALTUNGSGRAD VERSCHLUSSGRAD MENTION KLAUZULA CLASIFICACION CLASSIFICAZIONE CLASSIFICACAO QUALIFICA
CLASSN CLASSIFN CLASSIFD CLASSD CLSN CLASFN CLASSFN SECURITYGRADING GRADING RUBRICERING STUPEN SEKRETESS GRADERING
STEMPEL
VERMERK
`)
	labelWords = set(`
CLASSIFIED CLASS MARKED LEVEL OVERALL PROTECTION SECURITY CLEARANCE PORTION TOP BOTTOM DOWNGRADED UPGRADED STATUS
HEAD FOOT GRADE
`)
)

// labelled: "Classification: secret", classification="SECRET", "Overall marking of this paper: SECRET".
func labelled(c *context) bool {
	w, rest := labelOf(c)
	colon := bytes.HasSuffix(bytes.TrimSpace(rest), []byte(":"))
	return markingLabels.has(w) || w != nil && isCamel(w) || c.capital && colon && named(c.before)
}

// namedLevel: level=SECRET, "Security: secret".
func namedLevel(c *context) bool {
	w, _ := labelOf(c)
	return labelWords.has(w) || markingLabels.has(w)
}

// levelKey: "level": "SECRET", class: SECRET; in a quoted string or as the whole of a field of its own.
func levelKey(c *context) bool {
	w, rest := labelOf(c)
	ends := len(bytes.TrimRight(c.after, "\r\"'},;")) == 0 || strings.IndexByte(" \t", c.after[0]) >= 0
	return levelKeys.has(w) && !bytes.Contains(rest, []byte("==")) && (c.quoted() || ends)
}

// levelKeys are names of fields that hold a level where their value is one in capitals.
var levelKeys = set(`
LEVEL CLASS CLASSIFIED SECURITY GRADE NIVEAU NIVEL STUFE GRADO GRAD LIVELLO GRAU CLASSE TIER LABEL
`)

// dashedLabel: classification-SECRET in an address.
func dashedLabel(c *context) bool {
	return bytes.HasSuffix(c.before, []byte("CLASSIFICATION-")) || bytes.HasSuffix(c.before, []byte("CLASSIFICATION/"))
}

// namedOf: "Classification of these minutes: Secret".
func namedOf(c *context) bool {
	w, rest := labelOf(c)
	colon := bytes.HasSuffix(bytes.TrimSpace(rest), []byte(":"))
	return w != nil && colon && named(c.before) && len(bytes.TrimSpace(c.after)) == 0
}

// runningHeads are macros of TeX that set the head or foot of each page.
var runningHeads = set(`
FANCYHEAD FANCYFOOT LHEAD CHEAD RHEAD LFOOT CFOOT RFOOT IHEAD OHEAD IFOOT OFOOT
SETWATERMARKTEXT DRAFTWATERMARKTEXT MARKBOTH MARKRIGHT
`)

// runningHead: the argument of such a macro.
func runningHead(c *context) bool {
	before, is := bytes.CutSuffix(bytes.TrimRight(c.before, " "), []byte("{"))
	i := bytes.LastIndexByte(before, '\\')
	return is && i >= 0 && runningHeads.has(leadingWord(before[i+1:]))
}

// itself are the words of a document that a sentence says of itself: "This e-mail is classified CONFIDENTIAL".
var itself = set(`
THIS MESSAGE EMAIL E MAIL DOCUMENT MEMO MEMORANDUM LETTER PAPER CABLE TELEGRAM NOTE REPORT FILE PAGE TEXT PARAGRAPH
ATTACHMENT SLIDE DRAFT SUMMARY ANNEX ENCLOSURE FOLLOWING BELOW ABOVE IS ARE AND ENTIRE WHOLE THE
`)

// saysOfItself: THIS and its document, then that it is classified or marked so.
func saysOfItself(c *context) bool {
	verb, rest := lastWord(c.before)
	if !marked.has(verb) || len(bytes.Trim(rest, " \"'*_`:")) > 0 {
		return false
	}
	head := c.before[:len(c.before)-len(rest)-len(verb)]
	i := bytes.LastIndex(head, []byte("THIS "))
	return i >= 0 && onlyOf(head[i:], itself)
}

// labelOf is the word before the colon or equals sign of a level, and what stands behind it; nil without one.
// The name of a country or alliance may stand between.
func labelOf(c *context) (w, rest []byte) {
	before := c.before
	if w, rest = lastWord(before); nations.has(w) {
		before = before[:len(before)-len(rest)-len(w)]
	}
	if w, rest = lastWord(before); !bytes.ContainsAny(rest, ":=>") || len(w) == 0 {
		return nil, nil
	}
	if cut, is := bytes.CutSuffix(before[:len(before)-len(rest)-len(w)], []byte("'")); is { // CLASS'N
		w = append(append([]byte(nil), lastOf(cut)...), w...)
	}
	return w, rest
}

// nations are names before a level.
var nations = set(`UK EU UE NATO OTAN COSMIC AUS CAN GBR NZL JOINT`)

// mostLabel is how many words the label of a level has.
const mostLabel = 6

// named reports whether b, the line up to a colon, names the level of something.
func named(b []byte) bool {
	found, n := false, 0
	for w, rest := nextWord(b); w != nil; w, rest = nextWord(rest) {
		found = found || string(w) == "CLASSIFICATION" || string(w) == "MARKING" || string(w) == "CLASSIFIED"
		n++
	}
	return found && n <= mostLabel
}

// isCamel reports whether a name ends in a label: docClassification.
func isCamel(w []byte) bool {
	return bytes.HasSuffix(w, []byte("CLASSIFICATION")) && !bytes.HasSuffix(w, []byte("DECLASSIFICATION"))
}

var (
	// verbs join a label to a level in a sentence: only capitals count there.
	verbs = set(`IS AS ARE REMAINS BE WAS AT ENTIRELY`)
	// marked are those after which small letters count too, if nothing follows that the level could be of.
	marked = set(`CLASSIFIED MARKED STAMPED`)
	// thence may follow a level that ends its clause.
	thence  = set(`AND BY UNTIL BECAUSE UNDER FOR IN ON WITH UNLESS FROM LEVEL OR PER PURSUANT INFORMATION`)
	fillers = set(`AS AT THE A IS BE`)
)

// stated: "is classified SECRET", "marked secret."
func stated(c *context) bool {
	w, rest := lastWord(c.before)
	if len(w) == 0 || len(rest) > 0 && strings.Trim(string(rest), " \"'`*_(") != "" {
		return false
	}
	if string(w) == "TOP" && string(rest) == " " { // SECRET is the end of another level
		return false
	}
	if c.quoted() && markingLabels.has(w) && len(c.after) > 0 && c.after[0] == rest[len(rest)-1] {
		return true
	}
	if c.capital && verbs.has(w) && len(c.after) > 0 && c.after[0] == '.' && portionFirst(c.before) {
		return true
	}
	if c.capital && !c.capitalLine && (verbs.has(w) || labelWords.has(w) || markingLabels.has(w)) {
		return true
	}
	before := c.before[:len(c.before)-len(rest)]
	for fillers.has(w) {
		before = before[:len(before)-len(w)]
		if w, rest = lastWord(before); len(w) == 0 {
			return false
		}
		before = before[:len(before)-len(rest)]
	}
	next, _ := nextWord(c.after)
	ends := next == nil || thence.has(next) || strings.IndexByte(".,;:!)", c.after[0]) >= 0
	return marked.has(w) && ends
}

// portionFirst reports whether a sentence begins with what names a part of a text: PARA 2 IS SECRET.
func portionFirst(before []byte) bool {
	w, _ := nextWord(before)
	return paragraphs.has(w) && len(w) > len("NO") || string(w) == "THIS"
}

// inCell: a field of a table, in capitals.
func inCell(c *context) bool {
	if !c.capital || len(c.before)+len(c.after) == 0 {
		return false
	}
	between := len(c.before) > 0 && len(c.after) > 0
	commas := between && bytes.ContainsAny(c.before, ",") && bytes.ContainsAny(c.after, ",")
	if commas && edge(c.before, false, ",") && edge(c.after, true, ",") {
		return true
	}
	return (between || !c.capitalLine) && edge(c.before, false, "") && edge(c.after, true, "")
}

// edge reports whether a field of a table ends at the word: at the end of the line, a bar, a tab, a wide
// gap or one of more.
func edge(b []byte, after bool, more string) bool {
	if len(b) == 0 {
		return true
	}
	if !after {
		return bytes.HasSuffix(b, []byte("  ")) || strings.IndexByte("\t|;"+more, b[len(b)-1]) >= 0 ||
			bytes.HasSuffix(bytes.TrimRight(b, " "), []byte("|"))
	}
	return bytes.HasPrefix(b, []byte("  ")) || strings.IndexByte("\t|;"+more, b[0]) >= 0 ||
		bytes.HasPrefix(bytes.TrimLeft(b, " "), []byte("|"))
}

// inQuotes: a string of data or a program that is the level alone, in capitals: ["SECRET"], {"a": "SECRET"}.
// What a program asks by that name, env["SECRET"] or getenv("SECRET"), is none.
func inQuotes(c *context) bool {
	if !c.capital || len(c.before) == 0 || len(c.after) == 0 {
		return false
	}
	q := c.before[len(c.before)-1]
	if strings.IndexByte("\"'`", q) < 0 || c.after[0] != q {
		return false
	}
	head := bytes.TrimRight(c.before[:len(c.before)-1], " ")
	tail := bytes.TrimLeft(c.after[1:], " ")
	if bytes.HasPrefix(tail, []byte(":")) {
		return false
	}
	switch n := len(head); {
	case n == 0:
		return true
	case strings.IndexByte("([", head[n-1]) >= 0:
		return n == 1 || !inWord(head[n-2]) && head[n-2] != '_'
	}
	return strings.IndexByte(",:={>|", head[len(head)-1]) >= 0
}

// inBrackets: (SECRET) anywhere, (secret) at the head of a line.
func inBrackets(c *context) bool {
	before, after := bytes.TrimRight(c.before, " *_"), bytes.TrimLeft(c.after, " *_")
	if len(before) == 0 || len(after) == 0 {
		return false
	}
	open, shut := before[len(before)-1], after[0]
	if strings.IndexByte("([{<", open) < 0 || strings.IndexByte(")]}>/-", shut) < 0 {
		return false
	}
	if w, _ := lastWord(before); open == '{' && len(before) > 1 && before[len(before)-2] == ' ' && len(w) > 0 &&
		len(after) > 2 && after[1] == ' ' && inWord(after[2]) {
		return false // a word whose capitals a title keeps
	}
	if c.capital {
		return len(before) < 2 || !inWord(before[len(before)-2]) || open == '{'
	}
	return open != '[' && onlyOf(before, companions) && !c.runsOn // [secret] heads a section of settings
}
