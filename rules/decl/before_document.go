package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-before-document",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "declassification date is on or before the cable's own date",
	Why: "By its own marking the message was declassified when it was sent; more likely a digit of the " +
		"year is wrong, and the text goes unprotected.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: onFace, Says: "the duration runs from the date of the decision",
			Evidence: rule.Verified,
		},
		beforeInstructions,
	},
	Fix:    rule.None,
	FixWhy: "which date was meant is not known",
	Quiet:  assess.Released,
	Check:  beforeDocument,
})

func beforeDocument(p *rule.Pass) {
	for item := range values(p) {
		until := dateOf(item)
		if until == 0 || !isPast(p, until) {
			continue
		}
		p.Reportf(dateSpan(item), "%s is not after the cable's date%s", p.Told(dateSpan(item)), dayOf(p))
	}
}

// isPast reports whether a date is not after the cable's own, whichever day of its period that is.
func isPast(p *rule.Pass, until law.Day) bool {
	return p.Date.Every(func(d law.Day) bool { return until <= d })
}

// dayOf names the cable's day where it is known to the day.
func dayOf(p *rule.Pass) string {
	if day := p.Date.Day(); day != 0 {
		return ", " + day.String()
	}
	return ""
}
