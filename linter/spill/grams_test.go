package spill

import (
	"strings"
	"testing"
)

func TestGrams(t *testing.T) {
	t.Parallel()
	if gramsOf([]byte(strings.Repeat("A", fewestGrams-1))) != nil {
		t.Error("a short text is looked through")
	}
	text := strings.Repeat("A", fewestGrams-len("SECRET TALKS")) + "SECRET TALKS"
	g := gramsOf([]byte(text))
	for needle, want := range map[string]bool{
		"SECRET": true, "SECRET TALKS": true, "ASE": true, "TALKS": true, "AAAA": true, "ET T": true,
		"SECRETS": false, "TALKSA": false, "XECRET": false, "SECRXT": false, "TER": false, "CRS": false,
		"X": true, "XY": true, // too short to be told
	} {
		if got := g.may(needle); got != want {
			t.Errorf("%q: %v, want %v", needle, got, want)
		}
	}
	held := 0
	for i := range g.held {
		for bits := g.held[i]; bits != 0; bits &= bits - 1 {
			held++
		}
	}
	// AAA, AAS, ASE and the triples of SECRET TALKS, and those of the head, before which stand blanks: __A, _AA.
	if want := 15; held != want {
		t.Errorf("%d triples, want %d", held, want)
	}
}

func TestNeedlesAreFoundWhateverIsKnown(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, fewestGrams, 4 * fewestGrams} {
		s := scanner{folded: fold([]byte(strings.Repeat("x ", size) + "nodis"))}
		found := 0
		s.each("NODIS", func(int) bool { found++; return true })
		if found != 1 {
			t.Errorf("%d times behind %d blanks", found, size)
		}
	}
}
