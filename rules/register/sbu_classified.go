package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "sbu-classified",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.Over, Of: marking.Of(marking.SBU, marking.SBUNF, marking.FOUO)}},
	first:   []string{"portion-sbu-classified"},
	scope:   rule.Scope{Class: rule.Classified},
	summary: "SBU or FOUO beside a classified level",
	why: "The level covers what the lesser control protects; both together make readers doubt which " +
		"handling applies.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.9 SBU", Evidence: rule.Verified,
			Says: "SBU in a classified portion is covered by the level and not shown",
		},
		{Source: "CAPCO manual H.8 FOUO", Says: "FOUO is not used with a classified level", Evidence: rule.Verified},
	},
	fix:     rule.Unsafe,
	fixWhy:  "the level covers the token, but dropping any token needs a person",
	message: "%[1]s stands beside a classified level; expected the level alone",
})
