package marking

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The manual's own examples, as testdata/manual/README.md describes them.

// manualLines reads a file of them without its heading.
func manualLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "manual", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// Why the manual's examples are not without a fault.
const (
	withoutNOFORN = "the table of the marking leaves out the NOFORN that its text asks for"
	hcsAlone      = "HCS without a compartment is for legacy information only (p. 62)"
	misprint      = "the print has it out of order"
	leavesList    = "the list is left to the banner, which a rule looks at"
)

// manualFaults are the examples that are read with a fault: the kind of it, and why.
var manualFaults = map[string]struct {
	kind FaultKind
	why  string
}{
	"SECRET//RESTRICTED DATA": {Need, withoutNOFORN + ", p. 104"},
	"SECRET//RD-CNWDI":        {Need, withoutNOFORN + ", p. 106"},
	"SECRET//RD-SIGMA 20":     {Need, withoutNOFORN + ", p. 108"},
	"SECRET//RD-SIGMA 18 20":  {Need, withoutNOFORN + ", p. 108"},
	"SECRET//FRD":             {Need, withoutNOFORN + ", p. 111"},
	"SECRET//FRD-SIGMA 14":    {Need, withoutNOFORN + ", p. 113"},
	"SECRET//FRD-SIGMA 14 18": {Need, withoutNOFORN + ", p. 113"},
	"(S//RD)":                 {Need, withoutNOFORN + ", p. 104"},
	"(S//RD-CNWDI)":           {Need, withoutNOFORN + ", p. 106"},
	"(S//RD-SG 20)":           {Need, withoutNOFORN + ", p. 108"},
	"(S//FRD)":                {Need, withoutNOFORN + ", p. 111"},
	"(S//FRD-SG 14)":          {Need, withoutNOFORN + ", p. 113"},
	"TOP SECRET//HCS//NOFORN": {ListBare, hcsAlone},
	"(TS//HCS//NF)":           {ListBare, hcsAlone},
	"TOP SECRET//HCS-P JJJ-P DDDD//ORCON/NOFORN": {CategoryOrder, misprint + ", p. 194"},
	"(TS//HCS-P JJJ-P DDDD//OC/NF)":              {CategoryOrder, misprint + ", p. 194"},
	"(U//LES//REL TO USA, FVEY)":                 {CategoryOrder, misprint + ", p. 183"},
	"(S//REL)":                                   {ListBare, leavesList + ", p. 49"},
	"(TS//REL)":                                  {ListBare, leavesList + ", p. 152"},
	"(U//REL)":                                   {ListBare, leavesList + ", p. 196"},
	"(S//REL/RELIDO)":                            {ListBare, leavesList + ", p. 194"},
	"(//JOINT S//REL)":                           {ListBare, leavesList + ", p. 58"},
	"(//JOINT S GBR USA//REL)":                   {ListBare, leavesList + ", p. 58"},
	"(TS//SI-EU//REL)":                           {ListBare, leavesList + ", p. 79"},
	"(TS//SI-NK//REL)":                           {ListBare, leavesList + ", p. 84"},
	"(S//FRD-SG 14 18//REL)":                     {ListBare, leavesList + ", p. 195"},
}

// mostManualFaults bounds them: an example that is without a fault today stays so.
const mostManualFaults = 26

func TestManualExamples(t *testing.T) {
	t.Parallel()
	if len(manualFaults) > mostManualFaults {
		t.Errorf("%d examples of the manual are excepted, more than %d", len(manualFaults), mostManualFaults)
	}
	read := 0
	for _, file := range [...]string{"banners.tsv", "portions.tsv"} {
		for _, line := range manualLines(t, file)[1:] {
			example, where, _ := strings.Cut(line, "\t")
			m := readWhole(example)
			if m == nil {
				t.Errorf("%s (%s) is not read whole", example, where)
				continue
			}
			read++
			checkFaults(t, m, where)
		}
	}
	if read != 149+160 {
		t.Errorf("%d examples are read", read)
	}
}

// readWhole reads the whole of s as a portion mark, where it is in brackets, or as a banner.
func readWhole(s string) *Mark {
	if strings.HasPrefix(s, "(") {
		return ParsePortion(s)
	}
	if m, n := ReadBanner([]byte(s)); n == len(s) {
		return m
	}
	return nil
}

// checkFaults holds an example to having no fault but the one that is excepted.
func checkFaults(t *testing.T, m *Mark, where string) {
	t.Helper()
	known, excepted := manualFaults[m.Text]
	for _, f := range m.Faults {
		if !excepted || f.Kind != known.kind {
			t.Errorf("%s (%s) has fault %d at %q", m.Text, where, f.Kind, f.Token)
		}
	}
	if excepted && len(m.Faults) == 0 {
		t.Errorf("%s has no fault: it needs no exception", m.Text)
	}
}

// TestManualReadsTheSameAfterOthers reads the beginning of each banner before the whole: what was read before
// changes nothing.
func TestManualReadsTheSameAfterOthers(t *testing.T) {
	t.Parallel()
	for _, line := range manualLines(t, "banners.tsv")[1:] {
		banner, _, _ := strings.Cut(line, "\t")
		for i := range banner {
			ReadBanner([]byte(banner[:i]))
		}
		if m := readWhole(banner); m == nil {
			t.Errorf("%s is not read whole after its beginning was", banner)
		}
	}
}

// manualPage is an example page: a banner and the portion marks under it.
type manualPage struct {
	ID, Page, Banner string
	Portions         []string
}

// manualPages are the pages whose portions come to another banner than the printed one: that banner, and why.
var manualPages = map[string]struct{ comesTo, why string }{
	"H.3-JOINT-4": {
		"SECRET//FGI GBR NATO//NOFORN",
		"p. 59 leaves the co-owner GBR out, against p. 57, has ISAF for an owner, and reads GBR in ISAF, against p. 152",
	},
}

// mostManualPages bounds them.
const mostManualPages = 1

func TestManualPages(t *testing.T) {
	t.Parallel()
	if len(manualPages) > mostManualPages {
		t.Errorf("%d pages of the manual are excepted, more than %d", len(manualPages), mostManualPages)
	}
	pages := 0
	scanner := bufio.NewScanner(strings.NewReader(strings.Join(manualLines(t, "pages.jsonl"), "\n")))
	for scanner.Scan() {
		var page manualPage
		if err := json.Unmarshal(scanner.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		pages++
		checkPage(t, page)
	}
	if pages != 100 {
		t.Errorf("%d pages are rolled up", pages)
	}
}

func checkPage(t *testing.T, page manualPage) {
	t.Helper()
	banner := readWhole(page.Banner)
	if banner == nil {
		t.Errorf("%s (p. %s): %s is not read whole", page.ID, page.Page, page.Banner)
		return
	}
	marks := make([]*Mark, len(page.Portions))
	for i, portion := range page.Portions {
		if marks[i] = readWhole(portion); marks[i] == nil {
			t.Errorf("%s (p. %s): %s is not read", page.ID, page.Page, portion)
		}
	}
	want := Print(Banner, banner.Level, banner.Controls)
	if known, excepted := manualPages[page.ID]; excepted {
		want = known.comesTo
	}
	over := RollUp(marks, Document{Stated: banner.Controls, Deferred: true})
	if got := Print(Banner, over.Level, over.Controls); got != want {
		t.Errorf("%s (p. %s): %v come to %s; printed is %s", page.ID, page.Page, page.Portions, got, want)
	}
}
