package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-oadr-retired",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: law.Period{From: law.Start12958}, Introduced: true},
	Summary:  "OADR on a document of E.O. 12958 or later",
	Why: "Since 14 October 1995 a document names its date itself. OADR sets none: the message would " +
		"stay classified until somebody asks.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(e)(3)", Says: "OADR of a source becomes 25 years from its date",
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
	Check:  oadrRetired,
})

func oadrRetired(p *rule.Pass) {
	for item := range first(p, cable.DeclOADR) {
		p.Reportf(item.Span, "OADR is for documents before 14 October 1995: %s", replacement(p))
	}
}
