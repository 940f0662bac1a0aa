package linter_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// chain returns rules of the test that turn the TAGS word PAAA, one round after the other, n times.
func chain(n int) []*rule.Rule {
	word := func(i int) string { return "PAA" + string(rune('A'+i)) }
	out := make([]*rule.Rule, n)
	for i := range out {
		out[i] = turning("tags-"+strings.ToLower(word(i)), word(i), word(i+1))
	}
	return out
}

// fixBy fixes a text by rules of the test.
func fixBy(data string, grade rule.Safety, rules ...*rule.Rule) (*linter.FixResult, error) {
	l, err := linter.New(linter.Options{Rules: rules})
	if err != nil {
		return nil, err
	}
	return l.Fix(context.Background(), text.NewSource("a.txt", []byte(data)), grade)
}

// TestMostRounds: ten rounds may follow one another without leaving less to be done, and no more. A round that
// leaves less begins the count anew.
func TestMostRounds(t *testing.T) {
	t.Parallel()
	other := turning("tags-other", "PREL", "PGOV")
	for name, test := range map[string]struct {
		rules  []*rule.Rule
		rounds int
		fight  bool
	}{
		"ten rounds after the first":             {chain(11), 11, false},
		"one round more":                         {chain(12), 0, true},
		"one round more, after one of two fixes": {append(chain(12), other), 13, false},
		"and one more":                           {append(chain(13), other), 0, true},
	} {
		data := strings.Replace(telegram, "TAGS: PREL", "TAGS: PAAA, PREL", 1)
		res, err := fixBy(data, rule.Safe, test.rules...)
		var fight *linter.FightError
		switch {
		case errors.As(err, &fight) != test.fight:
			t.Errorf("%s: %v", name, err)
		case err == nil && len(res.Applied) != test.rounds:
			t.Errorf("%s: %d fixes, want %d", name, len(res.Applied), test.rounds)
		}
	}
}

// TestFixOfNoGrade: without a grade nothing is fixed.
func TestFixOfNoGrade(t *testing.T) {
	t.Parallel()
	res, err := fixBy(telegram, rule.None, turning("tags-other", "PREL", "PGOV"))
	if err != nil || res.Changed() || len(res.Left.Findings) != 1 {
		t.Errorf("have %v, %v", res, err)
	}
}

// TestPlacesOfFixes: a fix names its places in the source as it was, whatever rounds came before.
func TestPlacesOfFixes(t *testing.T) {
	t.Parallel()
	longer := turning("tags-longer", "PREL", "PRELATED")
	behind := turning("tags-behind", "PGOV", "PGOX")
	behind.Check = func(check func(*rule.Pass)) func(*rule.Pass) {
		return func(p *rule.Pass) {
			if bytes.Contains(p.Cable.Source.Text(), []byte("PRELATED")) {
				check(p)
			}
		}
	}(behind.Check)
	last := turning("tags-last", "PGOX", "PGOY")
	data := strings.Replace(telegram, "TAGS: PREL", "TAGS: PREL, PGOV", 1)
	res, err := fixBy(data, rule.Safe, longer, behind, last)
	if err != nil {
		t.Fatal(err)
	}
	var places []int
	for _, a := range res.Applied {
		places = append(places, a.Places...)
	}
	at := strings.Index(data, "PGOV")
	if diff := cmp.Diff([]int{strings.Index(data, "PREL"), at, at}, places); diff != "" {
		t.Error(diff)
	}
}

// remarking returns a rule of the test that offers to write portion marks otherwise.
func remarking(name, from, to string, grade rule.Safety) *rule.Rule {
	return &rule.Rule{Name: name, Severity: rule.Always(rule.Info), Fix: grade, Check: func(p *rule.Pass) {
		for i := range p.Cable.Portions {
			if at := p.Cable.Portions[i].MarkSpan; p.Cable.String(at) == from {
				p.Reportf(at, "%s is here", from).Offer(grade, "write "+to, rule.Replace(at, to))
			}
		}
	}}
}

// TestRefusedFixesHoldUpNoOther: of fixes that are tried together each that the gate lets pass is made,
// wherever among them stand those that it refuses.
func TestRefusedFixesHoldUpNoOther(t *testing.T) {
	t.Parallel()
	raising := remarking("portion-raising", "(C)", "(S)", rule.Safe)
	lowering := remarking("portion-lowering", "(S//NF)", "(S)", rule.Safe)
	for pattern := range 1 << 5 {
		var data, want strings.Builder
		fmt.Fprint(&data, "SECRET\n\nTAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n")
		want.WriteString(data.String())
		refused := 0
		for i := range 5 {
			mark, is := "(C)", "(S)"
			if pattern>>i&1 == 1 {
				mark, is = "(S//NF)", "(S//NF)"
				refused++
			}
			fmt.Fprintf(&data, "%d. %s The Minister spoke.\n\n", i+1, mark)
			fmt.Fprintf(&want, "%d. %s The Minister spoke.\n\n", i+1, is)
		}
		res, err := fixBy(data.String(), rule.Safe, raising, lowering)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), string(res.Bytes)); diff != "" {
			t.Errorf("pattern %05b: %s", pattern, diff)
		}
		if len(res.Refused) != refused || len(res.Applied) != 5-refused {
			t.Errorf("pattern %05b: %d refused, %d made", pattern, len(res.Refused), len(res.Applied))
		}
		if !slices.IsSortedFunc(res.Applied, func(a, b linter.Applied) int { return a.Places[0] - b.Places[0] }) {
			t.Errorf("pattern %05b: fixes are not made in the order of the text", pattern)
		}
	}
}

// TestRefusedFixIsTriedAgain: what the gate refused is tried once more when the others are made: a caption
// may go where a later fix classifies the message.
func TestRefusedFixIsTriedAgain(t *testing.T) {
	t.Parallel()
	needless := &rule.Rule{Name: "caption-needless", Severity: rule.Always(rule.Info), Check: func(p *rule.Pass) {
		for _, c := range p.Cable.Captions {
			p.Reportf(c.Span, "needless").Offer(rule.Safe, "take it out", rule.Delete(c.Line))
		}
	}}
	raising := &rule.Rule{Name: "banner-raising", Severity: rule.Always(rule.Info), Check: func(p *rule.Pass) {
		if at := p.Cable.Classification().Mark; at.Text == "UNCLAS" {
			sp := spanOf(p, "UNCLAS")
			p.Reportf(sp, "too low").Offer(rule.Unsafe, "write SECRET", rule.Replace(sp, "SECRET"))
		}
	}}
	data := strings.Replace(telegram, "000187\n", "000187\n\nSENSITIVE\n", 1)
	for name, test := range map[string]struct {
		grade rule.Safety
		want  []string
	}{
		"alone it stays refused":     {rule.Safe, nil},
		"it is made after the other": {rule.Unsafe, []string{"write SECRET", "take it out"}},
	} {
		res, err := fixBy(data, test.grade, needless, raising)
		if err != nil {
			t.Fatal(err)
		}
		var made []string
		for _, a := range res.Applied {
			made = append(made, a.Title)
		}
		if diff := cmp.Diff(test.want, made); diff != "" || len(res.Refused)+len(res.Applied) == 0 {
			t.Errorf("%s: %d refused: %s", name, len(res.Refused), diff)
		}
	}
}

// TestSafeFixThatClassifiesIsRefused: a rule that calls such a fix safe is not believed; as an unsafe one, a
// person confirms it.
func TestSafeFixThatClassifiesIsRefused(t *testing.T) {
	t.Parallel()
	for _, grade := range []rule.Safety{rule.Safe, rule.Unsafe} {
		res, err := fixBy("UNCLAS\n\nTAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n1. (U) The Minister spoke.\n", grade,
			remarking("portion-raising", "(U)", "(C)", grade))
		if err != nil || res.Changed() != (grade == rule.Unsafe) {
			t.Errorf("a %s fix: %v, %v", grade, res.Applied, err)
		}
	}
}

// TestFixesThatFitOnlyApart: of two fixes that pass by themselves and not together the first is made, beside a
// third that is refused too.
func TestFixesThatFitOnlyApart(t *testing.T) {
	t.Parallel()
	fragile := &rule.Rule{Name: "portion-fragile", Severity: rule.Always(rule.Info), Check: func(p *rule.Pass) {
		if bytes.Count(p.Cable.Source.Text(), []byte("(S)")) > 1 {
			panic("a rule broke")
		}
	}}
	const data = "SECRET\n\nTAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n1. (C) Alpha.\n\n2. (C) Bravo.\n\n3. (S//NF) Charlie.\n"
	res, err := fixBy(data, rule.Safe, remarking("portion-raising", "(C)", "(S)", rule.Safe),
		remarking("portion-lowering", "(S//NF)", "(S)", rule.Safe), fragile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Replace(data, "(C) Alpha", "(S) Alpha", 1), string(res.Bytes)); diff != "" {
		t.Error(diff)
	}
	if len(res.Applied) != 1 || len(res.Refused) != 2 {
		t.Errorf("%d made, %d refused", len(res.Applied), len(res.Refused))
	}
}

// TestFixAfterWhichARuleBreaks: it is not made, and the refusal names the rule.
func TestFixAfterWhichARuleBreaks(t *testing.T) {
	t.Parallel()
	fragile := &rule.Rule{Name: "portion-fragile", Severity: rule.Always(rule.Info), Check: func(p *rule.Pass) {
		if bytes.Contains(p.Cable.Source.Text(), []byte("(S)")) {
			panic("a rule broke")
		}
	}}
	res, err := fixBy("SECRET\n\nTAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n1. (C) The Minister spoke.\n", rule.Safe,
		remarking("portion-raising", "(C)", "(S)", rule.Safe), fragile)
	if err != nil || res.Changed() || len(res.Refused) != 1 {
		t.Fatalf("have %v, %v", res, err)
	}
	if why := res.Refused[0].Why.Error(); !strings.Contains(why, "portion-fragile") {
		t.Errorf("the rule is not named: %s", why)
	}
}
