package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "rel-separator",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.ListSeparator, Of: marking.Of(marking.REL)}},
	first:   []string{"portion-rel-separator"},
	scope:   rule.Scope{Period: law.Period{From: law.Date(2005, 7, 1)}},
	summary: "REL TO list is not parted by comma and blank",
	why: "A code that runs into its neighbour or into an \"and\" is not recognised, and the list is " +
		"read as shorter or longer than it is.",
	cite: []rule.Citation{
		releaseList,
		{Source: "CAPCO manual I", Says: "from July 2005 the list has no \"and\"", Evidence: rule.Verified},
	},
	fix:     rule.Safe,
	fixWhy:  "only what stands between the codes changes",
	message: "list of %[2]s is not parted by comma and blank alone; expected %[3]s",
	today:   true,
})
