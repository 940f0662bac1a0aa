package banner

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// followsBelow are the rules whose findings follow from a banner below the portions: a security signal
// below them names the same portion and level, the others ask for what an unclassified banner means.
var followsBelow = []rule.Hide{
	{Rule: "header-signal-below-portion", Where: rule.InCable},
	{Rule: "caption-sensitive-missing", Where: rule.InCable, Case: "unclassified"},
	{Rule: "cab-on-unclassified", Where: rule.InCable, Case: "unclassified"},
	{Rule: "eo-line-decl-unclassified", Where: rule.InCable, Case: "unclassified"},
}

var _ = set.Add(rule.Rule{
	Name:     "banner-below-portion",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "banner is lower than the highest portion",
	Why:      "Whoever handles the message by its banner protects its most sensitive paragraph too little.",
	Basis:    law.Overall,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(b)", Says: "the overall marking is the highest level of any portion",
			Evidence: rule.Verified,
		},
		{
			Source: "5 FAH-3 H-713", Says: "the message takes the level of its highest portion",
			Evidence: rule.Verified,
		},
	},
	Fix: rule.Safe,
	FixWhy: "protection is raised to what the message's own portions require, and no portion is ever lowered; " +
		"where an unclassified message would become classified, or a broken mark alone asks for it, the mark " +
		"may be the fault, and a person must decide",
	Hides: followsBelow,
	About: rule.BannerMark,
	Check: belowPortion,
})

func belowPortion(p *rule.Pass) {
	top := p.Computed.Level
	if !legible(p) || !top.Classified() || p.Banner.Level >= top {
		return
	}
	first := p.Computed.Top[0]
	says := "the banner reads %s but %s is marked %s, it must read %s"
	if gradeOf(p, top) == rule.Unsafe {
		says += ", or the mark is wrong"
	}
	f := p.Reportf(p.Banner.Span, says, stated(p), portionName{p, first}, marking.Shown(p.Marks[first].Text), top)
	if !p.Banner.Level.Classified() {
		f.As("unclassified")
	}
	for _, i := range p.Computed.Top {
		f.Relate(p.MarkSpan(i), "%s is marked %s", p.PortionName(i), marking.Shown(p.Marks[i].Text))
	}
	offerRaise(p, f, top)
}

// legible reports whether the banner states a level of the United States: what RESTRICTED stands for in
// it is not known.
func legible(p *rule.Pass) bool {
	return p.Banner.Known() && p.Banner.Mark.Fault(marking.RestrictedUS) == nil
}

// stated is the level that the banner states, in its words.
func stated(p *rule.Pass) string {
	if p.Banner.Level == marking.Unclassified && p.Banner.Mark.Has(marking.LOU) {
		return "LIMITED OFFICIAL USE"
	}
	return p.Banner.Level.String()
}

// portionName names a portion when the message is written.
type portionName struct {
	p     *rule.Pass
	index int
}

func (n portionName) String() string { return n.p.PortionName(n.index) }
