package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-joint-rel",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "JOINT mark without the release it stands for",
	Why: "A joint portion is owned with other countries: it must say REL TO them, and cannot be kept from " +
		"them.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H.3", Evidence: rule.Verified,
			Says: "JOINT stands with REL TO its owners, never with NOFORN, and has no RESTRICTED level",
		},
	},
	Fix:    rule.None,
	FixWhy: "what may be released is for the owners to decide",
	Check: form{
		kind:    marking.JointRel,
		message: "%[2]s needs REL TO its owners, and neither NOFORN nor RESTRICTED",
	}.check,
})
