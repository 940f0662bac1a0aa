package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-restricted-unclas",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true, Class: rule.Unclassified},
	Summary:  "NODIS or EXDIS on a message that is neither classified nor controlled",
	Why: "The caption limits who gets the message and says nothing of how it is kept: plain " +
		"unclassified text may be shown to anybody.",
	Cite: []rule.Citation{
		{
			Source: "IC Markings System Manual H.9", Evidence: rule.Verified,
			Says: "NODIS and EXDIS go on classified or administratively controlled information",
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "adding SENSITIVE protects, but whether the message is SBU is the drafter's decision",
	Check:  restrictedUnclas,
})

func restrictedUnclas(p *rule.Pass) {
	caption := anyOf(p.Cable, cable.NODIS, cable.EXDIS)
	if caption == nil || controlled(p) {
		return
	}
	f := p.Reportf(caption.Span, "the caption goes on classified or controlled messages: this one is neither")
	if !p.Date.Every(func(d law.Day) bool { return d >= law.EndLOU }) {
		return
	}
	if edit, ok := addSensitive(p.Cable); ok {
		f.Offer(rule.Unsafe, "add the caption SENSITIVE", edit)
	}
}
