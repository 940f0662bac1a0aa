package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "aea-level",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.Floor, Of: marking.AEAControls, Not: marking.NATOControls}},
	first:   []string{"portion-aea-level"},
	summary: "atomic energy information under its lowest level",
	why: "RD, FRD and TFNI are classified by statute; a mark under their level sends them where they " +
		"may not go.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.6", Evidence: rule.Verified,
			Says: "RD, FRD and TFNI are for CONFIDENTIAL and up, CNWDI and SIGMA for SECRET and up",
		},
	},
	fix:     rule.None,
	fixWhy:  "the level is not known",
	message: "%[1]s is for %[4]s, not for the level of %[2]s",
})
