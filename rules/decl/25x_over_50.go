package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-25x-over-50",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: directive},
	Summary:  "25X exemption with a date more than 50 years from origin",
	Why: "An exemption from declassification at 25 years reaches to 50. Longer terms are for the 50X " +
		"and 75X exemptions, which are approved one by one.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.26(a)(1)", Says: "no more than 50 years from the date of origin",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a shorter term or another exemption is a decision of the classifier",
	Quiet:  assess.Released,
	Check:  over50,
})

func over50(p *rule.Pass) {
	for item := range values(p) {
		if item.Kind != cable.Decl25X {
			continue
		}
		until := dateOf(item)
		if until != 0 && p.Date.Every(func(d law.Day) bool { return law.Exceeds(d, until, law.CodesOf("25X").Longest) }) {
			reportTerm(p, dateSpan(item), law.CodesOf("25X").Longest)
		}
	}
}
