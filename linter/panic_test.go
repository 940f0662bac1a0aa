package linter

import (
	"context"
	"errors"
	"strings"
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// TestBrokenReading: what breaks outside a rule is a problem of that file, named, and the next is judged.
func TestBrokenReading(t *testing.T) {
	t.Parallel()
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := l.NewWorker()
	read := w.read
	w.read = func(src *text.Source) *cable.File {
		if src.Name() == "poisoned.txt" {
			panic("a reader broke")
		}
		return read(src)
	}
	data := []byte("TAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n1. (U) The Minister of Orchards spoke.\n")
	var broken *PanicError
	res, err := w.Lint(context.Background(), text.NewSource("poisoned.txt", data))
	if !errors.As(err, &broken) || res != nil || broken.Rule != "" || len(broken.Stack) == 0 {
		t.Fatalf("have %v, %v", res, err)
	}
	if !strings.Contains(err.Error(), "poisoned.txt could not be judged: a reader broke") {
		t.Errorf("the file is not named: %v", err)
	}
	if _, err := w.Fix(context.Background(), text.NewSource("poisoned.txt", data), rule.Safe); !errors.As(err, &broken) {
		t.Errorf("fixing it gives %v", err)
	}
	res, err = w.Lint(context.Background(), text.NewSource("next.txt", data))
	if err != nil || !res.File.Looks() {
		t.Errorf("the next file is not judged: %v", err)
	}
}

// TestBrokenRule: a rule that breaks is named, and the others are heard.
func TestBrokenRule(t *testing.T) {
	t.Parallel()
	always := rule.Always(rule.Error)
	l, err := New(Options{Rules: []*rule.Rule{
		{Name: "header-poisoned", Severity: always, Check: func(*rule.Pass) { panic("a rule broke") }},
		{Name: "header-sound", Severity: always, Check: func(p *rule.Pass) { p.Reportf(p.Cable.Tags.Span, "here") }},
	}})
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Lint(context.Background(),
		text.NewSource("a.txt", []byte("TAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n1. (U) The Minister spoke.\n")))
	if err != nil || len(res.Findings) != 1 || len(res.Problems) != 1 {
		t.Fatalf("have %v, %v", res, err)
	}
	if !strings.Contains(res.Problems[0].Error(), "rule header-poisoned broke on a.txt") {
		t.Errorf("the rule is not named: %v", res.Problems[0])
	}
}
