// Package nearest finds the word that was likely meant by one that is not known: a flag, a key of the
// configuration, the name of a rule.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package nearest

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// mostLetters bounds the words that are looked at: no flag, key or rule is longer.
const mostLetters = 80

// Word returns the word of among that differs from word in the fewest letters: in one, or in a third of them
// where that is more; else the only one that begins with word, of which it has at least three letters; "" when
// there is none. Capitals and small letters are the same, and so are "_" and "-". Two neighbours that changed
// places count as one letter.
func Word(word string, among []string) string {
	if word == "" || len(word) > mostLetters {
		return ""
	}
	word = plain(word)
	best, at := "", max(1, (len(word)+1)/3)+1
	for _, w := range among {
		if n := distance(word, plain(w)); n < at {
			best, at = w, n
		}
	}
	if best == "" && len(word) >= leastBeginning {
		return begun(word, among)
	}
	return best
}

// leastBeginning is how much of a word tells which one was begun.
const leastBeginning = 3

// begun returns the only word of among that begins with word, "" where none does, or several do.
func begun(word string, among []string) string {
	found := ""
	for _, w := range among {
		switch {
		case !strings.HasPrefix(plain(w), word):
		case found != "":
			return ""
		default:
			found = w
		}
	}
	return found
}

func plain(word string) string { return strings.ReplaceAll(strings.ToLower(word), "_", "-") }

func distance(a, b string) int {
	if swapped(a, b) {
		return 1
	}
	return levenshtein.ComputeDistance(a, b)
}

// swapped reports whether a and b differ by two neighbours that changed places.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
