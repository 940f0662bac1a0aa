package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-restricted-us",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: law.Period{From: law.Start10501}},
	Summary:  "RESTRICTED stands as a level of the United States",
	Why: "RESTRICTED ended as a United States level in 1953: whoever reads it now takes it for foreign, " +
		"or for nothing at all.",
	Basis: law.Levels,
	Cite: []rule.Citation{
		{
			Source:   "32 CFR 2001.24(a)",
			Says:     "no other terms than the three levels identify classified information",
			Evidence: rule.Verified,
		},
	},
	Fix:       rule.None,
	FixWhy:    "which level was meant, or whose information it is, is not known",
	InBanners: assess.FaultsOf(marking.RestrictedUS),
	Check:     restrictedUS,
})

func restrictedUS(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.RestrictedUS}) {
		f.Relate(p.Reportf(f.At, "%s is no level of the United States since 15 December 1953", marking.Shown(f.Token)))
	}
}
