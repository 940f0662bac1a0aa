package caption

import (
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-sensitive-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true, Class: rule.Unclassified, Period: law.Period{From: law.EndLOU}},
	Summary:  "SBU portion in an unclassified message without the caption SENSITIVE",
	Why: "Systems and readers handle the message by its head: without the caption a message with " +
		"sensitive parts is treated as plain unclassified.",
	Cite: []rule.Citation{
		{
			Source: "00 STATE 018029", Evidence: rule.Verified,
			Says: "SBU telegrams go as unclassified with the caption SENSITIVE after any other caption",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the caption says of the whole what a portion says of itself",
	Absent: line.Caption,
	Check:  sensitiveMissing,
})

func sensitiveMissing(p *rule.Pass) {
	i := firstSBU(p)
	if i < 0 || stated(p) {
		return
	}
	span := p.Banner.Span
	if !span.Valid() {
		span = p.MarkSpan(i)
	}
	f := p.Reportf(span, "a portion is SBU, but the message does not carry the caption SENSITIVE").
		Relate(p.MarkSpan(i), "%s is SBU", p.PortionName(i))
	if edit, ok := addSensitive(p.Cable); ok {
		f.Offer(rule.Safe, "add the caption SENSITIVE", edit)
	}
}

// firstSBU returns the index of the first portion that is SBU, -1 when there is none.
func firstSBU(p *rule.Pass) int {
	for i, m := range p.Marks {
		if m.Has(marking.SBU) || m.Has(marking.SBUNF) {
			return i
		}
	}
	return -1
}

// stated reports whether the head of the message says in any form that it is controlled.
func stated(p *rule.Pass) bool {
	for _, control := range administrative {
		if p.Banner.Controls.Has(control) {
			return true
		}
	}
	return false
}
