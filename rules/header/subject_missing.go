package header

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable/line"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "header-subject-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true},
	Summary:  "message has no SUBJECT line",
	Why:      "The subject is what a message is sorted and found by before anybody may open it.",
	Cite: []rule.Citation{
		{Source: "5 FAH-1 H-241", Says: "a message needs a subject line", Evidence: rule.Verified},
		{
			Source: "State cables", Says: "every telegram has a subject line",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "only a reader of the message knows what it is about",
	Absent: line.Subject,
	Check:  subjectMissing,
})

func subjectMissing(p *rule.Pass) {
	if p.Cable.Subject.Present() || laterSection(p) || p.Excused(assess.Partial) != 0 {
		return
	}
	if p.Cable.Tags.Present() {
		p.Reportf(place(p), "the message has no SUBJECT line, expected one after the TAGS line")
		return
	}
	p.Reportf(place(p), "the message has no SUBJECT line")
}

// laterSection reports whether the copy begins with a later section: the subject stands in the first.
func laterSection(p *rule.Pass) bool {
	s := p.Cable.Classification()
	return s != nil && s.Number.Value > 1
}
