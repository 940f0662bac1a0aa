package spill

import (
	"bytes"

	"cablelint/linter/marking"
)

// word is a level word or control as it is sought when its letters are pushed together.
type word struct {
	letters string
	token   string
	needs   marking.Ceiling
	// broken: only sought where it is broken up; whole it means something on a line of its own alone.
	broken bool
}

// The longer words come first, so that TOP SECRET is not taken for SECRET.
var words = []word{
	{"TOPSECRET", "TOP SECRET", marking.CeilingTS, false},
	{"CONFIDENTIAL", "CONFIDENTIAL", marking.CeilingC, false},
	{"SECRET", "SECRET", marking.CeilingS, false},
	{"SENSITIVEBUTUNCLASSIFIED", "SENSITIVE BUT UNCLASSIFIED", marking.CeilingCUI, false},
	{"LIMITEDOFFICIALUSE", "LIMITED OFFICIAL USE", marking.CeilingCUI, false},
	{"FOROFFICIALUSEONLY", "FOR OFFICIAL USE ONLY", marking.CeilingCUI, false},
	{"NOFORN", "NOFORN", marking.CeilingCUI, true},
}

// digits that pass for letters.
var digitLetters = [256]byte{'0': 'O', '1': 'I', '3': 'E', '5': 'S', '$': 'S', '!': 'I', '@': 'A'}

// mostDigits is how many letters of a word may be digits in disguise.
const mostDigits = 2

// words looks for level words in whatever way they are broken up.
func (s *scanner) words() {
	letters, at := s.squeeze()
	for _, w := range words {
		for from := 0; ; {
			i := bytes.Index(letters[from:], []byte(w.letters))
			if i < 0 {
				break
			}
			from += i + 1
			s.word(w, at[from-1:from-1+len(w.letters)])
		}
	}
}

// squeeze pushes all letters together and says where each stands.
func (s *scanner) squeeze() (letters []byte, at []int) {
	letters, at = make([]byte, 0, len(s.b)), make([]int, 0, len(s.b))
	for i, c := range s.b {
		if l := digitLetters[c]; l != 0 {
			c = l
		}
		if isLetter(c) {
			letters, at = append(letters, c), append(at, i)
		}
	}
	return letters, at
}

// word judges one stretch whose letters make up w; at is where each of them stands.
func (s *scanner) word(w word, at []int) {
	start, end := at[0], at[len(at)-1]+1
	if s.alnum(start-1) || s.alnum(end) || s.disguised(at) > mostDigits {
		return
	}
	gaps, widest := s.gaps(at)
	if gaps < 0 {
		return
	}
	ok := false
	switch spread := usualGaps(w.token); {
	case gaps <= spread && widest <= 1:
		ok = !w.broken && s.meant(start, end, w.token)
	case gaps == len(at)-1:
		ok = !s.runsOn(start, end)
	default:
		ok = !s.mostlySmall(at) || s.meant(start, end, w.token)
	}
	if ok {
		s.hit(Level, start, end, w.token, w.needs)
	}
}

func usualGaps(token string) int { return bytes.Count([]byte(token), []byte(" ")) }

func (s *scanner) disguised(at []int) int {
	n := 0
	for _, i := range at {
		if !isLetter(s.b[i]) {
			n++
		}
	}
	return n
}

// longestGap bounds what may stand between two letters of one word: blanks, a line end, signs of markup.
const longestGap = 8

// gaps counts the letters that are apart from the one before them, and the widest distance; -1 when
// something other than blanks and signs stands between two.
func (s *scanner) gaps(at []int) (n, widest int) {
	for k := 1; k < len(at); k++ {
		gap := s.b[at[k-1]+1 : at[k]]
		if len(gap) > longestGap || bytes.Count(gap, []byte("\n")) > 2 {
			return -1, 0
		}
		for _, c := range gap {
			if isLetter(c) || isDigit(c) || c == other {
				return -1, 0
			}
		}
		if len(gap) > 0 {
			n, widest = n+1, max(widest, len(gap))
		}
	}
	return n, widest
}

// runsOn reports whether a spaced word goes on: S E C R E T A R Y.
func (s *scanner) runsOn(start, end int) bool {
	sep := func(i int) bool { return i >= 0 && i < len(s.b) && !s.alnum(i) && s.b[i] != '\n' }
	after := sep(end) && s.alnum(end+1) && !s.alnum(end+2)
	before := sep(start-1) && s.alnum(start-2) && !s.alnum(start-3)
	return after && isLetter(s.b[end+1]) || before && isLetter(s.b[start-2])
}

// mostlySmall reports whether the letters at these places were small ones.
func (s *scanner) mostlySmall(at []int) bool {
	n := 0
	for _, i := range at {
		if s.lower[i] {
			n++
		}
	}
	return 2*n > len(at)
}

func (s *scanner) alnum(i int) bool {
	return i >= 0 && i < len(s.b) && (isLetter(s.b[i]) || isDigit(s.b[i]) || s.b[i] == other)
}

func isLetter(c byte) bool { return c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
