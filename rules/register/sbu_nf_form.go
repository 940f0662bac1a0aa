package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "sbu-nf-form",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.SBUNFForm}},
	first:   []string{"portion-sbu-nf-form"},
	summary: "SBU-NF is not in the register's spelling",
	why:     "Programs that read the register's syntax see two controls where one is meant and drop the second.",
	cite: []rule.Citation{
		{Source: "CAPCO manual A.6", Says: "a control and its sub-control are joined by a hyphen", Evidence: rule.Verified},
	},
	fix:     rule.Safe,
	fixWhy:  "only the spelling changes",
	message: "%[1]s is not the register's spelling; expected SBU-NF",
	only:    isUnclassified,
})

func isUnclassified(m *marking.Mark) bool { return m.Level == marking.Unclassified }
