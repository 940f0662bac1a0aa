package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-cui-controlled",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.StartCUI}},
	Summary:  "CONTROLLED as a portion mark",
	Why: "The word is for the banner; in a portion it is not recognised and the paragraph passes for " +
		"unmarked.",
	Cite: []rule.Citation{
		{
			Source: "CUI Marking Handbook 1.1", Evidence: rule.Verified,
			Says: "a portion mark has CUI, never CONTROLLED",
		},
		{
			Source: "32 CFR 2002.20", Evidence: rule.Verified,
			Says: "the word of a portion mark is always CUI",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the two words stand for the same",
	Check: form{
		kind:    marking.ControlledWord,
		message: "%[1]s is a banner's word; expected CUI",
		fix:     rule.Safe,
		today:   true,
	}.check,
})
