package eo

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-line-cites-13292",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true, Period: cited13292},
	Summary:  "E.O. line names the amending order 13292",
	Why: "E.O. 13292 rewrote E.O. 12958 in place, and cables went on citing the amended order. A system " +
		"that reads the line knows no order of that number.",
	Cite: []rule.Citation{
		{
			Source: "Justice Department, FOIA Post 2003 no. 14", Says: "E.O. 13292 amends E.O. 12958 in place",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "both numbers lead to the same text; which one an office wants is for a person to say",
	Check:  cites13292,
})

// cited13292 is from the amendment to the end of the grace window after it was revoked.
var cited13292 = law.Named(13292).Cited

func cites13292(p *rule.Pass) {
	if order := p.Cable.EO.Order; order.Value == 13292 {
		p.Reportf(order.Span, "E.O. 13292 amended E.O. 12958 in place: cite E.O. 12958").
			Offer(rule.Unsafe, "cite E.O. 12958", rule.Replace(order.Span, "12958"))
	}
}
