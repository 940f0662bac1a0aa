package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-sbu-before-1995",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Period: law.Period{To: law.EndLOU - 1}},
	Summary:  "SBU as a portion mark before its time",
	Why: "State's mark of those years was LIMITED OFFICIAL USE; an earlier SBU may be a later hand's, or the " +
		"date may be wrong.",
	Cite: []rule.Citation{{
		Source: "00 STATE 018029", Evidence: rule.Verified,
		Says: "SBU took the place of LOU on 1 October 1995",
	}},
	Fix:    rule.None,
	FixWhy: "which mark was meant, or whether the date is wrong, is not known",
	Held:   marking.Of(marking.SBU, marking.SBUNF),
	Check: dated{
		is:      isSBU,
		message: "%s was not yet in use; expected (LOU) before 1 October 1995",
		quotes:  true,
	}.check,
})

func isSBU(m *marking.Mark) bool { return m.Has(marking.SBU) || m.Has(marking.SBUNF) }
