package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-hcs-nf",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "HCS compartment without the controls it needs",
	Why: "Human intelligence is never for foreigners; a mark without NOFORN lets the paragraph into a " +
		"releasable product.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H, HCS", Evidence: rule.Verified,
			Says: "HCS-O stands with ORCON and NOFORN, HCS-P with NOFORN",
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "adding a control protects more, but it is a decision of the originator",
	Check: form{
		kind:    marking.HCSControls,
		message: "%[1]s without the controls it needs; expected OC and NF with HCS-O, NF with HCS-P",
		fix:     rule.Unsafe,
		only:    secretAndUp,
	}.check,
})

func secretAndUp(m *marking.Mark) bool { return m.Level >= marking.Secret }
