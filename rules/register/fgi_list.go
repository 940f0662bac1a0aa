package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "fgi-list",
	claims: []marks.Claim{
		{Kind: marking.ListUSA, Of: marking.Of(marking.FGI, marking.JOINT)},
		{Kind: marking.ListUnsorted, Of: marking.Of(marking.FGI, marking.JOINT)},
		{Kind: marking.ListSeparator, Of: marking.Of(marking.FGI, marking.JOINT)},
		{Kind: marking.ListUnknown, Of: marking.Of(marking.FGI, marking.JOINT)},
		{Kind: marking.ListRepeated, Of: marking.Of(marking.FGI, marking.JOINT)},
		{Kind: marking.ListBare, Of: marking.Of(marking.FGI, marking.JOINT)},
	},
	summary: "list of foreign owners is not well formed",
	why: "Whose information it is, and who must be asked, is told by the list alone; the United " +
		"States is no foreign source.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual A.6, H.7", Evidence: rule.Verified,
			Says: "codes of countries, then of organizations, by alphabet, a blank between them",
		},
		{
			Source: "CAPCO manual H.3", Evidence: rule.Verified,
			Says: "the owners of joint information are listed in the same order",
		},
	},
	fix:      rule.Safe,
	fixWhy:   "codes are reordered or a repeated one is left out; another code is for a person",
	message:  "list of %[1]s is not one of the register; expected %[3]s",
	unmended: "list of %[1]s %[4]s",
})
