package value

import "cablelint/linter/scan"

// wordList is a list of words in capitals.
type wordList []string

// has reports whether a word is one of the list as it is written.
func (l wordList) has(word []byte) bool {
	for _, w := range l {
		if string(word) == w {
			return true
		}
	}
	return false
}

// fits reports whether a word is one of the list in any case.
func (l wordList) fits(word []byte) bool {
	for _, w := range l {
		if scan.Folds(word, w) {
			return true
		}
	}
	return false
}

// take takes the first word of the list that stands at the cursor, in any case and whatever follows it.
func (l wordList) take(c *scan.Cursor) bool {
	first := scan.ToUpper(c.Peek())
	for _, w := range l {
		if w[0] == first && c.Fold(w) {
			return true
		}
	}
	return false
}

// heads reports whether a word of the list stands at the cursor, in any case and whatever follows it.
func (l wordList) heads(c scan.Cursor) bool { return l.take(&c) }
