package cab

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "cab-derived-empty",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "no source stands after Derived From",
	Why: "A derivative classification stands or falls with its source: unnamed, it can be neither " +
		"checked nor followed when the source is declassified.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(c)(1)", Evidence: rule.Verified,
			Says: "the source or guide is concisely identified on the Derived From line, with agency and date",
		},
		{
			Source: "State cables", Says: "the source stands behind its label",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "only the drafter knows the source",
	Check:  derivedEmpty,
})

func derivedEmpty(p *rule.Pass) {
	block := &p.Cable.Authority
	if !derivative(block) {
		return
	}
	if source := p.Cable.Text(block.DerivedFrom); noWord(source) && !unwritten(source) {
		p.Reportf(block.DerivedLabel, "no source is named: source or guide with its agency and date is wanted")
	}
}
