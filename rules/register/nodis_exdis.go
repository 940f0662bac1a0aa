package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "nodis-exdis",
	claims:  []marks.Claim{{Kind: marking.Exclude, Of: marking.Of(marking.EXDIS)}},
	first:   []string{"portion-nodis-exdis"},
	summary: "NODIS and EXDIS in one {place}",
	why: "The two name different circles of readers; with both, an office outside the narrower one " +
		"may think that it is in.",
	cite: []rule.Citation{
		{Source: "CAPCO manual H.9", Says: "NODIS and EXDIS exclude each other", Evidence: rule.Verified},
	},
	fix:     rule.Unsafe,
	fixWhy:  "NODIS is the stricter and is kept, but which was meant is for the originator",
	message: "%[2]s has both NODIS and EXDIS; expected one",
})
