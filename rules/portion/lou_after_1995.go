package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-lou-after-1995",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.EndLOU}},
	Summary:  "LOU as a portion mark after its end",
	Why: "LIMITED OFFICIAL USE was given up for SENSITIVE BUT UNCLASSIFIED; systems and readers of later " +
		"years have no handling for it.",
	Cite: []rule.Citation{{
		Source: "00 STATE 018029", Evidence: rule.Verified,
		Says: "SBU took the place of LOU on 1 October 1995",
	}},
	Fix:    rule.Unsafe,
	FixWhy: "a person must confirm that SBU handling is meant",
	Held:   marking.Of(marking.LOU),
	Check: dated{
		is:      isLOU,
		message: "%s was given up on 1 October 1995; expected (SBU)",
		repair:  louAsSBU,
	}.check,
})

func isLOU(m *marking.Mark) bool { return m.Has(marking.LOU) }

// louAsSBU proposes (SBU) for a mark that says nothing but LOU.
func louAsSBU(m *marking.Mark) string {
	if m.Text == "(LOU)" {
		return "(SBU)"
	}
	return ""
}
