package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-level-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "portion mark has a control and no level",
	Why: "A control says who may read the paragraph, not how it must be stored and sent; without a level " +
		"neither can be known.",
	Cite: []rule.Citation{
		{Source: "CAPCO manual C.1", Says: "a portion mark begins with the level", Evidence: rule.Verified},
		eachPortion,
	},
	Fix:    rule.None,
	FixWhy: "the level is not known",
	Hides:  rule.HidesInPlace("portion-missing"),
	Check: form{
		kind:    marking.LevelMissing,
		message: "%[2]s states no level; expected the level before %[1]s",
	}.check,
})
