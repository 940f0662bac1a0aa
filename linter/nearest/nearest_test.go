package nearest

import (
	"strings"
	"testing"
)

func TestWord(t *testing.T) {
	words := []string{"check", "explain", "fail-on", "severity", "error", "U"}
	cases := []struct{ name, word, want string }{
		{"a letter too few", "chek", "check"},
		{"a letter too many", "cheeck", "check"},
		{"two other letters of five", "chacc", "check"},
		{"three other letters of five", "cpacc", ""},
		{"another letter of two", "UX", "U"},
		{"two other letters of three", "XUX", ""},
		{"neighbours that changed places", "chekc", "check"},
		{"capitals", "ERROR", "error"},
		{"small letters for a capital", "u", "U"},
		{"a stroke of another kind", "fail_on", "fail-on"},
		{"two letters too few", "expln", "explain"},
		{"four letters too few", "exn", ""},
		{"nothing", "", ""},
		{"the nearer of two", "eror", "error"},
		{"a text", strings.Repeat("severity", 11), ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Word(c.word, words); got != c.want {
				t.Errorf("Word(%q) = %q, want %q", c.word, got, c.want)
			}
		})
	}
}

// A text of any length is answered at once: only words of the length of names are compared.
func TestWordIsBounded(t *testing.T) {
	long := strings.Repeat("a", mostLetters)
	if got := Word(long, []string{long}); got != long {
		t.Errorf("a word of %d letters is not looked at", mostLetters)
	}
	if got := Word(long+"a", []string{long}); got != "" {
		t.Errorf("a word of %d letters is looked at", mostLetters+1)
	}
}
