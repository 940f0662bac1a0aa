package banner

import (
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-prohibited-term",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "word beside the level that looks like part of it",
	Why:      "A level with a word added reads as a fourth one, with rules of its own that nobody knows.",
	Basis:    law.Levels,
	Cite: []rule.Citation{
		{Source: "32 CFR 2001.23(a) (2004)", Says: "no other terms identify a level", Evidence: rule.Verified},
		{Source: "32 CFR 2001.24(a)", Says: "the levels are not used with other terms", Evidence: rule.Verified},
	},
	Fix:       rule.None,
	FixWhy:    "what the added word was meant to protect is not known",
	InBanners: assess.FaultsOf(marking.ProhibitedTerm),
	Check:     prohibitedTerm,
})

func prohibitedTerm(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.ProhibitedTerm}) {
		if strings.EqualFold(f.Token, "SECURITY INFORMATION") && !p.Date.Every(afterSecurityInformation) {
			continue
		}
		f.Relate(p.Reportf(f.At, "%q adds a word to the level, the level stands alone", marking.Shown(f.Token)))
	}
}

// afterSecurityInformation reports whether d is after E.O. 10290, which put the words SECURITY
// INFORMATION beside every level.
func afterSecurityInformation(d law.Day) bool { return d >= law.Start10501 }
