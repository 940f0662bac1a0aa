package marking

import (
	"unicode"
	"unicode/utf8"

	"cablelint/linter/text"
)

// ShownName returns a name that a heading or an archive gives, as it may be told where words of the text are withheld:
// whole where its words are known, else up to 24 characters of those that are not, as [Shown] has it. A text may stand
// in its place.
func ShownName(name string, known func(word string) bool) string {
	if len(name) <= mostUnknown {
		return name
	}
	return NewNames(known).Shown(name)
}

// Names tells several names of one line, which have together what [ShownName] leaves of one.
type Names struct {
	known func(word string) bool
	left  int
}

// NewNames returns Names that are told whole where their words are known.
func NewNames(known func(word string) bool) *Names { return &Names{known, mostUnknown} }

// Shown returns the next name.
func (n *Names) Shown(name string) string {
	for at := 0; at < len(name); {
		end := endOfWord(name, at)
		if size := utf8.RuneCountInString(name[at:end]); size > 0 && !n.known(name[at:end]) {
			if size > n.left {
				name = cutAfter(name, at, n.left) + text.Withheld
				n.left = 0
				return name
			}
			n.left -= size
			if end < len(name) { // the sign behind it: letters that stand apart are a text too
				n.left = max(n.left-1, 0)
			}
		}
		_, sign := utf8.DecodeRuneInString(name[end:])
		at = end + sign
	}
	return name
}

// endOfWord is where the letters and digits end that stand at a place of s.
func endOfWord(s string, at int) int {
	for i, r := range s[at:] {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return at + i
		}
	}
	return len(s)
}

// HasDigit reports whether a word has one, as the words of numbers and identifiers do.
func HasDigit(word string) bool {
	for _, r := range word {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
