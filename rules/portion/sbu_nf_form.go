package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-sbu-nf-form",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{ICOnly: true},
	Summary:  "SBU-NF is not in the register's spelling",
	Why: "Programs that read the register's syntax see two controls where one is meant and drop the " +
		"second.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual A.6", Evidence: rule.Verified,
			Says: "a control and its sub-control are joined by a hyphen",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "only the spelling changes",
	Check: form{
		kind:    marking.SBUNFForm,
		message: "%[1]s is not the register's spelling; expected SBU-NF",
		fix:     rule.Safe,
		only:    unclassified,
	}.check,
})

func unclassified(m *marking.Mark) bool { return m.Level == marking.Unclassified }
