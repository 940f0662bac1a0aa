package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-aea-noforn",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.Date(2010, 12, 1)}},
	Summary:  "RD or FRD without NOFORN",
	Why: "Atomic energy information goes to a foreign government only under a sharing agreement; without " +
		"NOFORN the reader may think that one exists.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H.6 RD, FRD", Evidence: rule.Verified,
			Says: "RD and FRD stand with NOFORN unless a sharing agreement exists",
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "adding NOFORN protects more, but a sharing agreement may exist",
	Check: form{
		kind:    marking.AEANoforn,
		message: "%[1]s without NOFORN; expected NF unless a sharing agreement exists",
		fix:     rule.Unsafe,
		today:   true,
	}.check,
})
