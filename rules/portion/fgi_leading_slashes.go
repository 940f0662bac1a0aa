package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-fgi-leading-slashes",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{ICOnly: true},
	Summary:  "foreign government mark without its leading slashes",
	Why: "The two slashes say that the level is not a United States one; without them the country code is " +
		"read as a level.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual A.6", Evidence: rule.Verified,
			Says: "a mark that is not of the United States begins with a double slash",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "only the slashes are added",
	Check: form{
		kind:    marking.FGISlashes,
		message: "%[2]s begins without a double slash; expected %[3]s",
		fix:     rule.Safe,
	}.check,
})
