package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-agrement-unclas",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true, Class: rule.Unclassified, Period: law.Period{From: handbook2008}},
	Summary:  "AGREMENT CHANNEL on a plain unclassified message",
	Why: "A request for agrément is confidential until the host government has answered; without " +
		"classification or control anybody may be shown it.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-442.1", Evidence: rule.Verified, Period: law.Period{From: handbook2008},
			Says: "messages of the channel are classified or administratively controlled (2008)",
		},
	},
	Fix:    rule.None,
	FixWhy: "whether the message is SBU or classified is the drafter's decision",
	Check:  agrementUnclas,
})

func agrementUnclas(p *rule.Pass) {
	channel := first(p.Cable, cable.AgrementChannel)
	if channel == nil || controlled(p) {
		return
	}
	p.Reportf(channel.Span, "AGREMENT CHANNEL on a message that is neither classified nor controlled")
}
