package cab

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-order-mismatch",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "authority block and E.O. line name different orders",
	Why: "The same letters mean different things under different orders, so the reason cannot be read " +
		"until one of the two is put right.",
	Basis: law.Start,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.20", Evidence: rule.Verified,
			Says: "marking is uniform, by the order in force",
		},
	},
	Fix:    rule.None,
	FixWhy: "which of the two is meant is not known",
	Check:  orderMismatch,
})

func orderMismatch(p *rule.Pass) {
	block, line := &p.Cable.Authority, &p.Cable.EO
	if block.Order.Value == 0 || line.Order.Value == 0 || inPlace(block.Order.Value) == inPlace(line.Order.Value) {
		return
	}
	if block.DerivedFrom.Contains(block.Order.Span) { // the source's order
		return
	}
	p.Reportf(block.Order.Span, "the block names E.O. %d, the E.O. line %d", block.Order.Value, line.Order.Value).
		Relate(line.Order.Span, "the E.O. line is here")
}

// inPlace returns the order that an amendment rewrote, and any other as it is: the two are one order.
func inPlace(order int) int {
	if named := law.Named(order); named != nil && named.Amends {
		return named.Order
	}
	return order
}
