package marking

import "testing"

// TestHeads: what a person may take for a mark, and what not.
func TestHeads(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"（TS） The man": true, "«TS» The": true, "❨TS❩ The": true, "(5) (TS) The": true, "See (TS//SI//NF) The": true,
		"see (ts) the": true, "BEGIN TS The": true, "TOP SECRET. The": true, "T O P  S E C R E T The": true,
		"N O F O R N. The": true, "BEGIN [s)) The": true, "See - S] The": true, "BEGIN （c❩; N O F O R N Our": true,
		"The N O F O R N": true, "（ＴＳ） The": true, "TS- The": true, "(ZEBRA) The": true, "a. TS the": true, "[ts": true,
		"noforn the": true, "The minister of TS": true, "(U) The": true, "eyes only for": true,
		"S3CRET The": true, "SECR3T The": true, "C0NFIDENTIAL. The": true, "TS5 The": true, "~SECRET5 The": true,
		"\"S3CRET\" The": true, "S3CRET(C) The": true, "(3nf The": true, "(03EXDIS The": true, "<CUI0 The": true,
		"12 ministers": false, "The 3rd man": false, "F16 jets": false, "The S3 branch": false, "2010 talks": false,
		"": false, "The man": false, "U.S. officials": false, "The U.S. officials": false, "NATO asked": false,
		"A C-130 landed": false, "In secret talks": false, "(5) The": false, "The minister(s) spoke": false,
		"The minister (Smith)": false, "Secretary Rice": false, "Restrictions on ɐɐɐ) ıııı) ß)": false, ")": false, "(": false,
		"-": false, "MINISTER SPOKE OF THE TALKS": false,
	} {
		if got := Heads([]byte(text)); got != want {
			t.Errorf("%q begins like a mark: %t, want %t", text, got, want)
		}
	}
}

func FuzzHeads(f *testing.F) {
	for _, seed := range []string{"（TS） The", "N O F O R N", "ɐ) ı) S]", "((-S-))"} {
		f.Add([]byte(seed), 3)
	}
	f.Fuzz(func(_ *testing.T, text []byte, inside int) {
		Heads(text)
		Brackets(text)
		GoesOn(text, inside)
	})
}
