package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "hcs-alone",
	claims:  []marks.Claim{{Kind: marking.ListBare, Of: marking.Of(marking.HCS)}},
	first:   []string{"portion-hcs-alone"},
	scope:   rule.Scope{Period: law.Period{From: law.Date(2016, 1, 1)}},
	summary: "HCS without a compartment",
	why:     "HCS by itself no longer says which controls apply; text from older sources may keep it.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.4 HCS", Evidence: rule.Verified,
			Says: "HCS now stands with a compartment; alone it is legacy",
		},
	},
	fix:     rule.None,
	fixWhy:  "legacy text may keep it, and the compartment is not known",
	message: "%[1]s stands without a compartment; expected HCS-O or HCS-P",
	today:   true,
})
