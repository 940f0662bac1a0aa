package eo

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-12065-duration",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: under(12065), Introduced: true},
	Summary:  "term longer than E.O. 12065 allows",
	Why: "GDS reached to six years and XDS or RDS to twenty, to thirty for foreign government information. " +
		"A longer term had no ground.",
	Cite: []rule.Citation{
		{Source: "E.O. 12065 1-401", Says: "no more than six years", Evidence: rule.Verified},
		{
			Source: "E.O. 12065 1-402", Says: "no more than twenty, or thirty for foreign government information",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a shorter term is a decision of the classifier",
	Check:  duration12065,
})

func duration12065(p *rule.Pass) {
	line := &p.Cable.EO
	if line.Order.Value != 12065 {
		return
	}
	for i := range line.Decl.Items {
		item := &line.Decl.Items[i]
		years := longest12065(p, item.Kind)
		if years == 0 || !law.Valid(item.Year, item.Month, item.Day) {
			continue
		}
		until := law.Date(item.Year, item.Month, item.Day)
		if p.Date.Every(func(d law.Day) bool { return law.Exceeds(d, until, years) }) {
			p.Reportf(item.DateSpan, "%s is more than %d years from the cable's date",
				p.Told(item.DateSpan), years)
		}
	}
}

// longest12065 returns how many years a code of the order allows, 0 for a value that is none.
func longest12065(p *rule.Pass, k cable.DeclKind) int {
	code := law.CodeAt(schedules12065[k], 12065)
	switch {
	case code == nil:
		return 0
	case code.Foreign > 0 && p.Computed.Controls.Has(marking.FGI):
		return code.Foreign
	}
	return code.Longest
}

// schedules12065 are the codes of the order.
var schedules12065 = map[cable.DeclKind]string{
	cable.DeclGDS: "GDS", cable.DeclXDS: "XDS", cable.DeclRDS: "RDS",
}
