package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "sci-level",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.Floor, Of: marking.SCIControls}},
	first:   []string{"portion-sci-level"},
	summary: "compartmented information under its lowest level",
	why: "A compartment has a lowest level for a reason; below it the paragraph is sent and stored " +
		"where the compartment may not go.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.4", Evidence: rule.Verified,
			Says: "SI is for CONFIDENTIAL and up, TK and HCS for SECRET and up, SI-G for TOP SECRET",
		},
	},
	fix:     rule.None,
	fixWhy:  "raising the level, or dropping the compartment, is a decision",
	message: "%[1]s is not for the level of %[2]s",
})
