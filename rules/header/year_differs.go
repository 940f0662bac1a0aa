package header

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "header-year-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "years of the message reference number, date and date-time group differ",
	Why: "The year is part of what a message is cited by and of its date: with two years it is two " +
		"messages.",
	Cite: []rule.Citation{
		{Source: "5 FAH-1 H-241", Says: "message number and date are those of one message", Evidence: rule.Derived},
		{
			Source: "State cables", Says: "message number and date are of one year",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "any of them may be the wrong one",
	About:  rule.Reference,
	Check:  yearDiffers,
})

func yearDiffers(p *rule.Pass) {
	h := &p.Cable.Header
	year, where := h.DTG.Year, h.DTG.Group.Span
	if year == 0 {
		year, where = h.Date.Year, h.Date.Span
	}
	if year == 0 {
		return
	}
	if mrn := &h.MRN.Year; mrn.Present() && mrn.Value != 0 && mrn.Value != year {
		p.Reportf(mrn.Span, "the message number is of %d, but the message is dated %d", mrn.Value, year).
			Relate(where, "the date is here")
	}
	if h.Date.Year != 0 && h.Date.Year != year {
		p.Reportf(h.Date.Span, "the date is of %d, but the date-time group is of %d", h.Date.Year, year).
			Relate(where, "the date-time group is here")
	}
}
