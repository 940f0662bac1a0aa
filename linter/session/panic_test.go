package session_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter/session"
	"cablelint/rules"
)

// TestPanicCostsItsFile: what breaks outside the rules, in whatever is made of a file, is a problem of that file.
func TestPanicCostsItsFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const cable = "UNCLAS ARKADIA 000188\n\nE.O. 12958: N/A\nTAGS: PREL, pgov\nSUBJECT: TALKS\n\n1. The commission met.\n"
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(cable), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := session.Open(t.Context(), session.Request{Rules: rules.All(), Paths: []string{dir}, NoIgnore: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	look := func(l *session.Look) int {
		l.Report()
		if filepath.Base(l.File.Path) == "b.txt" {
			panic("out of order")
		}
		return len(l.Judged.Report.Findings)
	}
	found := map[string]int{}
	err = session.Each(t.Context(), s, look, func(j *session.Judged, n int) error {
		found[filepath.Base(j.Path)] = n
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found["a.txt"] == 0 || found["a.txt"] != found["c.txt"] || found["b.txt"] != 0 {
		t.Errorf("found %v", found)
	}
	problems := s.Tally.Problems
	if len(problems) != 1 || !strings.HasSuffix(problems[0].File, "b.txt") ||
		!strings.Contains(problems[0].Message, "internal error") {
		t.Errorf("problems %v", problems)
	}
}
