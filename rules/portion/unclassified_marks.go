package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-unclassified-marks",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Class: rule.Unclassified},
	Summary:  "portion marks in an ordinary unclassified message",
	Why: "They are not asked for and harmless; where they stand, the banner may be the one that is wrong, or " +
		"a caption may be missing.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual C.1", Evidence: rule.Verified,
		Says: "a wholly unclassified document needs no portion marks",
	}},
	Fix:    rule.None,
	FixWhy: "the marks are harmless",
	Check:  unclassifiedMarks,
})

// unclassifiedMarks speaks once, and only where nothing says that the message is controlled.
func unclassifiedMarks(p *rule.Pass) {
	if !p.Banner.Controls.Empty() || marks.First(p, beyondU) >= 0 {
		return
	}
	if first := marks.First(p, plainU); first >= 0 {
		p.Reportf(p.MarkSpan(first), "unclassified message has portion marks and needs none")
	}
}

func beyondU(m *marking.Mark) bool { return m.Level.Classified() || !m.Controls.Empty() }

func plainU(m *marking.Mark) bool { return m.Level == marking.Unclassified }
