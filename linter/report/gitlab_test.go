package report

import (
	"encoding/json"
	"testing"

	"cablelint/linter/rule"
)

func TestGitLabKeepsItsSchema(t *testing.T) { keepsSchema(t, "gitlab", "gitlab.schema.json") }

// GitLab drops an issue whose fingerprint it has seen, and takes one whose fingerprint has changed for
// a new one.
func TestGitLabFingerprints(t *testing.T) {
	file := func(path string, prints ...string) *File {
		f := &File{Path: path}
		for i, p := range prints {
			f.Findings = append(f.Findings, Finding{Rule: gone, Severity: rule.Warning, Fingerprint: p, Cable: i})
		}
		return f
	}
	prints := func(files ...*File) []string {
		var issues []gitlabIssue
		if err := json.Unmarshal(written(t, "gitlab", &Run{}, files, &Totals{}), &issues); err != nil {
			t.Fatal(err)
		}
		out := make([]string, 0, len(issues))
		for _, i := range issues {
			out = append(out, i.Fingerprint)
		}
		return out
	}
	seen := map[string]bool{}
	for _, p := range prints(file("a", "1", "1", "2"), file("b", "1")) {
		if seen[p] {
			t.Errorf("fingerprint %s comes twice", p)
		}
		seen[p] = true
	}
	for _, p := range prints(file("a", "0", "2", "1")) {
		delete(seen, p)
	}
	if len(seen) != 2 {
		t.Errorf("%d fingerprints changed with the findings around them, want 2 that are gone", len(seen))
	}
}

func TestGitLabSetsACeilingAboveAll(t *testing.T) {
	spill := &Finding{Rule: &rule.Rule{Name: "ceiling-exceeded", Unbridled: true}, Severity: rule.Error}
	if got := gitlabSeverityOf(spill); got != "blocker" {
		t.Errorf("got %q", got)
	}
}
