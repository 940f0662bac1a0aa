package draft_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/draft"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

var today = law.Date(2026, 11, 28)

// TestDraftsPass: whatever form a cable is given, its draft is refused, or it has placeholders and no other finding.
func TestDraftsPass(t *testing.T) {
	t.Parallel()
	l := judging(t)
	terms := []draft.Term{
		{},
		{Years: 1},
		{Years: 25},
		{Until: law.Date(2031, 5, 4)},
		{Code: "50X1-HUM"},
		{Code: "25X1", Until: law.Date(2060, 1, 1)},
		{Code: "50X3", Until: law.Date(2090, 1, 1)},
	}
	written := 0
	for _, layout := range draft.Layouts() {
		for _, level := range []marking.Level{marking.NoLevel, marking.Unclassified, marking.Confidential, marking.Secret} {
			for _, term := range terms {
				for seed := range uint64(12) {
					r := rand.New(rand.NewPCG(seed, 2))
					form := draft.Form{
						Layout: layout, Level: level, Post: "ARKADIA", TAGS: []string{"PREL", "PGOV"}, Term: term, Day: today,
						Sources: sources(t, l, r, int(seed)%4),
					}
					if len(form.Sources) == 0 && level.Classified() {
						form.Reasons = []string{"b", "d"}
					}
					name := fmt.Sprintf("%s %s %s, %d sources of %d", layout, level, term, len(form.Sources), seed)
					if passes(t, l, name, form) {
						written++
					}
				}
			}
		}
	}
	if written < 100 {
		t.Errorf("%d drafts were written: the test tries too little", written)
	}
}

// passes reports whether a draft was written, which then has to pass, and to be no lower than its sources.
func passes(t *testing.T, l *linter.Linter, name string, form draft.Form) bool {
	t.Helper()
	d, err := draft.Write(form)
	var misfit *draft.Misfit
	if errors.As(err, &misfit) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Lint(context.Background(), text.NewSource("draft", []byte(d.Text)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Findings {
		if f.Rule.Name != "header-placeholder" {
			t.Errorf("%s: %s: %s\n%s", name, f.Rule.Name, f.Message, d.Text)
		}
	}
	if len(res.Assessments) != 1 {
		t.Fatalf("%s: %d cables\n%s", name, len(res.Assessments), d.Text)
	}
	own := draft.SourceOf("draft", res.Assessments[0])
	for _, s := range form.Sources {
		if !marking.Covers(own.Level, own.Controls, s.Level, s.Controls) {
			t.Errorf("%s: lower than %s, %v\n%s", name, s.Level, s.Controls, d.Text)
		}
	}
	return true
}

func judging(t *testing.T) *linter.Linter {
	t.Helper()
	l, err := linter.New(linter.Options{
		Rules: rules.All(), Settings: linter.Settings{Settings: rule.Settings{AsOf: today}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// sources are n invented cables, some with controls.
func sources(t *testing.T, l *linter.Linter, r *rand.Rand, n int) []draft.Source {
	t.Helper()
	out := make([]draft.Source, 0, n)
	for i := range n {
		cable := string(specimen.Cable(r, specimen.Options{Size: 1000}))
		control := []string{"", "//NF", "//REL TO USA, GBR", "//OC/NF", "//RELIDO", "//REL TO USA, FRA"}[r.IntN(6)]
		cable = strings.ReplaceAll(cable, "(C) ", "(C"+control+") ")
		cable = strings.ReplaceAll(cable, "(S) ", "(S"+control+") ")
		res, err := l.Lint(context.Background(), text.NewSource("source", []byte(cable)))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range res.Assessments {
			out = append(out, draft.SourceOf(fmt.Sprintf("source %d", i), a))
		}
	}
	return out
}

func TestParseTerm(t *testing.T) {
	t.Parallel()
	day := func(word string) (law.Day, error) {
		var y, m, d int
		if n, err := fmt.Sscanf(word, "%4d-%2d-%2d", &y, &m, &d); n != 3 || err != nil {
			return 0, errors.New("no date")
		}
		return law.Date(y, m, d), nil
	}
	for word, want := range map[string]draft.Term{
		"10y": {Years: 10}, "5Y": {Years: 5}, "2036-11-28": {Until: law.Date(2036, 11, 28)}, "50x1-hum": {Code: "50X1-HUM"},
		"25X1,2060-01-01": {Code: "25X1", Until: law.Date(2060, 1, 1)}, "50x9:2090-01-01": {Code: "50X9", Until: law.Date(2090, 1, 1)},
	} {
		if got, err := draft.ParseTerm(word, day); got != want || err != nil {
			t.Errorf("%s: %v, %v; want %v", word, got, err, want)
		}
	}
	for _, word := range []string{"", "y", "0y", "00y", "100y", "25X0,2060-01-01", "25X1", "25X1,soon", "OADR", "X1"} {
		if got, err := draft.ParseTerm(word, day); err == nil {
			t.Errorf("%q is %v", word, got)
		}
	}
}

// TestOneLine: no word of a form adds a line to its cable.
func TestOneLine(t *testing.T) {
	t.Parallel()
	form := func(post string, tags ...string) draft.Form {
		return draft.Form{Layout: "smart", Level: marking.Unclassified, Post: post, TAGS: tags, Day: today}
	}
	for _, f := range []draft.Form{
		form("ARKADIA\nTOP SECRET//SI", "PREL"), form("ARKADIA\u2028SECRET", "PREL"), form(" ", "PREL"), form("ARKADIA\n", "PREL"),
		form("ARKADIA", "PREL\nSECRET"), form("ARKADIA", "PREL\n"), form("ARKADIA", "PREL", ""),
	} {
		var misfit *draft.Misfit
		if d, err := draft.Write(f); !errors.As(err, &misfit) {
			t.Errorf("%q, %q: %v, %v", f.Post, f.TAGS, d, err)
		}
	}
	if _, err := draft.Write(form("PORT D'OLD-HAVEN", "PREL")); err != nil {
		t.Error(err)
	}
}
