package linter_test

import (
	"context"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// speaking returns a rule of the test that says once that it ran.
func speaking(name string, scope rule.Scope, severity rule.Steps) *rule.Rule {
	return &rule.Rule{Name: name, Scope: scope, Severity: severity, Check: func(p *rule.Pass) {
		p.Reportf(p.Cable.Span, "it ran")
	}}
}

// from and until are scopes by the date of a cable.
func from(day law.Day) rule.Scope  { return rule.Scope{Period: law.Period{From: day}} }
func until(day law.Day) rule.Scope { return rule.Scope{Period: law.Period{To: day}} }

var (
	ides   = law.Date(2007, 3, 14)
	always = rule.Always(rule.Error)
	choosy = []*rule.Rule{
		speaking("tags-always", rule.Scope{}, always),
		speaking("tags-from", from(ides), always),
		speaking("tags-until", until(ides), always),
		speaking("tags-step", rule.Scope{}, rule.Steps{{Is: rule.Off}, {From: ides, Is: rule.Warning}}),
		speaking("tags-two-steps", rule.Scope{}, rule.Steps{{From: ides + 2, Is: rule.Info}}),
		speaking("tags-order", rule.Scope{
			Period: law.Period{From: law.Date(1995, 10, 14)}, Introduced: true,
		}, always),
		speaking("tags-classified", rule.Scope{Class: rule.Classified}, always),
		speaking("tags-unclassified", rule.Scope{Class: rule.Unclassified}, always),
		speaking("tags-transmitted", rule.Scope{Layouts: []*cable.Layout{layout.Transmitted}}, always),
		speaking("tags-bare", rule.Scope{Layouts: []*cable.Layout{layout.Bare}}, always),
	}
)

// dated is an unmarked cable of a day, or of what stands in the place of one.
func dated(day, level string) string {
	return strings.NewReplacer("141522Z MAR 07", day, "C O N F I D E N T I A L", level).Replace(unmarked(""))
}

// ran are the rules that ran on a cable, with their severities.
func ran(t *testing.T, l *linter.Linter, data string) string {
	t.Helper()
	res, err := l.Lint(context.Background(), text.NewSource("a.txt", []byte(data)))
	if err != nil || len(res.File.Cables) != 1 {
		t.Fatalf("have %v, %v", res, err)
	}
	names := make([]string, 0, len(res.Findings))
	for _, f := range res.Findings {
		name := strings.TrimPrefix(f.Rule.Name, "tags-")
		if f.Severity != rule.Error {
			name += "=" + f.Severity.String()
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func lintBy(t *testing.T, set linter.Settings, rules ...*rule.Rule) *linter.Linter {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules, Settings: set})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestRulesByDate: a rule is for the cables of its days, its level and its layouts, the first and the last
// day among them, and a change of order silences what it brought until its window is over.
func TestRulesByDate(t *testing.T) {
	t.Parallel()
	l := lintBy(t, linter.Settings{}, choosy...)
	for range 2 { // the second time from what was worked out the first time
		for _, test := range []struct{ name, cable, want string }{
			{"the day before", dated("131522Z MAR 07", "SECRET"), "always classified order transmitted until"},
			{
				"the day itself", dated("141522Z MAR 07", "SECRET"),
				"always classified from order step=warning transmitted until",
			},
			{"the day after", dated("151522Z MAR 07", "SECRET"), "always classified from order step=warning transmitted"},
			{
				"two days after", dated("161522Z MAR 07", "SECRET"),
				"always classified from order step=warning transmitted two-steps=info",
			},
			{
				"an unclassified one", dated("161522Z MAR 07", "UNCLAS"),
				"always from order step=warning transmitted two-steps=info unclassified",
			},
			{"the last day of the window", dated("311522Z DEC 95", "SECRET"), "always classified transmitted until"},
			{"the day after the window", dated("011522Z JAN 96", "SECRET"), "always classified order transmitted until"},
			{
				"a month in which nothing changes", dated("311522Z FEB 07", "SECRET"), "always classified order transmitted until",
			},
			{
				"a month in which something does", dated("311522Z APR 07", "SECRET"), "always classified from order step=warning transmitted two-steps=info",
			},
			{"the month of the change", dated("321522Z MAR 07", "SECRET"), "always classified order transmitted"},
			{"no date", strings.Replace(telegram, "E.O. 12958: N/A\n", "", 1), "always bare unclassified"},
		} {
			if diff := cmp.Diff(test.want, ran(t, l, test.cable)); diff != "" {
				t.Errorf("%s: %s", test.name, diff)
			}
		}
	}
}

// TestRulesAreChosenOnceForEachKind: what was worked out for cables of one kind is taken for no other kind.
func TestRulesAreChosenOnceForEachKind(t *testing.T) {
	t.Parallel()
	for _, assumed := range []law.Day{ides - 1, ides, ides + 1, ides + 2} {
		set := linter.Settings{Assume: assumed}
		shared := lintBy(t, set, choosy...)
		for _, day := range []string{"131522Z MAR 07", "141522Z MAR 07", "151522Z MAR 07", "011522Z JAN 95", "011522Z JAN 09"} {
			for _, level := range []string{"UNCLAS", "SECRET", "ARKADIA"} {
				for _, data := range []string{dated(day, level), strings.Replace(telegram, "UNCLAS", level, 1)} {
					if diff := cmp.Diff(ran(t, lintBy(t, set, choosy...), data), ran(t, shared, data)); diff != "" {
						t.Errorf("%s, %s: %s", day, level, diff)
					}
				}
			}
		}
	}
}

// TestSeverityOfAMonth: a cable of which the month alone is known is judged by the mildest day of it, the
// first and the last among them.
func TestSeverityOfAMonth(t *testing.T) {
	t.Parallel()
	first, last := law.Date(2007, 4, 1), law.Date(2007, 4, 30)
	for name, test := range map[string]struct {
		steps rule.Steps
		want  string
	}{
		"milder before the month": {rule.Steps{{Is: rule.Info}, {From: first, Is: rule.Error}}, "a"},
		"milder on its first day": {rule.Steps{{Is: rule.Info}, {From: first + 1, Is: rule.Error}}, "a=info"},
		"milder within it": {
			rule.Steps{{Is: rule.Error}, {From: first + 9, Is: rule.Info}, {From: first + 12, Is: rule.Error}}, "a=info",
		},
		"milder on its last day":      {rule.Steps{{Is: rule.Error}, {From: last, Is: rule.Warning}}, "a=warning"},
		"milder the day after":        {rule.Steps{{Is: rule.Error}, {From: last + 1, Is: rule.Warning}}, "a"},
		"graver on its last day":      {rule.Steps{{Is: rule.Info}, {From: last, Is: rule.Error}}, "a=info"},
		"silent until its second day": {rule.Steps{{From: first + 1, Is: rule.Error}}, ""},
	} {
		l := lintBy(t, linter.Settings{}, speaking("tags-a", rule.Scope{}, test.steps))
		if got := ran(t, l, dated("311522Z APR 07", "SECRET")); got != test.want {
			t.Errorf("%s: have %q, want %q", name, got, test.want)
		}
	}
}

// TestSettingsOfSeverities: what is set for a rule goes before what it has, of every date and case, and a
// rule that is set off does not run.
func TestSettingsOfSeverities(t *testing.T) {
	t.Parallel()
	set := linter.Settings{Severities: map[string]rule.Severity{
		"tags-always": rule.Info, "tags-from": rule.Off, "tags-step": rule.Error,
	}}
	got := ran(t, lintBy(t, set, choosy...), dated("141522Z MAR 07", "SECRET"))
	if want := "always=info classified order step transmitted until"; got != want {
		t.Errorf("have %q, want %q", got, want)
	}
}
