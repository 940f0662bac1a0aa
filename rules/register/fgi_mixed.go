package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "fgi-mixed",
	claims:  []marks.Claim{{Kind: marking.FGIMixed}},
	first:   []string{"portion-fgi-mixed"},
	summary: "concealed and acknowledged foreign sources in one mark",
	why:     "A source that must be concealed is given away when a country is named beside it.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.7", Evidence: rule.Verified,
			Says: "concealed and acknowledged foreign government information are not mixed in a portion",
		},
	},
	fix:     rule.None,
	fixWhy:  "which source may be named is for the originator",
	message: "%[2]s mixes a concealed and a named foreign source; expected separate portions",
})
