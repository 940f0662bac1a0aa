package linter

import (
	"fmt"
	"path"
	"sort"

	"cablelint/linter/except"
	"cablelint/linter/law"
	"cablelint/linter/nearest"
	"cablelint/linter/rule"
)

// Settings are what is asked of the judging of a source. The zero value judges by every rule, in State
// style, without a clock and without a ceiling.
type Settings struct {
	rule.Settings
	Assume law.Day // the date of a cable that shows none; 0: none
	// StrictAbsence keeps the severity of findings that something is missing where it may stand in text
	// that was not read.
	StrictAbsence bool
	CeilingAlone  bool                     // only the rules of the ceiling run
	Select        []string                 // globs of rule names; none: every rule
	Ignore        []string                 // globs of rule names
	Severities    map[string]rule.Severity // by rule name, in place of all that the rule has
	Exceptions    *except.List             // findings that are accepted; nil: none
	Baseline      *except.Baseline         // findings that were recorded; nil: none
}

// UnknownRuleError is a rule name or glob that names no rule.
type UnknownRuleError struct {
	Name    string
	Nearest string // the rule that was likely meant; "" when none is near
}

func (e *UnknownRuleError) Error() string {
	if e.Nearest == "" {
		return fmt.Sprintf("no rule is called %q: cablelint rules lists them", e.Name)
	}
	return fmt.Sprintf("no rule is called %q: did you mean %q?", e.Name, e.Nearest)
}

// check reports names and globs that match no rule.
func (s *Settings) check(rules []*rule.Rule) error {
	named := append(append([]string(nil), s.Select...), s.Ignore...)
	for name := range s.Severities {
		named = append(named, name)
	}
	sort.Strings(named)
	for _, glob := range named {
		if err := Match(glob, rules); err != nil {
			return err
		}
	}
	return nil
}

// Match reports, as an [UnknownRuleError], a glob of rule names that matches none of rules.
func Match(glob string, rules []*rule.Rule) error {
	if _, err := path.Match(glob, ""); err != nil {
		return fmt.Errorf("malformed rule pattern %q", glob)
	}
	for _, r := range rules {
		if matches(glob, r.Name) {
			return nil
		}
	}
	names := make([]string, len(rules))
	for i, r := range rules {
		names[i] = r.Name
	}
	return &UnknownRuleError{Name: glob, Nearest: nearest.Word(glob, names)}
}

func matches(glob, name string) bool {
	ok, err := path.Match(glob, name)
	return ok && err == nil
}

func matchesAny(globs []string, name string) bool {
	for _, glob := range globs {
		if matches(glob, name) {
			return true
		}
	}
	return false
}

// Wants reports whether the settings leave r switched on.
func (s *Settings) Wants(r *rule.Rule) bool {
	if r.Unbridled {
		return s.Ceiling != 0
	}
	if s.CeilingAlone && r.Category() != "ceiling" {
		return false
	}
	if r.Scope.ICOnly && s.Style != rule.IC || r.Scope.Clock && s.AsOf == 0 {
		return false
	}
	if is, ok := s.Severities[r.Name]; ok && is == rule.Off {
		return false
	}
	return (len(s.Select) == 0 || matchesAny(s.Select, r.Name)) && !matchesAny(s.Ignore, r.Name)
}
