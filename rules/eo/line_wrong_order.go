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
	Requires: law.Start,
	Fix:      rule.Unsafe,
	FixWhy:   "the number is certain, but the other marks of the message hang on it",
	Check:    wrongOrder,
})

// fewestDigits is less than any order on classification has: a shorter number was cut off by a copy.
const fewestDigits = 4

func wrongOrder(p *rule.Pass) {
	order := p.Cable.EO.Order
	if p.Cable.EO.Stamp || order.Width < fewestDigits || besides(p, order.Value) || lateGDS(p) != nil {
		return
	}
	if !p.Date.Every(func(d law.Day) bool { return !law.Accepts(d, order.Value) }) {
		return
	}
	if p.Order == nil || !p.Order.HasLine() {
		p.Reportf(order.Span, "E.O. %d was not in force when the cable was written", order.Value)
		return
	}
	p.Reportf(order.Span, "E.O. %d was not in force on the cable's date: expected E.O. %d",
		order.Value, p.Order.Number).
		Offer(rule.Unsafe, fmt.Sprintf("cite E.O. %d", p.Order.Number),
			rule.Replace(order.Span, strconv.Itoa(p.Order.Number)))
}

// besides reports whether a number is that of an order that is cited beside the one in force and has a
// rule, or a right, of its own, as an amendment has.
func besides(p *rule.Pass, number int) bool {
	named := law.Named(number)
	return named != nil && named.OnLine && in(p, named.Cited)
}
