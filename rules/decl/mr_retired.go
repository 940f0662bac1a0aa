package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "decl-mr-retired",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: law.Start12958, Is: rule.Warning},
		{From: law.Start13526, Is: rule.Error},
	},
	Scope:   rule.Scope{Period: law.Period{From: law.Start12958}},
	Summary: "MR, MANUAL REVIEW or INDEFINITE as duration",
	Why: "No order ever provided for it. It sets no day, so the message is neither declassified nor " +
		"brought up for review.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(e)(3)", Says: "MR of a source becomes 25 years from its date",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.12(c)(2)", Says: "what becomes of documents with undated markings",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date must be chosen; the message gives the longest lawful one",
	Quiet:  assess.Released,
	Check:  mrRetired,
})

func mrRetired(p *rule.Pass) {
	for item := range first(p, cable.DeclMR) {
		p.Reportf(item.Span, "%s is no duration of any order: %s",
			assess.ShownDecl(p.Cable.String(item.Span)), replacement(p))
	}
}
