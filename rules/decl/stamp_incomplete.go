package decl

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-stamp-incomplete",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "DECLASSIFIED stamp without authority or date",
	Why: "A reader must be able to see who declassified the text, and when; a bare word can be written " +
		"by anybody.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.25(b)", Says: "a declassified record shows the word, the authority and the date",
			Evidence: rule.Verified, Period: law.Always, // a stamp is of the day of the release
		},
	},
	Fix:    rule.None,
	FixWhy: "authority and date are not known",
	Check:  stampIncomplete,
})

func stampIncomplete(p *rule.Pass) {
	for i := range p.Cable.Stamps {
		s := &p.Cable.Stamps[i]
		if s.Kind != cable.DeclassifiedStamp {
			continue
		}
		switch {
		case !s.Authority && !s.Dated:
			p.Reportf(s.Span, "the stamp names neither authority nor date")
		case !s.Authority:
			p.Reportf(s.Span, "the stamp names no authority")
		case !s.Dated:
			p.Reportf(s.Span, "the stamp has no date")
		}
	}
}
