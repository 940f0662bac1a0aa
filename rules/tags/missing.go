package tags

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "tags-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true, Period: law.Period{From: law.Date(1974, 1, 1)}},
	Summary:  "message has no TAGS line",
	Why: "TAGS steer the distribution of a cable and are what it is found by later: without them it is " +
		"lost in the archive.",
	Cite: []rule.Citation{
		{Source: "5 FAH-3 H-110", Says: "messages are indexed by TAGS", Evidence: rule.Verified},
		{
			Source: "1974 STATE 150591", Says: "a manual of TAGS was in use by July 1974",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "only a reader of the message knows what it is about",
	Absent: line.Tags,
	Check:  missing,
})

func missing(p *rule.Pass) {
	if p.Cable.Tags.Present() || laterSection(p) || p.Excused(assess.Partial) != 0 {
		return
	}
	if p.Cable.EO.Present() {
		p.Reportf(place(p), "the message has no TAGS line, expected one after the E.O. line")
		return
	}
	p.Reportf(place(p), "the message has no TAGS line")
}

// laterSection reports whether the copy begins with a later section: TAGS stand in the first.
func laterSection(p *rule.Pass) bool {
	s := p.Cable.Classification()
	return s != nil && s.Number.Value > 1
}

// place is where the finding stands: a field near which the TAGS line would be.
func place(p *rule.Pass) text.Span {
	for _, sp := range []text.Span{p.Cable.EO.Label, p.Cable.Subject.Label, p.Banner.Span} {
		if sp.Valid() {
			return sp
		}
	}
	return text.At(p.Cable.HeaderStart)
}
