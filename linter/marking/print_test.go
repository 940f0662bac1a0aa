package marking

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPrint(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ mark, portion, state, banner string }{
		{"(C)", "(C)", "(C)", "CONFIDENTIAL"},
		{"(C//NF)", "(C//NF)", "(C/NF)", "CONFIDENTIAL//NOFORN"},
		{"(S//SI/TK//OC/NF)", "(S//SI/TK//OC/NF)", "(S//SI/TK//OC/NF)", "SECRET//SI/TK//ORCON/NOFORN"},
		{"(S//OC/NF//XD)", "(S//OC/NF//XD)", "(S/OC/NF/XD)", "SECRET//ORCON/NOFORN//EXDIS"},
		{"(SBU)", "(U//SBU)", "(SBU)", "UNCLASSIFIED//SBU"},
		{"(SBU-NF)", "(U//SBU-NF)", "(SBU/NF)", "UNCLASSIFIED//SBU NOFORN"},
		{"(U//FOUO)", "(U//FOUO)", "(FOUO)", "UNCLASSIFIED//FOUO"},
		{"(CUI//SP-PRVCY/HLTH//FED ONLY)", "(CUI//SP-PRVCY/HLTH//FED ONLY)", "(CUI//SP-PRVCY/HLTH//FED ONLY)", "CUI//SP-PRVCY/HLTH//FED ONLY"},
		{"(//NS//ATOMAL)", "(//NS//ATOMAL)", "(//NS//ATOMAL)", "//NATO SECRET//ATOMAL"},
		{"(//GBR S)", "(S//FGI GBR)", "(S//FGI GBR)", "SECRET//FGI GBR"},
		{"(S//SAR-BP/CD)", "(S//SAR-BP/CD)", "(S//SAR-BP/CD)", "SECRET//SAR-BP/CD"},
		{"(S//SAR)", "(S//SAR)", "(S//SAR)", "SECRET//SAR"},
		{"(S//REL TO USA, GBR)", "(S//REL TO USA, GBR)", "(S/REL TO USA, GBR)", "SECRET//REL TO USA, GBR"},
		{"(S//RD-SG 14 20//NF)", "(S//RD-SG 14 20//NF)", "(S//RD-SG 14 20//NF)", "SECRET//RD-SIGMA 14 20//NOFORN"},
	} {
		m := ParsePortion(tt.mark)
		got := []string{Print(Portion, m.Level, m.Controls), Print(StatePortion, m.Level, m.Controls), Print(Banner, m.Level, m.Controls)}
		if diff := cmp.Diff([]string{tt.portion, tt.state, tt.banner}, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tt.mark, diff)
		}
	}
}
