package eo

import (
	"strconv"

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
	Basis: law.Duration,
	Cite: []rule.Citation{
		{Source: "E.O. 12065 1-401", Says: "a date or event no more than six years on", Evidence: rule.Verified},
		{Source: "E.O. 12065 6-204", Says: "in force on 1 December 1978", Evidence: rule.Verified},
	},
	Fix:    rule.Unsafe,
	FixWhy: "the order is certain, but its value is not known: E.O. 12065 wants a date beside GDS",
	Check:  gdsLate,
})

func gdsLate(p *rule.Pass) {
	item := lateGDS(p)
	if item == nil {
		return
	}
	if p.Order == nil {
		p.Reportf(item.Span, "the schedule of E.O. 11652 ended on 30 November 1978")
		return
	}
	number := strconv.Itoa(p.Order.Number)
	p.Reportf(item.Span,
		"the schedule of E.O. 11652 ended on 30 November 1978: expected E.O. %s and its value", number).
		Offer(rule.Unsafe, "cite E.O. "+number, rule.Replace(p.Cable.EO.Order.Span, number))
}

// lateGDS returns the GDS of a line that cites E.O. 11652 after the window about its end, nil when there
// is none. That the order is not in force is then no finding of its own.
func lateGDS(p *rule.Pass) *cable.DeclItem {
	line := &p.Cable.EO
	if line.Order.Value != 11652 || !in(p, law.Period{From: law.Settled(law.Start12065)}) {
		return nil
	}
	for i := range line.Decl.Items {
		if item := &line.Decl.Items[i]; item.Kind == cable.DeclGDS {
			return item
		}
	}
	return nil
}
