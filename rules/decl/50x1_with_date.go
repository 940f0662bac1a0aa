package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-50x1-with-date",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: directive},
	Summary:  "date or event beside 50X1-HUM or 50X2-WMD",
	Why: "The two codes stand alone. With a date beside them a reader cannot tell which of the two ends " +
		"the classification.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(4)(iii)", Says: "50X1-HUM is marked with no date or event",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.21(a)(4)(iv)", Says: "50X2-WMD is marked with no date or event",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "which part is meant is not known",
	Quiet:  assess.Released,
	Check:  with50XDate,
})

func with50XDate(p *rule.Pass) {
	for item := range values(p) {
		if (item.Kind == cable.Decl50X1HUM || item.Kind == cable.Decl50X2WMD) && dated(item) {
			p.Reportf(item.DateSpan.Cover(item.Event), "no date or event stands beside %s",
				p.Told(codeSpan(p, item)))
		}
	}
}
