package settings

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// hint names the word that was likely meant; where none is near, it gives what else can be said.
func hint(word string, among []string, otherwise string) string {
	if near := nearest(word, among); near != "" {
		return fmt.Sprintf(": did you mean %q?", near)
	}
	return ": " + otherwise
}

// nearest returns the word of among that is within a third of word's letters, and at least one, of it.
func nearest(word string, among []string) string {
	if len(word) > mostLetters {
		return ""
	}
	plain := strings.ReplaceAll(strings.ToLower(word), "_", "-")
	best, at := "", max(1, (len(word)+1)/3)+1
	for _, w := range among {
		n := levenshtein.ComputeDistance(plain, strings.ToLower(w))
		if swapped(plain, w) {
			n = 1
		}
		if n < at {
			best, at = w, n
		}
	}
	return best
}

// mostLetters bounds the words that are looked at: no key or rule is longer.
const mostLetters = 80

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
