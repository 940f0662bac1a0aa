package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-hcs-alone",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(2016, 1, 1)}},
	Summary:  "HCS without a compartment",
	Why:      "HCS by itself no longer says which controls apply; text from older sources may keep it.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H, HCS", Evidence: rule.Verified,
			Says: "HCS now stands with a compartment; alone it is legacy",
		},
	},
	Fix:    rule.None,
	FixWhy: "legacy text may keep it, and the compartment is not known",
	Check: form{
		kind:    marking.HCSAlone,
		message: "%[1]s stands without a compartment; expected HCS-O or HCS-P",
		today:   true,
	}.check,
})
