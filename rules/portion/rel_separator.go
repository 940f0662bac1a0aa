package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-rel-separator",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(2005, 7, 1)}},
	Summary:  "REL TO list is not parted by comma and blank",
	Why: "A code that runs into its neighbour or into an \"and\" is not recognised, and the list is read " +
		"as shorter or longer than it is.",
	Cite: []rule.Citation{
		releaseList,
		{Source: "CAPCO manual I", Says: "from July 2005 the list has no \"and\"", Evidence: rule.Verified},
	},
	Fix:    rule.Safe,
	FixWhy: "only what stands between the codes changes",
	Check: form{
		kind:    marking.RelSeparator,
		message: "list of %[2]s is not parted by comma and blank alone; expected %[3]s",
		fix:     rule.Safe,
		today:   true,
	}.check,
})
