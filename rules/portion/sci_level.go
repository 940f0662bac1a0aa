package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-sci-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "compartmented information under its lowest level",
	Why: "A compartment has a lowest level for a reason; below it the paragraph is sent and stored where " +
		"the compartment may not go.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H, SCI", Evidence: rule.Verified,
			Says: "SI is for CONFIDENTIAL and up, TK and HCS for SECRET and up, SI-G for TOP SECRET",
		},
	},
	Fix:    rule.None,
	FixWhy: "raising the level, or dropping the compartment, is a decision",
	Check: form{
		kind:    marking.SCILevel,
		message: "%[1]s is not for the level of %[2]s",
	}.check,
})
