package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-sections-differ",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "sections of one message differ in level",
	Why: "The sections travel apart: one that states a lower level than " +
		"the whole is protected less than the message.",
	Basis: law.Overall,
	Cite: []rule.Citation{
		{
			Source:   "32 CFR 2001.21(b)(1)",
			Says:     "the overall classification stands at the top and bottom of a document",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.21(b)", Says: "a message of several sections is one document, of one level",
			Evidence: rule.Derived,
		},
	},
	Fix:    rule.Safe,
	FixWhy: "every section is raised to the highest level that the message states or its portions require",
	Hides:  rule.HidesInCable("banner-below-portion", "banner-spacing-mixed"),
	About:  rule.Sections,
	Check:  sectionsDiffer,
})

func sectionsDiffer(p *rule.Pass) {
	high, low := extremes(p.Cable)
	if high == nil || low.Mark.Level == high.Mark.Level {
		return
	}
	to := max(high.Mark.Level, p.Computed.Level)
	f := p.Reportf(low.Level, "this section reads %s, another one %s: all must read %s",
		low.Mark.Level, high.Mark.Level, to)
	f.Relate(high.Level, "this section reads %s", high.Mark.Level)
	offerRaise(p, f, to)
}

// extremes returns the first of the sections with the highest level and the first with the lowest, nil
// where none states a level.
func extremes(c *cable.Cable) (high, low *cable.Section) {
	for i := range c.Sections {
		s := &c.Sections[i]
		l := s.Mark.ClassLevel()
		if l == marking.NoLevel || !c.Own(s) {
			continue
		}
		if high == nil || l > high.Mark.Level {
			high = s
		}
		if low == nil || l < low.Mark.Level {
			low = s
		}
	}
	return high, low
}
