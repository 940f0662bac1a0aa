package marking

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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

// TestStatedAgainstComputed holds what a banner states against what the portions come to: whether it protects as
// much, what it lacks, whether it names a source that they conceal or releases to more, and what both allow.
func TestStatedAgainstComputed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		stated, computed string
		covers           bool
		missing          string
		discloses, wider bool
		narrowed         string
	}{
		{"(S//LES-NF)", "(S//LES//NF)", true, "", false, false, "NOFORN LES_NOFORN"},
		{"(S//LES//NF)", "(S//LES-NF)", true, "", false, false, "NOFORN LES"},
		{"(S//FGI)", "(S//FGI NATO)", true, "", false, false, "FGI NOFORN"},
		{"(S//FGI NATO)", "(//NS)", true, "", false, false, "FGI[NATO] NOFORN"},
		{"(S//FGI GBR)", "(//NS)", false, "NATO", false, false, "FGI[GBR] NOFORN"},
		{"(S//FGI)", "(//NS)", true, "", false, false, "FGI NOFORN"},
		{"(S//FGI GBR)", "(S//FGI)", false, "", true, false, "FGI[GBR] NOFORN"},
		{"(S//FGI)", "(S//FGI GBR)", true, "", false, false, "FGI NOFORN"},
		{"(S//FGI)", "(S//FGI)", true, "", false, false, "FGI NOFORN"},
		{"(S//FGI GBR)", "(S//FGI DEU GBR)", false, "FGI[DEU]", false, false, "FGI[GBR] NOFORN"},
		{"(SBU)", "(CUI)", true, "", false, false, "NOFORN SBU"},
		{"(U)", "(CUI)", false, "CUI", false, false, "NOFORN"},
		{"(SBU)", "(CUI//FED ONLY)", false, "CUI FED_ONLY", false, false, "NOFORN SBU"},
		{"(SBU)", "(CUI//SP-PRVCY)", false, "CUI[SP-PRVCY]", false, false, "NOFORN SBU"},
		{"(CUI//SP-PRVCY)", "(CUI//SP-PRVCY/HLTH)", false, "", false, false, "CUI[SP-PRVCY] NOFORN"},
		{"(CUI)", "(CUI//SP-PRVCY)", false, "CUI[SP-PRVCY]", false, false, "CUI NOFORN"},
		{"(S//SAR-BP)", "(S//SAR-BUTTER POPCORN)", false, "", false, false, "SAR[BP] NOFORN"},
		{"(S//SAR-BP)", "(S//SAR-CORN POPPER)", false, "SAR[CORN POPPER]", false, false, "SAR[BP] NOFORN"},
		{"(S//SAR-BPX)", "(S//SAR-BUTTER POPCORN)", false, "SAR[BUTTER POPCORN]", false, false, "SAR[BPX] NOFORN"},
		{"(S//SAR-PB)", "(S//SAR-BUTTER POPCORN)", false, "SAR[BUTTER POPCORN]", false, false, "SAR[PB] NOFORN"},
		{"(S//SAR-BUTTER POPCORN)", "(S//SAR-BP)", false, "", false, false, "SAR[BUTTER POPCORN] NOFORN"},
		{"(S//SAR-BU)", "(S//SAR-BUT)", false, "SAR[BUT]", false, false, "SAR[BU] NOFORN"},
		{"(S//SAR-BB)", "(S//SAR-BUTR)", false, "SAR[BUTR]", false, false, "SAR[BB] NOFORN"},
		{"(S//SAR-BUTR)", "(S//SAR-BUTTER POPCORN)", false, "SAR[BUTTER POPCORN]", false, false, "SAR[BUTR] NOFORN"},
		{"(S//REL TO USA, GBR)", "(S//RELIDO)", false, "", false, true, "NOFORN"},
		{"(S//REL TO USA, GBR)", "(S//DISPLAY ONLY GBR)", false, "", false, true, "NOFORN"},
		{"(S//DISPLAY ONLY GBR)", "(S//REL TO USA, GBR)", false, "", false, false, "DISPLAY_ONLY[GBR]"},
		{"(S//DISPLAY ONLY AFG, GBR)", "(S//REL TO USA, GBR/DISPLAY ONLY AFG)", false, "", false, false, "DISPLAY_ONLY[AFG GBR]"},
		{"(S//REL TO USA, AUS, GBR)", "(S//REL TO USA, GBR)", false, "", false, true, "REL_TO[USA GBR]"},
		{"(S//REL TO USA, AUS)", "(S//REL TO USA, GBR)", false, "", false, true, "NOFORN"},
		{"(S//REL TO USA, FVEY)", "(S//REL TO USA, AUS, CAN, GBR, NZL)", false, "", false, false, "REL_TO[USA AUS CAN GBR NZL]"},
		{"(S//REL TO USA, FVEY)", "(S//REL TO USA, AUS, CAN, GBR)", false, "", false, true, "REL_TO[USA AUS CAN GBR]"},
		{"(S//REL TO USA, GBR)", "(S//REL TO USA, FVEY)", true, "", false, false, "REL_TO[USA GBR]"},
		{"(S//REL TO USA, GBR)", "(S//REL TO USA, NATO)", false, "", false, false, "NOFORN"},
		{"(S//REL TO USA, AFG)", "(S//REL TO USA, NATO)", false, "", false, true, "NOFORN"},
		{"(S//REL TO USA, GBR)", "(S//REL TO USA, ISAF)", false, "", false, false, "NOFORN"},
		{"(S//RELIDO)", "(S//RELIDO)", true, "", false, false, "RELIDO"},
		{"(S//RELIDO)", "(S)", false, "", false, true, "NOFORN"},
		{"(S//REL TO USA, GBR)", "(S//NF)", false, "", false, true, "NOFORN"},
		{"(S//NF)", "(S//REL TO USA, GBR)", true, "", false, false, "NOFORN"},
		{"(S//REL TO USA, GBR)", "(S)", false, "", false, true, "NOFORN"},
		{"(TS//SI-G//NF)", "(TS//SI-G//OC/NF)", false, "ORCON", false, false, "SI[G] SI-G NOFORN"},
		{"(TS//SI//NF)", "(TS//SI-G ABCD//OC/NF)", false, "SI[G ABCD] SI-G ORCON", false, false, "SI NOFORN"},
		{"(S//OC/NF)", "(S//RD//NF)", false, "RD", false, false, "ORCON NOFORN"},
		{"(S//RD-SIGMA 14//NF)", "(S//FRD-SIGMA 14//NF)", true, "", false, false, "RD[SG 14] RD-SIGMA NOFORN"},
		{"(S//RD//NF)", "(S//FRD-SIGMA 14//NF)", false, "", false, false, "RD NOFORN"},
		{"(S//FRD//NF)", "(S//RD//NF)", false, "RD", false, false, "FRD NOFORN"},
		{"(//DEU R)", "(C)", true, "", false, false, "FGI[DEU] RESTRICTED NOFORN"},
		{"(C//FGI DEU)", "(//DEU R)", true, "", false, false, "FGI[DEU] NOFORN"},
	} {
		a, b := ParsePortion(c.stated), ParsePortion(c.computed)
		got := []any{
			Covers(a.Level, a.Controls, b.Level, b.Controls), describeControls(Missing(b.Level, a.Controls, b.Controls)),
			Discloses(a.Controls, b.Controls), Wider(a.Controls, b.Controls), describeControls(Narrowed(a.Controls, b.Controls)),
		}
		for _, at := range []int{1, 4} {
			got[at] = strings.TrimPrefix(got[at].(string), " ")
		}
		if diff := cmp.Diff([]any{c.covers, c.missing, c.discloses, c.wider, c.narrowed}, got); diff != "" {
			t.Errorf("%s against %s: (-want +got)\n%s", c.stated, c.computed, diff)
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
