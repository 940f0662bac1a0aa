package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-aea-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "atomic energy information marked unclassified",
	Why: "RD, FRD and TFNI are classified by statute; an unclassified mark sends them where they may not " +
		"go.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H.6", Evidence: rule.Verified,
			Says: "RD, FRD and TFNI are for CONFIDENTIAL and up",
		},
	},
	Fix:    rule.None,
	FixWhy: "the level is not known",
	Check: form{
		kind:    marking.AEALevel,
		message: "%[1]s cannot stand on unclassified text",
	}.check,
})
