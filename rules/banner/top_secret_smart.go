package banner

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-top-secret-smart",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.Date(2011, 1, 1)}},
	Summary:  "TOP SECRET in a message of the SMART years",
	Why: "The Department's messaging system is not cleared for TOP " +
		"SECRET: such text in it is a spillage.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-3 H-713", Says: "TOP SECRET is not used in SMART",
			Evidence: rule.Verified,
		},
		{
			Source: "State cables", Says: "no message of the system is TOP SECRET", Evidence: rule.Practice,
			Period: law.Period{To: law.Date(2017, 12, 31)},
		},
	},
	Fix:    rule.None,
	FixWhy: "the copy may be a transcription of a message from another channel",
	Check:  topSecretSMART,
})

func topSecretSMART(p *rule.Pass) {
	if p.Banner.Level == marking.TopSecret {
		p.Reportf(p.Banner.Span, "TOP SECRET does not travel in the Department's messaging system")
	}
}
