package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-double-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "portion mark has two levels",
	Why: "One reader takes the higher level and another the lower; the paragraph leaves the message at " +
		"the lower one.",
	Basis: law.Portions,
	Cite: []rule.Citation{
		eachPortion,
		{
			Source: "State cables", Says: "a mark in brackets is that of one level", Evidence: rule.Practice,
			Period: law.Period{To: law.Start11652 - 1},
		},
	},
	Fix:    rule.None,
	FixWhy: "which level is meant is a decision",
	Hides:  rule.HidesInPlace("portion-missing"),
	Check: form{
		kind:    marking.DoubleLevel,
		message: "%[2]s states more than one level; expected one",
	}.check,
})
