package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-missing-subject",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.Start13526}},
	Summary:  "subject has no portion mark",
	Why: "Subjects are listed, searched and quoted without the message; an unmarked one must be handled at " +
		"the level of the whole, or is not protected at all.",
	Cite: []rule.Citation{
		{Source: "32 CFR 2001.21(c)", Says: "a subject is a portion and is marked", Evidence: rule.Verified},
		{Source: "32 CFR 2001.23(b)(4)", Says: "the mark stands before the subject", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "the subject is marked for its own words, whose level is not known",
	Check:  missingSubject,
})

func missingSubject(p *rule.Pass) {
	subject := &p.Cable.Subject
	if subject.Present() && subject.Mark == nil && !subject.Text.Empty() {
		p.Reportf(subject.Label, "subject has no portion mark")
	}
}
