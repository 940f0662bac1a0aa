package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-rd-has-date",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "declassification date on a cable with RD, FRD or TFNI portions",
	Why: "Atomic energy information is never declassified by a date. One on the line of the whole would " +
		"open those portions with the rest.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.24(h)(3)", Says: "no date on documents that hold RD or FRD",
			Evidence: rule.Verified,
		},
		{
			Source: "CAPCO manual E.4", Says: "N/A to RD, FRD or TFNI portions, the rest by the source list",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date is never taken out, and the rest of the text needs its own instruction in a source list",
	Quiet:  assess.Released,
	Check:  rdHasDate,
})

func rdHasDate(p *rule.Pass) {
	control, name := atomic(p.Computed.Controls)
	if name != "" {
		dateBeside(p, control, name)
	}
}

func atomic(c marking.Controls) (marking.Control, string) {
	switch {
	case c.Has(marking.RD):
		return marking.RD, "RD"
	case c.Has(marking.FRD):
		return marking.FRD, "FRD"
	case c.Has(marking.TFNI):
		return marking.TFNI, "TFNI"
	}
	return 0, ""
}

// dateBeside reports the dates of a cable in which some portions may carry none.
func dateBeside(p *rule.Pass, control marking.Control, name string) {
	for item := range values(p) {
		if dateOf(item) == 0 {
			continue
		}
		f := p.Reportf(dateSpan(item),
			"no date stands over %s portions: expected \"N/A to %s portions. See source list for NSI portions.\"",
			name, name)
		if by := p.Computed.By[control]; len(by) > 0 {
			f.Relate(p.MarkSpan(by[0]), "%s is marked %s", p.PortionName(by[0]), name)
		}
	}
}
