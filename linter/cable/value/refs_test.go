package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRefs(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, value string
		want        []string
	}{
		{"one without a letter", "06 ARKADIA 412", []string{"06 ARKADIA 412"}},
		{"points", "A. 06 ARKADIA 412 B. STATE 1234", []string{"A. 06 ARKADIA 412", "B. STATE 1234"}},
		{"brackets", "(A) ARKADIA 412; (B) STATE 1234", []string{"(A) ARKADIA 412", "(B) STATE 1234"}},
		{"half brackets", "a) ARKADIA 412\nb) STATE 1234", []string{"a) ARKADIA 412", "b) STATE 1234"}},
		{"doubled letter", "A. A) ARKADIA 412", []string{"A. A) ARKADIA 412"}},
		{"letter left out", "A. ARKADIA 412 C. STATE 1234", []string{"A. ARKADIA 412", "C. STATE 1234"}},
		{"no letter that far off", "A. ARKADIA 412 Q. STATE 1234", []string{"A. ARKADIA 412 Q. STATE 1234"}},
		{"the most letters left out", "A. ARKADIA 412 D. STATE 1234", []string{"A. ARKADIA 412", "D. STATE 1234"}},
		{"one letter more left out", "A. ARKADIA 412 E. STATE 1234", []string{"A. ARKADIA 412 E. STATE 1234"}},
		{"A behind words", "ARKADIA 412 A. STATE 1234", []string{"ARKADIA 412", "A. STATE 1234"}},
		{"another letter behind words", "ARKADIA 412 B. STATE 1234", []string{"ARKADIA 412 B. STATE 1234"}},
		{"initials", "A. ARKADIA 412 (PUBLIC J. Q.)", []string{"A. ARKADIA 412 (PUBLIC J. Q.)"}},
		{"first is not A", "B. ARKADIA 412", []string{"B. ARKADIA 412"}},
		{"pilcrow", "A. ARKADIA 412\n¶B. STATE 1234", []string{"A. ARKADIA 412", "B. STATE 1234"}},
		{"letter with the last byte of a pilcrow", "A. MALMö", []string{"A. MALMö"}},
		{
			"columns", "A. ONE 1   C. THREE 3\nB. TWO 2   D. FOUR 4",
			[]string{"A. ONE 1", "B. TWO 2", "C. THREE 3", "D. FOUR 4"},
		},
		{"empty", "", nil},
	}
	for _, tc := range cases {
		var got []string
		for _, r := range Refs(over(tc.value), nil) {
			got = append(got, within(tc.value, r.Span))
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
	}
}

func TestRefLetter(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text   string
		letter byte
		rest   string
	}{
		{"A. 06 ARKADIA", 'A', "06 ARKADIA"},
		{"(b) X", 'B', "X"},
		{"c) X", 'C', "X"},
		{"A.06", 'A', "06"},
		{"A.", 'A', ""},
		{"a. X", 0, "a. X"},
		{"(A. X", 0, "(A. X"},
		{"A.B. PUBLIC", 0, "A.B. PUBLIC"},
		{"1. X", 0, "1. X"},
		{"", 0, ""},
	}
	for _, tc := range cases {
		c := over(tc.text)
		if got := RefLetter(&c); got != tc.letter || string(c.Left()) != tc.rest {
			t.Errorf("%q: %c, rest %q", tc.text, got, c.Left())
		}
	}
}
