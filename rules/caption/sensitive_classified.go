package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-sensitive-classified",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true, Class: rule.Classified},
	Summary:  "SENSITIVE on a classified message",
	Why: "The caption stands for sensitive but unclassified content; the classification covers that " +
		"already, and readers may take the message for unclassified.",
	Cite: []rule.Citation{
		{
			Source: "00 STATE 018029", Evidence: rule.Verified, Period: law.Period{From: law.EndLOU},
			Says: "SBU telegrams go as unclassified with the caption SENSITIVE",
		},
		{
			Source: "00 STATE 018029", Evidence: rule.Derived,
			Says: "on a classified message the caption adds nothing",
		},
	},
	Fix:    rule.None,
	FixWhy: "no fix takes out a control",
	Check:  sensitiveClassified,
})

func sensitiveClassified(p *rule.Pass) {
	// On the classification line it is a word added to the level, which has its own rule.
	if caption := first(p.Cable, cable.SENSITIVE); caption != nil && !caption.OnBanner {
		p.Reportf(caption.Span, "SENSITIVE on a classified message: it stands for unclassified content")
	}
}
