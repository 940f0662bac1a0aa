package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "display-only-list",
	claims: []marks.Claim{
		{Kind: marking.ListUSA, Of: marking.Of(marking.DISPLAY)},
		{Kind: marking.ListUnsorted, Of: marking.Of(marking.DISPLAY)},
		{Kind: marking.ListSeparator, Of: marking.Of(marking.DISPLAY)},
		{Kind: marking.ListUnknown, Of: marking.Of(marking.DISPLAY)},
		{Kind: marking.ListRepeated, Of: marking.Of(marking.DISPLAY)},
		{Kind: marking.ListBare, Of: marking.Of(marking.DISPLAY)},
	},
	summary: "DISPLAY ONLY without a well-formed list of countries",
	why: "Who may be shown the text is told by the list alone: a code that nobody knows, or none, " +
		"tells nobody.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.8 DISPLAY ONLY", Evidence: rule.Verified,
			Says: "codes of countries, then of organizations, by alphabet, a comma and a blank between them",
		},
	},
	fix:      rule.Safe,
	fixWhy:   "codes are reordered or a repeated one is left out; an unknown code is for a person",
	message:  "list of %[1]s is not one of the register; expected %[3]s",
	unmended: "list of %[1]s %[4]s",
})
