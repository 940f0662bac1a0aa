package marking

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// filled returns the controls of a marking that shows c: with a list where one is due, and with what c needs.
func filled(c Control) Controls {
	s := withList(Controls{}, c)
	needs := register[c].Needs
	switch row := &register[c]; {
	case row.compartment:
		needs = slices.Concat(needs, register[row.Parent].Needs)
	case c == RESTRICTED: // is nobody's without an owner
		needs = []Set{Of(FGI)}
	case c == SCI: // has no name that is known, and stands beside one that has
		needs = []Set{Of(SI)}
	}
	for _, need := range needs {
		if !s.Any(need) {
			s = withList(s, first(need))
		}
	}
	return s
}

// withList returns s with c and a list of its kind, in the order of the register.
func withList(s Controls, c Control) Controls {
	row := &register[c]
	if row.Bare == BareEverywhere && row.List != NoList {
		return s.With(c)
	}
	switch row.List {
	case Countries:
		if row.USA == USAFirst || c == JOINT {
			return s.With(c, "USA", "AUS", "NATO")
		}
		return s.With(c, "AUS", "NATO")
	case Numbers:
		return s.With(c, "14", "20")
	case Compartments, Subsets:
		return s.With(c, "ABC")
	case Programs:
		return s.With(c, "BP", "CD-123")
	case Systems:
		return s.With(c, "XNB")
	case Categories:
		return s.With(c, "PRVCY")
	case NoList:
	}
	return s.With(c)
}

// senseOf is what a mark says, whatever its form.
func senseOf(m *Mark) string {
	if m == nil {
		return "nothing"
	}
	return Print(Banner, m.Level, m.Controls)
}

// writtenAs are the ways of writing c, and the form of the marking that each belongs to.
func writtenAs(c Control) map[string]Form {
	row := &register[c]
	forms := map[string]Form{}
	for _, v := range row.Variants {
		forms[v.Form] = Banner
	}
	for _, name := range [...]string{row.Banner, row.Title} {
		if name != "" {
			forms[name] = Banner
		}
	}
	if row.Portion != "" {
		forms[row.Portion] = Portion
	}
	return forms
}

// respelt returns a marking with a control in another of its forms, a compartment behind its system.
func respelt(printed string, row *Row, f Form, form string) string {
	name := row.name(f)
	if row.compartment {
		name, form = row.partName(f), strings.TrimPrefix(form, register[row.Parent].Title+"-")
	}
	for i := len(printed) - len(name); i >= 0; i-- {
		if strings.HasPrefix(printed[i:], name) && (i == 0 || !inWord(printed[i-1])) {
			return printed[:i] + form + printed[i+len(name):]
		}
	}
	return printed
}

// TestRowsAreReadInEachForm prints a marking with each control, and reads it with the control in each of its forms.
func TestRowsAreReadInEachForm(t *testing.T) {
	t.Parallel()
	for c := range Register() {
		for _, f := range [...]Form{Portion, Banner} {
			row, controls := &register[c], filled(c)
			printed := Print(f, row.Lowest, controls)
			m := readWhole(printed)
			want := Print(Banner, row.Lowest, controls)
			if senseOf(m) != want || len(m.Faults) > 0 {
				t.Errorf("%s: %s is read as %s, with a fault or as another", row.Name, printed, senseOf(m))
				continue
			}
			for form, place := range writtenAs(c) {
				text := respelt(printed, row, f, form)
				got := readWhole(text)
				if senseOf(got) != want {
					t.Errorf("%s: %s is read as %s, not as %s", row.Name, text, senseOf(got), want)
				} else if place == f && slices.Contains([]string{row.Portion, row.Banner, row.Title}, form) && len(got.Faults) > 0 {
					t.Errorf("%s: %s has faults %v", row.Name, text, got.Faults)
				}
			}
		}
	}
}

func TestCalled(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"NF": "NOFORN", "(nf)": "NOFORN", " noforn ": "NOFORN", "//NF//": "NOFORN", "SI-G": "SI-G", "RSEN": "RSEN", "RS": "RSEN",
		"ORIGINATOR CONTROLLED": "ORCON", "NOFRN": "", "NF OC": "", "S": "", "": "",
	} {
		c, ok := Called(name)
		if got := c.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s, %v", name, got, ok)
		}
	}
}

func TestWordsOfARow(t *testing.T) {
	t.Parallel()
	for c, want := range map[Control][2]string{
		NOFORN: {"", "U to TS"}, REL: {"countries, USA first; a portion mark may leave them to the banner", "U to TS"},
		FGI: {"countries, never USA; may stand without", "U to TS"}, DISPLAY: {"countries, never USA", "U to TS"}, FOUO: {"", "U"},
	} {
		row := c.Row()
		if got := [2]string{row.Listed(), row.LevelWords()}; got != want {
			t.Errorf("%s: %q, want %q", row.Name, got, want)
		}
	}
}

func TestWithout(t *testing.T) {
	t.Parallel()
	c := ParsePortion("(TS//SI-ABC-G DEFG/TK//OC/NF)").Controls
	for _, tt := range []struct {
		without []Control
		want    string
	}{
		{nil, " SI[ABC G DEFG] SI-G TK ORCON NOFORN"},
		{[]Control{GAMMA}, " SI[ABC] TK ORCON NOFORN"},
		{[]Control{SI}, " TK ORCON NOFORN"},
		{[]Control{SI, TK, REL}, " ORCON NOFORN"},
	} {
		if got := describeControls(c.Without(tt.without...)); got != tt.want {
			t.Errorf("without %v: %s, want %s", tt.without, got, tt.want)
		}
	}
}

func TestNoControlHasNoName(t *testing.T) {
	t.Parallel()
	if got := numControls.String(); got != "" {
		t.Errorf("it is called %s", got)
	}
}

func TestRowsAreWellFormed(t *testing.T) {
	t.Parallel()
	all := Set(1)<<numControls - 1
	owner := map[string]Control{}
	for c := range Register() {
		row := &register[c]
		switch {
		case row.Source == "":
			t.Errorf("%s has no source", row.Name)
		case row.Means == "":
			t.Errorf("%s has no meaning", row.Name)
		case row.Lowest < Unclassified || row.Lowest > row.Highest:
			t.Errorf("%s goes from level %d to %d", row.Name, row.Lowest, row.Highest)
		case row.From != "" && row.To != "" && row.From > row.To:
			t.Errorf("%s ends before it begins", row.Name)
		case row.Excludes.Has(c), row.Covers.Has(c):
			t.Errorf("%s names itself", row.Name)
		}
		for _, named := range slices.Concat(row.Needs, []Set{row.Excludes, row.Covers, row.Becomes}) {
			if named&^all != 0 {
				t.Errorf("%s names what has no row", row.Name)
			}
		}
		for form := range writtenAs(c) {
			key := fmt.Sprintf("%d %s", row.Parent, form)
			if !row.compartment {
				key = form
			}
			if other, taken := owner[key]; taken {
				t.Errorf("%s and %s are both written %s", row.Name, register[other].Name, form)
			}
			owner[key] = c
		}
		for _, need := range row.Needs {
			if need == 0 || need&^row.Excludes == 0 {
				t.Errorf("%s excludes what it needs", row.Name)
			}
		}
	}
}

// TestTablesAreCurrent runs the generator and compares what it writes.
func TestTablesAreCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the generator")
	}
	t.Parallel()
	out := filepath.Join(t.TempDir(), "tables.go")
	cmd := exec.Command("go", "run", "./internal/gen/main.go", "-dir", ".", "-out", out)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	want, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile("tables.go"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("tables.go is not what register.yml makes: run go generate (%v)", err)
	}
}

// TestControlsAreValues changes what controls give and what is made of them: they stay as they are.
func TestControlsAreValues(t *testing.T) {
	if testing.Short() {
		t.Skip("changes some thousand sets")
	}
	t.Parallel()
	const each = 8
	r, rounds := rand.New(rand.NewPCG(7, 7)), 2000
	if os.Getenv("LONG") == "" {
		rounds /= 5
	}
	kept, was := make([]Controls, 0, rounds*each), make([]string, 0, rounds*each)
	for range rounds {
		a, b := pick(r, kept), randomControls(r, Secret)
		c := Control(r.IntN(int(numControls)))
		items := slices.Clone(b.List(REL))
		made := [each]Controls{
			b, Union(a, b), Union(b, a), a.With(c), a.Without(c), a.With(REL, items...), a.WithList(DISPLAY, "AUS", "GBR"),
			Union(a, withList(Controls{}, c)),
		}
		for i := range items {
			items[i] = "ZZZ"
		}
		for _, s := range made {
			spoil(s)
			kept, was = append(kept, s), append(was, snapshot(s))
			checkLists(t, s)
		}
	}
	for i, s := range kept {
		if got := snapshot(s); got != was[i] {
			t.Fatalf("%s has become %s", was[i], got)
		}
	}
}

func pick(r *rand.Rand, list []Controls) Controls {
	if len(list) == 0 {
		return Controls{}
	}
	return list[r.IntN(len(list))]
}

// spoil writes over all lists that s gives out, and over what is behind them.
func spoil(s Controls) {
	for c := range Register() {
		list := s.List(c)
		_ = append(list, "ZZZ")
		for i := range list {
			list[i] = "ZZZ"
		}
	}
}

// snapshot writes s with its lists; a list that was spoilt shows.
func snapshot(s Controls) string {
	var b strings.Builder
	for c := range Register() {
		if s.Has(c) || len(s.List(c)) > 0 {
			fmt.Fprintf(&b, "%s%v ", register[c].Name, s.List(c))
		}
	}
	return b.String()
}

// checkLists holds every list to standing with its control.
func checkLists(t *testing.T, s Controls) {
	t.Helper()
	for c := range Register() {
		if !s.Has(c) && len(s.List(c)) > 0 {
			t.Errorf("%s is not in the set, and has a list: %s", register[c].Name, snapshot(s))
		}
		if row := &register[c]; row.compartment && s.Has(c) && !s.Has(row.Parent) {
			t.Errorf("%s is in the set without %s", row.Name, register[row.Parent].Name)
		}
		if strings.Contains(snapshot(s), "ZZZ") {
			t.Fatalf("a caller wrote into %s", snapshot(s))
		}
	}
}
