package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-orcon-conflict",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "ORCON stands with a marking that excludes it",
	Why: "ORCON keeps release with the originator; beside RELIDO or ORCON-USGOV, or on unclassified text, " +
		"nobody can tell who must be asked.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H, ORCON", Evidence: rule.Verified,
			Says: "ORCON is for classified text and excludes RELIDO and ORCON-USGOV",
		},
	},
	Fix:    rule.None,
	FixWhy: "which of the two is meant is for the originator",
	Check: form{
		kind:    marking.OrconConflict,
		message: "%[1]s stands in %[2]s with a level or control that excludes it",
	}.check,
})
