package marking

import "testing"

func TestCovers(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		a, b string
		want bool
	}{
		{"itself", "(S//SI/TK//OC/NF)", "(S//SI/TK//OC/NF)", true},
		{"higher level", "(S)", "(C)", true},
		{"lower level", "(C)", "(S)", false},
		{"marked over U", "(SBU)", "(U)", true},
		{"U does not cover SBU", "(U)", "(SBU)", false},
		{"LOU is SBU", "(LOU)", "(SBU)", true},
		{"SBU is FOUO", "(SBU)", "(U//FOUO)", true},
		{"classified covers SBU", "(C)", "(SBU)", true},
		{"classified does not cover SBU-NF", "(C)", "(SBU-NF)", false},
		{"classified NOFORN covers SBU-NF", "(C//NF)", "(SBU-NF)", true},
		{"classified does not cover CUI", "(S)", "(CUI)", false},
		{"CUI beside a level", "(S//CUI)", "(CUI)", true},
		{"CUI category dropped", "(CUI)", "(CUI//SP-AAAA)", false},
		{"NOFORN dropped", "(S)", "(S//NF)", false},
		{"NOFORN over REL TO", "(S//NF)", "(S//REL TO USA, GBR)", true},
		{"REL TO under NOFORN", "(S//REL TO USA, GBR)", "(S//NF)", false},
		{"shorter list", "(S//REL TO USA, GBR)", "(S//REL TO USA, CAN, GBR)", true},
		{"longer list", "(S//REL TO USA, CAN, GBR)", "(S//REL TO USA, GBR)", false},
		{"USA said or not", "(S//REL TO USA, GBR)", "(S//REL GBR)", true},
		{"tetragraph expanded", "(S//REL TO USA, GBR)", "(S//REL TO USA, FVEY)", true},
		{"release added", "(S//REL TO USA, GBR)", "(S)", false},
		{"release dropped", "(S)", "(S//REL TO USA, GBR)", false},
		{"EYES ONLY is REL TO", "(S//REL TO USA, GBR)", "(S//USA/GBR EYES ONLY)", true},
		{"RELIDO added", "(S//RELIDO)", "(S)", false},
		{"NOFORN over RELIDO", "(S//NF)", "(S//RELIDO)", true},
		{"DISPLAY ONLY added", "(S//DISPLAY ONLY AFG)", "(S)", false},
		{"NODIS over EXDIS", "(S//NF//ND)", "(S//NF//XD)", true},
		{"EXDIS under NODIS", "(S//NF//XD)", "(S//NF//ND)", false},
		{"ORCON dropped", "(S//NF)", "(S//OC/NF)", false},
		{"compartment dropped", "(TS//SI//NF)", "(TS//SI-XYZ//NF)", false},
		{"program dropped", "(S//SAR-BP//NF)", "(S//SAR-BP/CD//NF)", false},
		{"source concealed", "(C//FGI)", "(C//FGI GBR)", true},
		{"source disclosed", "(C//FGI GBR)", "(C//FGI)", false},
		{"RD over FRD", "(S//RD//NF)", "(S//FRD//NF)", true},
	}
	for _, c := range cases {
		a, b := ParsePortion(c.a), ParsePortion(c.b)
		if got := Covers(a.Level, a.Controls, b.Level, b.Controls); got != c.want {
			t.Errorf("%s: Covers(%s, %s) = %v", c.name, c.a, c.b, got)
		}
	}
}

func TestCoversItself(t *testing.T) {
	t.Parallel()
	for _, c := range portionCases {
		if m := ParsePortion(c.in); m != nil && !Covers(m.Level, m.Controls, m.Level, m.Controls) {
			t.Errorf("%s does not cover itself", c.in)
		}
	}
}
