package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "cui-sorted",
	claims:  []marks.Claim{{Kind: marking.CUIUnsorted}},
	first:   []string{"portion-cui-sorted"},
	scope:   rule.Scope{Period: law.Period{From: law.StartCUI}},
	summary: "CUI categories or controls are out of order",
	why:     "Two lists in different orders look like two different markings, to people and to programs.",
	cite: []rule.Citation{
		{
			Source: "CUI Marking Handbook 1.1", Evidence: rule.Verified,
			Says: "specified categories first, each group and the controls in alphabetical order",
		},
	},
	fix:     rule.Safe,
	fixWhy:  "the tokens are reordered and none is added or dropped",
	message: "%[2]s is out of order; expected %[3]s",
	today:   true,
})
