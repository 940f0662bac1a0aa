package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-single-slash",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{ICOnly: true},
	Summary:  "single slash before a control",
	Why: "Programs that read the register's syntax take what follows a single slash for a value of the " +
		"same category and lose the control.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual A.6", Evidence: rule.Verified,
			Says: "categories are parted by a double slash",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "only the slash is doubled; the SBU forms of State are left as they are",
	Check: form{
		kind:    marking.SingleSlash,
		message: "%[2]s has a single slash before a control; expected %[3]s",
		fix:     rule.Safe,
		only:    notSBU,
	}.check,
})

// notSBU leaves (SBU/NF) and (SBU/N) alone: they are State's own forms.
func notSBU(m *marking.Mark) bool { return !m.Has(marking.SBU) && !m.Has(marking.SBUNF) }
