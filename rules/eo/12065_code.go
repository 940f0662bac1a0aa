package eo

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-12065-code",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: under(12065), Introduced: true},
	Summary:  "code of E.O. 11652 under E.O. 12065",
	Why: "The exemptions of E.O. 11652 ended with it. Under E.O. 12065 XGDS or ADS sets no term: the line " +
		"names a date for declassification or for review.",
	Requires: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "E.O. 12065 1-402", Says: "a longer term has a date for declassification or review",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "the date is not known",
	Check:  code12065,
})

func code12065(p *rule.Pass) {
	line := &p.Cable.EO
	if line.Order.Value != 12065 || line.Stamp {
		return
	}
	for i := range line.Decl.Items {
		if item := &line.Decl.Items[i]; only11652(item.Kind) {
			p.Reportf(item.Span, "the code is one of E.O. 11652: expected GDS, RDS or XDS with a date and a name")
			return
		}
	}
}

// only11652 reports whether a value is a code of E.O. 11652 that the order behind it does not have.
func only11652(k cable.DeclKind) bool {
	switch k {
	case cable.DeclXGDS, cable.DeclADS, cable.DeclEO11932:
		return true
	default:
		return false
	}
}
