package spill

import (
	"bytes"
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// word is a level word or control as it is sought when its letters are pushed together.
type word struct {
	letters string // its L written as I, which they are told from by nothing but the eye
	token   string
	needs   marking.Ceiling
	rare    bool // no word of prose: in capitals it is meant wherever it stands
}

// The longer words come first, so that TOP SECRET is not taken for SECRET.
var levelWords = []word{
	newWord("TOP SECRET", marking.CeilingTS, false),
	newWord("CONFIDENTIAL", marking.CeilingC, false),
	newWord("SECRET", marking.CeilingS, false),
	newWord("SENSITIVE BUT UNCLASSIFIED", marking.CeilingCUI, true),
	newWord("CONTROLLED UNCLASSIFIED INFORMATION", marking.CeilingCUI, true),
	newWord("LIMITED OFFICIAL USE", marking.CeilingCUI, true),
	newWord("FOR OFFICIAL USE ONLY", marking.CeilingCUI, true),
	newWord("RELEASABLE TO FOREIGN NATIONALS", marking.CeilingCUI, true),
	newWord("NOFORN", marking.CeilingCUI, true),
	newWord("SECRET//NOFORN", marking.CeilingS, true),
	newWord("CONFIDENTIAL//NOFORN", marking.CeilingC, true),
}

func newWord(token string, needs marking.Ceiling, rare bool) word {
	letters := strings.NewReplacer(" ", "", "/", "", "L", "I").Replace(token)
	return word{letters, token, needs, rare}
}

// usual is how many gaps the word has as it is written, and how wide they may be.
func (w *word) usual() (gaps, widest int) {
	if strings.Contains(w.token, "//") {
		return 1, len(" // ")
	}
	gaps = strings.Count(w.token, " ")
	return gaps, gaps
}

// passing are digits and signs that pass for letters.
var passing = [256]byte{
	'0': 'O', '1': 'I', '3': 'E', '4': 'A', '5': 'S', '7': 'T', '8': 'B', '$': 'S', '!': 'I', '@': 'A', '|': 'I',
}

// words looks for level words in whatever way they are broken up, then for those in which digits and signs
// pass for letters.
func (s *scanner) words() {
	for _, disguised := range []bool{false, true} {
		letters, at := s.squeeze(disguised)
		for i := range levelWords {
			if w := &levelWords[i]; w.needs > s.ceiling {
				s.seek(w, letters, at, disguised)
			}
		}
	}
}

// squeeze pushes all letters together and says where each stands.
func (s *scanner) squeeze(disguised bool) (letters []byte, at []uint32) {
	letters, at = make([]byte, 0, len(s.b)), make([]uint32, 0, len(s.b))
	for i, c := range s.b {
		switch {
		case c == 'L':
			c = 'I'
		case disguised && passing[c] != 0:
			c = passing[c]
		case !scan.Upper(c):
			continue
		}
		letters, at = append(letters, c), append(at, uint32(i))
	}
	return letters, at
}

func (s *scanner) seek(w *word, letters []byte, at []uint32, disguised bool) {
	for from := 0; !s.full(); {
		i := bytes.Index(letters[from:], []byte(w.letters))
		if i < 0 {
			return
		}
		from += i
		s.word(w, at[from:from+len(w.letters)], disguised)
		from++
	}
}

// word judges one stretch whose letters make up w; at is where each of them stands.
func (s *scanner) word(w *word, at []uint32, disguised bool) {
	start, end := int(at[0]), int(at[len(at)-1])+1
	if s.alnum(start-1) || s.alnum(end) || s.passes(at) != disguised {
		return
	}
	gaps, widest := s.gaps(at)
	if gaps < 0 {
		return
	}
	var ok bool
	switch usual, wide := w.usual(); {
	case gaps <= usual && widest <= wide:
		ok = s.meant(start, end, w)
	case gaps == len(at)-1:
		ok = !s.runsOn(start, end)
	default:
		ok = !s.mostlySmall(at) || s.meant(start, end, w)
	}
	if ok {
		s.hit(Level, start, end, w.token, w.needs)
	}
}

// passes reports whether some of the letters at these places are signs that pass for them.
func (s *scanner) passes(at []uint32) bool {
	return slices.ContainsFunc(at, func(i uint32) bool { return !scan.Upper(s.b[i]) })
}

// longestGap bounds what may stand between two letters of one word: blanks, a line end, signs of markup.
const longestGap = 8

// gaps counts the letters that are apart from the one before them, and the widest distance; -1 when
// something other than blanks and signs stands between two.
func (s *scanner) gaps(at []uint32) (n, widest int) {
	for k := 1; k < len(at); k++ {
		gap := s.b[at[k-1]+1 : at[k]]
		if len(gap) == 0 {
			continue
		}
		if len(gap) > longestGap || bytes.Count(gap, []byte("\n")) > 2 {
			return -1, 0
		}
		for _, c := range gap {
			if inWord(c) {
				return -1, 0
			}
		}
		n, widest = n+1, max(widest, len(gap))
	}
	return n, widest
}

// The words that may stand, letter by letter, about one that is spaced.
var (
	spacedAfter = []string{
		"NOFORN", "SECTION", "EXDIS", "NODIS", "SIPDIS", "STADIS", "IIMDIS", "ORCON", "REI", "CABIE", "MESSAGE",
		"ENTIRE", "SECRET", "NF", "SI", "TK", "FINAI", "PAGE",
	}
	spacedBefore = []string{
		"TOP", "NATO", "COSMIC", "IS", "ENTIRE", "BEGIN", "END", "CIASSIFIED", "CIASSIFICATION", "SECRET",
	}
)

// longestRun is how many spaced letters after a word are read.
const longestRun = 14

// runsOn reports whether a spaced word goes on: S E C R E T A R Y.
func (s *scanner) runsOn(start, end int) bool {
	after := s.spaced(end, 1)
	before := s.spaced(start-1, -1)
	return goesOn(after, spacedAfter, bytes.HasPrefix) || goesOn(before, spacedBefore, bytes.HasSuffix)
}

func goesOn(run []byte, known []string, begins func(b, part []byte) bool) bool {
	if len(run) == 0 {
		return false
	}
	for _, word := range known {
		if begins(run, []byte(word)) {
			return false
		}
	}
	return true
}

// spaced reads the single letters that stand from i on, in steps of one sign and one letter.
func (s *scanner) spaced(i, step int) []byte {
	var run []byte
	for len(run) < longestRun && i >= 0 && i < len(s.b) && !s.alnum(i) && s.b[i] != '\n' {
		l := i + step
		if l < 0 || l >= len(s.b) || !scan.Upper(s.b[l]) || s.alnum(l+step) {
			break
		}
		run = append(run, bytes.ReplaceAll(s.b[l:l+1], []byte("L"), []byte("I"))...)
		i = l + step
	}
	if step < 0 {
		for a, b := 0, len(run)-1; a < b; a, b = a+1, b-1 {
			run[a], run[b] = run[b], run[a]
		}
	}
	return run
}

// mostlySmall reports whether the letters at these places were small ones.
func (s *scanner) mostlySmall(at []uint32) bool {
	n := 0
	for _, i := range at {
		if s.lower[i] {
			n++
		}
	}
	return 2*n > len(at)
}

func (s *scanner) alnum(i int) bool {
	return i >= 0 && i < len(s.b) && inWord(s.b[i])
}
