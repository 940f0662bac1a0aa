package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "not-parenthesised",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.NotParenthesised}},
	first:   []string{"portion-not-parenthesised"},
	scope:   rule.Scope{Class: rule.Classified},
	summary: "level before the text stands without parentheses",
	why: "A bare letter is read as a word or an initial of the sentence, and the paragraph passes " +
		"for unmarked.",
	basis: law.Portions,
	cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(c)", Evidence: rule.Verified,
			Says: "each portion is marked with its level, in parentheses before it",
		},
		beforePortions,
	},
	fix:     rule.Safe,
	fixWhy:  "only the parentheses are added",
	message: "%[1]s before the text is not in parentheses; expected %[3]s",
	hides:   rule.HidesInPlace("portion-missing"),
})
