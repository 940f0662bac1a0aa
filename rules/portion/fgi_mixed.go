package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-fgi-mixed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "concealed and acknowledged foreign sources in one mark",
	Why:      "A source that must be concealed is given away when a country is named beside it.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H.7", Evidence: rule.Verified,
			Says: "concealed and acknowledged foreign government information are not mixed in a portion",
		},
	},
	Fix:    rule.None,
	FixWhy: "which source may be named is for the originator",
	Check: form{
		kind:    marking.FGIMixed,
		message: "%[2]s mixes a concealed and a named foreign source; expected separate portions",
	}.check,
})
