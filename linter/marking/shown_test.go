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
		"(C// Q U E E N   I S   O U R   S P Y   I N   B U R E A U   X)":         "(C// Q U E E N   I S   O U R   S P Y   I N   B U R E A U   X)",
		"(C// Q U E E N   I S   O U R   S P Y   I N   T H E   B U R E A U   Y)": "(C// Q U E E N   I S   O U R…",
		"(C//H-A-N-S Q-U-E-E-N I-S A S-P-Y I-N T-H-E BUREAU)":                   "(C//H-A-N-S Q-U-E-E-N I-S A…",
		"(C//NF 4111-1111-1111-1111 4222-2222-2222-2222)":                       "(C//NF 4111-1111-1111-1111 4222…",
		"(C// 202 555 0143 38 53 77 02 4929 1234 567)":                          "(C// 202 555 0143 38 53 77 02…",
		"(C//Q,U,E,E,N,I,S,O,U,R,S,P,Y,I,N,T,H,E,B,U,R,E,A,U,S)":                "(C//Q,U,E,E,N,I,S,O,U,R,S,P,Y,I,N,T,H,E,B,U,R,E,A,U,…",
		"T O P  S E C R E T//N O F O R N":                                       "T O P  S E C R E T//N O F O R N",
		"U N C L A S S I F I E D//F O U O":                                      "U N C L A S S I F I E D//F O U O",
		"L I M I T E D  O F F I C I A L  U S E//N O F O R N":                    "L I M I T E D  O F F I C I A L  U S E//N O F O R N",
		"": "",
	} {
		if got := Shown(in); got != want {
			t.Errorf("Shown(%q) = %q, want %q", in, got, want)
		}
	}
}
