package linter

import (
	"fmt"
	"testing"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// judging are rules for each of the things in settings that switch rules on and off.
func judging() []*rule.Rule {
	always := func(*rule.Pass) {}
	return []*rule.Rule{
		{Name: "tags-plain", Check: always},
		{Name: "tags-other", Check: always},
		{Name: "tags-ic", Scope: rule.Scope{ICOnly: true}, Check: always},
		{Name: "tags-clock", Scope: rule.Scope{Clock: true}, Check: always},
		{Name: "ceiling-any", Unbridled: true, Check: always},
	}
}

// TestOnePlanForEqualSettings: settings are what they say, in whatever value they come.
func TestOnePlanForEqualSettings(t *testing.T) {
	t.Parallel()
	var p plans
	list := judging()
	first := p.of(&Settings{Select: []string{"tags-*"}}, list)
	for range 1_000_000 {
		if p.of(&Settings{Select: []string{"tags-*"}}, list) != first {
			t.Fatal("equal settings have two plans")
		}
	}
	if len(p.made) != 1 {
		t.Errorf("%d plans are kept", len(p.made))
	}
}

// TestPlansAreBounded: a run in which every source has settings of its own holds no more than a few of them.
func TestPlansAreBounded(t *testing.T) {
	t.Parallel()
	var p plans
	list := judging()
	for i := range 10 * mostPlans {
		p.of(&Settings{Ignore: []string{fmt.Sprintf("tags-%d", i)}}, list)
		if len(p.made) > mostPlans {
			t.Fatalf("%d plans are kept", len(p.made))
		}
	}
}

// TestPlansByAllThatTheyDependOn: where settings switch other rules on, they have another plan; days and
// severities that switch nothing have not.
func TestPlansByAllThatTheyDependOn(t *testing.T) {
	t.Parallel()
	off := func(name string) map[string]rule.Severity { return map[string]rule.Severity{name: rule.Off} }
	different := []Settings{
		{},
		{Settings: rule.Settings{Style: rule.IC}},
		{Settings: rule.Settings{AsOf: law.Date(2026, 1, 1)}},
		{Settings: rule.Settings{Ceiling: marking.CeilingU}},
		{Settings: rule.Settings{Ceiling: marking.CeilingU}, CeilingAlone: true},
		{Select: []string{"tags-plain"}},
		{Select: []string{"tags-plain", "tags-other"}},
		{Ignore: []string{"tags-plain"}},
		{Severities: off("tags-plain")},
		{Severities: off("tags-other")},
	}
	list, seen := judging(), map[*plan]int{}
	var p plans
	for i := range different {
		pl := p.of(&different[i], list)
		if before, twice := seen[pl]; twice {
			t.Errorf("settings %d and %d have one plan", before, i)
		}
		seen[pl] = i
	}
	same := Settings{
		Settings:   rule.Settings{AsOf: law.Date(2027, 5, 5)},
		Severities: map[string]rule.Severity{"tags-plain": rule.Info},
	}
	if _, known := seen[p.of(&same, list)]; !known {
		t.Error("another day and another severity have a plan of their own")
	}
}
