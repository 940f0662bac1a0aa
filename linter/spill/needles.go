package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

var signalLevels = map[byte]marking.Ceiling{
	'E': marking.CeilingCUI, 'C': marking.CeilingC, 'R': marking.CeilingC, 'S': marking.CeilingS,
	'T': marking.CeilingTS, 'M': marking.CeilingTS, 'A': marking.CeilingTS,
}

// leastSignal is how many times the letter of a security signal stands.
const leastSignal = 4

// signals looks for ZNY and ZNR lines, and for the letters of the header: 0731522-SSSS--RUEHC.
func (s *scanner) signals() {
	s.each(operators, func(n, at int) bool {
		i := at + len(operators.texts[n])
		for i < min(len(s.b), at+longestGap) && !inWord(s.b[i]) && s.b[i] != '\n' {
			i++
		}
		if !s.alnum(at - 1) {
			s.signal(i)
		}
		return !s.full()
	})
	s.each(signalHeads, func(_, at int) bool {
		if i := at + len("-"); i >= 8 && isNumber(s.b[i-8:i-1]) {
			s.signal(i)
		}
		return !s.full()
	})
}

// operators are signals before the letters of the level, and signalHeads how these stand in the header.
var (
	operators   = seekIn(openWord, "ZNY", "ZNR")
	signalHeads = seek("-EEEE--", "-CCCC--", "-RRRR--", "-SSSS--", "-TTTT--", "-MMMM--", "-AAAA--")
)

// signal notes the letter that is repeated from i on.
func (s *scanner) signal(i int) {
	n := 0
	for i+n < len(s.b) && s.b[i+n] == s.b[i] && n < longestGap {
		n++
	}
	if n < leastSignal || s.alnum(i+n) || !scan.Upper(s.b[i]) {
		return
	}
	if needs := signalLevels[s.b[i]]; needs != 0 {
		s.hit(Signal, i, i+n, string(s.b[i:i+n]), needs, sure)
	}
}

// authorityLabel is a label of a classification authority block.
type authorityLabel struct {
	text string
	head bool // counts at the head of a line alone
	date bool // and only before an instruction
}

var authorityLabels = []authorityLabel{
	{"CLASSIFIED BY", false, false},
	{"CLASSIFIED BY AND REASON", true, false},
	{"DERIVED FROM", true, false},
	{"DECLASSIFY ON", false, false},
	{"CLASSIFIED_BY", false, false},
	{"DERIVED_FROM", false, false},
	{"DECLASSIFY_ON", false, false},
	{"CLASSIFIED-BY", false, false},
	{"DERIVED-FROM", false, false},
	{"DECLASSIFY-ON", false, false},
	{"CLASSIFIEDBY", false, false},
	{"DERIVEDFROM", false, false},
	{"DECLASSIFYON", false, false},
	{"DECLASSIFY", true, true},
	{"DECLASSIFICATION", true, true},
	{"DECLASSIFICATION_DATE", true, true},
	{"DECLASSIFICATIONDATE", false, true},
	{"CL BY", true, false},
	{"CLBY", true, false},
	{"DRV FROM", true, false},
	{"DRV FRM", true, false},
	{"DRV FM", true, false},
	{"DECL ON", true, true},
	{"DECL. ON", true, true},
	{"DECL", true, true},
	{"DECLAS", true, true},
	{"DECLASS", true, true},
	{"DECLON", true, true},
	{"REASON", true, true},
	{"REASONS", true, true},
	{"CLASSIFICATION REASON", true, true},
	{"CLASSIFYING AUTHORITY", true, false},
	{"CLASSIFICATION AUTHORITY", true, false},
	{"ORIGINAL CLASSIFICATION AUTHORITY", true, false},
	{"CLASS BY", true, false},
	{"CLASSD BY", true, false},
	{"CLASSIFIED FROM", true, false},
	{"DERIVED BY", true, false},
	{"CLASSIFIED UNTIL", false, true},
	{"DERIVATIVELY CLASSIFIED BY", true, false},
	{"DERIVATIVE CL BY", true, false},
	{"DERV FROM", true, false},
	{"DER FROM", true, false},
	{"DECLASS ON", true, true},
	{"DECLASSIFY", true, true},
	{"DCL ON", true, true},
	{"DECLASSIFICATION ON", true, true},
	{"DECLASSIFICATION DATE", true, true},
	{"DECL DATE", true, true},
	{"REVIEW ON", true, true},
	{"REVW ON", true, true},
	{"DOWNGRADE ON", true, true},
	{"DOWNGRADE TO CONFIDENTIAL", true, true},
	{"DOWNGRADE TO SECRET", true, true},
	{"DNG TO", true, true},
	{"REASON FOR CLASSIFICATION", true, true},
	{"DOWNGRADED AT 12 YEAR INTERVALS", false, true},
	{"DOWNGRADED AT 3 YEAR INTERVALS", false, true},
	{"DECLASSIFIED AFTER 12 YEARS", false, true},
	{"AUTOMATICALLY DECLASSIFIED", false, true},
	{"EXEMPT FROM GDS CATEGORY", false, true},
	{"AFFECTING THE NATIONAL DEFENSE OF THE UNITED STATES WITHIN", false, true},
	{"SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE", true, true},
	{"EXEMPT FROM GENERAL DECLASSIFICATION SCHEDULE", true, true},
	{"EXCLUDED FROM AUTOMATIC DOWNGRADING", false, true},
	{"RESTRICTED DATA AS DEFINED IN THE ATOMIC ENERGY ACT", false, true},
	{"EXEMPT FROM AUTOMATIC DECLASSIFICATION", true, true},
	{"NOT AUTOMATICALLY DECLASSIFIED", false, true},
}

// labelsOfAuthority are their texts.
var labelsOfAuthority = seekEach(authorityLabels, func(l *authorityLabel) string { return l.text })

// authorities looks for the labels of a classification authority block: with a colon, or with a reason. Two
// different ones near each other are a block; of one alone its value must tell.
func (s *scanner) authorities() {
	if s.ceiling >= marking.CeilingC {
		return
	}
	first := len(s.hits)
	s.each(labelsOfAuthority, func(n, at int) bool {
		l := &authorityLabels[n]
		if end := at + len(l.text); !s.alnum(at-1) && !s.alnum(end) {
			s.hit(Authority, at, end, l.text, marking.CeilingC, s.authority(l, at, end))
			if !isNegative(bytes.TrimLeft(s.b[end:min(len(s.b), end+longestGap)], " :\t")) {
				s.pair(at, end)
			}
		}
		return !s.full()
	})
	s.block(s.hits[first:], byToken)
}

// widestBlock is how far apart two lines of one block stand at the most.
const widestBlock = 400

func byToken(h *found) string { return h.Token }

// block makes sure of labels that have another one, by its name, beside them.
func (s *scanner) block(labels []found, name func(*found) string) {
	arrange.By(labels, func(a, b found) int { return a.Span.Start - b.Span.Start })
	for i := 1; i < len(labels); i++ {
		one, two := &labels[i-1], &labels[i]
		if two.Span.Start-one.Span.End < widestBlock && name(two) != name(one) && one.Span.End <= two.Span.Start {
			one.grade, two.grade = sure, sure
		}
	}
}

func (s *scanner) authority(l *authorityLabel, at, end int) grade {
	from, to := s.line(at, end)
	switch {
	case !l.date && s.inHeading(at, end):
		return latent
	case l.head && s.head(from, to) != at && !s.isKey(at, end) && !s.opensValue(at):
		return none
	}
	after := bytes.TrimLeft(s.b[end:to], " \t*_`\"'")
	joined := strings.IndexByte(l.text, ' ') < 0
	colon := len(after) > 0 && (after[0] == ':' || after[0] == '=' && (joined || s.isKey(at, end)))
	switch {
	case len(l.text) > 20: // a phrase that says it all
		return sure
	case l.date && bytes.HasPrefix([]byte(l.text), []byte("REASON")):
		return sureIf(colon && isReason(after[1:]))
	case l.date && strings.HasPrefix(l.text, "DECLASSIF") && !colon:
		return none
	case l.date:
		return s.dated(bytes.TrimLeft(after, "="))
	case strings.HasPrefix(l.text, "CLASSIFIED BY") && s.reasonFollows(at):
		return sure
	case l.text == "CLASSIFIED BY" && s.head(from, to) == at && s.personFollows(end, to):
		return said
	case colon:
		return s.valued(l, to-len(after)+1, to)
	}
	return none
}

// isKey reports whether a label is the name of a field of data or of a column: it is quoted, or stands between
// commas.
func (s *scanner) isKey(at, end int) bool {
	return at > 0 && end < len(s.b) && strings.IndexByte("\"'", s.b[at-1]) >= 0 && s.b[end] == s.b[at-1]
}

// opensValue reports whether a label stands at the head of a string, a cell, brackets or the value of a field.
func (s *scanner) opensValue(at int) bool {
	field := at > 2 && string(s.b[at-2:at]) == ": " && scan.Upper(s.b[at-3])
	follows := at > 2 && string(s.b[at-2:at]) == ". " && inWord(s.b[at-3]) && !s.small(at)
	return field || follows || at > 0 && strings.IndexByte("\"'`|\t(;>{", s.b[at-1]) >= 0
}

// inHeading reports whether a label is a cell of the first line of a table.
func (s *scanner) inHeading(at, end int) bool {
	from, to := s.line(at, end)
	opens := at == 0 || strings.IndexByte(separators, s.b[at-1]) >= 0
	return from == 0 && opens && end < to && strings.IndexByte(separators, s.b[end]) >= 0
}

func sureIf(is bool) grade {
	if is {
		return sure
	}
	return none
}

// dated judges a label that counts before an instruction alone. Two digits are a number.
func (s *scanner) dated(after []byte) grade {
	value := bytes.TrimLeft(after, around)
	if isNegative(bytes.TrimLeft(after, " :\t")) {
		return none
	}
	if w := leadingWord(value); len(w) <= 2 && len(w) == len(bytes.TrimRight(value, around)) {
		return none
	}
	return sureIf(isInstruction(after))
}

// isNegative reports whether b begins with a number of at most two digits below naught, before another one: the
// declination of a star.
func isNegative(b []byte) bool {
	if len(b) < 2 || b[0] != '-' || !scan.Digit(b[1]) {
		return false
	}
	w := leadingWord(b[1:])
	rest := bytes.TrimLeft(b[1+len(w):], " .:")
	return len(w) <= 2 && len(rest) > 0 && scan.Digit(rest[0])
}

// valued judges a label and what stands in [at, to) behind its colon: a person or a source begins with a
// capital, and one word alone may be that of any other thing.
func (s *scanner) valued(l *authorityLabel, at, to int) grade {
	value := bytes.TrimLeft(s.b[at:to], around)
	at = to - len(value)
	first, rest := nextWord(value)
	switch {
	case first == nil:
		return latent
	case strings.HasPrefix(l.text, "DECLASSIFY") && isInstruction(value), string(first) == "MULTIPLE":
		return sure
	case s.small(at) && scan.Upper(first[0]):
		return none
	}
	if next, _ := nextWord(rest); next == nil {
		return said
	}
	return lone
}

// isReason reports whether b begins with a reason of some order, whatever its section: 1.4 (b), 1.5(D).
func isReason(b []byte) bool {
	b = bytes.TrimLeft(b, " \t*_`")
	if bytes.HasPrefix(b, []byte("E.O")) {
		return true
	}
	if !isSection(b) {
		return false
	}
	rest := bytes.TrimLeft(b[longestSection:], " ")
	return bytes.HasPrefix(rest, []byte("(")) || len(rest) > 0 && scan.Upper(rest[0])
}

const longestSection = len("1.4")

// personFollows reports whether two words that begin with capitals stand behind a label: Classified by Jane Roe.
func (s *scanner) personFollows(at, to int) bool {
	for range 2 {
		at = s.skipBlanks(at, to)
		n := len(leadingWord(s.b[at:to]))
		if n == 0 || s.small(at) {
			return false
		}
		at += n
	}
	return true
}

// isSection reports whether b begins with a section of an order's first part.
func isSection(b []byte) bool {
	return len(b) >= longestSection && strings.IndexByte("1LI|", b[0]) >= 0 && // an ell for a one in a bad scan
		(b[1] == '.' || b[1] == ',') && scan.Digit(b[2]) &&
		(len(b) == longestSection || !scan.Digit(b[longestSection]))
}

func (s *scanner) reasonFollows(at int) bool {
	near := s.b[at:min(len(s.b), at+reach)]
	if !bytes.Contains(near, []byte("REASON")) && !bytes.Contains(near, []byte(" PER ")) {
		return false
	}
	for i, c := range near { // the figure is an ell in a bad scan
		if (c == '.' || c == ',') && i > 1 && !inWord(near[i-2]) && isSection(near[i-1:]) {
			return true
		}
	}
	return false
}

var codes = []string{
	"DECL", "GDS", "XGDS", "ADS", "RDS", "XDS", "OADR", "25X", "50X", "75X", "1.6X",
	"X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "MR", "DNG",
}

// around are the signs that may stand about a label and its value.
const around = " :.,;\t*_-/\n`\"'|()<>"

// instructions looks for an E.O. line that says when to declassify. Its order may be one that was not signed
// when this was written: any number of four to six digits behind the label is one.
func (s *scanner) instructions() {
	if s.ceiling >= marking.CeilingC {
		return
	}
	for _, at := range s.survey().orders {
		if s.endsEO(int(at)) && !s.full() {
			s.ordersBehind(int(at) + len("O"))
		}
	}
	s.each(scannedOrders, func(n, at int) bool {
		if !s.alnum(at - 1) {
			s.ordersBehind(at + len(scannedOrders.texts[n]))
		}
		return !s.full()
	})
	s.each(orders, func(n, at int) bool {
		if bytes.HasSuffix(bytes.TrimRight(s.b[max(0, at-longestLabel):at], around), []byte("EXECUTIVE")) {
			s.ordersBehind(at + len(orders.texts[n]))
		}
		return !s.full()
	})
}

// The labels of an order but for "E.O.", which has many spellings: the same in a bad scan, with a naught for its O, and
// the word, which may be glued to the one before it.
var (
	scannedOrders = seek("E.0")
	orders        = seekIn(inField, "ORDER")
)

// endsEO reports whether the O at an offset ends "E.O." in some spelling: no letter follows it, and its E
// begins a word or is parted from it by a point.
func (s *scanner) endsEO(at int) bool {
	if at+1 < len(s.b) && scan.Upper(s.b[at+1]) {
		return false
	}
	e := at - 1
	for e >= 0 && at-e < longestLabel && !s.alnum(e) {
		e--
	}
	return e >= 0 && s.b[e] == 'E' && (!s.alnum(e-1) || bytes.IndexByte(s.b[e:at], '.') >= 0)
}

// ordersBehind looks at the numbers behind a label, with nothing but signs between.
func (s *scanner) ordersBehind(from int) {
	for at := from; at < len(s.b) && at-from < longestLabel && !scan.Upper(s.b[at]); at++ {
		if !scan.Digit(s.b[at]) {
			continue
		}
		end := at
		for end < len(s.b) && scan.Digit(s.b[end]) {
			end++
		}
		if n := end - at; n < shortestOrder || n > longestOrder {
			return
		}
		if code := s.instruction(end); code != "" {
			_, to := s.line(at, at)
			s.hit(Instruction, at, end+len(bytes.TrimRight(s.b[end:max(end, to)], " \t\r")), code, marking.CeilingC, sure)
			return
		}
		at = end
	}
}

// The number of an order has four to six digits.
const (
	shortestOrder = 4
	longestOrder  = 6
)

// instruction returns the code of the instruction that follows the number of an order, "" for none.
func (s *scanner) instruction(end int) string {
	if s.alnum(end) {
		return ""
	}
	value := bytes.TrimLeft(s.b[end:min(len(s.b), end+reach)], around)
	for _, code := range codes {
		if !bytes.HasPrefix(value, []byte(code)) {
			continue
		}
		rest := value[len(code):]
		if i := bytes.IndexByte(rest, '\n'); i >= 0 && code != "DECL" {
			rest = rest[:i]
		}
		rest = bytes.Trim(rest, around)
		if code == "DECL" && (len(rest) == 0 || scan.Upper(rest[0]) && !isInstruction(rest)) {
			return "" // nothing, or N/A
		}
		return code
	}
	return ""
}

// sourceMarked stands before the instruction that a source has, where a derivative cannot state another.
const sourceMarked = "SOURCE MARKED"

// isInstruction reports whether b begins with what can stand after DECL: a date, a duration or a code, or those of a
// source.
func isInstruction(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimLeft(b, around), []byte(sourceMarked)), around)
	w := leadingWord(b)
	if len(w) == 0 {
		return false
	}
	for _, code := range codes[1:] {
		if bytes.HasPrefix(b, []byte(code)) {
			return true
		}
	}
	return scan.Digit(w[0]) && len(w) <= len("14MAR2037")
}

// longestLabel is how far before a value its label begins.
const longestLabel = 24

var levelLetters = lexiconOf(func() map[string]marking.Ceiling {
	return map[string]marking.Ceiling{
		"C": marking.CeilingC, "S": marking.CeilingS, "TS": marking.CeilingTS, "U": marking.CeilingU,
		"CUI": marking.CeilingCUI, "SBU": marking.CeilingCUI, "LES": marking.CeilingCUI, "FOUO": marking.CeilingCUI,
		"CONFIDENTIAL": marking.CeilingC, "SECRET": marking.CeilingS,
		"UNCLASSIFIED": marking.CeilingU, "UNCLAS": marking.CeilingU,
	}
})

// strict are the controls that one slash is enough for.
var strict = set(`NF NOFORN SI TK FOUO SBU CUI REL SENSITIVE NODIS EXDIS STADIS LES SCI HCS OC ORCON
BOHEMIA ATOMAL BALK`)

// slashes looks for S//NF, S/NF and the like without brackets.
func (s *scanner) slashes() {
	first := len(s.hits)
	each(s.b, "/", func(at int) bool {
		if at > 0 && s.b[at-1] != '/' {
			s.slash(at)
		}
		return !s.full()
	})
	s.onShelves(s.hits[first:])
}

func (s *scanner) slash(at int) {
	end := at + skip(s.b[at:], "/")
	left, gap := lastWord(s.b[max(0, at-longestLabel):at])
	from := at - len(gap) - len(left)
	needs, known := strokeLevels(left, end-at == 2)
	if !known || len(bytes.Trim(gap, " ")) > 0 || end-at > 2 || s.alnum(from-1) || from > 0 && s.b[from-1] == '/' {
		return
	}
	if end-at == 2 && len(gap) > 0 {
		end = s.skipBlanks(end, min(len(s.b), end+longestGap))
	}
	right := leadingWord(s.b[end:min(len(s.b), end+longestLabel)])
	if s.isShelf(from, end+len(right), right) || s.replaces(from, end, right) || s.isSum(from, end+len(right)) {
		return
	}
	if controlledWords.has(left) && end-at == 2 && !s.anySmall(from, at) {
		s.hit(PortionMark, from, at, string(left), marking.CeilingCUI, sure)
		return
	}
	stop := end + len(right)
	single := end-at == 1 && len(left) < len("CONF")
	switch {
	case nearControl(right) && len(left) >= len("CONF"):
	case !controls.has(right) && !sources.has(right), schedules.has(right) && len(left) < len("CONF"):
		return
	case single && (!strict.has(right) || s.anySmall(from, stop) || s.isPath(stop)):
		return
	case s.isField(right, from, stop) && !s.aloneOnLine(from, stop):
		// that people are cleared for it is no marking
		s.hit(PortionMark, from, stop, string(s.b[from:stop]), needs, s.compartmented(from, stop))
		return
	}
	g := sure
	if single && s.namesItem(from, stop) {
		g = lone
	}
	s.hit(PortionMark, from, stop, string(s.b[from:stop]), max(needs, marking.CeilingCUI), g)
}

// replaces reports whether a small s and what stands behind its strokes are those of a substitution: s//NF/.
func (s *scanner) replaces(from, at int, right []byte) bool {
	to := at + len(right)
	return s.b[from] == 'S' && s.small(from) && to < len(s.b) && s.b[to] == '/' && !s.anySmall(at, to)
}

// isField reports whether a level and what stands behind its stroke are what people are cleared for, and networks: SCI,
// which sentences write out as Top Secret/Sensitive Compartmented Information.
func (s *scanner) isField(right []byte, from, to int) bool {
	return string(right) == "SCI" || string(right) == "SENSITIVE" && s.anySmall(from, to)
}

// namesItem reports whether letters and a control without brackets begin the sentence of an item that speaks of them:
// S/NF in older books.
func (s *scanner) namesItem(from, to int) bool {
	next := to + len(" ")
	return next < len(s.b) && s.b[to] == ' ' && scan.Upper(s.b[next]) && s.small(next) && s.headsLine(from)
}

// cleared are words about people and places that are fit for a level.
var cleared = set(`
CLEARANCE CLEARANCES CLEARED CLEARABLE ELIGIBLE ELIGIBILITY ACCESS POLYGRAPH POLY INDOCTRINATED ACTIVE CURRENT
NETWORK NETWORKS FACILITY FACILITIES SPACE SYSTEM SYSTEMS CANDIDATE CANDIDATES INVESTIGATION
`)

// compartmented judges TS/SCI in a sentence: what is said to be so is marked so.
func (s *scanner) compartmented(from, to int) grade {
	first, last := s.line(from, to)
	w := lastOf(s.b[first:from])
	switch {
	case anyOf(s.b[first:last], cleared):
		return none
	case verbs.has(w) || marked.has(w):
		return sure
	}
	return said
}

// clipped are levels that are cut short before a stroke, and the letters of NATO.
var clipped = lexiconOf(func() map[string]marking.Ceiling {
	return map[string]marking.Ceiling{
		"CONF": marking.CeilingC, "CONFID": marking.CeilingC, "CONFI": marking.CeilingC,
		"CONFDTL": marking.CeilingC, "CFDTL": marking.CeilingC, "SECR": marking.CeilingS,
		"SCRT": marking.CeilingS, "TSEC": marking.CeilingTS, "TOPSEC": marking.CeilingTS,
		"CTS": marking.CeilingTS, "NS": marking.CeilingS, "NC": marking.CeilingC, "NR": marking.CeilingC,
		"CTSA": marking.CeilingTS, "NSAT": marking.CeilingS,
	}
})

// strokeLevels is the level that stands before a stroke, which must be double behind SEC.
func strokeLevels(left []byte, double bool) (needs marking.Ceiling, known bool) {
	if string(left) == "SEC" && double {
		return marking.CeilingS, true
	}
	if controlledWords.has(left) && double {
		return marking.CeilingCUI, true
	}
	if needs, known = levelLetters.get(left); !known {
		needs, known = clipped.get(left)
	}
	return needs, known
}

// controlledWords begin banners of controlled information, before two strokes.
var controlledWords = set(`CUI CONTROLLED`)

// natoMarks are the letters of NATO between strokes.
var natoMarks = seek("//NS//", "//CTS//", "//NC//", "//NR//", "//CTSA//", "//NSAT//")

// alliance looks for the letters of NATO between strokes.
func (s *scanner) alliance() {
	s.each(natoMarks, func(n, at int) bool {
		mark := natoMarks.texts[n]
		end := at + len(mark)
		if !s.anySmall(at, end) {
			s.hit(PortionMark, at, end, mark, clipped.atWord(strings.Trim(mark, "/")), sure)
		}
		return !s.full()
	})
}

// isPath reports whether a stroke and no control follow at i: S/NF/12.
func (s *scanner) isPath(i int) bool {
	if i+1 >= len(s.b) || s.b[i] != '/' {
		return false
	}
	next := leadingWord(s.b[i+1 : min(len(s.b), i+longestLabel)])
	return len(next) > 0 && !controls.has(next) && !sources.has(next)
}

// aloneOnLine reports whether no words but those of markings stand beside [from, to) on its line.
func (s *scanner) aloneOnLine(from, to int) bool {
	first, last := s.line(from, to)
	return onlyOf(s.b[first:from], companions) && onlyOf(s.b[to:last], companions)
}

// letters of a level as data gives it: classification="S", <classification>S</classification>.
var letterLabels = seekIn(inLabel, "CLASSIFICATION", "MARKING", "BANNER", "PORTIONMARK", "PORTION", "CLASSIF", "CLASS")

// labels looks for the letter of a level after its label, with a sign between.
func (s *scanner) labels() {
	s.each(letterLabels, func(n, at int) bool {
		label := letterLabels.texts[n]
		s.letter(label, at, at+len(label))
		return !s.full()
	})
}

// What stands between the label of a level and its letter: signs, and the key of a value.
const beforeValue = " :=\"'(*_`\t>{"

var valueKeys = set(`VALUE LEVEL CODE NAME DISPLAY`)

func (s *scanner) letter(label string, at, end int) {
	if s.alnum(end) || bytes.HasSuffix(s.b[:at], []byte("DE")) || label == "CLASS" && s.alnum(at-1) {
		return
	}
	_, to := s.line(end, end)
	rest := s.b[end:min(to, end+longestLabel)]
	value := bytes.TrimLeft(rest, beforeValue)
	gap := rest[:len(rest)-len(value)]
	if !bytes.ContainsAny(gap, ":=") && !bytes.Equal(gap, []byte(">")) {
		return
	}
	if w := leadingWord(value); valueKeys.has(w) { // "classification": {"value": "S"}
		value = bytes.TrimLeft(value[len(w):], beforeValue)
		gap = rest[:len(rest)-len(value)]
	}
	w := leadingWord(value)
	needs := levelLetters.at(w)
	if len(w) > 2 || needs <= marking.CeilingU {
		return
	}
	from := end + len(gap)
	next := from + len(w)
	if next < to && strings.IndexByte(" \"')/*_`,;.<>}\t", s.b[next]) < 0 || s.anySmall(from, next) {
		return
	}
	g := sure
	if label == "CLASS" { // of ships, schools and programs too
		g = latent
		if first, _ := s.line(at, end); !s.anySmall(first, next) && s.head(first, next) == at {
			g = lone
		}
	}
	s.hit(Level, from, next, string(w), needs, g)
}
