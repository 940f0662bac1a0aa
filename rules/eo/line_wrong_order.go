package eo

import (
	"fmt"
	"strconv"

	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-line-wrong-order",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true},
	Summary:  "E.O. line names an order that was not in force on the cable's date",
	Why: "Codes, terms and reasons are read by the order that the line names; under another order the " +
		"same words say something else, or nothing.",
	Cite: []rule.Citation{
		{Source: "E.O. 13526 6.2(g)", Says: "revokes E.O. 12958 as amended", Evidence: rule.Verified},
		{Source: "E.O. 13526 6.3", Says: "in force 180 days after it was signed", Evidence: rule.Verified},
		{Source: "E.O. 12958 6.2", Says: "in force 180 days after it was signed", Evidence: rule.Verified},
		{Source: "E.O. 12065 6-204", Says: "in force on 1 December 1978", Evidence: rule.Verified},
		{Source: "E.O. 12356 6.2(e)", Says: "in force on 1 August 1982", Evidence: rule.Verified},
	},
	Fix:    rule.Unsafe,
	FixWhy: "the number is certain, but the other marks of the message hang on it",
	Check:  wrongOrder,
})

// fewestDigits is less than any order on classification has: a shorter number was cut off by a copy.
const fewestDigits = 4

func wrongOrder(p *rule.Pass) {
	order := p.Cable.EO.Order
	if p.Cable.EO.Stamp || order.Width < fewestDigits || amendment(p, order.Value) || lateGDS(p) != nil {
		return
	}
	if !p.Date.Every(func(d law.Day) bool { return !law.Accepts(d, order.Value) }) {
		return
	}
	if p.Order == nil || p.Order.InForce.From < law.Start11652 {
		p.Reportf(order.Span, "E.O. %d was not in force when the cable was written", order.Value)
		return
	}
	p.Reportf(order.Span, "E.O. %d was not in force on the cable's date: expected E.O. %d",
		order.Value, p.Order.Number).
		Offer(rule.Unsafe, fmt.Sprintf("cite E.O. %d", p.Order.Number),
			rule.Replace(order.Span, strconv.Itoa(p.Order.Number)))
}

// amendment reports whether a number is that of an order that is cited beside the one in force and has a
// rule, or a right, of its own: E.O. 13292 amended E.O. 12958 in place, and E.O. 11932 added an
// exemption to E.O. 11652.
func amendment(p *rule.Pass, number int) bool {
	switch number {
	case 13292:
		return in(p, cited13292)
	case 11932:
		return in(p, law.Period{From: law.Date(1976, 1, 1), To: law.Start12065 - 1})
	}
	return false
}
