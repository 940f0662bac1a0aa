package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "unknown-token",
	claims: []marks.Claim{
		{Kind: marking.UnknownToken},
		{Kind: marking.ListUnknown, Of: marking.Of(marking.RD, marking.FRD)},
	},
	first:   []string{"portion-unknown-token"},
	summary: "{place} has a token that nobody has registered",
	why: "A token that is in neither the register nor State use tells the reader nothing: the text " +
		"is handled by guess.",
	cite: []rule.Citation{
		{Source: "CAPCO manual G.1", Says: "lists every token that a marking may have", Evidence: rule.Verified},
	},
	fix:     rule.Unsafe,
	fixWhy:  "the one control that is a letter away is proposed; dropping a token could drop a control",
	message: "%[1]s is neither in the register nor a State mark",
	hides:   rule.HidesInPlace("portion-missing"),
})
