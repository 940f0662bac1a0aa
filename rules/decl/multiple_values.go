package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-multiple-values",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: directive},
	Summary:  "more than one declassification value on a line",
	Why:      "A document has one term. With two on its line every reader takes the one that suits him.",
	Cite: []rule.Citation{
		{Source: "CAPCO manual E.2", Says: "one value only on the line", Evidence: rule.Verified},
		{
			Source: "32 CFR 2001.22(e)(2)", Says: "of several sources the longest term is carried",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "the longest is carried, but which is the longest is a legal choice",
	Quiet:  assess.Released,
	Check:  multipleValues,
})

func multipleValues(p *rule.Pass) {
	for d := range places(p) {
		if extended(d) {
			continue
		}
		count, second := 0, -1
		for i := range d.Items {
			if d.Items[i].Downgrade {
				continue
			}
			if count++; count == 2 {
				second = i
			}
		}
		if second >= 0 {
			reportMultiple(p, d, second, count)
		}
	}
}

func reportMultiple(p *rule.Pass, d *cable.Decl, second, count int) {
	p.Reportf(d.Items[second].Span,
		"the line states %d declassification values: one is allowed, the longest", count)
}
