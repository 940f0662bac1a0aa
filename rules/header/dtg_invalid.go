package header

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "header-dtg-invalid",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "date-time group is not a day and time of the calendar",
	Why: "The date-time group is the date of the message: without one, no term and no rule of the day " +
		"can be told.",
	Cite: []rule.Citation{
		{Source: "5 FAH-2 H-320", Says: "format line 5 carries the date-time group", Evidence: rule.Verified},
		{
			Source: "State cables", Says: "the date-time group is a day of the calendar",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "only the originator knows the right day",
	Hides: rule.HidesInCable("header-day-differs", "header-time-earlier", "header-year-differs",
		"header-precedence-differs"),
	About: rule.DateGroup,
	Check: dtgInvalid,
})

func dtgInvalid(p *rule.Pass) {
	d := &p.Cable.Header.DTG
	if !d.Present() || slashRead(p.Cable) {
		return
	}
	if fault := faultOf(d); fault != "" {
		p.Reportf(d.Group.Span, "%s is impossible: there is no such %s", p.Told(d.Group.Span), fault)
	}
}

// slashRead reports whether the slash of "Apr 07, 2011 / 071322Z APR 11" was read as a 1, as copies
// made from paper have it: seven digits, the first a 1.
func slashRead(c *cable.Cable) bool {
	const digits = len("1071322")
	group := c.Text(c.Header.DTG.Group.Span)
	return c.Header.Date.Span.Valid() && len(group) > digits && group[0] == '1' && group[digits] == 'Z'
}

// faultOf says what of a date-time group is impossible, "" when nothing is.
func faultOf(d *cable.DTG) string {
	const leapYear = 2000 // where the year was not read, 29 February may be right
	year := d.Year
	if year == 0 {
		year = leapYear
	}
	switch {
	case d.Month < 1 || d.Month > 12:
		return "month"
	case !law.Valid(year, d.Month, d.Day):
		return "day"
	case d.Hour > 23 || d.Minute > 59:
		return "time"
	}
	return ""
}
