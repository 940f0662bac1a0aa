package spill

import (
	"bytes"
	"maps"
	"math/bits"
	"strings"
	"sync"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// What marks one part of a text marks the others in the same way: (unclas) behind one paragraph makes a marking of the
// (secret) behind the next, `classification: u` of the `classification: c/nf` below it. So levels that stand by
// themselves are gathered by their slot, the kind of place where they stand, whatever their case and length; and they
// are judged by their kin.

// style is how a level is written.
type style uint8

const (
	letters      style = iota // U, S, TS
	smallLetters              // u, s, ts
	inWords                   // unclas, Secret, CONF, S/NF
	styles
)

// kinship is one level in a slot.
type kinship struct {
	from, to int
	token    string
	needs    marking.Ceiling // nothing for the lowest
	style    style
	doubtful bool // the letter is short for a word or a name beside it, or part of a program
}

// slot is a kind of place: in brackets at the head or the foot of a portion, behind a name of a field, on a line.
type slot struct {
	kind byte
	name string
}

// The kinds of slot that have no sign of their own.
const (
	slotHead   = 'h' // the head of a line before a sign that parts it
	slotFoot   = 'f' // the foot of a line behind such a sign
	slotLine   = 'l' // a line of its own
	slotField  = '=' // the value of a field
	slotString = '"' // a string
)

// kindred are the levels of one slot.
type kindred struct {
	members []kinship
	low     [styles]int   // how many are the lowest level
	odd     [styles]int   // how many letters stand there that are of no level
	levels  [styles]uint8 // those that stand there, a bit each
	doubts  [styles]int   // how many letters are short for other things
	quoted  bool          // they stand in quotation marks
}

// mostKin is how many levels of one slot are looked at, and as many of the lowest.
const mostKin = 12

// enough reports whether a slot has as many levels as are looked at.
func (k *kindred) enough(one *kinship) bool {
	if k == nil {
		return false
	}
	if one.needs == marking.CeilingU {
		return k.low[one.style] >= mostKin
	}
	return len(k.members) >= mostKin
}

// kinLevels are the words and letters of levels as they stand in slots. Of some the beginning is enough.
var kinLevels = lexiconOf(func() map[string]marking.Ceiling {
	out := map[string]marking.Ceiling{
		"U": marking.CeilingU, "UNCL": marking.CeilingU, "UNCLASS": marking.CeilingU, "UNCLAS": marking.CeilingU,
		"SEC": marking.CeilingS, "TOP": marking.CeilingTS, "UNC": marking.CeilingU,
		"CON": marking.CeilingC, "LOU": marking.CeilingCUI, "OUO": marking.CeilingCUI,
	}
	maps.Copy(out, levelLetters.make())
	maps.Copy(out, unitLevels.make())
	return out
})

// opensKin are the letters with which they begin.
var opensKin = sync.OnceValue(func() (opens scan.Table) {
	for w := range kinLevels.all().words {
		opens[w[0]] = true
	}
	return opens
})

// kin looks for levels that stand in the same kind of slot.
func (s *scanner) kin() {
	var slots map[slot]*kindred
	for _, at := range s.survey().kin {
		i, was := int(at), byte('\n')
		if i > 0 {
			was = s.b[i-1]
		}
		single := !s.alnum(i + 1)
		if !opensSlot[was] || was == ' ' && s.midSentence(i) {
			continue
		}
		k, known := s.kinAt(i)
		if !known && !single || known && k.style == inWords && s.isSum(k.from, k.to) {
			continue
		}
		at, m, is := s.slotOf(&k)
		if !is {
			continue
		}
		kin := slots[at]
		if kin.enough(&k) {
			continue
		}
		if k.token = s.tokenOf(&k); m != nil && !s.bracketed(&k, m) {
			continue
		}
		if kin == nil {
			kin = &kindred{}
			if slots == nil {
				slots = map[slot]*kindred{}
			}
			slots[at] = kin
		}
		kin.take(k, known)
		kin.quoted = was == '"'
	}
	for at, k := range slots {
		s.judgeKin(at, k)
	}
}

// opensSlot are the characters that may stand before a level.
var opensSlot = func() (opens [256]bool) {
	for c := range opens {
		opens[c] = !inWord(byte(c)) && byte(c) != '_' && byte(c) != '\\' && byte(c) != '$'
	}
	return opens
}()

// midSentence reports whether nothing but a blank parts the word at i from another one, or from the sign of a sentence.
func (s *scanner) midSentence(i int) bool {
	if i < len("1. S")-1 {
		return i > 1 && inWord(s.b[i-2])
	}
	c := s.b[i-2]
	return inWord(c) || endsPart[c] || c == '.' && scan.Upper(s.b[i-3])
}

// endsPart are the signs of a sentence behind which it goes on.
var endsPart = [256]bool{',': true, ';': true, ')': true, '\'': true, '?': true, '!': true}

// take takes in a level, or a letter of none.
func (k *kindred) take(one kinship, known bool) {
	if one.doubtful {
		k.doubts[one.style]++
	}
	switch low := one.needs <= marking.CeilingU; {
	case !known:
		k.odd[one.style]++
	case low && one.doubtful:
	case low:
		k.low[one.style]++
	default:
		k.members = append(k.members, one)
	}
	if known {
		k.levels[one.style] |= 1 << one.needs
	}
}

// kinAt reads the level at i with the controls behind it, and reports whether there is one.
func (s *scanner) kinAt(i int) (k kinship, known bool) {
	w := leadingWord(s.b[i:min(len(s.b), i+longestCell)])
	k = kinship{from: i, to: i + len(w)}
	if k.needs, known = kinLevels.get(w); string(w) == "TOP" {
		rest := bytes.TrimLeft(s.b[k.to:min(len(s.b), k.to+longestLabel)], " -_")
		next := leadingWord(rest)
		known = string(next) == "SECRET" || string(next) == "SEC"
		if known {
			k.to = i + bytes.Index(s.b[i:], next) + len(next)
		}
	} else if !known {
		w, k.to = s.dotted(w, k.to, len(s.b))
		k.needs, known = kinLevels.get(w)
	}
	short := len(w) <= len("TS")
	for known && k.to-i < longestMark { // of a list of levels each is one
		next, end := s.controlAt(k.to)
		if !next {
			break
		}
		k.to, short = end, false
	}
	switch {
	case !short:
		k.style = inWords
	case s.small(i):
		k.style = smallLetters
	}
	return k, known
}

// tokenOf is a level as it is told, without the point behind its letters.
func (s *scanner) tokenOf(k *kinship) string { return string(bytes.TrimRight(s.b[k.from:k.to], ".")) }

// controlAt reports whether a control stands behind a level that ends at i, and where it ends.
func (s *scanner) controlAt(i int) (is bool, end int) {
	at := i
	for at < len(s.b) && at-i < longestUnitGap && strings.IndexByte(inUnits, s.b[at]) >= 0 {
		at++
	}
	w := leadingWord(s.b[at:min(len(s.b), at+longestLabel)])
	known := unitControls.has(w) || sources.has(w) || unitLevels.at(w) > 0 && len(w) > len("TS") ||
		schedules.has(w) && s.b[at-1] == '-'
	return at > i && known, at + len(w)
}

// slotOf says in what slot a level stands, if it fills one, and in what brackets.
func (s *scanner) slotOf(k *kinship) (at slot, in *mark, is bool) {
	from, to := k.from, k.to
	lineFrom, lineTo := s.line(from, to)
	before, after := trimRight(s.b[lineFrom:from], &inSlots), trimLeft(s.b[to:lineTo], &behindKin)
	open := byte(0)
	if len(before) > 0 {
		open = before[len(before)-1]
	}
	if shut := closing[open]; shut != 0 && open != '<' {
		if len(after) == 0 || after[0] != shut {
			return at, nil, false
		}
		m := &mark{from: lineFrom + len(before) - 1, to: lineTo - len(after) + 1, lineFrom: lineFrom, lineTo: lineTo}
		m.inner = s.b[from:to]
		return slot{kind: open, name: s.placeOf(m)}, m, !s.alnum(m.from - 1)
	}
	rest := s.b[to:lineTo]
	switch {
	case bytes.HasSuffix(s.b[:from], []byte("::")): // the member of a type
	case strings.IndexByte(":=>", open) >= 0 && open != 0 && endsSlot(rest):
		name := fieldName(before)
		return slot{kind: slotField, name: name}, nil, name != "" && (name != "CLASS" || !s.inCalendar(k.from))
	case hasAny(before, &partsCells): // a cell, which is judged by its column
	case to-from > len("TS") && to-from < len("CONF") && s.b[from+1] != '.': // NR and SEC are codes
	case s.b[max(from, 1)-1] == '"' && to-from < len("SECRET"): // of a list of strings
	case len(onlyInk(before)) == 0 && len(trim(rest, &aboutSlots)) == 0:
		return slot{kind: slotLine}, nil, true
	case len(onlyInk(before)) == 0 && parts(rest):
		return slot{kind: slotHead}, nil, true
	case len(trim(rest, &aboutSlots)) == 0 && partsBehind(s.b[lineFrom:from]):
		return slot{kind: slotFoot}, nil, true
	}
	return at, nil, false
}

// bracketed says of a level whether its brackets make another thing of it, and takes them in.
func (s *scanner) bracketed(k *kinship, m *mark) bool {
	k.doubtful = s.isShort(m)
	k.from, k.to, k.token = m.from, m.to, "("+k.token+")"
	return k.needs == marking.CeilingU || !s.isOther(m)
}

// openSlot are the signs that may stand between what opens a slot and the level in it, slotSigns those about a line.
const (
	openSlot  = " \t\"'`*_"
	slotSigns = " \t\r.,;\"'`*_-|/"
)

var (
	inSlots, aboutSlots = scan.TableOf(openSlot), scan.TableOf(slotSigns)
	// behindKin are the signs before what shuts a slot, and behindSlots those of a line behind it.
	behindKin, behindSlots = scan.TableOf(". "), scan.TableOf(slotSigns + ")]}>")
	partsCells             = scan.TableOf(separators)
)

// onlyInk is a stretch before a level without the signs, numbers and times that may stand before a portion.
func onlyInk(b []byte) []byte { return trim(b, &noInk) }

var noInk = scan.TableOf(ornamentSigns + "0123456789()[]")

// parts reports whether b begins with what parts the level at the head of a line from its text.
func parts(b []byte) bool {
	b = bytes.TrimLeft(b, "*_`.")
	for _, sign := range []string{"  ", "\t", " - ", ": ", " | ", " : ", ") ", "/ "} {
		if bytes.HasPrefix(b, []byte(sign)) {
			return true
		}
	}
	return false
}

// partsBehind reports whether b ends with what parts a text from the level at the foot of its line.
func partsBehind(b []byte) bool {
	b = bytes.TrimRight(b, "*_`")
	for _, sign := range []string{"  ", "\t", " - ", ": ", " | ", " -- "} {
		if bytes.HasSuffix(b, []byte(sign)) {
			return true
		}
	}
	return false
}

// isOther reports whether a letter in brackets is that of a copyright, a citation, a unit, a list in a sentence or a
// program.
func (s *scanner) isOther(m *mark) bool {
	letter := m.inner[0]
	before := bytes.TrimRight(s.b[m.lineFrom:m.from], " ")
	if len(m.inner) > len("TS") {
		return bytes.HasPrefix(s.b[m.to:m.lineTo], []byte(";")) && s.alnum(m.from-1) // of a program
	}
	return letter == 'C' && s.isOwned(m) || s.inRun(m) || s.cited(m) || s.isUnit(m) || s.joinedTo(m) ||
		s.figuresFollow(m) || nameFirst(bytes.TrimLeft(s.b[m.to:m.lineTo], " ")) || cites.has(lastOf(before)) ||
		s.codeFollows(m) || s.isSubject(m)
}

// figuresFollow reports whether nothing but columns of figures stands behind a letter in brackets: Vance (C)   4 1 2.
func (s *scanner) figuresFollow(m *mark) bool {
	rest := bytes.TrimRight(s.b[m.to:m.lineTo], " \r")
	return bytes.HasPrefix(rest, []byte("  ")) && len(bytes.Trim(rest, " 0123456789.,%+-\t")) == 0
}

// fileFollows reports whether the name of a file in small letters stands behind a letter in brackets: (C) src/a.c.
func (s *scanner) fileFollows(m *mark) bool {
	at := s.skipBlanks(m.to, m.lineTo)
	return at < m.lineTo && s.small(at) && nameFirst(s.b[at:m.lineTo])
}

// isOwned reports whether (C) is the sign of a copyright; the small one has a year or the word beside it.
func (s *scanner) isOwned(m *mark) bool {
	before := bytes.TrimRight(s.b[m.lineFrom:m.from], " ")
	if n := len(before); n > 1 && scan.Digit(before[n-2]) { // behind the number of a paragraph
		return false
	}
	next, _ := nextWord(s.b[m.to:m.lineTo])
	if s.small(m.from + 1) {
		return startsAsYear(next) || bytes.Contains(s.b[m.lineFrom:m.lineTo], []byte("COPYRIGHT"))
	}
	return s.copyright(m) || s.nameFollows(m)
}

// isShort reports whether a letter in brackets is short for a word beside it or for a name before it: (c) clear,
// (C)hampagne, satisfactory (S), Mori (S).
func (s *scanner) isShort(m *mark) bool {
	before := bytes.TrimRight(s.b[m.lineFrom:m.from], " ")
	w := lastOf(before)
	at := m.lineFrom + len(before) - len(w)
	behind := len(w) > 1 && bytes.HasSuffix(before, w)
	named := behind && !s.small(at) && s.small(at+1) && !isMonth(w) && at > s.head(m.lineFrom, m.from)
	worded := behind && s.small(at) && w[0] == m.inner[0] && !s.portionFollows(m) || s.matches(m)
	return named || len(m.inner) == 1 && worded || m.to < m.lineTo && scan.Upper(s.b[m.to]) || s.nameBefore(m)
}

// portionFollows reports whether a mark stands before a sentence that begins with a capital.
func (s *scanner) portionFollows(m *mark) bool {
	at := s.skipBlanks(m.to, m.lineTo)
	return at < m.lineTo && scan.Upper(s.b[at]) && !s.small(at) && s.isProse(m.to, m.lineTo)
}

// isMonth reports whether a word is the name of a month.
func isMonth(w []byte) bool { return len(w) >= len("MAY") && months.has(w[:len("MAY")]) }

var months = set(`JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC`)

// placeOf says whether brackets stand at the head or at the foot of a portion, or within.
func (s *scanner) placeOf(m *mark) string {
	before := trimRight(s.b[m.lineFrom:m.from], &inSlots)
	after := trim(s.b[m.to:m.lineTo], &behindSlots)
	switch {
	case len(onlyInk(before)) == 0:
		return "head"
	case len(after) == 0:
		return "foot"
	case strings.IndexByte(":=.!?|;,\t-)]>/#{%", before[len(before)-1]) >= 0, s.behindLabel(m.from):
		return "head"
	case labelsPortion(before):
		return "label"
	}
	return ""
}

// labelsPortion reports whether what stands before a mark is the label of a portion: Para 3, Slide four.
func labelsPortion(before []byte) bool {
	last := lastOf(before)
	return len(last) > 0 && isNumber(last) || wordsIn(onlyInk(before), mostOfLabel+1) <= mostOfLabel
}

// mostOfLabel is how many words the label of a portion has.
const mostOfLabel = 2

// endsSlot reports whether the value of a field ends before b.
func endsSlot(b []byte) bool {
	b = bytes.TrimLeft(b, ".\"'`*_")
	tail := bytes.TrimLeft(b, " ")
	next := leadingWord(tail)
	return len(tail) == 0 || strings.IndexByte(",;)]}<>\r\t|#", tail[0]) >= 0 || len(tail) < len(b)-1 ||
		len(tail) < len(b) && (string(next) == "STOP" || bytes.HasPrefix(tail[len(next):], []byte("=")))
}

// fieldName is the name of the field whose value stands behind b.
func fieldName(b []byte) string {
	if b[len(b)-1] == '>' {
		i := bytes.LastIndexByte(b, '<')
		if i < 0 {
			return ""
		}
		return string(leadingWord(b[i+1:]))
	}
	b = bytes.TrimRight(b, ":= \"'`*_0123456789.")
	n := len(b)
	for n > 0 && inName(b[n-1]) {
		n--
	}
	return string(bytes.Map(letterOnly, b[n:]))
}

// judgeKin says of each level of a slot what it proves beside its kin, or by itself.
func (s *scanner) judgeKin(at slot, k *kindred) {
	initials, bracket := s.odd || s.terms.defined(), closing[at.kind] != 0
	for i := range k.members {
		one := &k.members[i]
		proved := k.inLetters(at, one.style)
		switch {
		case one.style == inWords:
			proved = k.inWords(at)
		case initials, bracket && proved == said && s.lettersOther():
			proved = none
		}
		if proved == none && (one.style == inWords || !initials && !s.isOtherKin(bracket, one)) {
			proved = s.byItself(at, k, one)
		}
		if proved == said && one.style == inWords && bracket && s.isDeclared(strings.Trim(one.token, "()")) {
			continue
		}
		s.hit(PortionMark, one.from, one.to, one.token, one.needs, proved)
	}
}

// isOtherKin reports whether a letter of a level in brackets stands for another thing as the text has it.
func (s *scanner) isOtherKin(bracket bool, one *kinship) bool {
	return bracket && one.style == letters && s.lettersOther()
}

// repeats reports whether a slot holds more levels of some style than there are: a list of those there are names each
// once.
func (k *kindred) repeats(written style) bool {
	n := k.low[written]
	for i := range k.members {
		if k.members[i].style == written {
			n++
		}
	}
	return n > bits.OnesCount8(k.levels[written])
}

// inWords is what a level in words proves in a slot: beside the lowest, or another one, it is a marking. Lines of their
// own and those that begin with a level may be a list of the levels there are.
func (k *kindred) inWords(at slot) grade {
	low := k.low[letters]+k.low[smallLetters]+k.low[inWords] > 0
	several := k.levels[inWords]&(k.levels[inWords]-1) != 0
	listed := at.kind == slotLine || at.kind == slotHead
	switch {
	case !low && (listed || at.kind == slotField):
		return none
	case listed && !k.repeats(inWords):
		return said
	case at.inSentence():
		return sureIf(low)
	}
	return sureIf(low || several)
}

// inSentence reports whether a slot is that of brackets in a sentence.
func (at slot) inSentence() bool { return closing[at.kind] != 0 && at.name == "" }

// inLetters is what the letters of a level prove in a slot: the lowest must stand there too, and no letter of none.
func (k *kindred) inLetters(at slot, written style) grade {
	low := k.low[written] + k.low[inWords]
	n := low + len(k.members)
	switch {
	case k.odd[written] > 0, low == 0, 3*k.doubts[written] >= 2*n:
		return none
	case at.inSentence():
		return said
	case at.kind == slotField && len(at.name) < shortestSet: // a variable, or a member of data
		return saidIf(k.quoted)
	case closing[at.kind] != 0, at.kind == slotField && (fieldGrades.atWord(at.name) != none || at.name == "SEC"):
		return sure
	case !k.repeats(written):
		return none
	case at.kind == slotHead, at.kind == slotFoot:
		return sure
	}
	return said
}

// byItself is what a level proves in a slot without kin.
func (s *scanner) byItself(at slot, k *kindred, one *kinship) grade {
	bracketed := closing[at.kind] != 0 && (at.name == "head" || at.name == "foot")
	field := fieldGrades.atWord(at.name)
	switch {
	case at.kind == slotLine && s.frames(one.from, one.to):
		if one.to-one.from == 1 {
			return said
		}
		return sure
	case one.style == inWords && bracketed && !onlyInCompany.hasWord(strings.Trim(one.token, "()")):
		round := at.kind == '('
		opens := round && at.name == "head" && s.wordsFollow(one.to)
		return saidIf(!s.small(one.from+1) || round && s.endsSentence(one.from) || opens)
	case one.style != inWords && k.low[one.style] > 0 && k.odd[one.style] == 0 && !one.doubtful:
		return saidIf(at.kind == slotHead && s.sentenceFollows(one.to) || at.kind == slotField && paragraphs.hasWord(at.name))
	case one.style == inWords && at.kind == '(' && at.name == "label" && !s.small(one.from+1) && s.wordsFollow(one.to):
		return said
	case one.style == inWords && at.kind == '(' && s.small(one.to-len("t)")) && s.namesEnclosure(one):
		return said
	case one.style == inWords && at.kind == slotField:
		named := field != none || at.name == "SEC" && k.quoted
		return saidIf(named || strings.HasPrefix(one.token, "TOP S"))
	case one.style == smallLetters && at.kind == slotField && field == sure:
		return said
	case one.style == letters && bracketed && !one.doubtful && k.odd[letters] == 0 && s.behindLabel(one.from):
		return saidIf(s.wordsFollow(one.to))
	case one.style == inWords && at.kind == slotFoot && !s.small(one.from) && len(one.token) > len("CONF"):
		return said
	}
	return none
}

// enclosures are words of a line on which a level in brackets is that of what is enclosed, or of the message.
var enclosures = set(`ENCLOSURE ENCLOSURES ENCL ATTACHMENT ATTACHMENTS ANNEX DETACHED REGRADED SUBJECT SUBJ BETREFF`)

// namesEnclosure reports whether a level in brackets stands on such a line.
func (s *scanner) namesEnclosure(one *kinship) bool {
	from, to := s.line(one.from, one.to)
	return anyOf(s.b[from:to], enclosures)
}

// behindLabel reports whether the label of a portion or of a field stands before brackets: Item 3: (S), Comment=(S).
func (s *scanner) behindLabel(at int) bool {
	from, _ := s.line(at, at)
	before := trimRight(s.b[from:at], &inSlots)
	w, rest := nextWord(before)
	switch n := len(before); {
	case n == 0:
		return false
	case before[n-1] == '|', n >= len("1900") && len(onlyInk(before)) == 0:
		return true
	case strings.IndexByte(":=", before[n-1]) >= 0 && n > 1:
		return inWord(before[n-2]) || before[n-2] == '"'
	}
	return paragraphs.has(w) && wordsIn(rest, 2) == 1 || isMonth(lastOf(before))
}

// onlyInCompany are short forms that are other words too.
var onlyInCompany = set(`SEC CON TOP UNC R RESTRICTED`)

func saidIf(is bool) grade {
	if is {
		return said
	}
	return none
}

// endsSentence reports whether a sentence ends before an offset.
func (s *scanner) endsSentence(at int) bool {
	before := bytes.TrimRight(s.b[max(0, at-longestGap):at], " *_")
	return len(before) > 0 && strings.IndexByte(".!?", before[len(before)-1]) >= 0
}

// fewestOfSentence is how many words a sentence has behind the letters of its level that no legend has.
const fewestOfSentence = 4

// sentenceFollows reports whether so many words stand on the line behind an offset, as they do in no legend.
func (s *scanner) sentenceFollows(at int) bool {
	_, to := s.line(at, at)
	rest := bytes.TrimLeft(s.b[at:to], " -:)./*_|\t")
	words := len(leadingWord(rest)) > 0 && wordsIn(rest, fewestOfSentence) == fewestOfSentence
	return words && !bytes.Contains(rest, []byte("  "))
}

// wordsFollow reports whether the words of a sentence stand on the line behind an offset.
func (s *scanner) wordsFollow(at int) bool {
	_, to := s.line(at, at)
	return at < to && s.b[at] == ' ' && wordsIn(s.b[at:to], fewestProse) == fewestProse
}
