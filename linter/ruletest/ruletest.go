// Package ruletest runs rules against their fixtures: one txtar a rule, each case a whole small cable.
// The format is described in docs/development.md.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package ruletest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// Path returns where the fixture of a rule lies below the folder of the fixtures.
func Path(r *rule.Rule) string {
	category := r.Category()
	return filepath.Join("rules", category, strings.TrimPrefix(r.Name, category+"-")+".txtar")
}

// Run runs the fixture of r, below dir, against all the rules. With update, what was found is written
// into the fixture instead of being compared.
func Run(t *testing.T, dir string, r *rule.Rule, all []*rule.Rule, update bool) {
	t.Helper()
	file := filepath.Join(dir, Path(r))
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := Parse(data)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	b := bench{dir: dir, rule: r, all: all}
	b.checkShape(t, cases)
	for i := range cases {
		c := &cases[i]
		t.Run(c.Name+"."+string(c.Expect), func(t *testing.T) { b.run(t, c, update) })
	}
	if update {
		rewrite(t, file, data, cases)
	}
}

type bench struct {
	dir  string
	rule *rule.Rule
	all  []*rule.Rule
}

// checkShape holds a fixture to having something to show: a bad and a good case, and a fixed one where
// the rule offers a fix.
func (b *bench) checkShape(t *testing.T, cases []Case) {
	t.Helper()
	has := map[Expectation]bool{}
	fixed := false
	for _, c := range cases {
		has[c.Expect] = true
		fixed = fixed || c.HasFixed
	}
	if !has[Bad] || !has[Good] {
		t.Errorf("the fixture of %s needs a bad and a good case", b.rule.Name)
	}
	if (b.rule.Fix != rule.None) != fixed {
		t.Errorf("%s offers fixes of grade %s: fixture has a fixed case: %v", b.rule.Name, b.rule.Fix, fixed)
	}
}

func (b *bench) run(t *testing.T, c *Case, update bool) {
	t.Helper()
	if c.several {
		b.runFiles(t, c, update)
		return
	}
	input, err := c.input(b.dir)
	if err != nil {
		t.Fatal(err)
	}
	src := text.NewSource(c.Name+".txt", input)
	switch c.Expect {
	case Good:
		if got := c.report(src, b.lint(t, c, src, b.all), ""); got != "" {
			t.Errorf("rules speak on a good case:\n%s", got)
		}
	case Silent:
		if got := c.report(src, b.lint(t, c, src, []*rule.Rule{b.rule}), ""); got != "" {
			t.Errorf("%s speaks:\n%s", b.rule.Name, got)
		}
	case Bad:
		b.runBad(t, c, src, update)
	}
}

func (b *bench) runBad(t *testing.T, c *Case, src *text.Source, update bool) {
	t.Helper()
	got := c.report(src, b.lint(t, c, src, []*rule.Rule{b.rule}), b.rule.Name)
	if got == "" {
		t.Errorf("%s is silent on a bad case", b.rule.Name)
	}
	if update {
		c.Want = got
	} else if diff := cmp.Diff(c.Want, got); diff != "" {
		t.Errorf("want (-) and got (+) differ:\n%s", diff)
	}
	if c.HasFixed {
		b.runFixed(t, c, src, update)
	}
}

// runFixed applies the fixes of the rule alone and holds the outcome to the "fixed" of the case, to
// being stable, and to silencing the rule.
func (b *bench) runFixed(t *testing.T, c *Case, src *text.Source, update bool) {
	t.Helper()
	once := b.fix(t, c, src)
	if update {
		c.Fixed = c.shown(once)
	} else if diff := cmp.Diff(c.Fixed, c.shown(once)); diff != "" {
		t.Errorf("fixed: want (-) and got (+) differ:\n%s", diff)
	}
	fixed := text.NewSource(src.Name(), once)
	if twice := b.fix(t, c, fixed); !bytes.Equal(once, twice) {
		t.Errorf("fixing twice changes more:\n%s", cmp.Diff(string(once), string(twice)))
	}
	for _, f := range b.lint(t, c, fixed, []*rule.Rule{b.rule}) {
		if len(f.Fixes) > 0 {
			t.Errorf("after its own fix the rule still offers one: %s", f.Message)
		}
	}
}

func (b *bench) lint(t *testing.T, c *Case, src *text.Source, rules []*rule.Rule) []*rule.Finding {
	t.Helper()
	res, err := b.linter(t, c, rules).Lint(context.Background(), src)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range res.Problems {
		t.Errorf("%v", problem)
	}
	return res.Findings
}

func (b *bench) fix(t *testing.T, c *Case, src *text.Source) []byte {
	t.Helper()
	out, err := b.linter(t, c, []*rule.Rule{b.rule}).Fix(context.Background(), src, rule.Unsafe)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes
}

func (b *bench) linter(t *testing.T, c *Case, rules []*rule.Rule) *linter.Linter {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules, Settings: c.settings.Engine(rules, 0)})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// rewrite puts what was found into the fixture.
func rewrite(t *testing.T, file string, data []byte, cases []Case) {
	t.Helper()
	old := txtar.Parse(data)
	out := &txtar.Archive{Comment: old.Comment}
	for _, c := range cases {
		out.Files = append(out.Files, txtar.File{Name: c.Title, Data: []byte(c.Lines)})
		if c.Expect == Bad {
			out.Files = append(out.Files, txtar.File{Name: c.Name + ".want", Data: []byte(c.Want)})
		}
		if c.HasFixed {
			out.Files = append(out.Files, txtar.File{Name: c.Name + ".fixed", Data: []byte(c.Fixed)})
		}
	}
	if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
		t.Fatal(err)
	}
}
