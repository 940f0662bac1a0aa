package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-nato-has-date",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.Date(2013, 1, 1)}},
	Summary:  "declassification date on a cable with NATO portions",
	Why: "What NATO classified is declassified by NATO. A date on the line of the whole would " +
		"open it with the rest.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual E.5", Says: "N/A to NATO portions, the rest by the source list",
			Evidence: rule.Verified,
		},
		{
			Source: "ISOO Notice 2013-01", Says: "marking of commingled NATO information, by its title",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date is never taken out, and the rest of the text needs its own instruction in a source list",
	Quiet:  assess.Released,
	Held:   marking.Of(marking.NATO),
	Check:  natoHasDate,
})

func natoHasDate(p *rule.Pass) {
	if i := markedWith(p, nato); i >= 0 {
		dateBeside(p, i, nato(p.Marks[i]))
	}
}

func nato(m *marking.Mark) string {
	if m.Has(marking.NATO) {
		return "NATO"
	}
	return ""
}
