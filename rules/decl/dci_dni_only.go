package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-dci-dni-only",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: directive},
	Summary:  "DCI ONLY or DNI ONLY as duration",
	Why: "The value sets no day. Since 2010 a document that takes it from a source converts it to " +
		"a date.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(e)(3)(i)", Says: "it becomes 25 years from the date of the source",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date must be computed from the source",
	Quiet:  assess.Released,
	Check:  dciOnly,
})

func dciOnly(p *rule.Pass) {
	for item := range first(p, cable.DeclDCI) {
		p.Reportf(item.Span, "%s is retired: state the date 25 years from the source's",
			assess.ShownDecl(p.Cable.String(item.Span)))
	}
}
