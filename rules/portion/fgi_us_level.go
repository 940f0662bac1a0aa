package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-fgi-us-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "foreign government information without a level",
	Why:      "The country says whose information it is, not how it must be protected.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.24(c)", Evidence: rule.Verified,
			Says: "foreign government information is marked with country and level",
		},
		{
			Source: "CAPCO manual H.7", Evidence: rule.Verified,
			Says: "a foreign government mark states its level",
		},
	},
	Fix:    rule.None,
	FixWhy: "the level is not known",
	Check: form{
		kind:    marking.FGILevel,
		message: "%[2]s names a source and no level",
	}.check,
})
