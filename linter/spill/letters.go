package spill

import (
	"bytes"
	"math/bits"
	"slices"
	"strings"

	"cablelint/linter/scan"
)

// isLetterMark tells (C) and (S) before a portion from the letter of a list or of a citation, a copyright
// sign and a bracketed piece of a word. Behind the number of a paragraph there is no copyright sign.
func (s *scanner) isLetterMark(m *mark, list *items) bool {
	letter, small := m.inner[0], s.small(m.from+1)
	switch {
	case letter != 'C' && letter != 'S':
		return false
	case !m.numbered && m.to < len(s.b) && scan.Upper(s.b[m.to]) && s.small(m.to):
		return false // (S)he
	case list.follows(letter, small), s.inRun(m), s.cited(m):
		return false
	}
	return letter != 'C' || m.numbered || !s.copyright(m)
}

// terms are letters in brackets that are short for a word beside them: Carl (C), (S) slow.
type terms struct {
	names    uint32 // those behind the word of which they are the first letter
	mnemonic uint32 // those before it, where a portion may begin
	legend   bool   // several of these stand on one line
	marks    int    // how many stand where a portion may begin
	matched  int    // and how many of these are short for the word behind them
}

func (t *terms) join(o *terms) {
	t.names, t.mnemonic = t.names|o.names, t.mnemonic|o.mnemonic
	t.marks, t.matched, t.legend = t.marks+o.marks, t.matched+o.matched, t.legend || o.legend
}

// fewestTerms is how many different letters are short for words where it is no chance.
const fewestTerms = 2

// defined reports whether the letters of a text are those of names, or all of them of the words behind them.
func (t *terms) defined() bool {
	return bits.OnesCount32(t.names) >= fewestTerms || t.legend || t.listed()
}

// listed reports whether every letter where a portion may begin is short for the word behind it.
func (t *terms) listed() bool {
	return bits.OnesCount32(t.mnemonic) >= fewestTerms && t.matched == t.marks
}

// legendBit is the bit of a letter in brackets that a legend explains by the word in small letters behind it: (S) sand,
// (C) clay; nothing for any other, and for the words of levels.
func (s *scanner) legendBit(m *mark) uint32 {
	at := s.skipBlanks(m.to, m.lineTo)
	if len(m.inner) != 1 || m.numbered || !scan.Upper(m.inner[0]) || s.small(m.from+1) || !s.matches(m) || !s.small(at) ||
		levelLetters.at(leadingWord(s.b[at:m.lineTo])) != 0 {
		return 0
	}
	return 1 << (m.inner[0] - 'A')
}

// term notes of letters in brackets whether they are short for the word beside them.
func (s *scanner) term(m *mark) {
	if len(m.inner) == 0 || len(m.inner) > len("TS") || s.anySmall(m.from, m.to) || !scan.Caps(m.inner) {
		return
	}
	bit := uint32(1) << (m.inner[0] - 'A')
	if !m.atHead {
		switch {
		case s.isUnit(m):
			s.odd = true
		case s.nameBefore(m):
			s.terms.names |= bit
		case s.matches(m) && s.small(s.skipBlanks(m.to, m.lineTo)):
			s.terms.mnemonic |= bit
		}
		return
	}
	s.terms.marks++
	if s.matches(m) && (!m.numbered || !s.sentenceFollows(m.to)) {
		s.terms.matched++
		s.terms.mnemonic |= bit
	}
}

// matches reports whether the word behind a mark begins with its letter.
func (s *scanner) matches(m *mark) bool {
	at := s.skipBlanks(m.to, m.lineTo)
	return at < m.lineTo && at > m.to && s.b[at] == m.inner[0] && len(leadingWord(s.b[at:m.lineTo])) > 1
}

// nameBefore reports whether a name that begins with the letter of a mark stands before it: Carl (C), Theo S. (TS).
func (s *scanner) nameBefore(m *mark) bool {
	to := m.from
	for range 2 { // behind an initial the name before it
		for to > m.lineFrom && strings.IndexByte(" .*_", s.b[to-1]) >= 0 {
			to--
		}
		w := lastOf(s.b[max(m.lineFrom, to-longestLabel):to])
		from := to - len(w)
		if len(w) != 1 {
			begins := len(w) > 1 && w[0] == m.inner[0] && !s.small(from)
			return begins && (s.small(from+1) || scan.Digit(w[1])) || s.initialBefore(m.inner[0], from)
		}
		to = from
	}
	return false
}

// isUnit reports whether letters in brackets are the unit of the number or of the measure before them: 180 (C).
func (s *scanner) isUnit(m *mark) bool {
	before := bytes.TrimRight(s.b[m.lineFrom:m.from], " ")
	w, sign := lastWord(before)
	first, rest := nextWord(before)
	number := isNumber(w) && len(w) > 0 && len(w) <= mostDigits && len(sign) == 0 && !paragraphs.has(first)
	return measures.has(w) || number && string(m.inner) == "C" && wordsIn(rest, 1) > 0
}

// initialBefore reports whether the initial of a first name stands before the name at an offset: C. Bloom.
func (s *scanner) initialBefore(letter byte, name int) bool {
	return name > 2 && s.b[name-1] == ' ' && s.b[name-2] == '.' && s.b[name-3] == letter && !s.alnum(name-4)
}

// items remembers the lettered items of lists, (A) and (a), by the line that each stood on last.
type items struct {
	line int
	seen [2][26]int
}

// mostBetween is how many lines one item of a list may take.
const mostBetween = 60

// note takes what stands at the head of a line. The letter before one of a list is used up by it, and a
// mark ends every list: what comes after it is a mark again.
func (l *items) note(m *mark, s *scanner, marked bool) {
	single := len(m.inner) == 1 && scan.Upper(m.inner[0])
	letter, small := byte(0), s.small(m.from+1)
	if single {
		letter = m.inner[0]
	}
	if marked || letter == 'U' && !l.follows(letter, small) {
		l.seen = [2][26]int{}
		return
	}
	if single {
		seen := &l.seen[caseOf(small)]
		seen[letter-'A'] = l.line + 1
		if letter > 'A' {
			seen[letter-'A'-1] = 0
		}
	}
}

// follows reports whether the item of the letter before stood not far above.
func (l *items) follows(letter byte, small bool) bool {
	at := l.seen[caseOf(small)][letter-'A'-1]
	return at > 0 && l.line+1-at <= mostBetween
}

func caseOf(small bool) int {
	if small {
		return 1
	}
	return 0
}

// joints are what stands between two letters of a list in a sentence.
var joints = []string{"AND", "OR", "TO", "THROUGH", ",", ";", "-", "&"}

// opensJoint are the signs with which they begin.
var opensJoint = func() (opens scan.Table) {
	for _, joint := range joints {
		opens[joint[0]] = true
	}
	return opens
}()

// inRun reports whether the letter is one of a run in a sentence: "(C) and (D)", or behind "(A), (B) and",
// on the same line or the one above.
func (s *scanner) inRun(m *mark) bool {
	letter, small := m.inner[0], s.small(m.from+1)
	if next := s.joined(m.to, m.lineTo); next > m.to && s.isItem(next, m.lineTo, letter+1, small) {
		return true
	}
	from, to := s.above(m)
	if m.numbered { // (A) (B) (C): the items before it were taken for its number
		from, to = max(m.lineFrom, m.from-longestLabel), m.from
	}
	one := s.lastItem(from, to, letter-1, small)
	if one < 0 {
		return false
	}
	end := one + len("(B)")
	joint := s.joined(end, to)
	return joint > end && joint == to || s.lastItem(from, one, letter-2, small) >= 0
}

// joined returns the end of the joints at i, and of the blanks about them; i itself where there is none.
func (s *scanner) joined(i, to int) int {
	to = min(to, i+longestLabel)
	at := s.skipBlanks(i, to)
	for found := true; found && at < to && opensJoint[s.b[at]]; {
		found = slices.ContainsFunc(joints, func(joint string) bool {
			if !bytes.HasPrefix(s.b[at:to], []byte(joint)) || scan.Upper(joint[0]) && s.alnum(at+len(joint)) {
				return false
			}
			at = s.skipBlanks(at+len(joint), to)
			i = at
			return true
		})
	}
	return i
}

// isItem reports whether the letter stands in brackets at i.
func (s *scanner) isItem(i, to int, letter byte, small bool) bool {
	return i+2 < to && s.b[i] == '(' && s.b[i+1] == letter && s.b[i+2] == ')' && s.small(i+1) == small
}

// lastItem returns where the letter stands in brackets last, -1 where it does not.
func (s *scanner) lastItem(from, to int, letter byte, small bool) int {
	near := s.b[from:to]
	if bytes.IndexByte(near, letter) < 0 { // which is sooner known than where it stands last
		return -1
	}
	i := bytes.LastIndex(near, []byte{'(', letter, ')'})
	if i < 0 || s.small(from+i+1) != small {
		return -1
	}
	return from + i
}

// above returns the line above a mark without the blanks at its end, as far as the reach; it is empty at
// the start of the text, below an empty line, and for a mark behind a number.
func (s *scanner) above(m *mark) (from, to int) {
	if m.lineFrom == 0 || m.numbered {
		return 0, 0
	}
	from, to = s.line(m.lineFrom-1, m.lineFrom-1)
	return from, from + len(bytes.TrimRight(s.b[from:to], " \t"))
}

// cites are the words whose letter stands in brackets behind them.
var cites = set(`
REF REFS REFTEL REFTELS REFERENCE REFERENCES PARA PARAS PARAGRAPH PARAGRAPHS SUBPARA SUBPARAGRAPH SECTION
SECTIONS SUBSECTION CLAUSE CLAUSES ENCLOSURE ENCLOSURES ENCL OPTION OPTIONS ANNEX APPENDIX ARTICLE ITEM ITEMS
ATTACHMENT FOOTNOTE SUBCLAUSE SCHEDULE EXHIBIT
`)

// onward are words that go on a sentence behind the letter of a citation where the text is in capitals.
var onward = set(`OF AND OR IS ARE WAS WERE HAS HAD TO IN ABOVE BELOW HEREIN`)

// fewestCiting is how many words a line has that is no heading and ends in a word that cites.
const fewestCiting = 2

// cited reports whether the letter belongs to a citation: a bracket is glued to it, (c)(3), or the line
// above ends in a word that cites, "as shown in reference", and the sentence goes on behind it.
func (s *scanner) cited(m *mark) bool {
	if m.to+1 < m.lineTo && s.b[m.to] == '(' && (scan.Digit(s.b[m.to+1]) || s.small(m.to+1)) {
		return true
	}
	from, to := s.above(m)
	word, gap := lastWord(s.b[from:to])
	if len(gap) > 0 || !cites.has(word) || wordsIn(s.b[from:to], fewestCiting) < fewestCiting {
		return false
	}
	at := s.skipBlanks(m.to, m.lineTo)
	if at == m.lineTo {
		return false
	}
	next := leadingWord(s.b[at:m.lineTo])
	return len(next) == 0 || s.small(at) || onward.has(next)
}

// wordsIn counts the words of b, up to the most that matter.
func wordsIn(b []byte, most int) int {
	n := 0
	for w, rest := nextWord(b); w != nil && n < most; w, rest = nextWord(rest) {
		n++
	}
	return n
}
