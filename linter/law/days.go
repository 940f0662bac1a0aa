package law

import (
	"math"
	"time"
)

// Day is a calendar day, counted from 1 January 1600. The zero Day stands for "no day".
type Day int32

const epoch = -11676096000 // 1 January 1600, in Unix seconds

// Date returns the day of a calendar date. It normalises as time.Date does; see [Valid].
func Date(year, month, day int) Day {
	const months, shift = 12, 2 // years are counted from March on: the day that not all of them have is their last
	month -= 1 + shift
	year += floor(month, months)
	month -= floor(month, months) * months
	const fromMarch = 584_327 // days from 1 March of the year 0 to the day before the first
	return Day(daysBefore(year) + (153*month+2)/5 + day - 1 - fromMarch)
}

// daysBefore is how many days there are from 1 March of the year 0 to that of another.
func daysBefore(year int) int { return 365*year + floor(year, 4) - floor(year, 100) + floor(year, 400) }

// floor divides and rounds down.
func floor(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

// Valid reports whether the three numbers are a real calendar date.
func Valid(year, month, day int) bool {
	const shortest = 28 // days of a month
	return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
		(day <= shortest || Date(year, month, day) < Date(year, month+1, 1))
}

func (d Day) time() time.Time { return time.Unix(int64(d-1)*86400+epoch, 0).UTC() }

// YMD returns the calendar date of d.
func (d Day) YMD() (year, month, day int) {
	t := d.time()
	return t.Year(), int(t.Month()), t.Day()
}

// Year returns the calendar year of d.
func (d Day) Year() int { return d.time().Year() }

// YearDay returns the day of the year, from 1.
func (d Day) YearDay() int { return d.time().YearDay() }

// AddYears returns the same date n years on; 29 February becomes 1 March where there is none.
func (d Day) AddYears(n int) Day {
	y, m, day := d.YMD()
	return Date(y+n, m, day)
}

// String returns d as YYYY-MM-DD, "" for the zero Day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.time().Format("2006-01-02")
}

// Period is a range of days, From and To included; a zero bound is open.
type Period struct{ From, To Day }

// Always is the period of what is judged by the law as it stands, whatever the day of the document.
var Always = Period{From: 1}

// Contains reports whether d lies within p.
func (p Period) Contains(d Day) bool { return (p.From == 0 || d >= p.From) && (p.To == 0 || d <= p.To) }

// Covers reports whether every day of q lies within p.
func (p Period) Covers(q Period) bool {
	return (p.From == 0 || q.From != 0 && q.From >= p.From) && (p.To == 0 || q.To != 0 && q.To <= p.To)
}

// Shared returns how many days p and q have in common.
func (p Period) Shared(q Period) int {
	from, to := max(p.From, q.From), min(last(p), last(q))
	return max(0, int(to-from)+1)
}

// last returns the last day of p, of an open one the end of time.
func last(p Period) Day {
	if p.To == 0 {
		return math.MaxInt32
	}
	return p.To
}

// String returns p in words: "from 2010-06-25", "1995-10-14 to 2003-09-21", "" for the zero Period.
func (p Period) String() string {
	switch {
	case p == Period{}:
		return ""
	case p.From == 0:
		return "until " + p.To.String()
	case p.To == 0:
		return "from " + p.From.String()
	}
	return p.From.String() + " to " + p.To.String()
}
