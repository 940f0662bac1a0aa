package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "single-slash",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.SingleSlash}},
	first:   []string{"portion-single-slash"},
	summary: "single slash before a control",
	why: "Programs that read the register's syntax take what follows a single slash for a value of " +
		"the same category and lose the control.",
	cite: []rule.Citation{
		{Source: "CAPCO manual A.6", Says: "categories are parted by a double slash", Evidence: rule.Verified},
	},
	fix:     rule.Safe,
	fixWhy:  "only the slash is doubled; the SBU forms of State are left as they are",
	message: "%[2]s has a single slash before a control; expected %[3]s",
	only:    notSBU,
})

// notSBU leaves (SBU/NF) and (SBU/N) alone: they are State's own forms.
func notSBU(m *marking.Mark) bool { return !m.Has(marking.SBU) && !m.Has(marking.SBUNF) }
