package eo

import (
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-line-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true},
	Summary:  "text after the order cannot be read",
	Why: "The line has one use, the declassification instruction. What is neither that nor N/A tells a " +
		"reader nothing about how long to protect the message.",
	Cite: []rule.Citation{
		{
			Source: "State cables 1973 to 2010", Says: "N/A, a code, or DECL and a value follow the order",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "what was meant is not known",
	Hides:  rule.HidesInCable("decl-missing"),
	Check:  lineMalformed,
})

func lineMalformed(p *rule.Pass) {
	line := &p.Cable.EO
	if !unread(line) || judged11652(p) {
		return
	}
	p.Reportf(line.Value, "what follows the order is neither N/A, a code, nor DECL and a value")
}
