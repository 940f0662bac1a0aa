package cab

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "cab-on-unclassified",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Unclassified},
	Summary:  "unclassified message carries a classification authority block",
	Why: "Either somebody classified the message and its marking is too low, or readers are led to " +
		"think that they did.",
	Cite: []rule.Citation{
		{
			Source: "IC Markings System Manual B.8", Evidence: rule.Verified,
			Says: "an unclassified document needs no classification authority block (2016)",
		},
	},
	Fix:    rule.None,
	FixWhy: "the banner may be the fault, and nothing that speaks for classification is taken out",
	Check:  onUnclassified,
})

func onUnclassified(p *rule.Pass) {
	block := &p.Cable.Authority
	if !block.Present() {
		return
	}
	f := p.Reportf(place(block),
		"a classification authority block on an unclassified message: one of the two is wrong")
	if p.Banner.Span.Valid() {
		f.Relate(p.Banner.Span, "the marking of the message is here")
	}
}
