package ruletest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/text"
	"cablelint/rules"

	"github.com/google/go-cmp/cmp"
)

// TestCables judges whole cables of every generation by every rule and compares what is found with the
// golden report beside each. -update writes the reports; look at the diff.
func TestCables(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(fixtures, "cables", "*.txt"))
	if err != nil || len(files) < 12 {
		t.Fatalf("%d whole cables (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			golden(t, strings.TrimSuffix(file, ".txt")+".golden", judge(t, l, file))
		})
	}
}

func judge(t *testing.T, l *linter.Linter, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Lint(context.Background(), text.NewSource(filepath.Base(file), data))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, problem := range res.Problems {
		t.Error(problem)
	}
	for _, a := range res.Assessments {
		fmt.Fprintf(&b, "cable %d: generation %d, dated by %s, banner %s, portions %s\n",
			a.Cable.Index, a.Cable.Layout.Generation, a.Date.How, a.Banner.Level, a.Computed.Level)
	}
	for _, f := range res.Findings {
		at := res.Source.Position(f.Span.Start)
		fmt.Fprintf(&b, "%d:%d %s %s %s\n", at.Line, at.Column, f.Severity, f.Rule.Name, f.Message)
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("want (-) and got (+) differ:\n%s", diff)
	}
}
