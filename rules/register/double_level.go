package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "double-level",
	claims:  []marks.Claim{{Kind: marking.DoubleLevel}},
	first:   []string{"portion-double-level"},
	summary: "{place} has two levels",
	why:     "One reader takes the higher level and another the lower; the text leaves at the lower one.",
	basis:   law.Portions,
	cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(c)", Evidence: rule.Verified,
			Says: "each portion is marked with its level, in parentheses before it",
		},
		beforePortions,
	},
	fix:     rule.None,
	fixWhy:  "which level is meant is a decision",
	message: "%[2]s states more than one level; expected one",
	hides:   rule.HidesInPlace("portion-missing"),
})
