package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "gamma-orcon",
	claims:  []marks.Claim{{Kind: marking.Need, Of: marking.Of(marking.GAMMA)}},
	first:   []string{"portion-gamma-orcon"},
	summary: "SI-G without ORCON",
	why:     "GAMMA may be passed on by its originator only; without ORCON the reader does not know that.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.4 SI-GAMMA", Evidence: rule.Verified,
			Says: "SI-G is TOP SECRET and always stands with ORCON",
		},
	},
	fix:         rule.Unsafe,
	fixWhy:      "adding ORCON protects more, but it is a decision of the originator",
	message:     "%[1]s without ORCON; expected it in %[2]s",
	only:        isTopSecret,
	hides:       rule.HidesInPlace("portion-control-conflict"),
	bannerHides: rule.HidesInPlace("banner-control-conflict"),
})

func isTopSecret(m *marking.Mark) bool { return m.Level == marking.TopSecret }
