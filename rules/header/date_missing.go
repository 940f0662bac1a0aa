package header

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "header-date-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.Date(1995, 1, 1)}},
	Summary:  "header of a classified message shows no date",
	Why: "The terms of declassification are counted from the date of origin: without it nobody can tell " +
		"when they end.",
	Basis: law.Term,
	Cite: []rule.Citation{
		{Source: "32 CFR 2001.21(e)", Says: "the date of origin is shown on the document", Evidence: rule.Verified},
		{Source: "32 CFR 2001.22(i)", Says: "a derivative document shows its own date", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "only the originator knows the day",
	Check:  dateMissing,
})

func dateMissing(p *rule.Pass) {
	h := &p.Cable.Header
	if h.DTG.Present() || h.Date.Span.Valid() {
		return
	}
	if sp := headerField(p); sp.Valid() {
		p.Reportf(sp, "the header shows no date-time group and no date")
	}
}

// headerField returns a field that only a header has; a copy without a header is not judged.
func headerField(p *rule.Pass) text.Span {
	h := &p.Cable.Header
	for _, sp := range [...]text.Span{
		h.From.Name.Span, h.Originator.Span, h.MRN.Span, h.Signal.Span, h.Transmission.Span,
	} {
		if sp.Valid() {
			return sp
		}
	}
	return text.Span{}
}
