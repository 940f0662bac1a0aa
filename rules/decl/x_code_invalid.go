package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-x-code-invalid",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: law.CodesOf("X").InForce, Introduced: true},
	Summary:  "exemption code outside X1 to X8",
	Why:      "The order names eight exemptions; another number exempts nothing, and no term is set.",
	Cite: []rule.Citation{
		{Source: "E.O. 12958 1.6(d)", Says: "eight exemptions from the ten years", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "which of the eight was meant is not known",
	Quiet:  assess.Released,
	Check:  xCodeInvalid,
})

func xCodeInvalid(p *rule.Pass) {
	for item := range values(p) {
		if item.Kind == cable.DeclX && !law.CodesOf("X").Knows(item.Code) {
			p.Reportf(item.Span, "X%s is no exemption: they are X1 to X8", item.Code)
		}
	}
}
