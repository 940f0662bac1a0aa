package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-date-invalid",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "declassification date is not in the calendar",
	Why:      "A day that does not exist never comes, and every reader mends it in a way of his own.",
	Basis:    law.Duration,
	Cite: []rule.Citation{
		{Source: onFace, Says: "the instruction states a date", Evidence: rule.Verified},
		beforeInstructions,
	},
	Fix:    rule.None,
	FixWhy: "which day was meant is not known",
	Hides:  rule.HidesInPlace("decl-malformed"),
	Quiet:  assess.Released,
	Check:  dateInvalid,
})

func dateInvalid(p *rule.Pass) {
	for item := range values(p) {
		if item.Kind == cable.DeclBadDate {
			p.Reportf(dateSpan(item), "%s is not a day of the calendar", p.Told(dateSpan(item)))
		}
	}
}
