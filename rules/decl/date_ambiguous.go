package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-date-ambiguous",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "declassification date is written with the day before the month",
	Why: "Slash dates of the Department are month first. A system that reads this one finds no date in " +
		"it, and a date like it with a smaller day would be read as another one.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "State cables 1995 to 2010", Says: "dates on the E.O. line are MM/DD/YYYY",
			Evidence: rule.Practice,
		},
		{Source: onFace, Says: "the instruction states a date", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "day and month are never swapped: the slip may as well be in the month",
	Hides:  rule.HidesInPlace("decl-malformed"),
	Quiet:  assess.Released,
	Check:  dateAmbiguous,
})

func dateAmbiguous(p *rule.Pass) {
	for item := range values(p) {
		if item.Kind == cable.DeclAmbiguous {
			p.Reportf(dateSpan(item), "%s has no month, read month first: write MM/DD/YYYY",
				p.Told(dateSpan(item)))
		}
	}
}
