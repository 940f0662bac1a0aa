package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-sbu-in-classified",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "SBU or FOUO in a classified banner",
	Why: "Both say that the text is unclassified, which the level beside " +
		"them denies; the level covers them anyhow.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H.9 (SBU)", Says: "SBU is never in the banner of a classified document",
			Evidence: rule.Verified,
		},
		{
			Source: "CAPCO manual H.8 (FOUO)", Says: "FOUO is never in a classified banner",
			Evidence: rule.Verified,
		},
	},
	Fix:       rule.Unsafe,
	FixWhy:    "the level covers the token, but dropping any token needs a person",
	InBanners: assess.FaultsOf(marking.Over),
	Check:     sbuInClassified,
})

// lesser are the controls of unclassified information that a classified level covers.
var lesser = marking.Of(marking.SBU, marking.SBUNF, marking.FOUO)

func sbuInClassified(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.Over, Of: lesser}) {
		finding := p.Reportf(f.At, "%s does not stand in a classified banner, the level covers it", marking.Shown(f.Token))
		f.Relate(finding)
		if edits := f.Respell(p); edits != nil {
			finding.Offer(rule.Unsafe, "leave the level to cover "+marking.Shown(f.Token), edits...)
		}
	}
}
