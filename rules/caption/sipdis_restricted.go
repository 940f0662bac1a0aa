package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "caption-sipdis-restricted",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: law.Date(2002, 1, 1), Is: rule.Info},
		{From: law.Date(2005, 12, 1), Is: rule.Warning},
	},
	Scope:   rule.Scope{State: true, Period: law.Period{From: law.Date(2002, 1, 1)}},
	Summary: "SIPDIS stands with a caption that limits distribution",
	Why: "SIPDIS posts the message to a network that thousands read; the other caption keeps it from " +
		"most of them.",
	Cite: []rule.Citation{
		{
			Source: "05 STATE 226504 par. 2", Evidence: rule.Verified, Period: law.Period{From: law.Date(2005, 12, 1)},
			Says: "SIPDIS is not used with NODIS, EXDIS and the like; where both stand the stricter governs",
		},
		{
			Source: "05 STATE 226504 par. 2", Evidence: rule.Derived,
			Says: "STADIS is such a caption",
		},
	},
	Fix:    rule.None,
	FixWhy: "the routings contradict each other, and which is meant is not known",
	Check:  sipdisRestricted,
})

func sipdisRestricted(p *rule.Pass) {
	limit := anyOf(p.Cable, cable.NODIS, cable.EXDIS, cable.STADIS)
	if limit == nil {
		return
	}
	if sipdis := first(p.Cable, cable.SIPDIS); sipdis != nil {
		p.Reportf(sipdis.Span, "SIPDIS beside a caption that limits distribution").
			Relate(limit.Span, "the other caption is here")
	}
}
