package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-cui-word",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.StartCUI}},
	Summary:  "CONTROLLED in a classified banner",
	Why: "Beside a level the word reads as a restriction on the " +
		"classified text; there the program has one word, CUI.",
	Cite: []rule.Citation{{
		Source: "CUI Marking Handbook, commingling", Says: "a classified banner has CUI, never CONTROLLED",
		Evidence: rule.Verified,
	}},
	Fix:       rule.Safe,
	FixWhy:    "the two words mean the same",
	InBanners: assess.FaultsOf(marking.ControlledWord),
	Check:     cuiWord,
})

func cuiWord(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.ControlledWord}) {
		if !f.Mark.Level.Classified() {
			continue
		}
		finding := p.Reportf(f.At, "%s in a classified banner is written CUI", marking.Shown(f.Token))
		f.Relate(finding)
		if edits := f.Respell(p); edits != nil {
			finding.Offer(rule.Safe, "write CUI", edits...)
		}
	}
}
