package report

import (
	"encoding/json"
	"strings"
	"testing"

	"cablelint/linter/rule"

	"codeberg.org/chavacava/garif"
	"github.com/google/go-cmp/cmp"
)

func TestSARIFKeepsItsSchema(t *testing.T) { keepsSchema(t, "sarif", "sarif.schema.json") }

// readSARIF reads the one run of a report.
func readSARIF(t *testing.T, run *Run, files []*File, totals *Totals) *garif.Run {
	t.Helper()
	var log garif.LogFile
	if err := json.Unmarshal(written(t, "sarif", run, files, totals), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 || log.Schema == "" || log.Version != "2.1.0" {
		t.Fatalf("got %d runs of the schema %q, version %v", len(log.Runs), log.Schema, log.Version)
	}
	return log.Runs[0]
}

func TestSARIFHasOneResultForEachFinding(t *testing.T) {
	run, files, totals := sample()
	for _, c := range [][]*File{files, nil} {
		wanted := 0
		for _, f := range c {
			wanted += len(f.Findings)
		}
		got := readSARIF(t, run, c, totals).Results
		if got == nil {
			t.Error("there is no list of results, not even an empty one")
		}
		if len(got) != wanted {
			t.Errorf("got %d results, want %d", len(got), wanted)
		}
	}
}

// Rules stand in the order of their first result, and every result says at which place its own stands.
func TestSARIFListsTheRulesThatHaveResults(t *testing.T) {
	run, files, totals := sample()
	run.Rules = append(run.Rules, &rule.Rule{Name: "portion-missing", Summary: "it found nothing"})
	got := readSARIF(t, run, files, totals)
	names := make([]string, 0, len(got.Tool.Driver.Rules))
	for _, r := range got.Tool.Driver.Rules {
		names = append(names, r.Id)
	}
	if diff := cmp.Diff([]string{"header-date-missing", "banner-sections-differ", "tags-malformed"}, names); diff != "" {
		t.Fatal(diff)
	}
	for _, r := range got.Results {
		if names[r.RuleIndex] != r.RuleId {
			t.Errorf("a result of %s points to %s", r.RuleId, names[r.RuleIndex])
		}
	}
	if n := strings.Count(string(written(t, "sarif", run, files, totals)), `"ruleIndex":0`); n != 1 {
		t.Errorf("the first rule is pointed to %d times, want 1", n)
	}
}

func TestSARIFTellsTheAuthority(t *testing.T) {
	f := &File{Path: "a.txt", Findings: []Finding{
		{Rule: gone, Severity: rule.Info, Message: "a", Authority: "5 FAH-3 H-011", Quieted: "it is a copy", Cable: 2},
		{Rule: gone, Severity: rule.Info, Message: "b"},
	}}
	got := readSARIF(t, &Run{}, []*File{f}, &Totals{}).Results
	if want := "a; lowered: it is a copy (5 FAH-3 H-011)"; got[0].Message.Text != want {
		t.Errorf("got %q, want %q", got[0].Message.Text, want)
	}
	want := &garif.PropertyBag{"authority": "5 FAH-3 H-011", "quieted": "it is a copy", "cable": 2.0}
	if diff := cmp.Diff(want, got[0].Properties); diff != "" {
		t.Error(diff)
	}
	if got[1].Message.Text != "b" || got[1].Properties != nil {
		t.Errorf("without an authority: got %q, %v", got[1].Message.Text, got[1].Properties)
	}
}

// Code scanning takes the score as a string, and only of rules that are tagged as of security.
func TestSARIFScoresBreachesOfTheCeiling(t *testing.T) {
	spill := &rule.Rule{Name: "ceiling-exceeded", Severity: rule.Always(rule.Error), Summary: "x", Unbridled: true}
	f := &File{Path: "a.txt", Findings: []Finding{{Rule: spill}, {Rule: differs}}}
	rules := readSARIF(t, &Run{}, []*File{f}, &Totals{}).Tool.Driver.Rules
	want := []*garif.PropertyBag{
		{"security-severity": "9.5", "tags": []any{"security", "classification", "ceiling"}},
		{"tags": []any{"classification", "banner"}},
	}
	if diff := cmp.Diff(want, []*garif.PropertyBag{rules[0].Properties, rules[1].Properties}); diff != "" {
		t.Error(diff)
	}
}

// No host is made up: where the project has no address, reports have none.
func TestReportsHaveNoAddressOfTheirOwn(t *testing.T) {
	run, files, totals := sample()
	for _, format := range Formats() {
		words := strings.ReplaceAll(string(written(t, format, run, files, totals)), sarifSchema, "")
		if strings.Contains(words, "://") {
			t.Errorf("%s holds an address", format)
		}
	}
	run.Tool.Address = "https://forge.example/cablelint"
	const page = "https://forge.example/cablelint/blob/HEAD/docs/rules.md#"
	driver := readSARIF(t, run, files, totals).Tool.Driver
	if driver.InformationUri != run.Tool.Address || driver.Rules[0].HelpUri != page+"header-date-missing" {
		t.Errorf("got %s, %s", driver.InformationUri, driver.Rules[0].HelpUri)
	}
	words := string(written(t, "rdjson", run, files, totals))
	for _, want := range []string{
		`"source":{"name":"cablelint","url":"https://forge.example/cablelint"}`,
		`"code":{"value":"tags-malformed","url":"` + page + `tags-malformed"}`,
	} {
		if !strings.Contains(words, want) {
			t.Errorf("rdjson lacks %s", want)
		}
	}
}

func TestSARIFSemanticVersion(t *testing.T) {
	for version, want := range map[string]string{
		"0.1.0": "0.1.0", "v1.2.3": "1.2.3", "0.2.0-dev+abc1234": "0.2.0-dev+abc1234", "1.0.0-rc.1": "1.0.0-rc.1",
		"": "", "unknown": "", "6e7373f": "", "1.2": "", "01.2.3": "", "1.2.3-": "", "1.2.3-01": "", "vv1.2.3": "",
	} {
		run := &Run{Tool: Tool{Name: "cablelint", Version: version}}
		driver := readSARIF(t, run, nil, &Totals{}).Tool.Driver
		if driver.Version != version || driver.SemanticVersion != want {
			t.Errorf("%s: got %q, %q, want %q", version, driver.Version, driver.SemanticVersion, want)
		}
	}
}
