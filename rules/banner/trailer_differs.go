package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-trailer-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "levels at the top and the bottom of the message differ",
	Why:      "A reader who sees only one end of the message takes its level for that of the whole.",
	Basis:    law.Level,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(b)(1)", Says: "the overall classification stands at the top and the bottom",
			Evidence: rule.Verified,
		},
		{
			Source:   "32 CFR 2001.23(b)(1)",
			Says:     "in an electronic message it stands in the first line and at the end",
			Evidence: rule.Verified,
		},
		{Source: "5 FAH-1 H-132", Says: "papers are marked at the top and the bottom", Evidence: rule.Verified},
	},
	Fix:    rule.Safe,
	FixWhy: "the lower of the two is raised to the higher",
	Check:  trailerDiffers,
})

func trailerDiffers(p *rule.Pass) {
	end := trailer(p.Cable)
	if end == nil {
		return
	}
	at, level := opening(p.Cable)
	if level == marking.NoLevel || end.Mark.Level == level || at.Start >= end.Span.Start {
		return
	}
	to := max(level, end.Mark.Level)
	low, high := end.Span, at
	if level < to {
		low, high = at, end.Span
	}
	f := p.Reportf(low, "the message reads %s at the top and %s at the bottom: both must read %s",
		level, end.Mark.Level, to)
	f.Relate(high, "%s is here", to)
	offerRaise(p, f, to)
}

// trailer returns the closing banner of the message, nil where there is none that states a level.
func trailer(c *cable.Cable) *cable.Banner {
	for i := len(c.Banners) - 1; i >= 0; i-- {
		b := &c.Banners[i]
		if b.Place == cable.Trailer && b.Mark.ClassLevel() != marking.NoLevel && statesLevel(c, b.Span) {
			return b
		}
	}
	return nil
}

// statesLevel reports whether a banner has a level word: a second line that says only SBU has none.
func statesLevel(c *cable.Cable, sp text.Span) bool {
	n, _ := marks.LevelWord(c.Text(sp))
	return n > 0
}

// opening returns where the message states its level first and the highest that its classification
// lines state; where it has none, its first banner.
func opening(c *cable.Cable) (text.Span, marking.Level) {
	var at text.Span
	level := marking.NoLevel
	for i := range c.Sections {
		s := &c.Sections[i]
		if s.Mark.ClassLevel() == marking.NoLevel || !c.Own(s) {
			continue
		}
		if !at.Valid() {
			at = s.Level
		}
		level = max(level, s.Mark.Level)
	}
	if at.Valid() {
		return at, level
	}
	for i := range c.Banners {
		if b := &c.Banners[i]; b.Mark.ClassLevel() != marking.NoLevel && statesLevel(c, b.Span) {
			return b.Span, b.Mark.Level
		}
	}
	return at, level
}
