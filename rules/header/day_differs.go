package header

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "header-day-differs",
	Since: "0.1.0",
	Severity: rule.Steps{
		{Is: rule.Error},
		{Case: "refiled", Is: rule.Info},
	},
	Summary: "day of filing does not follow from the date-time group",
	Why: "The day of the year in the originator's line and the date-time group are two statements of one " +
		"moment: " +
		"where they differ, one date of the message is wrong, and every term is counted from it.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-320", Says: "format line 3 gives day of the year and time of filing",
			Evidence: rule.Verified,
		},
		{Source: counted, Says: "the same day of the year in 1,115 of 1,120", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: eitherWrong,
	About:  rule.Originator,
	Check:  dayDiffers,
})

// longestDelay is the most days after which a message that was filed again is still the same one.
const longestDelay = 30

func dayDiffers(p *rule.Pass) {
	o, dtg := &p.Cable.Header.Originator, &p.Cable.Header.DTG
	day, read := filedDay(p.Cable)
	sent := sentOn(*dtg)
	if !read || sent == 0 {
		return
	}
	late, possible := delay(day, sent)
	switch {
	case !possible:
		p.Reportf(o.Filed.Span, "day %03d of the year is impossible, the date-time group is of day %03d",
			day, sent.YearDay()).
			Relate(dtg.Group.Span, "the date-time group is here")
	case late < 0 || late > longestDelay:
		p.Reportf(o.Filed.Span, "filed on day %03d of the year, but the date-time group is of day %03d",
			day, sent.YearDay()).
			Relate(dtg.Group.Span, "the date-time group is here")
	case late == 1 && (o.Clock < 0 || o.Clock < clock(dtg)):
		// filed after midnight
	case late > 0:
		p.Reportf(o.Filed.Span, "filed on day %03d of the year, after the date-time group's day %03d: filed again",
			day, sent.YearDay()).
			As("refiled").Relate(dtg.Group.Span, "the date-time group is here")
	}
}

// filedDay reads the day of the year from the originator's line.
func filedDay(c *cable.Cable) (day int, read bool) {
	const digits = len("0731522")
	filed := c.Text(c.Header.Originator.Filed.Span)
	if !c.Header.Originator.Filed.Present() || len(filed) != digits {
		return 0, false
	}
	for _, b := range filed[:3] {
		if b < '0' || b > '9' {
			return 0, false
		}
		day = day*10 + int(b-'0')
	}
	return day, true
}

// delay counts the days from a date-time group to the day of the year on which the message was filed:
// of the same year or, where that is earlier, soon in the next.
func delay(day int, sent law.Day) (days int, possible bool) {
	year := sent.Year()
	if day < 1 || day > daysIn(year) && day > daysIn(year-1) {
		return 0, false
	}
	days = day - sent.YearDay()
	if next := days + daysIn(year); days < 0 && next <= longestDelay {
		days = next
	}
	if days >= 0 && day > daysIn(year) {
		return 0, false
	}
	return days, true
}

func daysIn(year int) int { return law.Date(year, 12, 31).YearDay() }

func clock(d *cable.DTG) int { return d.Hour*60 + d.Minute }
