package tags

import (
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "tags-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(1974, 1, 1)}},
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
	Check:  missing,
})

func missing(p *rule.Pass) {
	if p.Cable.Tags.Present() || laterSection(p) || p.Excused(assess.Partial) != 0 {
		return
	}
	p.Reportf(place(p), "the message has no TAGS line, expected one after the E.O. line")
}

// laterSection reports whether the copy begins with a later section: TAGS stand in the first.
func laterSection(p *rule.Pass) bool {
	return len(p.Cable.Sections) > 0 && p.Cable.Sections[0].Number.Value > 1
}
