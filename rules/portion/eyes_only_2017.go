package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-eyes-only-2017",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(2017, 10, 1)}},
	Summary:  "EYES ONLY as a portion mark after its end",
	Why: "The marking ended; readers and systems of later years do not know it, and the list of readers is " +
		"lost.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual H.8 EYES ONLY", Evidence: rule.Verified,
		Says: "EYES ONLY ended on 1 October 2017; REL TO takes its place",
	}},
	Fix:    rule.Unsafe,
	FixWhy: "REL TO the same list protects as much, but a person must confirm the list",
	Held:   marking.Of(marking.EYES),
	Check: dated{
		is:      func(m *marking.Mark) bool { return m.Has(marking.EYES) },
		message: "EYES of %s ended on 1 October 2017; expected REL TO the same list",
		repair:  eyesAsRel,
	}.check,
})

// eyesAsRel proposes REL TO the list of EYES ONLY, where the mark has one.
func eyesAsRel(m *marking.Mark) string {
	readers := m.Controls.List(marking.EYES)
	if len(m.Faults) > 0 || m.Has(marking.REL) || len(readers) == 0 {
		return ""
	}
	return marking.Print(marking.Portion, m.Level, m.Controls.Without(marking.EYES).With(marking.REL, readers...))
}
