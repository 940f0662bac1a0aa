package marking

import "testing"

// TestShown: what is wrong with a marking is told, a text in brackets is not.
func TestShown(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"(S//NF)":                               "(S//NF)",
		"(s//nf)":                               "(s//nf)",
		"(S//REL TO USA, GBR, CAN)":             "(S//REL TO USA, GBR, CAN)",
		"(TS//SI-G ABCD//OC/NF)":                "(TS//SI-G ABCD//OC/NF)",
		"C O N F I D E N T I A L//NOFORN":       "C O N F I D E N T I A L//NOFORN",
		"NOT RELEASABLE TO FOREIGN NATIONALS":   "NOT RELEASABLE TO FOREIGN NATIONALS",
		"(C - ENTIRE TEXT)":                     "(C - ENTIRE TEXT)",
		"(S//FOOBAR)":                           "(S//FOOBAR)",
		"NOFRON":                                "NOFRON",
		"(S//REL TO USA, ARKADIA)":              "(S//REL TO USA, ARKADIA)",
		"(C// the informant is Hans of there)":  "(C//…",
		"the informant is Hans":                 "…",
		"Hans":                                  "…",
		"(S//NF THE INFORMANT HANS)":            "(S//NF…",
		"(S//NF the informant)":                 "(S//NF…",
		"(S//REL TO USA, GBR AND OUR MAN HANS)": "(S//REL TO USA, GBR AND…",
		"(S//SAR-BUTTER POPCORN)":               "(S//…",
		"(S//HANS/QUEEN/OTTO/MEETS/AT/NOON)":    "(S//HANS/QUEEN/OTTO/MEETS/AT/NOON)",
		"(S//HANS/QUEEN/OTTO/MEETS/AT/NOONDAY)": "(S//HANS/QUEEN/OTTO/MEETS/AT/NOON…",
		"(S//ABCDEFGHIJKLMNOPQRSTUVWXYZ)":       "(S//ABCDEFGHIJKLMNOPQRSTUVWX…",
		"":                                      "",
	} {
		if got := Shown(in); got != want {
			t.Errorf("Shown(%q) = %q, want %q", in, got, want)
		}
	}
}
