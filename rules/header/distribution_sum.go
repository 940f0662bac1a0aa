package header

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "header-distribution-sum",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true},
	Summary:  "copies of the distribution do not add up to its total",
	Why: "The total accounts for every copy that was made: where it differs, an office is missing from " +
		"the list or a copy is unaccounted for.",
	Cite: []rule.Citation{
		{
			Source: "State telegrams of 1974-1979", Says: "the total is the sum of all copies in 12 of 12",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "the distribution records what was done with the copies",
	About:  rule.Copies,
	Check:  distributionSum,
})

func distributionSum(p *rule.Pass) {
	d := &p.Cable.Header.Distribution
	if !d.Total.Present() || d.Sum == d.Total.Value {
		return
	}
	p.Reportf(d.Total.Span, "total of %03d copies, but the offices have %d", d.Total.Value, d.Sum)
}
