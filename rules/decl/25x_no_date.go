package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-25x-no-date",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: directive},
	Summary:  "25X exemption without a date or event",
	Why: "An exemption from declassification at 25 years ends too. Without its date the document would " +
		"stay classified without end.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.26(a)(1)", Says: "a date or event stands with the exemption, 50 years at most",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "the date runs from the source; the message gives the longest lawful one",
	Quiet:  assess.Released,
	Check:  noDate25X,
})

func noDate25X(p *rule.Pass) {
	for item := range values(p) {
		if item.Kind != cable.Decl25X || dated(item) || !law.CodesOf("25X").Knows(item.Code) {
			continue
		}
		day := p.Date.Day()
		if day == 0 {
			p.Reportf(item.Span, "25X%s needs a date, at most 50 years from the source's", item.Code)
			continue
		}
		p.Reportf(item.Span, "25X%s needs a date, at most 50 years from the source's: %s at the latest",
			item.Code, day.AddYears(law.CodesOf("25X").Longest))
	}
}
