package eo

import (
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"

	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-line-order-typo",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{State: true},
	Summary:  "number of the order is misspelt",
	Why: "No classification order has this number, so the instruction that follows has no ground, and " +
		"no system finds the message by its order.",
	Requires: law.Start,
	Fix:      rule.Safe,
	FixWhy: "offered where one order alone is a slip away and was in force on the cable's date; a person must " +
		"confirm it where the digits stand in another order",
	Hides: rule.HidesInCable("eo-line-wrong-order", "cab-order-mismatch"),
	Check: orderTypo,
})

func orderTypo(p *rule.Pass) {
	order := p.Cable.EO.Order
	if order.Value == 0 || law.IsOrder(order.Value) {
		return
	}
	written := p.Told(order.Span)
	near := slips(written)
	if len(near) == 0 {
		return
	}
	right := accepted(p, near)
	if len(right) != 1 {
		p.Reportf(order.Span,
			"there is no classification order %s, and no single one a slip away fits the cable's date", written)
		return
	}
	number := strconv.Itoa(right[0])
	grade := rule.Safe
	if !slip(written, number) {
		grade = rule.Unsafe
	}
	p.Reportf(order.Span, "there is no classification order %s: expected E.O. %d", written, right[0]).
		Offer(grade, "cite E.O. "+number, rule.Replace(order.Span, number))
}

// slips lists the orders with an E.O. line whose number is one slip away; where none is, those whose
// digits stand in another order.
func slips(written string) []int {
	for _, near := range []func(written, number string) bool{slip, jumbled} {
		var found []int
		for _, o := range law.Orders() {
			if o.HasLine() && near(written, strconv.Itoa(o.Number)) {
				found = append(found, o.Number)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// slip reports whether a number is another with two neighbours swapped, or one digit too many, too few or
// wrong.
func slip(written, number string) bool {
	return swapped(written, number) || levenshtein.ComputeDistance(written, number) == 1
}

// jumbled reports whether a number has the digits of another in another order, one of them wrong at most:
// 19528 and 19523 for 12958.
func jumbled(written, number string) bool {
	if len(written) != len(number) || written[0] != number[0] {
		return false
	}
	for _, digit := range written {
		number = strings.Replace(number, string(digit), "", 1)
	}
	return len(number) <= 1
}

// swapped reports whether a is b with two neighbours swapped.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// accepted lists the orders that the cable may cite on every day that it may be of.
func accepted(p *rule.Pass, numbers []int) []int {
	var right []int
	for _, n := range numbers {
		if p.Date.Every(func(d law.Day) bool { return law.Accepts(d, n) }) {
			right = append(right, n)
		}
	}
	return right
}
