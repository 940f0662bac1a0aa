package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-above-portions",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "banner is higher than every portion",
	Why: "Either a portion is marked too low or the whole is classified too high: only a compilation is " +
		"above its parts, and it must say so.",
	Basis: law.Overall,
	Cite: []rule.Citation{
		{
			Source:   "32 CFR 2001.24(g)",
			Says:     "a compilation may be classified above its portions if its reason is stated",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.21(b)", Says: "the overall marking is the highest level of any portion",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a banner is never lowered, and only the originator can say that the whole is a compilation",
	Quiet:  assess.Redacted | assess.Partial | assess.Compilation | assess.Attachment,
	Check:  abovePortions,
})

func abovePortions(p *rule.Pass) {
	if !isAbove(p) {
		return
	}
	f := p.Reportf(p.Banner.Span, "the banner reads %s but no portion is marked above (%s), "+
		"a portion is marked too low or a compilation is not stated", p.Banner.Level, p.Computed.Level.Letter())
	for _, i := range p.Computed.Top {
		f.Relate(p.MarkSpan(i), "%s is marked %s", p.PortionName(i), marking.Shown(p.Marks[i].Text))
	}
}

// isAbove reports whether the banner is above every portion, and every portion is known.
func isAbove(p *rule.Pass) bool {
	return legible(p) && p.Computed.Level != marking.NoLevel && p.Banner.Level > p.Computed.Level && allMarked(p)
}

// allMarked reports whether some portion is marked and the level of every paragraph is known: one that
// is not may be what the banner stands for. A whole-text mark stands for every paragraph.
func allMarked(p *rule.Pass) bool {
	some := false
	for i := range p.Cable.Portions {
		portion := &p.Cable.Portions[i]
		if p.Marks[i] != nil && p.Marks[i].Whole {
			return true
		}
		if m := p.Marks[i]; m.ClassLevel() != marking.NoLevel {
			some = some || !portion.Authority
		} else if m != nil || portion.Kind == cable.Paragraph && !portion.Authority {
			return false
		}
	}
	return some
}
