package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "fgi-leading-slashes",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.FGISlashes}},
	first:   []string{"portion-fgi-leading-slashes"},
	summary: "foreign government mark without its leading slashes",
	why: "The two slashes say that the level is not a United States one; without them the country " +
		"code is read as a level.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual A.6", Evidence: rule.Verified,
			Says: "a mark that is not of the United States begins with a double slash",
		},
	},
	fix:     rule.Safe,
	fixWhy:  "only the slashes are added",
	message: "%[2]s begins without a double slash; expected %[3]s",
})
