package eo

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-line-decl-unclassified",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Unclassified},
	Summary:  "declassification value on an unclassified cable",
	Why: "What is not classified is not declassified. Either the value was left over from a form, or the " +
		"banner understates the text.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21", Says: "the declassification instruction is for classified documents",
			Evidence: rule.Verified,
		},
		beforeLines,
	},
	Fix:    rule.None,
	FixWhy: "the banner may be the fault; N/A is right only if it is not",
	Check:  declUnclassified,
})

func declUnclassified(p *rule.Pass) {
	sp := text.Span{}
	items := p.Cable.EO.Decl.Items
	for i := range items {
		switch items[i].Kind {
		case cable.DeclUnread, cable.DeclCut, cable.DeclNA, cable.DeclRedacted:
		default:
			sp = sp.Cover(items[i].Span)
		}
	}
	if sp.Valid() {
		p.Reportf(sp, "the cable is unclassified: expected N/A, or a classified banner")
	}
}
