package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-unknown-token",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "portion mark has a token that nobody has registered",
	Why: "A token that is in neither the register nor State use tells the reader nothing: the paragraph " +
		"is handled by guess.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual G.1", Evidence: rule.Verified,
			Says: "lists every token that a portion mark may have",
		},
	},
	Fix:    rule.None,
	FixWhy: "what was meant is not known, and dropping a token could drop a control",
	Hides:  rule.HidesInPlace("portion-missing"),
	Check: form{
		kind:    marking.UnknownToken,
		message: "%[1]s is neither in the register nor a State mark",
	}.check,
})
