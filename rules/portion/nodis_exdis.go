package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-nodis-exdis",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "NODIS and EXDIS in one mark",
	Why: "The two name different circles of readers; with both, an office outside the narrower one may " +
		"think that it is in.",
	Cite: []rule.Citation{
		{Source: "CAPCO manual H.9", Says: "NODIS and EXDIS exclude each other", Evidence: rule.Verified},
	},
	Fix:    rule.Unsafe,
	FixWhy: "NODIS is the stricter and is kept, but which was meant is for the originator",
	Check: form{
		kind:    marking.NodisExdis,
		message: "%[2]s has both NODIS and EXDIS; expected one",
		fix:     rule.Unsafe,
	}.check,
})
