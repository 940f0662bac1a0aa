package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "cui-controlled",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.ControlledWord}},
	first:   []string{"portion-cui-controlled"},
	scope:   rule.Scope{Period: law.Period{From: law.StartCUI}},
	summary: "CONTROLLED as a portion mark",
	why: "The word is for the banner; in a portion it is not recognised and the paragraph passes for " +
		"unmarked.",
	cite: []rule.Citation{
		{Source: "CUI Marking Handbook 1.1", Says: "a portion mark has CUI, never CONTROLLED", Evidence: rule.Verified},
		{Source: "32 CFR 2002.20", Says: "the word of a portion mark is always CUI", Evidence: rule.Verified},
	},
	fix:     rule.Safe,
	fixWhy:  "the two words stand for the same",
	message: "%[1]s is a banner's word; expected CUI",
	today:   true,
})
