package marking

import "testing"

func TestParseCeiling(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Ceiling{
		"U": CeilingU, "CUI": CeilingCUI, "SBU": CeilingCUI, "C": CeilingC, "S": CeilingS, "TS": CeilingTS,
	} {
		got, err := ParseCeiling(name)
		if got != want || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
		if name != "SBU" && got.String() != name {
			t.Errorf("%s is written %s", name, got)
		}
	}
	for _, name := range []string{"", "s", "SECRET", "NATO"} {
		if got, err := ParseCeiling(name); got != NoCeiling || err == nil {
			t.Errorf("%q: %v, %v", name, got, err)
		}
	}
}

func TestNeeds(t *testing.T) {
	t.Parallel()
	for mark, want := range map[string]Ceiling{
		"(U)": CeilingU, "(SBU)": CeilingCUI, "(U//FOUO)": CeilingCUI, "(CUI)": CeilingCUI, "(C)": CeilingC, "(C//NF)": CeilingC,
		"(S)": CeilingS, "(TS)": CeilingTS, "(TS//SI//NF)": CeilingTS, "(//DEU R)": CeilingC,
	} {
		m := ParsePortion(mark)
		if got := Needs(m.Level, m.Controls); got != want {
			t.Errorf("%s needs %s, want %s", mark, got, want)
		}
	}
}
