package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "level-missing",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.LevelMissing}},
	first:   []string{"portion-level-missing"},
	scope:   rule.Scope{Class: rule.Classified},
	summary: "portion mark has a control and no level",
	why: "A control says who may read the paragraph, not how it must be stored and sent; without a " +
		"level neither can be known.",
	cite: []rule.Citation{
		{Source: "CAPCO manual C.1", Says: "a portion mark begins with the level", Evidence: rule.Verified},
		{
			Source: "32 CFR 2001.21(c)", Evidence: rule.Verified,
			Says: "each portion is marked with its level, in parentheses before it",
		},
	},
	fix:     rule.None,
	fixWhy:  "the level is not known",
	message: "%[2]s states no level; expected the level before %[1]s",
	hides:   rule.HidesInPlace("portion-missing"),
})
