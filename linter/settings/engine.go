package settings

import (
	"path"
	"strings"

	"cablelint/linter"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

// engine makes what the engine is told of what is in force.
func (f *Finder) engine(e *Effective) *linter.Settings {
	set := e.Values.Engine(f.opt.Rules, f.opt.Today)
	set.Exceptions, set.Baseline = e.Exceptions, e.Baseline
	return &set
}

// Engine returns what the engine is told of v in a run on the given day.
func (v *Values) Engine(rules []*rule.Rule, run law.Day) linter.Settings {
	return linter.Settings{
		Settings: rule.Settings{
			Style: v.Style.Value, Ceiling: v.Ceiling.Value, AsOf: v.AsOf.Value.At(run),
			CeilingStrict: v.CeilingStrict.Value,
		},
		Assume:        v.AssumeDate.Value.At(run),
		StrictAbsence: v.StrictAbsence.Value,
		Select:        plainGlobs(v.Select.Value),
		Ignore:        plainGlobs(v.Ignore.Value),
		Severities:    severities(v.Rules.Value, rules),
	}
}

func plainGlobs(from []RuleGlob) []string {
	out := make([]string, len(from))
	for i, g := range from {
		out[i] = string(g)
	}
	return out
}

// severities spells out the globs: a name goes before a glob, a later one before an earlier.
func severities(levels Rules, rules []*rule.Rule) map[string]rule.Severity {
	if len(levels) == 0 {
		return nil
	}
	out := map[string]rule.Severity{}
	for _, named := range []bool{false, true} {
		for _, l := range levels {
			if isGlob := strings.ContainsAny(string(l.Rule), "*?"); isGlob == named {
				continue
			}
			for _, r := range rules {
				if ok, _ := path.Match(string(l.Rule), r.Name); ok {
					out[r.Name] = rule.Severity(l.Value)
				}
			}
		}
	}
	return out
}

// Bounds are the lowest severities that are shown and that fail; [rule.Off]: none does.
func (e *Effective) Bounds() (shown, failOn rule.Severity) {
	return e.Severity.Or(rule.Info), rule.Severity(e.FailOn.Or(FailOn(rule.Error)))
}
