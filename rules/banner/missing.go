package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
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
	Basis: law.Level,
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

// missing speaks of every cable whose level was not read and of which no other rule says so: that it
// could not be read is no reason to pass it over.
func missing(p *rule.Pass) {
	if p.LevelRead || saidOtherwise(p) {
		return
	}
	if s := p.Cable.Classification(); s != nil {
		at := s.Post.Span.Cover(s.Serial.Span)
		if !at.Valid() {
			at = s.Span
		}
		p.Reportf(at, "the classification line states no level, it must begin with one")
		return
	}
	f := p.Reportf(heading(p.Cable), "the message has no banner, its level must stand above the text")
	if unread := p.Cable.Unread(); len(unread) > 0 {
		f.Relate(unread[0], "this part of the heading could not be read")
	}
	if !p.Computed.Level.Classified() {
		return
	}
	for _, i := range p.Computed.Top {
		f.Relate(p.MarkSpan(i), "%s is marked %s", p.PortionName(i), marking.Shown(p.Marks[i].Text))
	}
}

// levelFaults are the faults of a banner's level that have rules of their own.
var levelFaults = [...]marking.FaultKind{
	marking.UnknownLevel, marking.MisspelledLevel, marking.AbbreviatedLevel,
}

// saidOtherwise reports whether another rule tells why the level was not read.
func saidOtherwise(p *rule.Pass) bool {
	for _, kind := range levelFaults {
		if len(marks.Banners(p, marks.Claim{Kind: kind})) > 0 {
			return true
		}
	}
	return false
}

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
