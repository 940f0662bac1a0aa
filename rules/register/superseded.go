package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "superseded",
	claims:  []marks.Claim{{Kind: marking.Superseded}},
	summary: "{place} has a control that another in it covers",
	why:     "A control that another includes adds nothing, and makes readers doubt which handling applies.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H", Evidence: rule.Verified,
			Says: "the precedence rules of a control name what it takes the place of",
		},
	},
	fix:      rule.Safe,
	fixWhy:   "the control that stays protects more",
	message:  "%[1]s is covered by %[4]s; expected %[3]s",
	unmended: "%[1]s is covered by %[4]s",
})
