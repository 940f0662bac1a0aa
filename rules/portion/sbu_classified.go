package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-sbu-classified",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "SBU or FOUO beside a classified level",
	Why: "The level covers what the lesser control protects; both together make readers doubt which " +
		"handling applies.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H.9 SBU", Evidence: rule.Verified,
			Says: "SBU in a classified portion is covered by the level and not shown",
		},
		{
			Source: "CAPCO manual H.8 FOUO", Evidence: rule.Verified,
			Says: "FOUO is not used with a classified level",
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "the level covers the token, but dropping any token needs a person",
	Check: form{
		kind:    marking.SBUClassified,
		message: "%[1]s stands beside a classified level; expected the level alone",
		fix:     rule.Unsafe,
	}.check,
})
