package ruletest_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cablelint/linter/collection"
	"cablelint/linter/rule"
	"cablelint/linter/ruletest"
	"cablelint/rules"
)

var update = flag.Bool("update", false, "write what was found into the fixtures")

const fixtures = "../../fixtures"

func TestFixtures(t *testing.T) {
	t.Parallel()
	all := rules.All()
	for _, r := range all {
		if r.Check == nil && r.CheckFile == nil && r.Category() != collection.Category {
			continue // about the run itself: scripts show it
		}
		t.Run(r.Category()+"/"+r.Name, func(t *testing.T) {
			t.Parallel()
			ruletest.Run(t, fixtures, r, all, *update)
		})
	}
}

// TestOrphans finds fixtures that belong to no rule.
func TestOrphans(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, r := range rules.All() {
		known[ruletest.Path(r)] = true
	}
	err := filepath.WalkDir(filepath.Join(fixtures, "rules"), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(fixtures, path)
		if err == nil && !known[rel] {
			t.Errorf("%s belongs to no rule", rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRuleSet holds every rule's metadata to the form that explain, the reports and the docs rely on.
func TestRuleSet(t *testing.T) {
	t.Parallel()
	all := rules.All()
	names := map[string]bool{}
	for _, r := range all {
		if names[r.Name] {
			t.Errorf("two rules are called %s", r.Name)
		}
		names[r.Name] = true
	}
	for _, r := range all {
		for _, problem := range faults(r, names) {
			t.Errorf("%s: %s", r.Name, problem)
		}
	}
}

// TestPiecesHaveRules holds what outlines and hovers tell of a piece of a cable to the rules about it.
func TestPiecesHaveRules(t *testing.T) {
	t.Parallel()
	about := map[rule.Piece][]string{}
	for _, r := range rules.All() {
		about[r.About] = append(about[r.About], r.Name)
		if compares := strings.HasSuffix(r.Name, "-differs") || strings.HasSuffix(r.Name, "-differ"); compares &&
			r.Category() == "header" && r.About == rule.NoPiece {
			t.Errorf("%s compares fields of the heading and does not say which it is about", r.Name)
		}
	}
	for p := rule.NoPiece + 1; p < rule.NumPieces; p++ {
		if len(about[p]) == 0 {
			t.Errorf("no rule is about piece %d", p)
		}
	}
	for _, p := range []rule.Piece{rule.Routing, rule.BannerMark, rule.PortionMark, rule.TagsCode, rule.ReasonLetter} {
		if len(about[p]) > 1 {
			t.Errorf("a hover can cite one rule, and %v are about the same piece", about[p])
		}
	}
}

var summaryForm = regexp.MustCompile(`^[^A-Z\n][^\n]*[^.\n]$|^[A-Z][A-Z./\d][^\n]*[^.\n]$`)

// checks counts the ways in which a rule comes to its findings.
func checks(r *rule.Rule) int {
	n := 0
	for _, has := range []bool{r.Check != nil, r.CheckFile != nil, r.Elsewhere} {
		if has {
			n++
		}
	}
	return n
}

func faults(r *rule.Rule, names map[string]bool) []string {
	var out []string
	add := func(bad bool, problem string) {
		if bad {
			out = append(out, problem)
		}
	}
	add(checks(r) != 1, "has not exactly one check")
	add(!summaryForm.MatchString(r.Summary) || len(r.Summary) > 90, "summary is not one short line without a full stop: "+r.Summary)
	add(strings.TrimSpace(r.Why) == "", "does not say why")
	add(len(r.Citations()) == 0, "cites no authority")
	add(r.FixWhy == "", "does not say why its fix is "+r.Fix.String())
	add(r.Since == "", "does not say since when")
	add(r.Severity.Highest() == rule.Off, "has no severity")
	for _, c := range r.Citations() {
		add(c.Source == "" || c.Says == "", "has an empty citation")
	}
	for _, h := range r.Hides {
		add(!names[h.Rule], "hides "+h.Rule+", which is no rule")
	}
	return out
}
