package register

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "aea-noforn",
	claims:  []marks.Claim{{Kind: marking.Need, Of: marking.Of(marking.RD, marking.FRD)}},
	first:   []string{"portion-aea-noforn"},
	scope:   rule.Scope{Class: rule.Classified, Period: law.Period{From: law.Date(2010, 12, 1)}},
	summary: "RD or FRD without NOFORN",
	why: "Atomic energy information goes to a foreign government only under a sharing agreement; " +
		"without NOFORN the reader may think that one exists.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.6 RD, FRD", Evidence: rule.Verified,
			Says: "RD and FRD stand with NOFORN unless a sharing agreement exists",
		},
	},
	fix:     rule.Unsafe,
	fixWhy:  "adding NOFORN protects more, but a sharing agreement may exist",
	message: "%[1]s without NOFORN; expected it unless a sharing agreement exists",
	today:   true,
})
