package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-page-line-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "level on a page is lower than that of its section",
	Why: "The page is handled by the level that it shows; unless " +
		"its own text is lower, that is too little.",
	Basis: law.Level,
	Cite: []rule.Citation{{
		Source: "32 CFR 2001.21(b)(3)", Says: "interior pages carry the overall level or the highest of the page",
		Evidence: rule.Verified,
	}},
	Fix:    rule.None,
	FixWhy: "a page whose own text is lower may lawfully say so",
	Check:  pageLineDiffers,
})

func pageLineDiffers(p *rule.Pass) {
	var first *rule.Finding
	report := func(sp text.Span, m *marking.Mark) {
		level := sectionLevel(p.Cable, sp)
		if m.ClassLevel() == marking.NoLevel || m.Level >= level {
			return
		}
		if first != nil {
			first.Relate(sp, "this page reads %s too", m.Level)
			return
		}
		first = p.Reportf(sp, "the page reads %s, its section %s", m.Level, level)
	}
	for i := range p.Cable.PageLines {
		if l := &p.Cable.PageLines[i]; l.Mark != nil && !p.Cable.Quoted(l.Span) {
			report(l.Level, l.Mark)
		}
	}
	for i := range p.Cable.Banners {
		if b := &p.Cable.Banners[i]; b.Mark != nil && b.Place != cable.Trailer && statesLevel(p.Cable, b.Span) {
			report(b.Span, b.Mark)
		}
	}
}

// sectionLevel returns the level of the section that holds sp: a page banner may stand above the
// classification line of the first.
func sectionLevel(c *cable.Cable, sp text.Span) marking.Level {
	level := marking.NoLevel
	for i := range c.Sections {
		s := &c.Sections[i]
		if s.Mark.ClassLevel() == marking.NoLevel || !c.Own(s) {
			continue
		}
		if level != marking.NoLevel && s.Span.Start > sp.Start {
			return level
		}
		level = s.Mark.Level
	}
	if level == marking.NoLevel {
		_, level = opening(c)
	}
	return level
}
