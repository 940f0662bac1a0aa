package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// needLevel are the rules that say nothing of use where the level of the banner is not known.
var needLevel = rule.HidesInCable(
	"banner-below-portion", "banner-above-portions", "eo-line-na-classified", "eo-line-decl-unclassified",
	"cab-missing", "cab-on-unclassified", "header-signal-differs",
)

var _ = set.Add(rule.Rule{
	Name:     "banner-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "message shows no level or control designation",
	Why: "Without a banner nobody who handles the message knows how to protect it: " +
		"even an unclassified message on State's systems says that it is.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-222", Says: "every message carries an explicit classification or control designation",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.21(b)", Says: "the overall classification is marked on the document",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "the level is not known, and a missing mark is no reason to treat text as unclassified",
	Hides:  needLevel,
	Check:  missing,
})

func missing(p *rule.Pass) {
	if p.Banner.Mark != nil || states(p.Cable) {
		return
	}
	if s := firstSection(p.Cable); s != nil {
		p.Reportf(s.Post.Span.Cover(s.Serial.Span),
			"the classification line states no level, it must begin with one")
		return
	}
	if !headed(p) || garbled(p.Cable) {
		return
	}
	f := p.Reportf(heading(p.Cable), "the message has no banner, its level must stand above the text")
	for _, i := range p.Computed.Top {
		if p.Computed.Level != marking.NoLevel {
			f.Relate(p.MarkSpan(i), "%s is marked %s", p.PortionName(i), p.Marks[i].Text)
		}
	}
}

// states reports whether any line of the message states a level, in whatever place.
func states(c *cable.Cable) bool {
	for i := range c.Sections {
		if s := &c.Sections[i]; s.Mark != nil && assess.Own(c, s) {
			return true
		}
	}
	for i := range c.Banners {
		if c.Banners[i].Mark != nil {
			return true
		}
	}
	for i := range c.Captions {
		if c.Captions[i].Kind == cable.LOUCaption {
			return true
		}
	}
	return false
}

// headed reports whether the copy has kept the heading in which the banner would stand. A copy of a
// body alone, an extract and a released copy may have lost it.
func headed(p *rule.Pass) bool {
	if p.Excused(assess.Partial|assess.Released) != 0 {
		return false
	}
	if p.Cable.Generation == cable.BodyOnly {
		return p.Cable.EO.Present()
	}
	return true
}

// garbled reports whether the heading has a letter-spaced word that could not be read as a level: a
// damaged line is no missing one. The word CORRECTED is spaced too.
func garbled(c *cable.Cable) bool {
	heading := headingText(c)
	for from := 0; from < len(heading); {
		n := spacedLetters(heading[from:])
		if n >= shortestSpaced && spells(heading[from:], "CORRECTED") == 0 {
			return true
		}
		from += n + 1
	}
	return false
}

// shortestSpaced is the length of S E C R E T.
const shortestSpaced = len("S E C R E T")

// spacedLetters returns the length of the single signs with a blank between them that b begins with.
func spacedLetters(b []byte) int {
	n := 0
	for n+1 < len(b) && single(b[n]) && b[n+1] == ' ' {
		n += 2
	}
	if n > 0 && n < len(b) && single(b[n]) {
		n++
	}
	return n
}

func single(b byte) bool { return b >= 'A' && b <= 'Z' || b == '?' }

// heading is the place in the heading that is nearest to where the banner should be.
func heading(c *cable.Cable) text.Span {
	for _, sp := range []text.Span{
		c.Header.MRN.Span, c.EO.Label, c.Tags.Label, c.Subject.Label, c.Header.From.Span,
	} {
		if sp.Valid() {
			return sp
		}
	}
	return text.Span{Start: c.HeaderStart, End: c.HeaderStart}
}
