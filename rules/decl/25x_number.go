package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-25x-number",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: law.CodesOf("25X").InForce, Introduced: true},
	Summary:  "25X exemption outside 25X1 to 25X9",
	Why:      "The order names nine exemptions; another number exempts nothing.",
	Cite: []rule.Citation{
		{Source: "32 CFR 2001.26(a)(2)", Says: "nine exemptions, 25X1 to 25X9", Evidence: rule.Verified},
		{
			Source: "E.O. 12958 as amended 3.3(b)", Says: "nine exemptions from the 25 years",
			Evidence: rule.Memory,
		},
	},
	Fix:    rule.None,
	FixWhy: "which of the nine was meant is not known",
	Quiet:  assess.Released,
	Check:  number25X,
})

func number25X(p *rule.Pass) {
	for item := range values(p) {
		if item.Kind == cable.Decl25X && !law.CodesOf("25X").Knows(item.Code) {
			p.Reportf(codeSpan(p, item), "25X%s is no exemption: they are 25X1 to 25X9", item.Code)
		}
	}
}
