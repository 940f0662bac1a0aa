package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "joint-rel",
	claims: []marks.Claim{
		{Kind: marking.Need, Of: marking.Of(marking.JOINT)},
		{Kind: marking.Exclude, Of: marking.Of(marking.JOINT)},
	},
	first:   []string{"portion-joint-rel"},
	summary: "JOINT without the release it stands for",
	why: "Joint information is owned with other countries: it must say REL TO them, and cannot be " +
		"kept from them.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.3", Evidence: rule.Verified,
			Says: "JOINT stands with REL TO its owners, never with NOFORN, and has no RESTRICTED level",
		},
	},
	fix:     rule.None,
	fixWhy:  "what may be released is for the owners to decide",
	message: "%[2]s needs REL TO its owners, and neither NOFORN nor RESTRICTED",
})
