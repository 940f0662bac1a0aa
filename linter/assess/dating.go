package assess

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
)

// How says what the date of a cable was taken from.
type How uint8

// The sources of a cable's date, the best first.
const (
	FromDTG      How = iota // the date-time group
	FromDateLine            // the date line of the header
	FromMonth               // year and month of an impossible date-time group
	Assumed                 // the setting assume-date
	FromOrder               // the years of the order that the E.O. line names
	Unknown
)

// String says it as the end of "dated by ...".
func (h How) String() string {
	return [...]string{
		"its date-time group", "its date line", "the month of its date-time group", "the assumed date",
		"the years of its executive order", "nothing: it shows no date",
	}[h]
}

// Dating is when a cable was written, as a range of days, and how that is known.
type Dating struct {
	law.Period
	How How
}

// Known reports whether anything is known of the date.
func (d Dating) Known() bool { return d.How != Unknown }

// Day returns the day when it is known to the day, else 0.
func (d Dating) Day() law.Day {
	if d.From == d.To {
		return d.From
	}
	return 0
}

// Year returns the year of the cable: the last one where it is dated by its order alone, 0 where nothing is
// known of its date.
func (d Dating) Year() int {
	if !d.Known() {
		return 0
	}
	return d.To.Year()
}

// Every reports whether f holds on every day that the cable may be of; never when nothing is known.
// f must depend on the day only as package law does: it is asked on the ends and on the days on which
// the law changed.
func (d Dating) Every(f func(law.Day) bool) bool {
	if !d.Known() || !f(d.From) {
		return false
	}
	if d.From == d.To {
		return true
	}
	for _, day := range law.Changes() {
		if day > d.From && d.Contains(day) && !f(day) {
			return false
		}
	}
	return f(d.To)
}

func dating(c *cable.Cable, assume law.Day) Dating {
	dtg, line := c.Header.DTG, c.Header.Date
	if law.Valid(dtg.Year, dtg.Month, dtg.Day) {
		return on(law.Date(dtg.Year, dtg.Month, dtg.Day), FromDTG)
	}
	if law.Valid(line.Year, line.Month, line.Day) {
		return on(law.Date(line.Year, line.Month, line.Day), FromDateLine)
	}
	if dtg.Year > 0 && dtg.Month > 0 {
		return Dating{law.Period{From: law.Date(dtg.Year, dtg.Month, 1), To: law.Date(dtg.Year, dtg.Month+1, 0)}, FromMonth}
	}
	if assume != 0 {
		return on(assume, Assumed)
	}
	if o := law.ByNumber(c.EO.Order.Value); o != nil {
		return ofOrder(o)
	}
	return Dating{How: Unknown}
}

func on(d law.Day, how How) Dating { return Dating{law.Period{From: d, To: d}, how} }

// lastDay bounds the years of the order still in force.
var lastDay = law.Date(2200, 12, 31)

// ofOrder gives the years of an order, with the windows about them in which it was still or already used.
func ofOrder(o *law.Order) Dating {
	p := o.InForce
	if w := law.WindowAt(p.From); w != nil {
		p.From = w.From
	}
	switch w := law.WindowAt(p.To); {
	case p.To == 0:
		p.To = lastDay
	case w != nil:
		p.To = w.To
	}
	return Dating{p, FromOrder}
}
