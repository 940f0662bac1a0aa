package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-cui-sorted",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Period: law.Period{From: law.StartCUI}},
	Summary:  "CUI categories or controls are out of order",
	Why:      "Two lists in different orders look like two different markings, to people and to programs.",
	Cite: []rule.Citation{
		{
			Source: "CUI Marking Handbook 1.1", Evidence: rule.Verified,
			Says: "specified categories first, each group and the controls in alphabetical order",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the tokens are reordered and none is added or dropped",
	Check: form{
		kind:    marking.CUIUnsorted,
		message: "%[2]s is out of order; expected %[3]s",
		fix:     rule.Safe,
		today:   true,
	}.check,
})
