package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "rel-list",
	claims: []marks.Claim{
		{Kind: marking.ListAlone, Of: marking.Of(marking.REL, marking.EYES)},
		{Kind: marking.ListUnknown, Of: marking.Of(marking.REL, marking.EYES)},
		{Kind: marking.ListRepeated, Of: marking.Of(marking.REL, marking.EYES)},
		{Kind: marking.ListUnsorted, Of: marking.Of(marking.EYES)},
		{Kind: marking.ListSeparator, Of: marking.Of(marking.EYES)},
	},
	inBanners: []marks.Claim{
		{Kind: marking.ListBare, Of: marking.Of(marking.REL)},
		{Kind: marking.ListUnsorted, Of: marking.Of(marking.REL)},
		{Kind: marking.ListSeparator, Of: marking.Of(marking.REL)},
	},
	practice: []marking.FaultKind{marking.ListUnknown, marking.ListUnsorted, marking.ListSeparator},
	summary:  "list of a release has an unknown code or one twice, or names nobody but the United States",
	why: "A code that nobody knows releases the text to nobody, or to the wrong country; one that " +
		"stands twice makes a reader look for a difference.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual A.6, H.8 REL TO", Evidence: rule.Verified,
			Says: "USA is followed by one or more codes, each once",
		},
	},
	fix:      rule.Safe,
	fixWhy:   "a repeated code is left out; whom the text is released to is for a person",
	message:  "list of %[1]s is not one of the register; expected %[3]s",
	unmended: "list of %[1]s %[4]s",
})
