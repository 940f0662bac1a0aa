package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:      "orcon-conflict",
	claims:     []marks.Claim{{Kind: marking.Exclude, Of: marking.ORCONConflict}},
	inPortions: []marks.Claim{{Kind: marking.Floor, Of: marking.ORCONConflict}},
	first:      []string{"portion-orcon-conflict"},
	summary:    "ORCON stands with a marking that excludes it",
	why: "ORCON keeps release with the originator; beside RELIDO or ORCON-USGOV, or on unclassified " +
		"text, nobody can tell who must be asked.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.8 ORCON", Evidence: rule.Verified,
			Says: "ORCON is for classified text and excludes RELIDO and ORCON-USGOV",
		},
	},
	fix:     rule.None,
	fixWhy:  "which of the two is meant is for the originator",
	message: "%[1]s stands in %[2]s with a level or control that excludes it",
})
