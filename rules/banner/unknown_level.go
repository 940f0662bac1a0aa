package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-unknown-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "banner begins with a word that is no level",
	Why: "Only three words identify classified information: any other " +
		"leaves it without the protection it needs.",
	Basis: law.Levels,
	Cite: []rule.Citation{{
		Source:   "32 CFR 2001.24(a)",
		Says:     "no other terms than TOP SECRET, SECRET and CONFIDENTIAL identify classified information",
		Evidence: rule.Verified,
	}},
	Fix:       rule.None,
	FixWhy:    "which level was meant is not known",
	Hides:     needLevel,
	InBanners: assess.FaultsOf(marking.UnknownLevel),
	Check:     unknownLevel,
})

func unknownLevel(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.UnknownLevel}) {
		f.Relate(p.Reportf(f.At,
			"%q is no level, the banner must say UNCLASSIFIED, CONFIDENTIAL, SECRET or TOP SECRET", f.Token))
	}
}
