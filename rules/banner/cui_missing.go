package banner

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-cui-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.StartCUI}},
	Summary:  "a portion is CUI but the classified banner does not say so",
	Why: "Once the classified portions are taken out or declassified, nothing at the head of the message " +
		"says that the rest is still controlled.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2002.20(g)", Says: "CUI in a classified document stands in its overall banner",
			Evidence: rule.Verified,
		},
		{
			Source: "CUI Marking Handbook, commingling", Says: "the banner has CUI after the level",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "a control is added that the message's own portions carry, which other agencies leave out",
	Held:   marking.Of(marking.CUI),
	Check:  cuiMissing,
})

func cuiMissing(p *rule.Pass) {
	if p.Banner.Mark == nil || !p.Banner.Level.Classified() || p.Banner.Controls.Has(marking.CUI) ||
		p.Banner.Faults.Has(marking.ControlledWord) {
		return
	}
	var by []int
	for i, m := range p.Marks {
		if m.Has(marking.CUI) {
			by = append(by, i)
		}
	}
	if by == nil {
		return
	}
	f := p.Reportf(p.Banner.Span, "%s is marked %s but the banner does not say CUI",
		portionName{p, by[0]}, marking.Shown(p.Marks[by[0]].Text))
	relateAll(p, f, by)
	if edits := restate(p, withCUI(p.Computed.Controls)); len(edits) > 0 {
		f.Offer(rule.Unsafe, "add CUI to the banner", edits...)
	}
}

// withCUI adds CUI with the categories that the portions bring.
func withCUI(computed marking.Controls) func(marking.Controls) marking.Controls {
	return func(c marking.Controls) marking.Controls { return c.With(marking.CUI, computed.List(marking.CUI)...) }
}
