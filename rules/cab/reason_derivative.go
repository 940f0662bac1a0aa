package cab

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "cab-reason-derivative",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Period: directive},
	Summary:  "derivative classification carries a reason",
	Why: "The reason was given by the source's classifier; repeated here it looks like a decision of " +
		"one's own.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(d)", Evidence: rule.Verified,
			Says: "the reason of the source is not transferred in a derivative classification",
		},
		{
			Source: "5 FAH-3 H-712", Evidence: rule.Verified,
			Says: "the reason is optional in a derivative classification",
		},
	},
	Fix:    rule.None,
	FixWhy: "the Department allows it, so the drafter chooses",
	Check:  reasonDerivative,
})

func reasonDerivative(p *rule.Pass) {
	block := &p.Cable.Authority
	if !derivative(block) || block.Reason.Number == "" {
		return
	}
	p.Reportf(block.Reason.Span, "a reason beside Derived From: it is not carried over from a source").
		Relate(block.DerivedLabel, "the source is here")
}
