package spill

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// A unit is what stands by itself: a line, the value of a field, a cell, a string, what is in brackets, the head of a
// subject up to its dash. It is a marking if nothing but the words of markings makes it up.

// strength is how much the words of a unit say by themselves.
type strength uint8

const (
	nothing strength = iota
	faint            // CONTROLLED, which is a word of many texts
	title            // a level that begins with a capital and goes on in small letters
	short            // letters of a level, or a level that is cut short
	bare             // a level, or a caption that is a word too
	whole            // a level with a control, or a caption that is nothing else
)

// longestUnit is how long a unit is at the most that is read as a marking.
const longestUnit = 90

// unitReader reads the words of one unit.
type unitReader struct {
	needs    marking.Ceiling
	strength strength
	last     string // the word before
	open     bool   // what follows may be the name of a compartment or a category
	list     bool   // or a country
}

// readUnit reads [from, to) as a marking. What it needs is nothing where a word is none of a marking.
func (s *scanner) readUnit(from, to int) (marking.Ceiling, strength) {
	if to-from > longestUnit || from >= to {
		return 0, nothing
	}
	u := unitReader{}
	for at := from; ; {
		w, rest := nextWord(s.b[at:to])
		if w == nil {
			return u.needs, u.strength
		}
		start := to - len(rest) - len(w)
		gap := s.b[at:start]
		if at > from && !joinsUnit(gap) {
			return 0, nothing
		}
		at = start + len(w)
		if w, at = s.dotted(w, at, to); !u.take(string(w), gap, s.anySmall(start, at), s.small(start)) {
			return 0, nothing
		}
	}
}

// joinsUnit reports whether what stands between two words of a unit joins them.
func joinsUnit(gap []byte) bool {
	joins := string(gap) == " (" || len(trim(gap, &joinUnits)) == 0
	return joins && len(gap) <= longestUnitGap && !bytes.Contains(gap, []byte("///"))
}

// longestUnitGap is how far apart the words of a unit stand, and inUnits are the signs between them.
const (
	longestUnitGap = 4
	inUnits        = " -/,:.&"
)

var joinUnits = scan.TableOf(inUnits)

// dotted is a word whose letters have points behind them: T.S.
func (s *scanner) dotted(w []byte, at, to int) (word []byte, end int) {
	end = at + len(".S")
	if len(w) != 1 || end > to || s.b[at] != '.' || !scan.Upper(s.b[at+1]) || end < to && s.alnum(end) {
		return w, at
	}
	return []byte{w[0], s.b[at+1]}, end
}

// take takes in a word behind a gap, and reports whether it is one of markings.
func (u *unitReader) take(w string, gap []byte, small, allSmall bool) bool {
	stroke := bytes.IndexByte(gap, '/') >= 0
	level := unitLevels.atWord(w)
	switch {
	case level > marking.CeilingU && u.takesLevel(w, small) && !allSmall:
		u.level(w, level, small)
		u.open = true
	case level > marking.CeilingU:
		return false
	case w == "CONTROLLED" && u.last == "" && !small:
		u.needs, u.strength, u.open = marking.CeilingCUI, faint, true
	case u.last == "CONTROLLED" && stroke, unitControls.hasWord(w) && (u.needs > 0 || !small):
		u.control(w, small)
		u.open, u.list = true, u.list || lists.hasWord(w)
	case !small && secondWords.hasWord(w) && twoWords[u.last+" "+w]:
		u.needs, u.strength = max(u.needs, marking.CeilingCUI), whole
		u.open, u.list = true, u.list || lists.hasWord(w)
	case groupMarks.hasWord(u.last) && len(w) == 1 && w[0] >= '1' && w[0] <= '4' && !small:
		u.needs, u.strength = max(u.needs, marking.CeilingC), max(u.strength, bare)
	case u.strength == short && (small || len(w) == 1),
		u.strength == title && companions.hasWord(w) && !titleFillers.hasWord(w):
		return false
	case companions.hasWord(w), unitFillers.hasWord(w), u.last != "" && u.strength != short && isNumber([]byte(w)),
		u.last == "" && groupMarks.hasWord(w):
		u.list = u.list || lists.hasWord(w)
	case u.open && !small && u.mayGoOn(w, gap):
	case u.last == "" && bytes.HasSuffix(gap, []byte("//")) && !small && len(w) <= longestCountry: // //GBR SECRET
	case u.last == "" && !small && len(w) >= shortestSlip && !noSlips.hasWord(w):
		level, needs := nearLevel(w)
		if level == "" {
			return false
		}
		u.needs, u.strength, u.open = needs, bare, true
	default:
		return false
	}
	u.settle(w, gap)
	return !allSmall || u.needs > 0
}

// settle weighs what was read up to a word that is one of markings.
func (u *unitReader) settle(w string, gap []byte) {
	if bytes.HasSuffix(gap, []byte("//")) && u.needs > marking.CeilingU && u.last == "" {
		u.strength = whole
	}
	switch {
	case u.strength != title || !conditions.hasWord(w):
	case w == "FILLED" && u.needs >= marking.CeilingS: // of a form, which has no other secrets
		u.strength = whole
	default:
		u.strength = bare
	}
	u.last = w
}

// shortestSlip is how long a level is that is known with a letter wrong.
const shortestSlip = 5

// mayGoOn reports whether a word behind a level or control may be a country, a compartment or a category: behind the
// letters of a level two strokes tell.
func (u *unitReader) mayGoOn(w string, gap []byte) bool {
	double := bytes.HasSuffix(gap, []byte("//"))
	if u.strength == short && !double || len(w) >= longestCategory {
		return false
	}
	return double || u.list && len(w) <= longestCountry || string(gap) == "-" || string(gap) == "/" && u.strength != short
}

// lists are the words behind which countries stand.
var lists = set(`REL TO FGI JOINT ONLY FOR`)

// longestCategory is how long the short name of a category of controlled information is.
const longestCategory = 9

// conditions are words behind a level in small letters with which it is no heading: Secret (when filled in).
var conditions = set(`FILLED ENTIRE SEPARATED REMOVAL DISSEM NOFORN ATTACHMENT ENCLOSURE HANDLING`)

// takesLevel reports whether a level may stand here: small letters begin a unit, and of letters there is one.
func (u *unitReader) takesLevel(w string, small bool) bool {
	switch {
	case small:
		return u.needs == 0 && w != "RESTRICTED"
	case len(w) <= len("TS"):
		return u.last == ""
	}
	return true
}

// titleFillers are the words behind a level in small letters that no heading of anything else has.
var titleFillers = set(`
WHEN FILLED IN ENTIRE TEXT WITH ATTACHMENT ATTACHMENTS ENCLOSURE ENCLOSURES SEPARATED FROM UPON REMOVAL SECRET UK EU
NATO
`)

// level takes in the word or the letters of a level.
func (u *unitReader) level(w string, needs marking.Ceiling, small bool) {
	if w == "SECRET" && u.last == "TOP" {
		needs = marking.CeilingTS
	}
	u.needs = max(u.needs, needs)
	is := bare
	switch {
	case len(w) < len("SECRET") && small:
		u.needs, is = 0, nothing
	case len(w) < len("SECRET") && needs > marking.CeilingCUI:
		is = short
	case small:
		is = title
	}
	u.strength = max(u.strength, is)
}

// control takes in a control.
func (u *unitReader) control(w string, small bool) {
	u.needs = max(u.needs, marking.CeilingCUI)
	switch {
	case u.strength == title, small && u.last == "":
		u.strength = max(u.strength, title)
	case u.last == "" && len(w) <= len("REL") && !shortControls.hasWord(w):
		u.needs = 0
	case u.last == "" && names.hasWord(w):
		u.strength = max(u.strength, short)
	default:
		u.strength = whole
	}
}

// unitLevels are the words and letters of levels.
var unitLevels = lexiconOf(func() map[string]marking.Ceiling {
	out := map[string]marking.Ceiling{"SECR": marking.CeilingS, "SCRT": marking.CeilingS, "RESTRICTED": marking.CeilingC}
	for w, needs := range levelLetters.make() {
		if needs > marking.CeilingU {
			out[w] = needs
		}
	}
	maps.Copy(out, clipped.make())
	return out
})

// unitControls are controls that make a marking of the level before them, and those that are one by themselves.
var unitControls = setOf(func() map[string]bool {
	out := union("", controls, sources, captions, strokeCaptions).make()
	for w := range strings.FieldsSeq(`DISPLAY USA EYES TALENT PR RD SP PERSONAL NATO SIPDIS ENTIRE GDS`) {
		delete(out, w) // words of prose and of others
	}
	return out
})

// shortControls are those of three letters that are nothing else.
var shortControls = set(`CUI SBU LES SSI`)

// secondWords are the last words of those of twoWords.
var secondWords = set(`CHANNEL ONLY TO FOR DATA FORN FOREIGN DISSEM`)

// twoWords are captions of two words.
var twoWords = map[string]bool{
	"ROGER CHANNEL": true, "DISSENT CHANNEL": true, "AGREMENT CHANNEL": true, "DIRGEN CHANNEL": true, "MED CHANNEL": true,
	"TM CHANNEL": true, "EYES ONLY": true, "REL TO": true, "EXCLUSIVE FOR": true, "DISPLAY ONLY": true,
	"RESTRICTED DATA": true, "NO FORN": true, "NO FOREIGN": true, "NO DISSEM": true,
}

// unitFillers are words beside a level in a unit that say how far it goes.
var unitFillers = set(`
UNTIL HOLD WORKING COPY DRAFT HANDLING SPECIAL MODIFIED AUTHORIZED HANDLE VIA CHANNELS CHANNEL CONTROL ROGER DISSENT
AGREMENT DIRGEN MED TM EXCLUSIVE EYES JOINT BYEMAN DINAR DAUNT UMBRA RUFF JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV
DEC SENSITIVE FOREIGN NO DISSEM COVER SIGMA SG DISPLAY USA TALENT PR RD SP PERSONAL NATO AFTER BECOMES
`)

// placeOfUnit says where a unit stands.
type placeOfUnit uint8

const (
	inSubject placeOfUnit = iota // at the head or foot of a subject
	ofLabel                      // behind a label of markings
	ofLine                       // on a line
	atEnds                       // on the first or last line of a text
	framing                      // on both
)

// unitGrades say what a unit of some strength proves in its place.
var unitGrades = [framing + 1][whole + 1]grade{
	inSubject: {title: said, short: lone, bare: sure, whole: sure},
	ofLabel:   {faint: said, title: said, short: sure, bare: sure, whole: sure},
	ofLine:    {title: said, short: said, bare: lone, whole: sure},
	atEnds:    {faint: said, title: said, short: lone, bare: sure, whole: sure},
	framing:   {faint: sure, title: sure, short: sure, bare: sure, whole: sure},
}

// unit judges [from, to) in its place, without the signs about it.
func (s *scanner) unit(from, to int, place placeOfUnit) {
	if from, to = s.trimmed(from, to); from < to {
		needs, is := s.readUnit(from, to)
		s.unitOf(from, to, needs, is, place)
	}
}

// unitOf judges the unit [from, to) that needs a ceiling and is so strong by its words.
func (s *scanner) unitOf(from, to int, needs marking.Ceiling, is strength, place placeOfUnit) {
	if g := unitGrades[place][is]; needs > s.ceiling && g != none && !s.told(s.span(from, to), g) {
		kind := Level
		if needs == marking.CeilingCUI {
			kind = Caption
		}
		s.hit(kind, from, to, string(bytes.TrimSpace(s.b[from:to])), needs, g)
	}
}

// told reports whether a hit within a span proves as much.
func (s *scanner) told(sp text.Span, g grade) bool {
	return slices.ContainsFunc(s.hits, func(h found) bool { return h.grade >= g && h.Span.Overlaps(sp) })
}

// aboutUnits are the signs before the first word of a unit.
var aboutUnits = scan.TableOf(" \t\r\"'`*_([{<>#-=.,:;!~|\x02")

// trimmed is a unit without the signs about it, but for the strokes at its head.
func (s *scanner) trimmed(from, to int) (first, last int) {
	for from < to && aboutUnits[s.b[from]] {
		from++
	}
	for from < to && !inWord(s.b[to-1]) {
		to--
	}
	for from > 0 && from < to && s.b[from-1] == '/' {
		from--
	}
	return from, to
}

// opensUnit are the words with which markings begin.
var opensUnit = union("CONTROLLED", ofLevels, unitControls, companions, groupMarks, unitFillers)

// ofLevels are the words and letters of levels.
var ofLevels = setOf(func() map[string]bool {
	out := map[string]bool{}
	for w := range unitLevels.make() {
		out[w] = true
	}
	return out
})

// mayBeUnit reports whether the word at an offset may begin a marking.
func (s *scanner) mayBeUnit(at int) bool {
	if s.b[at] == '/' {
		return true
	}
	w := leadingWord(s.b[at:min(len(s.b), at+longestLabel)])
	return !s.small(at) && (len(w) == 1 || opensUnit.has(w))
}

// unitOfLine judges the words [head, to) of a line: all of it, or the subject of a message on it.
func (s *scanner) unitOfLine(head, to int) {
	if label := s.subjectLabel(head, to); label > 0 {
		s.unitsOfSubject(label, to)
		return
	}
	if to-head > longestUnit || s.small(head) || s.values {
		return
	}
	place := ofLine
	first, last := s.trimmed(head, to)
	if first >= last || first > 0 && closing[s.b[first-1]] != 0 && s.b[first-1] != '<' || !s.mayBeUnit(first) {
		return
	}
	if last-first <= len("TS") {
		from, _ := s.line(head, to)
		if len(bytes.Trim(s.b[from:to], letterSigns)) > last-first {
			return // an item of a list, a string
		}
	}
	needs, is := s.readUnit(first, last)
	if needs <= s.ceiling || is == nothing {
		return
	}
	switch {
	case s.isUsed(first, last), bytes.HasSuffix(s.b[:first], []byte("-*- ")): // the mode of an editor
		return
	case s.frames(first, last):
		place = framing
	case s.atEdge(first, last), s.apart(first, last) && last-first > 1 && s.nearFoot(to), s.ruled(first, last):
		place = atEnds
	case last-first == 1: // a letter alone is nothing
		return
	}
	s.unitOf(first, last, needs, is, place)
}

// frameSigns are the signs about the first and the last line of a text.
var frameSigns = scan.TableOf(" \t\r\n-*=_#.\f")

// frames reports whether the words [first, last) are all of the first line of a text and all of the last one.
func (s *scanner) frames(first, last int) bool {
	words := s.b[first:last]
	head := trimLeft(s.b[:min(len(s.b), nearEdge)], &frameSigns)
	foot := trimRight(s.b[max(0, len(s.b)-nearEdge):], &frameSigns)
	if !bytes.HasPrefix(head, words) || !bytes.HasSuffix(foot, words) {
		return false
	}
	line, _, more := bytes.Cut(head[len(words):], []byte{'\n'})
	above := foot[:len(foot)-len(words)]
	above = above[bytes.LastIndexByte(above, '\n')+1:]
	return more && len(trim(line, &frameSigns)) == 0 && len(trim(above, &frameSigns)) == 0
}

// letterSigns are the signs about the letters of a level that have a line of their own.
const letterSigns = " \t\r*_#>[](){}/<!-"

// isUsed reports whether a value is given to a unit, or the signs about it are those of a program.
func (s *scanner) isUsed(first, last int) bool {
	c := s.context(first, last)
	return c.key() || c.identifier() || c.listed() ||
		len(c.after) > 0 && strings.IndexByte("({[+%&$@_", c.after[0]) >= 0 ||
		len(c.before) > 0 && strings.IndexByte("$@%&.=+_", c.before[len(c.before)-1]) >= 0
}

// subjectLabel is where the subject of a message begins on the line [head, to), 0 where there is none.
func (s *scanner) subjectLabel(head, to int) int {
	w := leadingWord(s.b[head:to])
	at := head + len(w)
	if at >= to || s.b[at] != ':' || !subjectLabels.has(w) {
		return 0
	}
	at = s.skipBlanks(at+1, to)
	for at < to { // Re: Fwd: [desk]
		w := leadingWord(s.b[at:to])
		if next := at + len(w); next < to && s.b[next] == ':' && answers.has(w) {
			at = s.skipBlanks(next+1, to)
			continue
		}
		break
	}
	return at
}

// answers are the words before the subject of an answer or of what is sent on.
var answers = set(`RE FW FWD AW WG`)

var subjectLabels = set(`SUBJECT SUBJ SUBJEKT BETREFF OBJET ASUNTO OGGETTO TITLE RE THEMA TOPIC`)

// unitsOfSubject judges the head of a subject up to a sign that parts it, and what stands at its foot in brackets or
// behind a dash.
func (s *scanner) unitsOfSubject(from, to int) {
	line := bytes.TrimRight(s.b[from:to], " \t\r")
	to = from + len(line)
	for i, c := range line {
		next := i+1 == len(line) || line[i+1] == ' '
		dash := strings.IndexByte("-|", c) >= 0 && i > 0 && line[i-1] == ' '
		if next && (c == ':' || dash) || strings.IndexByte("])", c) >= 0 {
			s.unit(from, from+i, inSubject)
			break
		}
	}
	s.unit(from, to, inSubject)
	i := bytes.LastIndexAny(line, "([")
	if i < 0 {
		i = max(bytes.LastIndex(line, []byte(" - ")), bytes.LastIndex(line, []byte(": "))) + 1
	}
	if i > 0 && line[i-1] == ' ' && !cites.has(lastOf(line[:i])) {
		s.unit(from+i+1, to, inSubject)
	}
}

// unitAround judges the level [start, end) as part of a string, a cell or brackets that hold more words of a marking.
func (s *scanner) unitAround(start, end int) grade {
	lineFrom, lineTo := s.line(start, end)
	from := bytes.LastIndexAny(s.b[lineFrom:start], unitEnds) + 1 + lineFrom
	to := lineTo
	if i := bytes.IndexAny(s.b[end:lineTo], unitEnds); i >= 0 {
		to = end + i
	}
	if from == lineFrom && to == lineTo {
		return none
	}
	from, to = s.trimmed(from, to)
	switch _, is := s.readUnit(from, to); {
	case is == whole:
		return sure
	case is == bare && to-from > end-start && s.small(end-1):
		return lone
	case is == bare && to-from > end-start:
		return said
	}
	return none
}

// unitEnds are the signs that end a string, a cell or brackets.
const unitEnds = "\"'`\t|;([{<>)]}"
