package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "portion mark is broken",
	Why: "A mark that lost a bracket or doubled a letter is read by some readers and programs and skipped " +
		"by others, so that the same paragraph is protected in one place and not in another.",
	Cite: []rule.Citation{
		eachPortion,
	},
	Fix: rule.Safe,
	FixWhy: "the brackets and letters are restored where the mark has one reading; where it has several, a " +
		"person must choose",
	Hides: rule.HidesInPlace("portion-missing"),
	Check: form{
		kind:    marking.Malformed,
		message: "%[2]s is a broken portion mark; expected %[3]s",
		fix:     rule.Safe,
	}.check,
})
