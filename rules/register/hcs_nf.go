package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "hcs-nf",
	claims:  []marks.Claim{{Kind: marking.Need, Of: marking.Of(marking.HCSO, marking.HCSP)}},
	first:   []string{"portion-hcs-nf"},
	summary: "HCS compartment without the controls it needs",
	why: "Human intelligence is never for foreigners; a mark without NOFORN lets the paragraph into " +
		"a releasable product.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H.4 HCS-O, HCS-P", Evidence: rule.Verified,
			Says: "HCS-O stands with ORCON and NOFORN, HCS-P with NOFORN",
		},
	},
	fix:         rule.Unsafe,
	fixWhy:      "adding a control protects more, but it is a decision of the originator",
	message:     "%[1]s without the controls it needs; expected ORCON and NOFORN with HCS-O, NOFORN with HCS-P",
	only:        secretAndUp,
	hides:       rule.HidesInPlace("portion-control-conflict"),
	bannerHides: rule.HidesInPlace("banner-control-conflict"),
})

func secretAndUp(m *marking.Mark) bool { return m.Level >= marking.Secret }
