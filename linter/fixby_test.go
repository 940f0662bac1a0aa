package linter_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/text"
	"cablelint/rules"
)

// unmarkedSecond is a cable whose second paragraph has no mark.
const unmarkedSecond = "CONFIDENTIAL ARKADIA 000187\n\nE.O. 12958: DECL: 03/14/2017\nTAGS: PREL\nSUBJECT: TALKS\n\n" +
	"Classified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (d).\n\n1. (C) The Minister spoke.\n\n2. The harbor sent no reply.\n"

// TestFixByOffersLevels: beside the banner's level every mark that the banner allows is a way, and one that is taken is made.
func TestFixByOffersLevels(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	out, err := l.NewWorker().FixBy(context.Background(), text.NewSource("a", []byte(unmarkedSecond)),
		func(p *linter.Proposal) (linter.Answer, error) {
			titles = append(titles, p.Fix.Title)
			if p.Way != len(titles) || p.Ways < 3 {
				t.Errorf("way %d of %d is %q", p.Way, p.Ways, p.Fix.Title)
			}
			if p.Fix.Title == "mark with (U)" {
				return linter.TakeIt, nil
			}
			return linter.OtherWay, nil
		})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Replace(unmarkedSecond, "2. The", "2. (U) The", 1); string(out.Bytes) != want || !out.Asked {
		t.Errorf("%s", out.Bytes)
	}
	if titles[0] != "mark with (C), the banner's level" || slices.Contains(titles, "mark with (S)") {
		t.Errorf("got %q", titles)
	}
}

// TestNoLevelsBeforeAMark: before what a person may take for a mark no other is offered.
func TestNoLevelsBeforeAMark(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	for paragraph, offered := range map[string]bool{
		"(SECRET, no foreign) The harbor sent no reply.": false, "The harbor sent no reply.": true,
	} {
		cable := strings.Replace(unmarkedSecond, "The harbor sent no reply.", paragraph, 1)
		res, err := l.Lint(context.Background(), text.NewSource("a", []byte(cable)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range res.Findings {
			if ways, err := l.Levels(context.Background(), res, f); err != nil || len(ways) > 0 != (offered && f.Rule.Name == "portion-missing") {
				t.Errorf("%s: %s: %d ways, %v", paragraph, f.Rule.Name, len(ways), err)
			}
		}
	}
}
