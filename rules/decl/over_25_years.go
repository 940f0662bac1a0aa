package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-over-25-years",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope: rule.Scope{
		Class: rule.Classified, Period: law.Period{From: law.Amended13292}, Introduced: true,
	},
	Summary: "term of more than 25 years without an exemption",
	Why: "No classifier may set a longer term by himself; a longer one needs an exemption that the " +
		"interagency panel has approved.",
	Requires: law.Term,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.12(a)(1)(iii)", Says: "up to 25 years from the date of the decision",
			Evidence: rule.Verified,
		},
		{Source: "32 CFR 2001.21(a)(4)(ii)", Says: "a date no more than 25 years on", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "a shorter term or an exemption is a decision of the classifier",
	Quiet:  assess.Released,
	Check:  over25,
})

func over25(p *rule.Pass) {
	overTerm(p, 25, longTerm)
}

// overTerm reports the values of places without an exemption that lie more than a number of years
// after the cable.
func overTerm(p *rule.Pass, years int, exempt func(cable.DeclKind) bool) {
	for d := range places(p) {
		if hasKind(d, exempt) {
			continue
		}
		for i := range d.Items {
			if item := &d.Items[i]; !item.Downgrade {
				judgeTerm(p, item, years)
			}
		}
	}
}

func hasKind(d *cable.Decl, is func(cable.DeclKind) bool) bool {
	for i := range d.Items {
		if is(d.Items[i].Kind) {
			return true
		}
	}
	return false
}

func judgeTerm(p *rule.Pass, item *cable.DeclItem, years int) {
	switch item.Kind {
	case cable.DeclDuration:
		if item.Years > years {
			reportTerm(p, item.Span, years)
		}
	case cable.DeclDate:
		until := dateOf(item)
		if until != 0 && p.Date.Every(func(d law.Day) bool { return law.Exceeds(d, until, years) }) {
			reportTerm(p, dateSpan(item), years)
		}
	default: // sets no day
	}
}

func reportTerm(p *rule.Pass, sp text.Span, years int) {
	day := p.Date.Day()
	if day == 0 {
		p.Reportf(sp, "the term is more than %d years", years)
		return
	}
	p.Reportf(sp,
		"the term is more than %d years from the cable's date: %s at the latest, or a longer exemption",
		years, day.AddYears(years))
}
