package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-duplicate-token",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Summary:  "portion mark has the same token twice",
	Why:      "A repeated token is often what is left of another control that was overwritten.",
	Cite: []rule.Citation{
		{Source: "CAPCO manual D.2", Says: "each marking is shown once", Evidence: rule.Verified},
	},
	Fix:    rule.Safe,
	FixWhy: "the repeated token says nothing that the first does not",
	Check: form{
		kind:    marking.DuplicateToken,
		message: "%[1]s stands twice in %[2]s; expected %[3]s",
		fix:     rule.Safe,
	}.check,
})
