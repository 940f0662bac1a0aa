package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "separator",
	in:    banners,
	claims: []marks.Claim{
		{Kind: marking.SpacedSlash},
		{Kind: marking.CommaSeparator},
		{Kind: marking.CategoryOrder},
		{Kind: marking.Malformed},
		{Kind: marking.Unseparated},
		{Kind: marking.SingleSlash},
		{Kind: marking.ExtraSlash},
		{Kind: marking.BlankSeparator},
	},
	practice: []marking.FaultKind{marking.SingleSlash, marking.ExtraSlash, marking.BlankSeparator},
	first:    []string{"banner-separator"},
	scope:    rule.Scope{Period: law.Period{From: law.Date(2005, 7, 1)}},
	summary:  "controls of the banner are not parted or not ordered as in the register",
	why:      "Systems that read the banner take it apart at its slashes, in the order of the register.",
	cite: []rule.Citation{
		{Source: "CAPCO manual D.1", Says: "categories in register order, no blanks round slashes", Evidence: rule.Verified},
		{Source: "CAPCO manual I", Says: "from July 2005 a slash between controls, no comma", Evidence: rule.Verified},
	},
	fix:     rule.Safe,
	fixWhy:  "only the form changes, every token stays",
	message: "%[1]q in the banner is not parted and ordered as in the register; expected %[3]s",
})
