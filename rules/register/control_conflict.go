package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "control-conflict",
	claims: []marks.Claim{{
		Kind: marking.Exclude, Not: marking.ORCONConflict | marking.Of(marking.NOFORN, marking.EXDIS, marking.JOINT),
	}},
	summary: "{place} has two controls that exclude each other",
	why: "Each of the two says who may have the text, and they say different things; the reader " +
		"follows one and breaks the other.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.8, H.9", Evidence: rule.Verified,
			Says: "the template of a control names what it may not be used with",
		},
	},
	fix:     rule.None,
	fixWhy:  "which of the two is meant is for the originator",
	message: "%[1]s does not stand with %[4]s",
})
