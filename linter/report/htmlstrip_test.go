package report

import "testing"

// TestStemsOfQuotations: where a level is quoted in any of its ways, a stem of it stands, without which the words are
// not looked at.
func TestStemsOfQuotations(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]Tone{
		"TOP SECRET": ToneTS, "T O P S E C R E T": ToneTS, "T O P  S E C R E T": ToneTS, "(TS//SI)": ToneTS, "a TS//SI": ToneTS,
		"a SECRET": ToneS, "S E C R E T": ToneS, "(S)": ToneS, "S//NF": ToneS,
		"CONFIDENTIAL": ToneC, "C O N F I D E N T I A L": ToneC, "(C)": ToneC, "C//NF": ToneC,
		"CUI": ToneCUI, "SBU": ToneCUI, "FOUO": ToneCUI, "LOU": ToneCUI, "SENSITIVE": ToneCUI, "LIMITED OFFICIAL USE": ToneCUI,
		"NODIS": ToneCUI, "EXDIS": ToneCUI, "a NOFORN": ToneCUI, "UNCLASSIFIED": ToneU, "UNCLAS": ToneU, "(U)": ToneU,
		"SECRETARY": NoTone, "paragraph 1": NoTone, "(SMITH)": NoTone, "TSK//": NoTone,
	} {
		if got := raised(NoTone, words); got != want {
			t.Errorf("%s: %v, want %v", words, got, want)
		}
	}
}
