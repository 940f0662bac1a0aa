package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "fgi-us-level",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.FGILevel}},
	first:   []string{"portion-fgi-us-level"},
	summary: "foreign government information without a level",
	why:     "The country says whose information it is, not how it must be protected.",
	cite: []rule.Citation{
		{
			Source: "32 CFR 2001.24(c)", Evidence: rule.Verified,
			Says: "foreign government information is marked with country and level",
		},
		{Source: "CAPCO manual H.7", Says: "a foreign government mark states its level", Evidence: rule.Verified},
	},
	fix:     rule.None,
	fixWhy:  "the level is not known",
	message: "%[2]s names a source and no level",
})
