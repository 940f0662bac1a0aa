package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-efto-classified",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "EFTO beside a level of classification",
	Why: "Encrypt for transmission only says that the text is unclassified once it has arrived: " +
		"beside a level it invites handling it so.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-222(2)", Says: "EFTO is a designation of unclassified messages",
			Evidence: rule.Verified,
		},
		{
			Source: "State cables", Says: "EFTO stands on unclassified messages", Evidence: rule.Practice,
			Period: law.Period{To: law.Date(2017, 12, 31)},
		},
	},
	Fix:       rule.None,
	FixWhy:    "whether the level or EFTO was meant is not known",
	InBanners: assess.FaultsOf(marking.EFTOClassified),
	Check:     eftoClassified,
})

func eftoClassified(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.EFTOClassified}) {
		f.Relate(p.Reportf(f.At, "EFTO is for unclassified messages, this one reads %s", f.Mark.Level))
	}
}
