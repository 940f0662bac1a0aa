package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-missing-cui",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	// In a classified message portion-missing says the same.
	Scope:   rule.Scope{Class: rule.Unclassified, Period: law.Period{From: law.StartCUI}},
	Summary: "paragraph without a mark where others are marked CUI",
	Why: "Where some paragraphs carry CUI marks, one without any is read as uncontrolled, whether or not " +
		"that was meant.",
	Cite: []rule.Citation{
		{
			Source: "CUI Marking Handbook 1.1", Evidence: rule.Verified,
			Says: "portion marks are optional, but if any portion is marked then every one is",
		},
		{Source: "32 CFR 2002.20", Says: "uncontrolled portions are then marked too", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "whether the paragraph is controlled is not known",
	Held:   marking.Of(marking.CUI),
	Check:  missingCUI,
})

func missingCUI(p *rule.Pass) {
	marked := marks.First(p, isCUI)
	if marked < 0 {
		return
	}
	for _, i := range unmarkedParagraphs(p) {
		portion := &p.Cable.Portions[i]
		f := p.Reportf(portion.Number.Span, "paragraph %d has no mark where others are marked CUI",
			portion.Number.Value)
		f.Relate(p.MarkSpan(marked), "a CUI mark is here")
	}
}

func isCUI(m *marking.Mark) bool { return m.Has(marking.CUI) }
