package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-passed-today",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Class: rule.Classified, Clock: true},
	Summary:  "stated declassification date has passed",
	Why: "The classification may have ended, or been extended elsewhere. Only the originator can say, so " +
		"the cable is worth a request for review.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.12(b)", Says: "marked information is declassified at its date unless extended",
			Evidence: rule.Verified,
		},
		{Source: "32 CFR 2001.12(c)", Says: "what holds of permanent records", Evidence: rule.Verified},
		beforeInstructions,
	},
	Fix:    rule.None,
	FixWhy: "a passed date is a reason to ask the originator, never to declassify",
	Quiet:  assess.Released,
	Check:  passedToday,
})

func passedToday(p *rule.Pass) {
	for item := range values(p) {
		if until := dateOf(item); until != 0 && until < p.Settings.AsOf {
			p.Reportf(dateSpan(item), "%s has passed: ask the originator for a review", p.Told(dateSpan(item)))
		}
	}
}
