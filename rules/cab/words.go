package cab

import (
	"bytes"
	"iter"
	"unicode"

	"cablelint/linter/cable"
)

// words gives the runs of letters, digits and slashes of b.
func words(b []byte) iter.Seq[[]byte] {
	return bytes.FieldsFuncSeq(b, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/'
	})
}

// noWord reports whether b has no word.
func noWord(b []byte) bool {
	for range words(b) {
		return false
	}
	return true
}

// unwritten reports whether a placeholder of a draft stands in b: header-placeholder tells of it.
func unwritten(b []byte) bool { return bytes.Contains(b, []byte(cable.Placeholder)) }

// redacted reports whether a word is a run of x.
func redacted(word []byte) bool { return len(bytes.Trim(word, "xX")) == 0 }
