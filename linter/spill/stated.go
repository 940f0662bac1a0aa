package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
)

// What a sentence says of its own text by the letters of a level alone, and levels that an old machine struck twice.

// statement is what is said before the letters of a level.
type statement struct {
	text   string
	itself bool
}

// statementWords are the words of statements.
var statementWords = seekEach(statements, func(l *statement) string { return l.text })

// statements are words before the letters of a level, and whether what they speak of must be the text itself.
var statements = []statement{
	{"IS ", true},
	{"ARE ", true},
	{"MARKED ", false},
	{"STAMPED ", false},
	{"CLASSIFIED ", false},
	{"REGRADED ", false},
	{"DOWNGRADED TO ", false},
	{"UPGRADED TO ", false},
	{"HOLD AS ", false},
	{"HELD AS ", false},
	{"TREAT AS ", false},
	{"TREATED AS ", false},
	{"HANDLE AS ", false},
	{"CLASSIFIED AS ", false},
	{"MARKED AS ", false},
}

// itselves are words by which a sentence speaks of the text or of a part of it.
var itselves = set(`
THIS THESE IT THAT ONE PAGE PAGES PAPER DOCUMENT CABLE TELEGRAM REST PARA PARAGRAPH CLASSIFICATION
`)

// lettersStated looks for sentences that say of a text that it is TS.
func (s *scanner) lettersStated() {
	s.each(statementWords, func(n, at int) bool {
		l := &statements[n]
		end := at + len(l.text)
		if end < len(s.b) && strings.IndexByte("CST", s.b[end]) >= 0 && !s.alnum(at-1) {
			s.statedAt(at, end, l.itself)
		}
		return !s.full()
	})
}

// endsStatement may stand behind letters that end a clause.
const endsStatement = ".,;!)\r\n"

// statedAt judges the letters of a level at an offset, behind words that begin at another. Of small ones two tell, or a
// control.
func (s *scanner) statedAt(at, letters int, itself bool) {
	w := leadingWord(s.b[letters:min(len(s.b), letters+longestLabel)])
	if levelLetters.at(w) <= marking.CeilingU || len(w) > len("TS") || len(w) == 1 && itself && !s.saysLevelOf(at) {
		return
	}
	k, _ := s.kinAt(letters)
	rest := s.b[k.to:]
	next, _ := nextWord(rest[:min(len(rest), longestLabel)])
	ends := len(rest) == 0 || strings.IndexByte(endsStatement, rest[0]) >= 0 || thence.has(next)
	small := s.anySmall(letters, k.to) && k.to-letters == 1
	from, _ := s.line(at, letters)
	if !ends || small || itself && !anyOf(s.b[from:at], itselves) || itself && s.anySmall(letters, k.to) {
		return
	}
	s.hit(Level, letters, k.to, s.tokenOf(&k), k.needs, said)
}

// saysLevelOf reports whether a line speaks of a classification before an offset.
func (s *scanner) saysLevelOf(at int) bool {
	from, _ := s.line(at, at)
	return bytes.Contains(s.b[from:at], []byte("CLASSIFICATION"))
}

// doubled are levels each letter of which is struck twice.
var doubled = func() []word {
	out := threeLevels()
	for i := range out {
		text := ""
		for _, c := range strings.ReplaceAll(out[i].token, " ", "") {
			text += strings.Repeat(string(c), len("CC"))
		}
		out[i].letters = text
	}
	return out
}()

// doubledLetters are theirs.
var doubledLetters = seekEach(doubled, func(w *word) string { return w.letters })

// twice looks for levels that were struck twice, letter by letter.
func (s *scanner) twice() {
	s.each(doubledLetters, func(n, at int) bool {
		w := &doubled[n]
		if end := at + len(w.letters); !s.alnum(at-1) && !s.alnum(end) {
			s.hit(Level, at, end, w.token, w.needs, sure)
		}
		return !s.full()
	})
}
