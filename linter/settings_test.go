package linter_test

import (
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// TestUnknownRules: a name or glob that matches no rule is an error, wherever it stands, and says which was
// likely meant.
func TestUnknownRules(t *testing.T) {
	t.Parallel()
	known := []*rule.Rule{{Name: "tags-missing"}, {Name: "tags-missigg"}, {Name: "decl-missing"}}
	named := func(name string) []linter.Settings {
		return []linter.Settings{
			{Select: []string{"tags-*", name}},
			{Ignore: []string{"decl-missing", name}},
			{Severities: map[string]rule.Severity{"tags-missing": rule.Off, name: rule.Off}},
		}
	}
	for name, want := range map[string]string{
		"tags-missing":      "",
		"tags-*":            "",
		"tags-missin":       `did you mean "tags-missing"?`,
		"tags-missing12345": `did you mean "tags-missing"?`,
		"tags_missign":      `did you mean "tags-missing"?`,
		"dec":               `did you mean "decl-missing"?`,
		"tags-quarrelsome":  "cablelint rules lists them",
		"portion-*":         "cablelint rules lists them",
		"decl-misin":        `did you mean "decl-missing"?`,
		"tags-[":            `malformed rule pattern "tags-["`,
	} {
		for _, set := range named(name) {
			_, err := linter.New(linter.Options{Rules: known, Settings: set})
			switch {
			case want == "" && err != nil:
				t.Errorf("%s: %v", name, err)
			case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
				t.Errorf("%s: have %v, want %s", name, err, want)
			}
		}
	}
}

func TestWants(t *testing.T) {
	t.Parallel()
	plain := &rule.Rule{Name: "tags-missing"}
	ic := &rule.Rule{Name: "portion-ic", Scope: rule.Scope{ICOnly: true}}
	clock := &rule.Rule{Name: "decl-passed", Scope: rule.Scope{Clock: true}}
	ceiling := &rule.Rule{Name: "ceiling-exceeded", Unbridled: true}
	suspected := &rule.Rule{Name: "ceiling-suspected"}
	asked := func(s rule.Settings) linter.Settings { return linter.Settings{Settings: s} }
	off := func(name string) map[string]rule.Severity { return map[string]rule.Severity{name: rule.Off} }
	withCeiling := rule.Settings{Ceiling: marking.CeilingU}
	for name, test := range map[string]struct {
		set  linter.Settings
		rule *rule.Rule
		want bool
	}{
		"every rule":           {linter.Settings{}, plain, true},
		"one that is selected": {linter.Settings{Select: []string{"decl-*", "tags-*"}}, plain, true},
		"one that is not":      {linter.Settings{Select: []string{"decl-*"}}, plain, false},
		"one that is ignored": {
			linter.Settings{Select: []string{"*"}, Ignore: []string{"tags-missing"}}, plain, false,
		},
		"one that is not ignored": {linter.Settings{Ignore: []string{"decl-*"}}, plain, true},
		"one that is off":         {linter.Settings{Severities: off("tags-missing")}, plain, false},
		"one that is set to another severity": {
			linter.Settings{Severities: map[string]rule.Severity{"tags-missing": rule.Info}}, plain, true,
		},
		"beside one that is off":               {linter.Settings{Severities: off("decl-passed")}, plain, true},
		"one of a style that is not asked for": {linter.Settings{}, ic, false},
		"one of the style":                     {asked(rule.Settings{Style: rule.IC}), ic, true},
		"any rule in that style":               {asked(rule.Settings{Style: rule.IC}), plain, true},
		"one that looks at the clock, without": {linter.Settings{}, clock, false},
		"one that looks at the clock":          {asked(rule.Settings{AsOf: 1}), clock, true},
		"the ceiling, where there is none":     {linter.Settings{}, ceiling, false},
		"the ceiling, ignored": {
			linter.Settings{Settings: withCeiling, Ignore: []string{"*"}}, ceiling, true,
		},
		"the ceiling, not selected": {
			linter.Settings{Settings: withCeiling, Select: []string{"tags-*"}}, ceiling, true,
		},
		"the ceiling, off": {
			linter.Settings{Settings: withCeiling, Severities: off("ceiling-exceeded")}, ceiling, true,
		},
		"the ceiling alone": {
			linter.Settings{Settings: withCeiling, CeilingAlone: true}, ceiling, true,
		},
		"a word that may be a marking where the ceiling is alone": {
			linter.Settings{Settings: withCeiling, CeilingAlone: true}, suspected, true,
		},
		"that word, ignored": {
			linter.Settings{Settings: withCeiling, CeilingAlone: true, Ignore: []string{"ceiling-s*"}}, suspected, false,
		},
		"another rule where the ceiling is alone": {
			linter.Settings{Settings: withCeiling, CeilingAlone: true}, plain, false,
		},
	} {
		if got := test.set.Wants(test.rule); got != test.want {
			t.Errorf("%s: have %v, want %v", name, got, test.want)
		}
	}
}
