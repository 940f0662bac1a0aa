package spill

import (
	"bytes"
	"math/bits"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

var closing = [256]byte{'(': ')', '[': ']', '{': '}', '<': '>'}

// longestMark is how long a portion mark may be.
const longestMark = 80

// marks looks for portion marks: at the head of a line, of a cell or of a string, behind the name of a set
// of a military message, after the label of a field, with a control anywhere, or after the last sentence.
func (s *scanner) marks(from, to int, head heading, list *items) {
	legend := uint32(0)
	for i := s.nextBracket(head.at, to); i < to && !s.full(); i = s.nextBracket(i+1, to) {
		shut := closing[s.b[i]]
		n := bytes.IndexByte(s.b[i:min(to, i+longestMark)], shut)
		if n < 2 {
			n = s.wrapped(i, to)
		}
		if n < 2 {
			continue
		}
		if s.isMenuKey(i+1, i+n) {
			continue
		}
		m := mark{from: i, to: i + n + 1, lineFrom: from, lineTo: max(to, i+n+1)}
		m.inner = drawnTogether(trim(bytes.TrimSuffix(s.b[i+1:i+n], []byte("\\")), &aboutMarks))
		m.inner = withStrokes(m.inner)
		if i == head.at && !s.wordsOfOthers(from, i) {
			m.atHead, m.numbered, m.loose = true, head.numbered, head.loose
		} else if m.atHead, m.numbered = s.behindSet(&m); !m.atHead {
			s.opensCell(&m)
		}
		s.term(&m)
		legend |= s.legendBit(&m)
		marked := len(m.inner) > 0 && s.mark(&m, list)
		if m.atHead {
			s.odd = s.odd || s.isOdd(&m, list)
			list.note(&m, s, marked)
		}
	}
	s.terms.legend = s.terms.legend || bits.OnesCount32(legend) >= fewestTerms
}

// aboutMarks are the signs that may stand about what is in brackets.
var aboutMarks = scan.TableOf(" ([{}])*_`\"\n")

// mostOfOthers is how many letters of a script without capitals may number a portion.
const mostOfOthers = 2

// wordsOfOthers reports whether words of a script without capitals stand in [from, to), where no sign ends a sentence
// before what follows: a letter in brackets behind them is not at the head of its portion.
func (s *scanner) wordsOfOthers(from, to int) bool {
	if s.at == nil {
		return false
	}
	before, letter := bytes.TrimRight(s.b[from:to], " "), []byte{'\x01'}
	return bytes.HasSuffix(before, letter) && bytes.Count(before, letter) > mostOfOthers
}

// isMenuKey reports whether brackets hold the key of a menu: (_C) Copy, (&S) Save.
func (s *scanner) isMenuKey(from, to int) bool {
	return to-from == len("_S") && strings.IndexByte("_&", s.b[from]) >= 0
}

// nextBracket is where a bracket opens from an offset on, or the end.
func (s *scanner) nextBracket(at, to int) int {
	for i, c := range s.b[at:to] {
		if closing[c] != 0 {
			return at + i
		}
	}
	return to
}

// fewestSpaced is how many letters make what is written letter by letter.
const fewestSpaced = 3

// drawnTogether is a mark that is written letter by letter, as wide type comes out of a page, without its blanks:
// S / / N F. Arithmetic has fewer letters, or figures.
func drawnTogether(inner []byte) []byte {
	letters, single := 0, true
	for part := range bytes.FieldsSeq(inner) {
		strokes := len(bytes.Trim(part, "/-")) == 0
		if single = single && (strokes || len(part) == 1 && scan.Alpha(part[0])); !single {
			return inner
		}
		if !strokes {
			letters++
		}
	}
	if letters < fewestSpaced {
		return inner
	}
	return bytes.ReplaceAll(inner, []byte(" "), nil)
}

// isOdd reports whether a letter in brackets is one that no level has and no list: initials, chords, keys.
func (s *scanner) isOdd(m *mark, list *items) bool {
	if len(m.inner) == 0 || !scan.Caps(m.inner) || s.anySmall(m.from, m.to) || s.b[m.from] == '{' ||
		len(m.inner) > 1 && s.b[m.from] == '(' && s.wrapsSentence(m.lineFrom, m.to) {
		return false
	}
	letter := m.inner[0]
	if w := m.inner; len(w) == 2 && !m.numbered {
		return levelLetters.at(w) == 0 && clipped.at(w) == 0 && !unitControls.has(w) && !controls.has(w)
	}
	level := levelLetters.at(m.inner) != 0 || letter == 'U'
	return len(m.inner) == 1 && letter != 'A' && !level && !list.follows(letter, false) && !m.numbered
}

// wrapsSentence reports whether a sentence of the line before goes on behind what ends at an offset on its line: the
// short form of a name that is wrapped.
func (s *scanner) wrapsSentence(lineFrom, end int) bool {
	if lineFrom == 0 || end >= len(s.b) || !s.sentence(lineFrom-1) {
		return false
	}
	next := s.skipBlanks(end, len(s.b))
	return strings.IndexByte(",.;", s.b[end]) >= 0 || next < len(s.b) && s.small(next)
}

// knownStrict reports whether a mark without strokes ends in a control that is nothing else: (S-NF), (TS SI).
func knownStrict(inner []byte) bool {
	w, rest := lastWord(inner)
	return strict.has(w) && len(rest) == 0 && len(w) > 1 && len(w) < len(inner)
}

// wrapped is how far the sign that ends a mark stands from the one at i that opens it where the line ends
// behind a stroke of the mark: (S/ and NF) below it; 0 where it does not.
func (s *scanner) wrapped(i, to int) int {
	line := bytes.TrimRight(s.b[i:to], " ")
	if len(line) < len("(S/") || len(line) > longestMark || s.b[i] != '(' {
		return 0
	}
	if line[len(line)-1] != '/' && (s.inPath || !s.goesOnBelow(line[1:], to)) {
		return 0
	}
	end := bytes.IndexByte(s.b[to:min(len(s.b), to+longestLabel)], ')')
	if end < 0 {
		return 0
	}
	return (to - i) + end
}

// goesOnBelow reports whether the words of a mark are all that stands on a line behind the bracket that opens it, and
// nothing but controls and the bracket that ends it on the next: (SBU and NOFORN).
func (s *scanner) goesOnBelow(words []byte, to int) bool {
	below := s.b[min(to+1, len(s.b)):min(len(s.b), to+longestLabel)]
	end := bytes.IndexByte(below, ')')
	w := leadingWord(below)
	return end > 0 && levelLetters.at(leadingWord(words)) > marking.CeilingU && onlyOf(words, unitControlsOrLevels) &&
		strict.has(w) && len(w) > 1 && onlyOf(below[:end], unitControlsOrLevels)
}

// unitControlsOrLevels are the words of marks.
var unitControlsOrLevels = union("", controls, ofLevels)

// mark is a stretch in brackets that may be a portion mark.
type mark struct {
	inner            []byte
	from, to         int // with its brackets
	lineFrom, lineTo int
	atHead           bool // it stands where a portion begins
	numbered         bool // and behind the number or letter of a paragraph
	loose            bool // but what stands before it is a number without a point, a cell or a quotation mark
}

// opensCell says of a mark whether it stands at the head of a cell or of a string, and whether the number of a
// paragraph stands between.
func (s *scanner) opensCell(m *mark) {
	before := bytes.TrimRight(s.b[max(m.lineFrom, m.from-longestLabel):m.from], " ")
	item := bytes.TrimRight(before, " \t")
	w, point := lastWord(item)
	numbered := string(point) == "." && len(w) > 0 && len(w) <= mostDigits && isNumber(w)
	if numbered {
		before = bytes.TrimRight(item[:len(item)-len(w)-len(point)], " ")
	}
	if len(before) == 0 {
		return
	}
	last := before[len(before)-1]
	glued := m.from > 0 && s.b[m.from-1] == last
	switch {
	case numbered && strings.IndexByte("\"'`|\t;,:>", last) >= 0:
		m.atHead, m.numbered = true, true
	case last == '|', last == '\t', glued && strings.IndexByte("\"'`,;", last) >= 0:
		m.atHead, m.loose = true, true
	}
	if m.loose && last != '|' { // the string or cell is all that is looked at
		if n := bytes.IndexByte(s.b[m.to:m.lineTo], last); n >= 0 {
			m.lineTo = m.to + n
		}
	}
}

// mostDigits is how long the number of a paragraph is.
const mostDigits = 3

// shortestSet is how many letters the name of a set has at the least.
const shortestSet = 3

// behindSet reports whether a mark stands behind the name of a set of a military message, or a field of
// one, and whether the number of a paragraph stands between: NARR/(C), GENTEXT/REMARKS/1. (C). Such a name
// is in capitals; a bracket before a digit is a telephone.
func (s *scanner) behindSet(m *mark) (behind, numbered bool) {
	near := max(m.lineFrom, m.from-longestLabel)
	stroke := bytes.LastIndexByte(s.b[near:m.from], '/')
	if stroke < 0 {
		return false, false
	}
	stroke += near
	name, gap := lastWord(s.b[max(m.lineFrom, stroke-longestLabel):stroke])
	if len(gap) > 0 || len(name) < shortestSet || !scan.Caps(name) || s.anySmall(stroke-len(name), stroke) {
		return false, false
	}
	at := s.skipBlanks(stroke+1, m.from)
	first := at
	for n := 1; at < m.from && n > 0; at = s.skipBlanks(at+n, m.from) {
		n = s.number(at, m.from)
	}
	numbered = at > first
	phone := !numbered && m.to < m.lineTo && scan.Digit(s.b[m.to])
	return at == m.from && !phone, numbered
}

func (s *scanner) skipBlanks(at, to int) int {
	for at < to && s.b[at] == ' ' {
		at++
	}
	return at
}

// endsName reports whether what names an owner ends with the word w before rest: with its sentence, or before an
// address.
func endsName(w, rest []byte) bool {
	if bytes.HasPrefix(rest, []byte(". ")) {
		return len(w) > 1
	}
	rest = bytes.TrimLeft(rest, " ,")
	return bytes.HasPrefix(rest, []byte("<")) || bytes.HasPrefix(rest, []byte("--"))
}

// mark reads a mark, notes it, and reports whether it states a level.
func (s *scanner) mark(m *mark, list *items) bool {
	if !m.atHead && !mayBegin(m.inner) || len(m.inner) == 1 && levelLetters.at(m.inner) == 0 || s.otherThing(m) {
		return false
	}
	p, n := marking.ReadPortion([]byte("(" + string(m.inner) + ")"))
	if p == nil || n == 0 {
		return s.wordMark(m)
	}
	g := s.gradeMark(m, p, list)
	if g == none {
		return false
	}
	if (g >= lone || p.Level == marking.Unclassified) && !s.bracketAlone(m) {
		doubtful := !m.numbered && string(m.inner) == "C" && (s.nameFollows(m) || !s.isProse(m.to, m.lineTo))
		s.marked = append(s.marked, portion{s.span(m.from, m.from+1).Start, doubtful})
	}
	token := "(" + onOneLine(string(m.inner)) + ")"
	before := len(s.hits)
	s.hit(PortionMark, m.from, m.to, token, marking.Needs(p.Level, p.Controls), g)
	if len(m.inner) <= len("TS") && len(s.hits) > before {
		s.letterOf(&s.hits[before], m)
	}
	return p.Level != marking.NoLevel
}

// onOneLine is a mark without the end of a line in it: a stroke before it joins the words about it.
func onOneLine(mark string) string {
	return strings.ReplaceAll(strings.ReplaceAll(mark, "/\n", "/"), "\n", " ")
}

// letterOf notes of a mark without a control what stands behind it.
func (s *scanner) letterOf(h *found, m *mark) {
	h.letter = h.grade != sure
	h.aside = s.bracketAlone(m)
	prose, columns := s.isProse(m.to, m.lineTo), bytes.Contains(bytes.TrimSpace(s.b[m.to:m.lineTo]), []byte("  "))
	h.strong = m.numbered && !m.loose && prose && !columns
	if m.numbered {
		h.term = !prose && !s.sentenceFollows(m.to)
		return
	}
	words, ended := phrase(s.b[m.to:m.lineTo])
	h.term = !prose || s.matches(m) || !ended && words < mostPhrase
}

// bracketAlone reports whether nothing but another bracket stands behind a mark: (S) [door], (C) (cut 4).
func (s *scanner) bracketAlone(m *mark) bool {
	rest := bytes.TrimSpace(s.b[m.to:m.lineTo])
	first := m.lineTo - len(trimLeft(s.b[m.to:m.lineTo], &blanks)) + 1
	return len(rest) > len("[d]") && !m.numbered && strings.IndexByte("([{", rest[0]) >= 0 && s.small(first) &&
		closing[rest[0]] == rest[len(rest)-1]
}

// wordMark judges brackets before a portion that hold the words of a marking: (SECRET WITH ATTACHMENT) Text.
func (s *scanner) wordMark(m *mark) bool {
	from, to := s.trimmed(m.from+1, m.to-1)
	if !m.atHead || m.loose || !s.isProse(m.to, m.lineTo) || from >= to || !s.mayBeUnit(from) {
		return false
	}
	needs, is := s.readUnit(from, to)
	g := markGrades[is]
	if g == none {
		return false
	}
	if g == lone && m.numbered && is == bare {
		g = sure
	}
	s.hit(PortionMark, m.from, m.to, "("+string(m.inner)+")", needs, g)
	return true
}

// markGrades say what the words in the brackets of a portion prove.
var markGrades = [whole + 1]grade{title: said, short: lone, bare: lone, whole: sure}

// mayBegin reports whether b begins with a level or a control.
func mayBegin(b []byte) bool {
	w := leadingWord(b)
	return levelLetters.at(w) != 0 || controls.has(w) || captions.has(w)
}

// inMarks are the signs that stand within a mark.
const inMarks = " ,/-.:'&\n\x02"

// otherThing reports whether brackets hold what no mark is: a tag, a section of settings, an index, a group of
// a pattern or of TeX, (CC).
func (s *scanner) otherThing(m *mark) bool {
	open := s.b[m.from]
	stroke := bytes.Contains(m.inner, []byte("/"))
	glued := m.from > m.lineFrom && inWord(s.b[m.from-1])
	small := s.anySmall(m.from, m.to)
	switch {
	case open == '<' && !stroke, open == '[' && small && !m.numbered && len(m.inner) != len("S"):
		return true
	case open == '{' && glued, open == '[' && !stroke && m.to < len(s.b) && inWord(s.b[m.to]):
		return true
	case open == '[' && small && m.to-m.from > len("[S]"):
		return true
	case len(m.inner) == 2 && m.inner[0] == m.inner[1], bytes.HasSuffix(m.inner, []byte(",")), s.joinedTo(m):
		return true
	case open != '(' && strings.IndexByte("\"'`", s.b[m.from+1]) >= 0: // {"C"}
		return true
	}
	return bytes.IndexFunc(m.inner, func(r rune) bool {
		return r >= widest || !inWord(byte(r)) && strings.IndexByte(inMarks, byte(r)) < 0
	}) >= 0
}

// joinedTo reports whether a hyphen joins a letter in brackets to a word in small letters: (S)-ibuprofen.
func (s *scanner) joinedTo(m *mark) bool {
	return len(m.inner) == 1 && m.to+1 < m.lineTo && s.b[m.to] == '-' && scan.Upper(s.b[m.to+1]) && s.small(m.to+1)
}

// beforeMarks and behindMarks are the signs about a mark that belong to neither the words before it nor its text.
var beforeMarks, behindMarks = scan.TableOf(" *_`\""), scan.TableOf(" \t*_`>")

// gradeMark tells a mark from other things in brackets.
func (s *scanner) gradeMark(m *mark, p *marking.Mark, list *items) grade {
	rest := trimLeft(s.b[m.to:m.lineTo], &behindMarks)
	before := trimRight(s.b[m.lineFrom:m.from], &beforeMarks)
	small := s.anySmall(m.from, m.to)
	switch {
	case bytes.Contains(m.inner, []byte("/")):
		return s.stroked(m, small, before, rest)
	case s.controlBehind(m), isWholeText(m.inner) && (m.atHead || !small):
		return sure
	case m.atHead && (m.loose && !s.isProse(m.to, m.lineTo) || s.codeFollows(m)):
		return none
	case m.atHead && m.loose && !small && s.afterHeading(m, before):
		return sure
	case m.atHead && len(m.inner) == 1:
		return s.gradeLetter(m, list, rest)
	case m.atHead && small && !m.numbered && p.Controls.Empty() && len(m.inner) < len("SECRET"):
		return latent // (ts) is a letter of nothing much
	case m.atHead && m.numbered && !small && len(m.inner) >= len("SECRET") && s.isProse(m.to, m.lineTo):
		return sure
	case m.atHead && p.Controls.Empty() && s.b[m.from] == '[' && !m.numbered && !s.isProse(m.to, m.lineTo):
		return said
	case m.atHead && p.Controls.Empty():
		return lone
	case m.atHead && small && p.Level == marking.NoLevel && !m.numbered:
		return none
	case m.atHead:
		return sure
	case small:
		return none
	case s.afterMarkLabel(before), s.afterHeading(m, before):
		return sure
	case s.afterLabel(m.lineFrom, before) && !s.codeFollows(m):
		return lone
	case (p.Level > marking.Unclassified || controlled.has(leadingWord(m.inner))) && knownStrict(m.inner):
		return sure
	}
	return s.gradeTail(m, before, rest)
}

// boldMark looks for the letters of a level in bold at the head of a portion: 1. **C** Talks.
func (s *scanner) boldMark(from, to int, head heading, list *items) {
	w := leadingWord(s.b[head.at:to])
	end := head.at + len(w)
	if end >= to || levelLetters.at(w) == 0 || len(w) > len("CUI") || s.b[end] != '*' || s.anySmall(head.at, end) {
		return
	}
	for end < to && s.b[end] == '*' {
		end++
	}
	m := mark{from: head.at - 1, to: end, inner: w, lineFrom: from, lineTo: to, atHead: true, numbered: head.numbered}
	if s.isProse(end, to) {
		s.mark(&m, list)
	}
}

// controlBehind reports whether a control in brackets of its own follows a mark: (C)(NF), (S) (REL TO USA, GBR).
func (s *scanner) controlBehind(m *mark) bool {
	at := s.skipBlanks(m.to, min(m.lineTo, m.to+len("  ")))
	if at+1 >= m.lineTo || closing[s.b[at]] == 0 || s.b[at] == '<' || s.anySmall(m.from, m.to) {
		return false
	}
	w := leadingWord(s.b[at+1 : m.lineTo])
	return strict.has(w) && len(w) > 1 && !s.small(at+1)
}

// isWholeText reports whether a mark says that it holds for all of a text: C - ENTIRE TEXT.
func isWholeText(inner []byte) bool {
	w, rest := nextWord(inner)
	return levelLetters.at(w) != 0 && bytes.Contains(rest, []byte("ENTIRE")) && bytes.HasSuffix(inner, []byte("TEXT"))
}

// gradeLetter judges (C), (S) or (U) where a portion may begin.
func (s *scanner) gradeLetter(m *mark, list *items, rest []byte) grade {
	small := s.small(m.from + 1)
	switch {
	case m.inner[0] == 'U':
		return unmarkedIf(small || list.follows('U', small))
	case !s.isLetterMark(m, list), s.inTable(m, rest), onlyLetters(rest),
		len(bytes.TrimSpace(rest)) == 0 && onlyLetters(s.b[m.lineFrom:m.from]),
		!m.numbered && nameFirst(rest), s.fileFollows(m):
		return none
	case m.numbered && !m.loose:
		return lone
	case (small || s.b[m.from] == '[') && !s.isProse(m.to, m.lineTo),
		bytes.HasPrefix(rest, []byte("|")), // a cell of its own
		s.alnum(m.to) && m.to-m.from == len("(C)"),
		m.inner[0] == 'C' && (small || s.nameFollows(m)),
		s.isSubject(m):
		return latent
	}
	return lone
}

// onlyLetters reports whether nothing but more letters in brackets stands behind one: chords above a line of a song.
func onlyLetters(rest []byte) bool {
	n := 0
	for b := bytes.TrimSpace(rest); len(b) > 0; n++ {
		end := bytes.IndexByte(b, ')')
		if b[0] != '(' || end < 0 || end > len("(G7)") {
			return false
		}
		b = bytes.TrimLeft(b[end+1:], " \t")
	}
	return n > 0
}

// nameFirst reports whether what stands behind a mark begins with the name of a file or of a thing in a program.
func nameFirst(rest []byte) bool {
	n := len(leadingWord(rest))
	if n == 0 || n+1 >= len(rest) {
		return false
	}
	dotted := strings.IndexByte("./", rest[n]) >= 0 && inWord(rest[n+1]) && n > 1
	return dotted || rest[n] == '_' || bytes.HasPrefix(rest[n:], []byte("::"))
}

// predicates are words behind a letter in brackets that is the subject of a sentence.
var predicates = set(`IS ARE WAS WERE HAS HAD IN OF AND OR TO MUST MAY CAN WILL DOES`)

// isSubject reports whether a letter in brackets is the subject of a sentence: "(C) is even".
func (s *scanner) isSubject(m *mark) bool {
	at := s.skipBlanks(m.to, m.lineTo)
	return at < m.lineTo && s.small(at) && predicates.has(leadingWord(s.b[at:m.lineTo]))
}

func unmarkedIf(is bool) grade {
	if is {
		return none
	}
	return lone
}

// gradeTail judges a mark behind the last sentence of a portion or behind a title.
func (s *scanner) gradeTail(m *mark, before, rest []byte) grade {
	if s.b[m.from] != '(' { // a note
		return none
	}
	tail := bytes.Trim(rest, " ./\r\"',]})>|")
	if len(tail) > 0 || len(before) == 0 {
		return s.gradeHeading(m, before, rest)
	}
	parted := s.b[m.from-1] == ' '
	ended := strings.IndexByte(".!?", before[len(before)-1]) >= 0
	switch {
	case s.titled(m, before), parted && s.isHeading(m, before):
		return lone
	case ended && s.b[m.from-1] != '.' && len(bytes.Trim(rest, " ./\r\"'")) == 0:
		return lone
	case parted && bytes.HasPrefix(rest, []byte(".")) && wordsIn(before, fewestProse) == fewestProse:
		return latent
	}
	return none
}

// isHeading reports whether before is a heading of Markdown.
func (s *scanner) isHeading(m *mark, before []byte) bool {
	return s.b[m.lineFrom] == '#' && wordsIn(before, mostLabel) < mostLabel && !s.cited(m)
}

// gradeHeading judges a mark between a heading and its text: SUMMARY (S): The captain left. It and its like
// stand behind the sentence of the portion that they close, too.
func (s *scanner) gradeHeading(m *mark, before, rest []byte) grade {
	if len(before) == 0 || cites.has(lastOf(before)) || m.lineFrom+len(before) == m.from {
		return none
	}
	words := wordsIn(s.b[s.head(m.lineFrom, m.from):m.from], fewestProse)
	switch {
	case rest[0] == ':' && words < fewestProse && !s.anySmall(m.lineFrom, m.from) && !measures.has(lastOf(before)):
		return lone
	case strings.IndexByte(".!?", before[len(before)-1]) >= 0 && s.isProse(m.to, m.lineTo):
		return latent
	}
	return none
}

// measures are words before the letter of their unit.
var measures = set(`TIME TEMP TEMPERATURE AIR WATER SEA DEG DEGREES OVEN WIND CURRENT CHARGE`)

// stroked judges a mark with strokes: what stands behind them must be known, or the mark be where a portion
// begins and in the form of one.
func (s *scanner) stroked(m *mark, small bool, before, rest []byte) grade {
	double := bytes.Contains(m.inner, []byte("//"))
	_, behind, _ := bytes.Cut(m.inner, []byte("/"))
	known := knownControl(behind) || m.atHead && anyOf(behind, schedules)
	switch {
	case s.isSum(m.from+1, m.to-1):
		return none
	case bytes.HasPrefix(m.inner, []byte("//")) && !small && m.atHead: // //NS, //GBR S
		return sure
	case !small && controlled.has(leadingWord(m.inner)) && (m.atHead || s.afterLabel(m.lineFrom, before)):
		return sure // SBU/N, which is no other thing
	case small && !double && !m.atHead:
		return none
	case known && (m.atHead || double || !s.within(m, before, rest)):
		return sure
	case known || small || s.codeFollows(m):
		return none
	case m.atHead && double && len(leadingWord(bytes.TrimLeft(behind, "/ "))) > 1:
		return lone
	case m.numbered && !m.loose:
		return latent
	}
	return none
}

// controlled are the letters of what is controlled without a level.
var controlled = set(`SBU FOUO CUI LOU`)

// knownControl reports whether one of the words behind the strokes of a mark is that of a control.
func knownControl(b []byte) bool {
	for w, rest := nextWord(b); w != nil; w, rest = nextWord(rest) {
		if controls.has(w) && !schedules.has(w) || sources.has(w) {
			return true
		}
	}
	return false
}

// schedules are short for schedules of declassification, and behind a lone letter for other things too: seats (C//GDS).
var schedules = set(`GDS`)

// sources are words that stand behind the strokes of a mark and nowhere else in it.
var sources = set(`SCI SAP ENTIRE UMBRA SPOKE MORAY ZARF RUFF COMINT HCS BYEMAN KEYHOLE RSV SP`)

// codeFollows reports whether what stands behind brackets makes an expression of a program of them.
func (s *scanner) codeFollows(m *mark) bool {
	rest := behindLevels(s.b[m.to:m.lineTo])
	if s.b[m.from+1] == '(' {
		rest = bytes.TrimPrefix(rest, []byte(")")) // ((S))
	}
	if len(rest) > 1 && strings.IndexByte("(.[{,;", rest[0]) >= 0 {
		return true
	}
	rest = trimLeft(rest, &blanks)
	if bytes.HasPrefix(rest, []byte("->")) || len(rest) > 0 && strings.IndexByte("=+)]?&^%!<{}$", rest[0]) >= 0 {
		return true
	}
	rest = trimRight(rest, &endBlanks)
	return !m.numbered && len(rest) > 0 && strings.IndexByte(";{", rest[len(rest)-1]) >= 0
}

// mostTouching is how many marks may touch one.
const mostTouching = 3

// behindLevels is what stands behind the letters of levels in brackets at the head of b, which touch the mark before
// them where a change of level is shown: (S)(U) Text.
func behindLevels(b []byte) []byte {
	for range mostTouching {
		if len(b) == 0 || closing[b[0]] == 0 {
			break
		}
		w := leadingWord(b[1:])
		_, level := levelLetters.get(w)
		rest, closed := bytes.CutPrefix(b[1+len(w):], []byte{closing[b[0]]})
		if !level || !closed {
			break
		}
		b = rest
	}
	return b
}

// What of the words behind a (C) may be in small letters where they name an owner, and where a year ends them.
const (
	mostSmallOwner = 1
	mostSmallDated = 2
)

// nameFollows reports whether what stands behind a (C) looks like the owner of a copyright although it has not
// the form of a notice: few of its words are in small letters, and a year, an owner or a name is among them.
func (s *scanner) nameFollows(m *mark) bool {
	n, capitals, smalls := 0, 0, 0
	owner, dated := false, false
	for w, rest := nextWord(s.b[m.to:m.lineTo]); w != nil && n <= mostOwner; w, rest = nextWord(rest) {
		at := m.lineTo - len(rest) - len(w)
		dated = startsAsYear(w)
		owner = owner || dated || owners.has(w) || n == 0 && string(w) == "BY"
		switch {
		case nobiliary.has(w):
		case s.small(at):
			smalls++
		case n == capitals && scan.Upper(w[0]) && (len(w) > 1 || bytes.HasPrefix(rest, []byte("."))):
			capitals++
		}
		n++
		if endsName(w, rest) {
			break
		}
	}
	named := (owner || capitals > 1) && smalls <= mostSmallOwner || dated && smalls <= mostSmallDated
	return named && s.anySmall(m.to, m.lineTo)
}

// within reports whether a bracket stands inside a sentence in small letters, where it shortens the words
// before it: Compartmented Information (TS/SCI) networks.
func (s *scanner) within(m *mark, before, rest []byte) bool {
	at := m.lineFrom + len(before)
	after := m.lineTo - len(rest)
	return len(before) > 0 && len(rest) > 0 && at < m.from && scan.Alpha(s.b[at-1]) && s.small(at-1) &&
		scan.Alpha(s.b[after]) && s.small(after)
}

// columnGap is how many blanks part the columns of a table.
const columnGap = 4

// inTable reports whether a letter in brackets begins the row of a table whose row above has columns too: the
// ending of a plural in a head that goes over two lines. A portion has no columns behind its mark.
func (s *scanner) inTable(m *mark, rest []byte) bool {
	gap := m.lineTo - len(rest) - m.to
	if m.numbered || gap < columnGap || m.lineFrom == 0 {
		return false
	}
	from, to := s.line(m.lineFrom-1, m.lineFrom-1)
	above := bytes.TrimSpace(s.b[from:to])
	return bytes.Contains(above, bytes.Repeat([]byte{' '}, columnGap)) && strings.IndexByte(".:", above[len(above)-1]) < 0
}

// fields are the words at the head of a line before a colon and a mark.
var fields = set(`
SUBJECT SUBJ SUMMARY COMMENT TITLE RE FW FWD NOTE REF REFS INTRODUCTION BACKGROUND CONCLUSION REQUEST TEXT
GIST TOPIC PARA PARAGRAPH ANNEX APPENDIX ENCLOSURE ATTACHMENT TAB REMARK REMARKS MEMO BLUF
`)

// afterLabel reports whether before, the line up to a mark, ends in the label of a field.
func (s *scanner) afterLabel(from int, before []byte) bool {
	if !bytes.HasSuffix(before, []byte(":")) {
		return false
	}
	w, _ := nextWord(s.b[s.head(from, from+len(before)):])
	last, _ := lastWord(before)
	return fields.has(w) || fields.has(last)
}

// afterMarkLabel reports whether before ends in a label of markings: mark: (S).
func (s *scanner) afterMarkLabel(before []byte) bool {
	w, rest := lastWord(before)
	label := markingLabels.has(w) || string(w) == "MARK" || string(w) == "PORTION"
	return label && string(bytes.TrimLeft(rest, "\"'")) == ":"
}

// headed are the fields whose mark is that of a message or of a part of it.
var headed = set(`SUBJECT SUBJ SUMMARY COMMENT TITLE BLUF`)

// afterHeading reports whether a mark stands behind such a field and before its text: Subject: (S) Talks,
// SUMMARY. (C) Talks went on, "subject": "(S) Talks".
func (s *scanner) afterHeading(m *mark, before []byte) bool {
	w, sign := lastWord(before)
	sign = bytes.Trim(sign, "\"' ")
	return headed.has(w) && (string(sign) == ":" || string(sign) == ".") && s.wordFollows(m) &&
		(string(m.inner) != "C" || !s.nameFollows(m))
}

// wordFollows reports whether a blank and a word stand behind a mark.
func (s *scanner) wordFollows(m *mark) bool {
	at := s.skipBlanks(m.to, m.lineTo)
	return at > m.to && s.alnum(at) && at < m.lineTo
}

// titled reports whether the line is a title with its mark after it: SUBJECT: ORCHARD TALKS (S). A bracket
// that is glued to a word is the ending of a plural, and one behind a word that cites is its letter.
func (s *scanner) titled(m *mark, before []byte) bool {
	w, rest := nextWord(s.b[s.head(m.lineFrom, m.from):m.lineTo])
	last, after := lastWord(before)
	if len(last) == 0 || cites.has(last) || len(after) == 0 && m.lineFrom+len(before) == m.from {
		return false
	}
	rest = bytes.TrimLeft(rest, " *_`\"")
	return fields.has(w) && bytes.HasPrefix(rest, []byte(":")) ||
		subjects.has(w) && bytes.HasPrefix(rest, []byte("/"))
}

// subjects are the names of the set of a military message that holds its subject.
var subjects = set(`SUBJ SUBJECT`)
