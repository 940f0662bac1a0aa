package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-abbreviated-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "level in the banner is abbreviated",
	Why: "A short form is for portion marks: at the head of a message " +
		"it is overlooked or read as something else.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual D.1", Says: "the level in the banner is spelled out",
		Evidence: rule.Verified,
	}},
	Fix: rule.Unsafe,
	FixWhy: "the expansion is plain, but the level of the message is the " +
		"point of it, and a person must confirm it",
	Hides:     needLevel,
	InBanners: assess.FaultsOf(marking.AbbreviatedLevel),
	Check:     abbreviatedLevel,
})

func abbreviatedLevel(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.AbbreviatedLevel}) {
		finding := p.Reportf(f.At, "%q abbreviates the level, a banner spells it out", marking.Shown(f.Token))
		f.Relate(finding)
		if edits := f.Respell(p); edits != nil {
			finding.Offer(rule.Unsafe, "spell out the level", edits...)
		}
	}
}
