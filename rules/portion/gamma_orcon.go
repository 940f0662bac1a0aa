package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-gamma-orcon",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "SI-G without ORCON",
	Why:      "GAMMA may be passed on by its originator only; without ORCON the reader does not know that.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H, GAMMA", Evidence: rule.Verified,
			Says: "SI-G is TOP SECRET and always stands with ORCON",
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "adding ORCON protects more, but it is a decision of the originator",
	Check: form{
		kind:    marking.GammaOrcon,
		message: "%[1]s without ORCON; expected OC in %[2]s",
		fix:     rule.Unsafe,
		only:    topSecret,
	}.check,
})

func topSecret(m *marking.Mark) bool { return m.Level == marking.TopSecret }
