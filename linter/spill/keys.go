package spill

import (
	"bytes"
	"math/bits"
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// Lists, manuals and songs have letters in brackets that they explain, or that nothing but a sentence of their own goes
// on behind. Programs and shelves have strokes.

// legend is what the letters in brackets of one line are short for.
type legend struct {
	small uint32 // those that a word in small letters explains
	any   uint32 // those that any word does
	all   uint32 // all of them
	items int
	named int // how many are explained
}

// take takes in the letters of a line: several that are explained make a legend of it.
func (t *terms) take(l *legend) {
	if bits.OnesCount32(l.small) >= fewestTerms || bits.OnesCount32(l.any) >= fewestTerms && 2*l.named >= l.items {
		t.legend = true
		t.keys |= l.all
	}
}

// explain takes in letters in brackets: the word behind them explains them if it begins with the first one and is no
// level, unless they stand behind a sentence, as the marks of portions do.
func (s *scanner) explain(l *legend, m *mark, list *items) {
	if len(m.inner) == 0 || len(m.inner) > len("TS") || m.numbered || s.anySmall(m.from, m.to) || !scan.Caps(m.inner) {
		return
	}
	if !m.atHead && s.figuresFollow(m) || len(m.inner) == 1 && (s.opensOther(m, list) || s.isSize(m)) {
		s.odd = true
	}
	if !m.atHead && s.goesOn(m) {
		s.terms.keyLetters |= 1 << (m.inner[0] - 'A')
	}
	bit := uint32(1) << (m.inner[0] - 'A')
	l.all |= bit
	l.items++
	at := s.wordBehind(m)
	switch {
	case !s.matches(m) || levelLetters.at(leadingWord(s.b[at:])) != 0:
		return
	case s.small(at):
		l.small |= bit
	case !m.atHead && s.endsSentence(m.from):
		return
	}
	l.any |= bit
	l.named++
}

// opensOther reports whether a letter that no level has opens a part of a line, as those of chords do.
func (s *scanner) opensOther(m *mark, list *items) bool {
	letter := m.inner[0]
	if levelLetters.at(m.inner) != 0 || letter == 'U' || letter == 'A' || list.follows(letter, false) || s.inRun(m) {
		return false
	}
	before := bytes.TrimRight(s.b[m.lineFrom:m.from], " ")
	parted := len(before) == 0 || strings.IndexByte(",;", before[len(before)-1]) >= 0
	return parted && s.goesOnSmall(m.to, m.lineTo)
}

// isSize reports whether a letter that no level has ends a line in a column of its own.
func (s *scanner) isSize(m *mark) bool {
	gap := m.from > m.lineFrom+1 && string(s.b[m.from-2:m.from]) == "  "
	return gap && levelLetters.at(m.inner) == 0 && m.inner[0] != 'U' && len(bytes.TrimSpace(s.b[m.to:m.lineTo])) == 0
}

// goesOnSmall reports whether a word in small letters stands behind brackets, in which no portion begins: (S) stops the
// pump. Names begin so too, of which a capital follows.
func (s *scanner) goesOnSmall(at, to int) bool {
	from := s.skipBlanks(at, to)
	if from == to { // the letter has a line of its own
		from = s.belowLine(to)
		to = min(len(s.b), from+longestLabel)
	}
	w := leadingWord(s.b[from:to])
	if len(w) == 0 || from == at || !s.small(from) || !scan.Upper(w[0]) || particles.has(w) {
		return false
	}
	return !s.anyCapital(from, from+len(w)) && s.b[min(len(s.b)-1, from+len(w))] != '-'
}

// goesOn reports whether the letter of a level has a sentence that goes on behind it in small letters.
func (s *scanner) goesOn(m *mark) bool {
	short := len(m.inner) <= len("TS") && levelLetters.at(m.inner) > marking.CeilingU
	return short && !s.anySmall(m.from, m.to) && s.goesOnSmall(m.to, m.lineTo)
}

// particles are words in small letters with which names begin.
var particles = set(`VON VAN DE DER DU DA DI LA LE AL EL BIN IBN ABU`)

// wordBehind is where the word stands that may explain a letter in brackets: behind them, within the next ones, or at
// the head of the next line where the letter has its own.
func (s *scanner) wordBehind(m *mark) int {
	at := s.skipBlanks(m.to, m.lineTo)
	for at < m.lineTo && s.b[at] == '<' {
		n := tagLength(s.b[at:m.lineTo])
		if n == 0 {
			break
		}
		at = s.skipBlanks(at+n, m.lineTo)
	}
	if at == m.lineTo && m.atHead {
		return s.belowLine(at)
	}
	if at > m.to && at < m.lineTo && s.b[at] == '(' {
		at++
	}
	return at
}

// belowLine is where the words below a line that ends at an offset begin.
func (s *scanner) belowLine(at int) int {
	return at + skip(s.b[at:min(len(s.b), at+longestLabel)], " \r\n")
}

// matches reports whether the word behind a mark begins with its letter.
func (s *scanner) matches(m *mark) bool {
	at := s.wordBehind(m)
	return at < len(s.b) && at > m.to && s.b[at] == m.inner[0] &&
		len(leadingWord(s.b[at:min(len(s.b), at+longestLabel)])) > 1
}

// meansOther reports whether letters in brackets are short for something else by the rest of the text.
func (s *scanner) meansOther(h *found) bool {
	if h.key && s.terms.plain == 0 && max(s.terms.keyed, bits.OnesCount32(s.terms.keyLetters)) >= fewestTerms {
		return true
	}
	if h.term && (s.odd || s.terms.defined()) {
		return true
	}
	inner := strings.Trim(h.Token, "()")
	short := h.Kind == PortionMark && len(inner) > 0 && len(inner) <= len("TS") && len(inner) < len(h.Token)
	return short && s.terms.keys&(1<<(inner[0]-'A')) != 0
}

// noteKey notes of the letter of a level, and of its hit, whether it may be a key: a sentence goes on behind it.
func (s *scanner) noteKey(m *mark, level marking.Level, hits []found) {
	switch {
	case len(m.inner) > len("TS"), level == marking.NoLevel:
		s.terms.plain++
	case level > marking.Unclassified && s.goesOn(m):
		if m.numbered {
			return
		}
		s.terms.keyed++
		s.terms.keyLetters |= 1 << (m.inner[0] - 'A')
		if len(hits) > 0 {
			hits[0].key = true
		}
	case level == marking.Unclassified || s.isProse(m.to, m.lineTo):
		s.terms.plain++
	}
}

// isAccelerator reports whether brackets hold the letter of a menu, with the sign that underlines it: (_S), (&S).
func (s *scanner) isAccelerator(i int) bool {
	near := s.b[i:min(len(s.b), i+longestLabel)]
	if len(near) < len("(_S)") || strings.IndexByte("_&", near[1]) < 0 || !scan.Upper(near[2]) {
		return false
	}
	end := bytes.IndexByte(near, ')')
	return end > 0 && bytes.IndexByte(near[2:end], near[1]) < 0
}

// isSum reports whether [from, to) divides two numbers that the text has under these names, in a line of a program.
func (s *scanner) isSum(from, to int) bool {
	left, rest := nextWord(s.b[from:to])
	right, more := nextWord(rest)
	if len(left) > len("TS") || len(right) > len("TS") || len(more) > 0 || !controls.has(right) || s.anySmall(from, to) {
		return false
	}
	_, end := s.line(from, to)
	behind := to
	for behind < end && s.b[behind] == ')' {
		behind++
	}
	return !s.isProse(behind, end) && s.isOperand(left) && s.isOperand(right)
}

// operators are the signs of arithmetic that stand between blanks.
var arithmetic = []string{"<", ">", "<=", ">=", "*", "%", "+", "=="}

// isOperand reports whether a text reckons with a name somewhere, or gives it a value that is no word with a capital.
func (s *scanner) isOperand(w []byte) bool {
	is, known := s.operands[string(w)]
	if known {
		return is
	}
	each(s.b, string(w), func(at int) bool {
		end := at + len(w)
		if s.alnum(at-1) || s.alnum(end) || s.anySmall(at, end) {
			return true
		}
		before, after := bytes.Fields(s.b[max(0, at-len(" <= ")):at]), bytes.Fields(s.b[end:min(len(s.b), end+len(" <= 1"))])
		spaced := at > 0 && s.b[at-1] == ' ' && len(before) > 0 && slices.Contains(arithmetic, string(before[len(before)-1]))
		is = spaced || len(after) > 0 && s.b[end] == ' ' && slices.Contains(arithmetic, string(after[0])) || s.isGiven(end)
		return !is
	})
	if s.operands == nil {
		s.operands = map[string]bool{}
	}
	s.operands[string(w)] = is
	return is
}

// isGiven reports whether a value that is no word with a capital is given to the name that ends at an offset.
func (s *scanner) isGiven(end int) bool {
	at := s.skipBlanks(end, min(len(s.b), end+longestGap))
	at += skip(s.b[at:min(len(s.b), at+1)], "+-*")
	if at >= len(s.b) || s.b[at] != '=' {
		return false
	}
	at = s.skipBlanks(at+1, min(len(s.b), at+longestGap))
	return at < len(s.b) && s.b[at] != '=' && s.b[at] != '\n' && (!scan.Upper(s.b[at]) || s.small(at))
}

// isShelf notes letters behind a stroke that no control has, where nothing else stands in a cell: C/F. Several of them
// are codes of something else.
func (s *scanner) isShelf(from, to int, right []byte) bool {
	if len(right) == 0 || len(right) > len("NF") || controls.has(right) || sources.has(right) || s.anySmall(from, to) ||
		!scan.Caps(right) || !s.isCell(from, to) {
		return false
	}
	if s.shelves == nil {
		s.shelves = map[string]bool{}
	}
	s.shelves[string(s.b[from:to])] = true
	return true
}

// isCell reports whether [from, to) is all of a cell or of a line.
func (s *scanner) isCell(from, to int) bool {
	return (from == 0 || strings.IndexByte(",;|\t\n\"", s.b[from-1]) >= 0) &&
		(to == len(s.b) || strings.IndexByte(",;|\t\n\"", s.b[to]) >= 0)
}

// onShelves makes words of the letters with a stroke where a text has several others that no level has.
func (s *scanner) onShelves(hits []found) {
	if len(s.shelves) < fewestTerms {
		return
	}
	for i := range hits {
		if len(hits[i].Token) <= len("TS/NF") && !strings.Contains(hits[i].Token, "//") {
			hits[i].grade = said
		}
	}
}
