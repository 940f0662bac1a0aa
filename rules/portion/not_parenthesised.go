package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-not-parenthesised",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "level before the text stands without parentheses",
	Why: "A bare letter is read as a word or an initial of the sentence, and the paragraph passes for " +
		"unmarked.",
	Basis: law.Portions,
	Cite: []rule.Citation{
		eachPortion,
		{
			Source: "State cables", Says: "a mark in brackets is that of one level", Evidence: rule.Practice,
			Period: law.Period{To: law.Start11652 - 1},
		},
	},
	Fix:    rule.Safe,
	FixWhy: "only the parentheses are added",
	Hides:  rule.HidesInPlace("portion-missing"),
	Check: form{
		kind:    marking.NotParenthesised,
		message: "%[1]s before the text is not in parentheses; expected %[3]s",
		fix:     rule.Safe,
	}.check,
})
