package eo

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-line-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{State: true, Class: rule.Classified, Period: law.Period{From: law.Start11652}},
	Summary:  "classified cable has no E.O. line",
	Why: "The line says under which order, and until when, the message is classified. Without it nobody " +
		"can tell when the text may be opened.",
	Requires: law.Duration,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(4)", Says: "the face shows the declassification instruction",
			Evidence: rule.Verified,
		},
		{Source: "State cables", Says: "the instruction stands on the E.O. line", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "the term is a decision of the classifier",
	Hides:  rule.HidesInCable("decl-missing"),
	Absent: line.EO,
	Check:  lineMissing,
})

// lineMissing is silent on a later section that stands alone: the line stands on the first. It is silent
// too where the authority block states the term.
func lineMissing(p *rule.Pass) {
	block := &p.Cable.Authority
	if p.Cable.EO.Present() || block.DeclassifyOn.Valid() || p.Excused(assess.Partial) != 0 {
		return
	}
	p.Reportf(header(p), "the cable is classified and has no E.O. line")
}

// header is the place of the header's text that a missing line would be looked for at.
func header(p *rule.Pass) text.Span {
	for _, sp := range []text.Span{p.Banner.Span, p.Cable.Tags.Label, p.Cable.Subject.Label} {
		if sp.Valid() {
			return sp
		}
	}
	return text.At(p.Cable.BodyStart)
}
