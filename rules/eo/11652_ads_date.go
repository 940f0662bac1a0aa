package eo

import (
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-11652-ads-date",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: under(11652)},
	Summary:  "ADS without a date or event",
	Why: "ADS opens a document sooner than the general schedule, but there is no schedule of that name: " +
		"without a date or event it says nothing.",
	Cite: []rule.Citation{
		{
			Source: "E.O. 11652 5", Says: "the classifier may set an earlier date or event",
			Evidence: rule.Verified,
		},
		{Source: "18 CFR 3a.31(a)(2)", Says: "the stamp for it has a date or event", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "date or event are not known",
	Check:  adsDate,
})

func adsDate(p *rule.Pass) {
	line := &p.Cable.EO
	if line.Order.Value != 11652 || len(line.Decl.Items) != 1 {
		return
	}
	if item := &line.Decl.Items[0]; item.Kind == cable.DeclADS && !dated(item) {
		p.Reportf(item.Span, "ADS needs a date or event")
	}
}
