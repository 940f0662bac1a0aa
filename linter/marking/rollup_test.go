package marking

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRollUp(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		marks []string
		want  string // the banner
	}{
		{"level", []string{"(U)", "(S)", "(C)"}, "SECRET"},
		{"NOFORN anywhere", []string{"(C)", "(S//NF)"}, "SECRET//NOFORN"},
		{"NOFORN removes release", []string{"(S//NF)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN"},
		{
			"common countries",
			[]string{"(S//REL TO USA, CAN, GBR)", "(C//REL TO USA, GBR)", "(U)"},
			"SECRET//REL TO USA, GBR",
		},
		{"nothing common", []string{"(S//REL TO USA, CAN)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN"},
		{"tetragraph", []string{"(S//REL TO USA, FVEY)", "(S//REL TO USA, GBR)"}, "SECRET//REL TO USA, GBR"},
		{"release in some", []string{"(S//REL TO USA, GBR)", "(S)"}, "SECRET//NOFORN"},
		{"REL TO and RELIDO mixed", []string{"(S//REL TO USA, GBR)", "(S//RELIDO)"}, "SECRET//NOFORN"},
		{"RELIDO in all", []string{"(S//RELIDO)", "(C//RELIDO)"}, "SECRET//RELIDO"},
		{"RELIDO and DISPLAY ONLY", []string{"(S//RELIDO)", "(S//DISPLAY ONLY AFG)"}, "SECRET//NOFORN"},
		{
			"DISPLAY ONLY with REL TO",
			[]string{"(S//REL TO USA, AFG)", "(S//DISPLAY ONLY AFG)"},
			"SECRET//DISPLAY ONLY AFG",
		},
		{"bare REL takes the list", []string{"(S//REL)", "(S//REL TO USA, GBR)"}, "SECRET//REL TO USA, GBR"},
		{"ORCON over ORCON-USGOV", []string{"(S//OC)", "(S//OC-USGOV)"}, "SECRET//ORCON"},
		{"always carried up", []string{"(S//RS/IMC/PR/DSEN/FISA)"}, "SECRET//RSEN/IMCON/PROPIN/DEA SENSITIVE/FISA"},
		{"LES and SSI", []string{"(U//LES)", "(S//NF//SSI)"}, "SECRET//NOFORN//LES/SSI"},
		{"FOUO in unclassified", []string{"(U//FOUO)", "(U)"}, "UNCLASSIFIED//FOUO"},
		{"FOUO in classified", []string{"(U//FOUO)", "(C)"}, "CONFIDENTIAL"},
		{"SBU over FOUO", []string{"(U//FOUO)", "(SBU)"}, "UNCLASSIFIED//SBU"},
		{"SBU in classified", []string{"(SBU)", "(C)"}, "CONFIDENTIAL"},
		{"SBU-NF in unclassified", []string{"(SBU/NF)", "(SBU)"}, "UNCLASSIFIED//SBU NOFORN"},
		{"SBU-NF in classified", []string{"(SBU/NF)", "(C)"}, "CONFIDENTIAL//NOFORN"},
		{"EXDIS forces NOFORN", []string{"(S//NF//XD)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN//EXDIS"},
		{"NODIS over EXDIS", []string{"(S//NF//XD)", "(S//NF//ND)"}, "SECRET//NOFORN//NODIS"},
		{"LOU leaves nothing", []string{"(LOU)", "(U)"}, "UNCLASSIFIED"},
		{"CUI commingled", []string{"(CUI//SP-AAAA)", "(S)"}, "SECRET//CUI//SP-AAAA"},
		{"CUI alone", []string{"(CUI//BBBB)", "(CUI//AAAA)"}, "CUI//AAAA/BBBB"},
		{
			"SCI, SAP, AEA",
			[]string{"(TS//SI-G//OC)", "(S//SAR-BP//NF)", "(S//FRD//NF)", "(S//RD//NF)"},
			"TOP SECRET//SI-G//SAR-BP//RD//ORCON/NOFORN",
		},
		{"FGI list", []string{"(//GBR S)", "(C//FGI DEU)", "(S)"}, "SECRET//FGI DEU GBR"},
		{"FGI concealed", []string{"(//GBR S)", "(//FGI S)", "(S)"}, "SECRET//FGI"},
		{"NATO among U.S. text", []string{"(//NS)", "(C)"}, "SECRET//FGI NATO"},
		{"NATO alone", []string{"(//NS)", "(//NC)"}, "//NATO SECRET"},
		{"RESTRICTED alone", []string{"(//DEU R)"}, "//DEU RESTRICTED"},
		{"RESTRICTED among U.S. text", []string{"(//DEU R)", "(S)"}, "SECRET//FGI DEU"},
		{"a broken mark at its highest reading", []string{"(C/S)", "(U)"}, "SECRET"},
		{"unmarked portions", []string{"", "(C)"}, "CONFIDENTIAL"},
	}
	for _, c := range cases {
		o := RollUp(parseAll(c.marks), Document{})
		if diff := cmp.Diff(c.want, Print(Banner, o.Level, o.Controls)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func parseAll(texts []string) []*Mark {
	marks := make([]*Mark, len(texts))
	for i, s := range texts {
		marks[i] = ParsePortion(s)
	}
	return marks
}

func TestRollUpDrivers(t *testing.T) {
	t.Parallel()
	o := RollUp(parseAll([]string{"(U)", "(S//NF)", "", "(SBU/NF)", "(S)", "(C//OC)"}), Document{})
	if diff := cmp.Diff([]int{1, 4}, o.Top); diff != "" {
		t.Errorf("top: (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(map[Control][]int{NOFORN: {1, 3}, ORCON: {5}}, o.By); diff != "" {
		t.Errorf("by: (-want +got)\n%s", diff)
	}
}

func TestRollUpOfNothing(t *testing.T) {
	t.Parallel()
	for _, marks := range [][]*Mark{nil, {nil, nil}} {
		if diff := cmp.Diff(Overall{}, RollUp(marks, Document{}), cmp.AllowUnexported(Controls{})); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// A mark is shared by everything that read it: rolling it up must not write to its lists.
func TestRollUpLeavesMarksAlone(t *testing.T) {
	t.Parallel()
	marks := parseAll([]string{"(CUI//BBBB/AAAA)", "(S//REL TO USA, GBR, AUS)", "(C//FGI GBR)"})
	before := []string{describe(marks[0]), describe(marks[1]), describe(marks[2])}
	RollUp(marks, Document{})
	RollUp(marks[:1], Document{})
	after := []string{describe(marks[0]), describe(marks[1]), describe(marks[2])}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestHotPathDoesNotAllocate(t *testing.T) {
	in := [][]byte{
		[]byte("(C) Training"), []byte("(SBU/NF) Training"), []byte("(S//REL TO USA, GBR) Training"),
		[]byte("The minister said"), []byte("(The minister) said"),
	}
	line := []byte("C O N F I D E N T I A L SECTION 01 OF 02 ARKADIA 000187")
	got := testing.AllocsPerRun(100, func() {
		for _, b := range in {
			ReadPortion(b)
		}
		ReadBanner(line)
	})
	if got != 0 {
		t.Errorf("%v allocations", got)
	}
}
