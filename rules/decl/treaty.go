package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-treaty",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: directive},
	Summary:  "treaty or international agreement as duration",
	Why: "The words set no day. What a treaty protects gets a date within 25 years, or an approved " +
		"exemption with one.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.26(a)(6)", Says: "\"subject to treaty or international agreement\" is not used",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date or an approved exemption must be chosen",
	Quiet:  assess.Released,
	Check:  treaty,
})

func treaty(p *rule.Pass) {
	for item := range first(p, cable.DeclTreaty) {
		p.Reportf(item.Span, "a treaty is no duration: %s, or 25X6 or 25X9 with one where approved", replacement(p))
	}
}
