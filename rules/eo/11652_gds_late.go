package eo

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-11652-gds-late",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Start12065}, Introduced: true},
	Summary:  "GDS of E.O. 11652 after that order was replaced",
	Why: "The General Declassification Schedule ended with its order. Since December 1978 GDS needs a " +
		"date, and from 1982 there is none.",
	Cite: []rule.Citation{
		{Source: "E.O. 12065 1-401", Says: "a date or event no more than six years on", Evidence: rule.Verified},
		{Source: "E.O. 12065 6-204", Says: "in force on 1 December 1978", Evidence: rule.Verified},
	},
	Fix: rule.Unsafe,
	FixWhy: "the order is certain while E.O. 12065 was in force, but its GDS needs a date and a name " +
		"that are not known",
	Check: gdsLate,
})

func gdsLate(p *rule.Pass) {
	line := &p.Cable.EO
	if line.Order.Value != 11652 {
		return
	}
	for i := range line.Decl.Items {
		item := &line.Decl.Items[i]
		if item.Kind != cable.DeclGDS {
			continue
		}
		f := p.Reportf(item.Span, "the schedule of E.O. 11652 ended on 30 November 1978")
		if p.Order != nil && p.Order.Number == 12065 {
			f.Offer(rule.Unsafe, "cite E.O. 12065", rule.Replace(line.Order.Span, "12065"))
		}
	}
}
