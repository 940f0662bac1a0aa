package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-declass-token",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(2008, 2, 1)}},
	Summary:  "declassification value in the banner",
	Why: "The term is looked for on the E.O. line: in the banner " +
		"it is overlooked, and the two may differ.",
	Cite: []rule.Citation{
		{
			Source:   "CAPCO manual I",
			Says:     "from February 2008 the declassification value is no longer in the banner",
			Evidence: rule.Verified,
		},
		{Source: "CAPCO manual E.1", Says: "it stands on the Declassify On line", Evidence: rule.Verified},
	},
	Fix:       rule.None,
	FixWhy:    "the value belongs on the E.O. line, and a date or exemption is never taken out",
	InBanners: assess.FaultsOf(marking.DeclassToken),
	Check:     declassToken,
})

func declassToken(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.DeclassToken}) {
		f.Relate(p.Reportf(f.At, "%q belongs on the E.O. line, not in the banner", marking.Shown(f.Token)))
	}
}
