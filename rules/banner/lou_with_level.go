package banner

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-lou-with-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{To: law.EndLOU - 1}},
	Summary:  "LIMITED OFFICIAL USE beside a level of classification",
	Why: "The two contradict each other: one says that the message " +
		"is classified, the other that it is not.",
	Cite: []rule.Citation{{
		Source: "00 STATE 018029", Says: "LIMITED OFFICIAL USE was a control of unclassified information",
		Evidence: rule.Derived,
	}},
	Fix:    rule.None,
	FixWhy: "which of the two was meant is not known",
	Check:  louWithLevel,
})

func louWithLevel(p *rule.Pass) {
	if p.Banner.Mark == nil || !p.Banner.Controls.Has(marking.LOU) {
		return
	}
	for st := range p.Cable.Statements() {
		if st.Mark.Has(marking.LOU) && st.Mark.Level.Classified() {
			p.Reportf(st.Span, "LIMITED OFFICIAL USE stands beside %s, only one can hold", st.Mark.Level)
			return
		}
	}
}
