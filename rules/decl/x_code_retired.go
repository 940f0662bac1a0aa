package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "decl-x-code-retired",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: law.Face13292, Is: rule.Warning},
		{From: law.Settled(law.Face13292), Is: rule.Error},
	},
	Scope:   rule.Scope{Period: law.Period{From: law.Face13292}},
	Summary: "X1 to X8 on a document of 22 September 2003 or later",
	Why: "The codes lost their ground with the amendment of 2003. Text that carries one has no term, and " +
		"whoever re-uses it has to work one out.",
	Cite: []rule.Citation{
		{
			Source: "ISOO, Changes to Classified Document Markings (2003)",
			Says:   "X1 to X8 are not used in original classification from 22 September 2003", Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.22(e)(3)", Says: "an X code of a source becomes 25 years from its date",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date must be chosen; the message gives the longest lawful one",
	Quiet:  assess.Released,
	Check:  xCodeRetired,
})

func xCodeRetired(p *rule.Pass) {
	for item := range first(p, cable.DeclX) {
		p.Reportf(item.Span, "X%s is for documents before 22 September 2003: %s", item.Code, replacement(p))
	}
}
