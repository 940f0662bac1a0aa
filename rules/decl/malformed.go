package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "declassification value is neither date, event, exemption nor N/A",
	Why: "A value that cannot be read sets no day: the message falls out of every declassification " +
		"calendar, and its reader cannot tell how long to protect it.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: onFace, Says: "the instruction is a date, an event or an exemption",
			Evidence: rule.Verified,
		},
		beforeInstructions,
	},
	Fix: rule.Unsafe,
	FixWhy: "offered where the value has exactly one reading; that it is the one that was meant is " +
		"for a person to say",
	Hides: rule.HidesInPlace("eo-line-malformed"),
	Quiet: assess.Released,
	Check: malformed,
})

func malformed(p *rule.Pass) {
	for d := range places(p) {
		if d == &p.Cable.EO.Decl && !p.Cable.EO.Label2.Valid() {
			continue // no DECL before it: eo-line-malformed
		}
		for i := range d.Items {
			if item := &d.Items[i]; item.Kind == cable.DeclUnread {
				reportMalformed(p, item)
			}
		}
	}
}

func reportMalformed(p *rule.Pass, item *cable.DeclItem) {
	f := p.Reportf(item.Span, "the declassification value is neither a date, an event, an exemption nor N/A")
	if item.Repair != "" {
		f.Offer(rule.Unsafe, "write it "+item.Repair+", its only reading", rule.Replace(item.Span, item.Repair))
	}
}
