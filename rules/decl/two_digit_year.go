package decl

import (
	"fmt"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-two-digit-year",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Period: law.Period{From: law.Start12958}, Introduced: true},
	Summary:  "declassification year of two digits",
	Why:      "The century has to be guessed, and a term may well run from one into the next.",
	Cite: []rule.Citation{
		{
			Source: "State cables 1995 to 2010", Says: "years of four digits are the common form",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "the century is inferred from the cable's date; a date that has passed by then is another mistake",
	Quiet:  assess.Released,
	Check:  twoDigitYear,
})

func twoDigitYear(p *rule.Pass) {
	for item := range values(p) {
		if !item.TwoDigitYear || dateOf(item) == 0 || !item.DateSpan.Valid() {
			continue
		}
		f := p.Reportf(item.DateSpan, "the year of %s has two digits", p.Told(item.DateSpan))
		if isPast(p, dateOf(item)) {
			continue // written out it would look like a date that somebody has chosen
		}
		f.Offer(rule.Unsafe, fmt.Sprintf("write the year %d", item.Year), inFull(item))
	}
}

// inFull writes the year of a date out: 4/7/08 becomes 04/07/2008, 7 APR 08 becomes 7 APR 2008.
func inFull(item *cable.DeclItem) rule.Edit {
	if item.InWords || item.YearFirst {
		year := text.Span{Start: item.DateSpan.End - 2, End: item.DateSpan.End}
		return rule.Replace(year, fmt.Sprint(item.Year))
	}
	return rule.Replace(item.DateSpan, fmt.Sprintf("%02d/%02d/%d", item.Month, item.Day, item.Year))
}
