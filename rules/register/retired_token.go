package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "retired-token",
	claims:  []marks.Claim{{Kind: marking.Retired}},
	summary: "{place} has a control in a spelling that was right once",
	why:     "Readers and systems of today do not know the older word, and pass over the control.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual F", Evidence: rule.Verified,
			Says: "legacy markings are replaced when information is used again",
		},
	},
	fix:      rule.Safe,
	fixWhy:   "the register has one control in place of the old word",
	message:  "%[1]s is no longer written; expected %[3]s",
	unmended: "%[1]s is no longer written",
	today:    true,
})
