package scan_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"cablelint/linter/scan"
)

// random makes a text of few letters, so that what is looked for stands in it.
func random(r *rand.Rand, size int) []byte {
	b := make([]byte, size)
	for i := range b {
		b[i] = "aAbBc .:"[r.IntN(8)]
	}
	return b
}

// TestAhead asks for places in any order: most go forward, as lines do.
func TestAhead(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		b := random(r, r.IntN(60))
		next, from := scan.AheadOf(b, ':'), 0
		for range 40 {
			if from += r.IntN(4); r.IntN(8) == 0 {
				from = r.IntN(len(b) + 2)
			}
			want := len(b)
			if i := bytes.IndexByte(b[min(from, len(b)):], ':'); i >= 0 {
				want = from + i
			}
			if got := next.From(from); got != want {
				t.Fatalf("the next colon in %q from %d is at %d, not %d", b, from, got, want)
			}
		}
	}
}

func TestFindFold(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		b := random(r, r.IntN(30))
		for _, s := range []string{"A", "AB", "BA B", " A", "B:", "."} {
			from := r.IntN(len(b) + 1)
			want := bytes.Index(bytes.ToUpper(b[from:]), []byte(s))
			if want >= 0 {
				want += from
			}
			if got := scan.Of(b).To(from).FindFold(s); got != want {
				t.Fatalf("%q stands in %q from %d at %d, not %d", s, b, from, got, want)
			}
		}
	}
}

func TestMonth(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{
		"JAN": 1, "jan": 1, "January": 1, "JANUARYS": 0, "JUN": 6, "JULY": 7, "AUGUST": 8, "aug": 8, "DEC": 12, "MAR": 3,
		"MA": 0, "MAX": 0, "": 0, "OCT": 10, "XCT": 0, "SEPT": 9,
	} {
		if got := scan.Month([]byte(word)); got != want {
			t.Errorf("%q is month %d, not %d", word, got, want)
		}
	}
}
