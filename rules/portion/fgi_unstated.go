package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-fgi-unstated",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope: rule.Scope{
		Class:      rule.Classified,
		Period:     law.Period{From: law.Start12958},
		Introduced: true,
	},
	Summary: "foreign government information that the message does not state",
	Why: "Foreign information is shared, declassified and released with its owner's consent; whoever handles " +
		"the whole message must see that it holds some.",
	Basis: law.Portions,
	Cite: []rule.Citation{{
		Source: "32 CFR 2001.24(c)", Evidence: rule.Verified,
		Says: "the document says that it contains a country's information, if that is not evident",
	}},
	Fix:    rule.None,
	FixWhy: "the wording, and whether the source may be named, are for the originator",
	Held:   marking.Of(marking.FGI),
	Check:  fgiUnstated,
})

func fgiUnstated(p *rule.Pass) {
	first := marks.First(p, isFGI)
	if first < 0 || p.Banner.Controls.Has(marking.FGI) || marks.StatesForeign(p) {
		return
	}
	p.Reportf(p.MarkSpan(first), "message has %s and does not state that it contains foreign information",
		marking.Shown(p.Marks[first].Text))
}

func isFGI(m *marking.Mark) bool { return m.Has(marking.FGI) }
