package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-trailer-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope: rule.Scope{
		Class: rule.Classified, Layouts: []*cable.Layout{layout.SMART, layout.Archive},
	},
	Summary: "message has no closing banner",
	Why:     "The last page of a message that is printed or forwarded shows no level.",
	Basis:   law.Level,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(b)(1)", Says: "the overall classification stands at the top and the bottom",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.23(b)(1)", Says: "in an electronic message it stands at the end of the text too",
			Evidence: rule.Verified,
		},
		{Source: "5 FAH-1 H-132", Says: "papers are marked at the top and the bottom", Evidence: rule.Verified},
	},
	Fix:    rule.Safe,
	FixWhy: "the level at the top is repeated, which is what the message states of itself",
	Check:  trailerMissing,
})

func trailerMissing(p *rule.Pass) {
	top := topBanner(p.Cable)
	if top == nil || trailer(p.Cable) != nil || p.Excused(assess.Partial) != 0 {
		return
	}
	last := lastLine(p.Cable)
	if last == nil || last.Field == line.Banner {
		return
	}
	p.Reportf(last.Text(), "the message does not end with its level, expected %s", top.Mark.Level).
		Relate(top.Span, "the banner at the top is here").
		Offer(rule.Safe, "repeat the banner below the text",
			rule.Insert(last.Text().End, "\n\n"+indentBefore(p.Cable, top.Span)+p.Cable.String(top.Span)))
}

// topBanner returns the page banner that opens the message, nil where the copy has none: one that has
// lost its first cannot be asked for its last.
func topBanner(c *cable.Cable) *cable.Banner {
	for i := range c.Banners {
		b := &c.Banners[i]
		if b.Place == cable.PageTop && b.Mark.ClassLevel().Classified() && b.Mark.Sure() {
			return b
		}
	}
	return nil
}

// lastLine returns the last line that belongs to the message itself, before its tail and what an
// archive has added.
func lastLine(c *cable.Cable) *line.Line {
	for i := len(c.Lines) - 1; i >= 0; i-- {
		switch c.Lines[i].Field {
		case line.Blank, line.Furniture, line.Tail:
		default:
			return &c.Lines[i]
		}
	}
	return nil
}

// indentBefore returns the blanks between the start of a line and sp, which is the first thing on it.
func indentBefore(c *cable.Cable, sp text.Span) string {
	source := c.Source.Text()
	start := sp.Start
	for start > 0 && (source[start-1] == ' ' || source[start-1] == '\t') {
		start--
	}
	return string(source[start:sp.Start])
}
