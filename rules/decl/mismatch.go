package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-mismatch",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "E.O. line and Declassify On differ",
	Why:      "One message with two terms: half of its readers protect it too long or not long enough.",
	Basis:    law.Duration,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(e)(2)", Says: "one declassification instruction is carried, the longest",
			Evidence: rule.Verified,
		},
		beforeInstructions,
	},
	Fix:    rule.None,
	FixWhy: "neither value is taken: which one the classifier meant is not known",
	Quiet:  assess.Released,
	Check:  mismatch,
})

func mismatch(p *rule.Pass) {
	line, block := &p.Cable.EO.Decl, &p.Cable.Authority.Decl
	if len(line.Items) == 0 || len(block.Items) == 0 || !readable(line) || !readable(block) {
		return
	}
	if extended(line) || extended(block) || covers(line, block) && covers(block, line) {
		return
	}
	p.Reportf(block.Items[0].Span, "the value differs from the one on the E.O. line").
		Relate(line.Items[0].Span, "the E.O. line states another one")
}

// readable reports whether every value of a place was read. What was not has a finding of its own,
// and N/A states no term.
func readable(d *cable.Decl) bool {
	for i := range d.Items {
		switch d.Items[i].Kind {
		case cable.DeclUnread, cable.DeclCut, cable.DeclBadDate, cable.DeclAmbiguous, cable.DeclVagueEvent,
			cable.DeclNA, cable.DeclRedacted:
			return false
		default:
			if d.Items[i].Downgrade {
				return false
			}
		}
	}
	return true
}

// covers reports whether b states every value of a.
func covers(a, b *cable.Decl) bool {
	for i := range a.Items {
		found := false
		for j := range b.Items {
			found = found || same(&a.Items[i], &b.Items[j])
		}
		if !found {
			return false
		}
	}
	return true
}

// same reports whether two values set the same term, as far as can be told: events are not compared
// word by word, nor centuries that were inferred.
func same(a, b *cable.DeclItem) bool {
	if a.Kind != b.Kind || a.Code != b.Code || a.Years != b.Years {
		return false
	}
	if a.TwoDigitYear != b.TwoDigitYear {
		return a.Month == b.Month && a.Day == b.Day && a.Year%100 == b.Year%100
	}
	return a.Year == b.Year && a.Month == b.Month && a.Day == b.Day
}
