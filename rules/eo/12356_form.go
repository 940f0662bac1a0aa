package eo

import (
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-12356-form",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: under(12356), Introduced: true},
	Summary:  "value that E.O. 12356 does not know",
	Why: "From 1982 to 1995 the instruction was a date, an event or OADR. A code of another order sets no " +
		"term under this one.",
	Cite: []rule.Citation{
		{Source: "E.O. 12356 1.5(a)(4)", Says: "a date, an event, or OADR", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "the term is a decision of the classifier",
	Check:  form12356,
})

func form12356(p *rule.Pass) {
	line := &p.Cable.EO
	if line.Order.Value != 12356 {
		return
	}
	if bare(line) && (!line.Value.Valid() || line.Label2.Valid()) && p.Classified() &&
		!p.Cable.Authority.DeclassifyOn.Valid() {
		p.Reportf(line.Order.Span, "the cable is classified: expected DECL and OADR, a date or an event")
		return
	}
	for i := range line.Decl.Items {
		if item := &line.Decl.Items[i]; foreignTo12356(item.Kind) {
			p.Reportf(item.Span, "the value is none of E.O. 12356: expected OADR, a date or an event")
			return
		}
	}
}

// foreignTo12356 reports whether a value that was read belongs to another order.
func foreignTo12356(k cable.DeclKind) bool {
	switch k {
	case cable.DeclX, cable.DeclMR, cable.DeclDCI, cable.DeclSource, cable.Decl25X, cable.Decl25XHuman,
		cable.Decl50X1HUM, cable.Decl50X2WMD, cable.Decl50X, cable.Decl75X, cable.DeclGDS, cable.DeclXGDS,
		cable.DeclADS, cable.DeclRDS, cable.DeclXDS, cable.DeclGP, cable.DeclEO11932:
		return true
	default:
		return false
	}
}
