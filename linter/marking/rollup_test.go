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
		{"RD over TFNI", []string{"(S//RD//NF)", "(S//TFNI//NF)"}, "SECRET//RD//NOFORN"},
		{"FRD over TFNI", []string{"(S//FRD//NF)", "(S//TFNI//NF)"}, "SECRET//FRD//NOFORN"},
		{"RD over FRD", []string{"(S//FRD//NF)", "(S//RD//NF)"}, "SECRET//RD//NOFORN"},
		{"TFNI alone", []string{"(S//TFNI//NF)", "(S)"}, "SECRET//TFNI//NOFORN"},
		{"EYES ONLY whose list is nowhere", []string{"(S//EYES ONLY)", "(S//EYES ONLY)"}, "SECRET//EYES ONLY"},
		{"REL TO whose list is nowhere", []string{"(S//REL)", "(S//REL)"}, "SECRET//REL TO"},
		{"REL TO and EYES ONLY whose lists are nowhere", []string{"(S//REL)", "(S//EYES ONLY)"}, "SECRET//REL TO"},
		{"EYES ONLY in all", []string{"(S//USA/GBR EYES ONLY)", "(S//USA/GBR EYES ONLY)"}, "SECRET//USA/GBR EYES ONLY"},
		{"EYES ONLY in some", []string{"(S//USA/GBR EYES ONLY)", "(S//REL TO USA, GBR)"}, "SECRET//REL TO USA, GBR"},
		{"nobody but USA in common", []string{"(S//REL TO USA)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN"},
		{"shown in common", []string{"(S//DISPLAY ONLY AFG)", "(S//DISPLAY ONLY AFG, GBR)"}, "SECRET//DISPLAY ONLY AFG"},
		{"shown to nobody in common", []string{"(S//DISPLAY ONLY AFG)", "(S//DISPLAY ONLY GBR)"}, "SECRET//NOFORN"},
		{"shown in some", []string{"(S//DISPLAY ONLY AFG)", "(S)"}, "SECRET//NOFORN"},
		{"released to some, shown to others", []string{"(S//REL TO USA, AFG/DISPLAY ONLY GBR)", "(S//REL TO USA, AFG/DISPLAY ONLY GBR)"}, "SECRET//REL TO USA, AFG/DISPLAY ONLY GBR"},
		{"RELIDO in some", []string{"(S//RELIDO)", "(S//OC)"}, "SECRET//ORCON/NOFORN"},
		{"no release mark", []string{"(S)", "(S)"}, "SECRET"},
		{"FISA beside REL TO", []string{"(S//REL TO USA, GBR)", "(U//FISA)"}, "SECRET//NOFORN/FISA"},
		{"FISA beside RELIDO", []string{"(S//RELIDO)", "(U//FISA)"}, "SECRET//RELIDO/FISA"},
		{"FISA alone", []string{"(U//FISA)", "(U//FISA)"}, "UNCLASSIFIED//RELIDO/FISA"},
		{"an unclassified portion without a release mark", []string{"(S//RELIDO)", "(U//FOUO)"}, "SECRET//RELIDO"},
		{"DCNI in classified", []string{"(S//REL TO USA, GBR)", "(U//DCNI)"}, "SECRET//NOFORN"},
		{"UCNI in classified", []string{"(S//REL TO USA, GBR)", "(U//UCNI)"}, "SECRET//NOFORN"},
		{"LES-NF in classified", []string{"(S//REL TO USA, GBR)", "(U//LES-NF)"}, "SECRET//NOFORN//LES"},
		{"SBU-NF forces NOFORN", []string{"(S//REL TO USA, GBR)", "(SBU-NF)"}, "SECRET//NOFORN"},
		{"LES-NF in unclassified", []string{"(U//LES-NF)", "(U)"}, "UNCLASSIFIED//LES NOFORN"},
		{"NODIS forces NOFORN", []string{"(S//REL TO USA, GBR)", "(S//ND)"}, "SECRET//NOFORN//NODIS"},
		{"unmarked portions", []string{"", "(C)"}, "CONFIDENTIAL"},
	}
	for _, c := range cases {
		o := RollUp(parseAll(c.marks), Document{})
		if diff := cmp.Diff(c.want, Print(Banner, o.Level, o.Controls)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

// Since 28 June 2010 a portion without a release mark and without a caveat is handled as RELIDO.
func TestRollUpOfADeferredDocument(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		marks []string
		want  string // the banner
	}{
		{[]string{"(S//RELIDO)", "(S)"}, "SECRET//RELIDO"},
		{[]string{"(S//RELIDO)", "(S//SI)"}, "SECRET//SI//RELIDO"},
		{[]string{"(S//RELIDO)", "(S//OC)"}, "SECRET//ORCON/NOFORN"},
		{[]string{"(S)", "(S)"}, "SECRET"},
		{[]string{"(S//NF)", "(S)"}, "SECRET//NOFORN"},
		{[]string{"(S//REL TO USA, GBR)", "(U//FISA)"}, "SECRET//NOFORN/FISA"},
		{[]string{"(S//RELIDO)", "(U//FISA)"}, "SECRET//RELIDO/FISA"},
		{[]string{"(S//REL TO USA, GBR)", "(S)"}, "SECRET//NOFORN"},
	} {
		o := RollUp(parseAll(c.marks), Document{Deferred: true})
		if diff := cmp.Diff(c.want, Print(Banner, o.Level, o.Controls)); diff != "" {
			t.Errorf("%v: (-want +got)\n%s", c.marks, diff)
		}
	}
}

func TestListsOfTheBanner(t *testing.T) {
	t.Parallel()
	stated := ParsePortion("(S//REL TO USA, GBR)").Controls
	for _, c := range []struct {
		marks []string
		want  string // the banner
	}{
		{[]string{"(S//REL)"}, "SECRET//REL TO USA, GBR"},
		{[]string{"(S//REL)", "(S//REL TO USA, AUS, GBR)"}, "SECRET//REL TO USA, GBR"},
		{[]string{"(S//REL TO USA, AUS)"}, "SECRET//REL TO USA, AUS"},
		{[]string{"(S//EYES)"}, "SECRET//EYES ONLY"},
	} {
		o := RollUp(parseAll(c.marks), Document{Stated: stated})
		if diff := cmp.Diff(c.want, Print(Banner, o.Level, o.Controls)); diff != "" {
			t.Errorf("%v: (-want +got)\n%s", c.marks, diff)
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
