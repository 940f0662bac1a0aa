package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-sbu-and-cui",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.StartCUI}},
	Summary:  "SBU and CUI marks in one message",
	Why: "CUI replaces SBU. With both in one message a reader must guess whether two kinds of handling or " +
		"one is meant.",
	Cite: []rule.Citation{
		{Source: "32 CFR 2002.20(a)(1)", Says: "CUI replaces the agencies' own markings", Evidence: rule.Verified},
		{Source: "12 FAM 540 (2018)", Says: "State's own rule still says SBU", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "which of the two the office uses is not known",
	Held:   marking.Of(marking.CUI),
	Check:  sbuAndCUI,
})

// sbuAndCUI reports the later of the two families where it comes in.
func sbuAndCUI(p *rule.Pass) {
	sbu := marks.First(p, isSBU)
	if sbu < 0 {
		return
	}
	cui := marks.First(p, isCUI)
	if cui < 0 {
		return
	}
	here, there := max(sbu, cui), min(sbu, cui)
	f := p.Reportf(p.MarkSpan(here), "%s in a message that also has %s; expected one of the two",
		marking.Shown(p.Marks[here].Text), marking.Shown(p.Marks[there].Text))
	f.Relate(p.MarkSpan(there), "the other mark is here")
}
