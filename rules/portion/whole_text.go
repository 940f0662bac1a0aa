package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:  "portion-whole-text",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: law.Start12958, Is: rule.Info},
		{From: law.Date(2000, 1, 1), Is: rule.Warning},
	},
	Summary: "one mark stands for the entire text",
	Why: "A paragraph that leaves the message leaves its mark behind, and unclassified paragraphs are " +
		"locked up with the others.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual C, note", Evidence: rule.Verified,
			Says: "a statement that all portions are of one level does not stand for their marks",
		},
		{Source: "State cables to the 1990s", Says: "the form was in wide use", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "a person must mark each paragraph",
	Hides:  rule.HidesInCable("portion-missing", "portion-missing-mixed"),
	Check:  wholeText,
})

func wholeText(p *rule.Pass) {
	for i, m := range p.Marks {
		if m != nil && m.Whole && !marks.Quoted(p, i) {
			p.Reportf(p.MarkSpan(i), "%s stands for every paragraph; expected a mark on each", marking.Shown(m.Text))
		}
	}
}
