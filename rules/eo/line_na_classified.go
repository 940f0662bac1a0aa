package eo

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-line-na-classified",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "N/A as the instruction of a classified cable",
	Why: "N/A says that nothing in the message is classified. Either the banner or the line is wrong, and " +
		"a reader who believes the line will not protect the text.",
	Requires: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(4)", Says: "a classified document states its duration",
			Evidence: rule.Verified,
		},
		beforeLines,
	},
	Fix:    rule.None,
	FixWhy: "a duration is needed, and only the classifier can choose it",
	Quiet:  assess.Released,
	Check:  naClassified,
})

func naClassified(p *rule.Pass) {
	for _, d := range []*cable.Decl{&p.Cable.EO.Decl, &p.Cable.Authority.Decl} {
		for i := range d.Items {
			if item := &d.Items[i]; item.Kind == cable.DeclNA && !forPortions(p.Cable, item) {
				p.Reportf(item.Span, "the cable is %s: expected a declassification date, event or exemption, not N/A",
					p.Level())
			}
		}
	}
}
