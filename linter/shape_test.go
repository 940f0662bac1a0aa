package linter

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// TestWordLengths: letters and digits of any alphabet make up words, blanks and control characters end them,
// and all else comes and goes in copies.
func TestWordLengths(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][]byte{
		"":                               nil,
		"  ":                             nil,
		"a":                              {1},
		"The Minister spoke.":            {3, 8, 5},
		" twice  over \n":                {5, 4},
		"a\tb\x00c\u00a0d\u2003e":        {1, 1, 1, 1, 1},
		"azAZ09 `{@[/:":                  {6},
		"dock-side (13) --":              {8, 2},
		"d\u00e9p\u00eache \u96fb\u5831": {7, 2},
		"\u0661\u0662 \xe9a":             {2, 1},
		strings.Repeat("x", 255) + " " + strings.Repeat("y", 300): {255, 255},
	} {
		if diff := cmp.Diff(want, wordLengths(nil, []byte(s))); diff != "" {
			t.Errorf("%q: %s", s, diff)
		}
	}
}

// FuzzTerms: the words of markings in ASCII are those that a text with any characters has.
func FuzzTerms(f *testing.F) {
	for _, text := range []string{"(S//NF)", "SECRET", " secret / noforn", "1.4", "E.O. 13526: DECL", "the talks", "S\x00", "", "T.S.", "SECRET x"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for i := range b {
			b[i] %= utf8.RuneSelf
		}
		if got, want := appendTerms([]byte("a"), b), appendWideTerms([]byte("a"), b); !bytes.Equal(got, want) {
			t.Fatalf("%q has %q, want %q", b, got, want)
		}
	})
}
