package value

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// ToNumber returns the digits of sp as a number.
func ToNumber(c scan.Cursor, sp text.Span) cable.Number {
	return cable.Number{Span: sp, Value: c.Value(sp), Width: sp.Len()}
}

// pivot is the first year of two digits in a header that belongs to the last century.
const pivot = 66

// HeaderYear returns the year that a header means: of two digits, the one between 1966 and 2065.
func HeaderYear(n cable.Number) int {
	switch {
	case n.Width != 2:
		return n.Value
	case n.Value >= pivot:
		return 1900 + n.Value
	}
	return 2000 + n.Value
}

// Date takes a date in any form that cables have, and writes it to an empty item where there is one. The year is as
// written: one of two digits is flagged, its century left open.
func Date(c *scan.Cursor, it *cable.DeclItem) bool {
	return scan.Digit(c.Peek()) && (digitDate(c, it) || strokeDate(c, it)) || WordDate(c, it) || garbledDate(c, it)
}

// digitDate takes YYYYMMDD.
func digitDate(c *scan.Cursor, it *cable.DeclItem) bool {
	rest := *c
	sp, ok := rest.Digits(len("YYYYMMDD"))
	next := rest.Peek()
	if !ok || sp.Len() < len("YYYYMMDD") || next == '/' || scan.Alpha(next) && !rest.IsFold("TAGS") {
		return false
	}
	it.Digits, it.YearFirst = true, true
	it.Year, it.Month, it.Day = part(rest, sp, 0, 4), part(rest, sp, 4, 6), part(rest, sp, 6, 8)
	settle(it, c, rest)
	return true
}

// strokeDate takes three numbers with the same stroke between them, month first or year first.
func strokeDate(c *scan.Cursor, it *cable.DeclItem) bool {
	rest := *c
	n, ok := threeNumbers(&rest)
	if !ok || rest.Peek() == '/' && scan.Digit(rest.PeekAt(1)) {
		return false
	}
	first, second, third := &n[0], &n[1], &n[2]
	if first.Width == 4 && second.Width <= 2 && third.Width <= 2 {
		it.YearFirst, it.Year, it.Month, it.Day = true, first.Value, second.Value, third.Value
		settle(it, c, rest)
		return true
	}
	if first.Width > 2 || second.Width > 2 || third.Width != 2 && third.Width != 4 {
		return false
	}
	it.Month, it.Day, it.Year, it.TwoDigitYear = first.Value, second.Value, third.Value, third.Width == 2
	dayFirst := it.Month > 12 && it.Month <= 31 && it.Day >= 1 && it.Day <= 12
	if dayFirst {
		it.Month, it.Day = it.Day, it.Month
	}
	if settle(it, c, rest); dayFirst {
		it.Kind = cable.DeclAmbiguous
	}
	return true
}

// threeNumbers takes three numbers of at most four digits with the same stroke between them.
func threeNumbers(c *scan.Cursor) (n [3]cable.Number, ok bool) {
	var stroke byte
	for k := range n {
		sp, ok := c.Digits(4)
		if !ok {
			return n, false
		}
		n[k] = ToNumber(*c, sp)
		if k == len(n)-1 {
			break
		}
		c.Skip("\n")
		sign := c.Peek()
		if !scan.AnyOf(sign, "/-.") || stroke != 0 && sign != stroke {
			return n, false
		}
		stroke = sign
		c.Next(1)
		c.Skip("\n")
	}
	return n, true
}

// WordDate takes `5 JAN 2012` and `January 5, 2012`, as Date does.
func WordDate(c *scan.Cursor, it *cable.DeclItem) bool {
	rest := *c
	day := dayOfMonth(&rest)
	month := scan.Month(rest.Slice(rest.Letters()))
	if month == 0 {
		return false
	}
	rest.Skip(betweenDate)
	if day == 0 {
		day = dayOfMonth(&rest)
	}
	year, ok := rest.Digits(4)
	if day == 0 || !ok || year.Len() != 2 && year.Len() != 4 {
		return false
	}
	it.InWords, it.Day, it.Month = true, day, month
	it.Year, it.TwoDigitYear = rest.Value(year), year.Len() == 2
	settle(it, c, rest)
	return true
}

// betweenDate are the signs that stand between the parts of a date in words.
const betweenDate = ",-./\n"

// dayOfMonth takes a day and what stands behind it, 0 when there is none.
func dayOfMonth(c *scan.Cursor) int {
	sp, ok := c.Digits(2)
	if !ok {
		return 0
	}
	c.Skip(betweenDate)
	return c.Value(sp)
}

// The fewest and most characters of a date in digits and strokes.
const (
	shortestDate = len("1/1/01")
	longestDate  = len("01/01/2001")
	fewestSure   = 3 // digits that are no letters
)

// garbledDate takes a date with a letter O among its digits, or l or I for 1. It cannot be trusted; where
// the digits that are meant make a real date it has one repair.
func garbledDate(c *scan.Cursor, it *cable.DeclItem) bool {
	rest := *c
	word := rest.While(func(b byte) bool { return scan.Digit(digitMeant(b)) || scan.AnyOf(b, "/-.") })
	written := rest.Slice(word)
	ends := rest.Done() || rest.Peek() == ',' || scan.Space(rest.Peek())
	if word.Len() < shortestDate || word.Len() > longestDate || !ends {
		return false
	}
	repaired, digits := bytes.Clone(written), 0
	for i, b := range written {
		repaired[i] = digitMeant(b)
		if scan.Digit(b) {
			digits++
		}
	}
	if digits < fewestSure || bytes.Equal(written, repaired) {
		return false
	}
	it.Span, it.DateSpan = word, word
	var d cable.DeclItem
	if meant := scan.Of(repaired); Date(&meant, &d) && meant.Done() && d.Kind == cable.DeclDate {
		it.Repair = string(repaired)
	}
	*c = rest
	return true
}

// digitMeant returns the digit that a letter is written for, and every other byte as it is.
func digitMeant(b byte) byte {
	switch b {
	case 'O', 'o':
		return '0'
	case 'l', 'I':
		return '1'
	}
	return b
}

// settle gives a date its span, from the cursor to what is left of it, and its kind by the calendar.
func settle(it *cable.DeclItem, c *scan.Cursor, rest scan.Cursor) {
	it.Span = rest.Span(c.At())
	it.DateSpan = it.Span
	it.Kind = cable.DeclDate
	*c = rest
	year := it.Year
	if it.TwoDigitYear {
		year += 2000 // a leap year is one in either century
	}
	if !onCalendar(year, it.Month, it.Day) {
		it.Kind = cable.DeclBadDate
	}
}

// onCalendar reports whether a date is one of the calendar.
func onCalendar(year, month, day int) bool {
	if year < 1 || month < 1 || month > len(monthDays) || day < 1 {
		return false
	}
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return day <= monthDays[month-1]+1
	}
	return day <= monthDays[month-1]
}

// monthDays are the days of the months in a year that is no leap year.
var monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
