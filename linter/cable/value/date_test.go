package value

import (
	"testing"

	"cablelint/linter/cable"
)

func TestDate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want, rest string }{
		{"the day first, the first month", "13/01/2019", "ambiguous 2019-01-13", ""},
		{"the day first, the last month", "31/12/2019", "ambiguous 2019-12-31", ""},
		{"twelve is a month", "12/05/2019", "date 2019-12-05", ""},
		{"no month has 32 days", "32/05/2019", "bad 2019-32-05", ""},
		{"day and month are none", "13/13/2019", "bad 2019-13-13", ""},
		{"day zero", "14/00/2019", "bad 2019-14-00", ""},
		{"month zero", "2019-00-14", "bad 2019-00-14", ""},
		{"the first month", "2019-01-14", "date 2019-01-14", ""},
		{"the last month", "2019-12-31", "date 2019-12-31", ""},
		{"year one", "0001/03/14", "date 0001-03-14", ""},
		{"year zero", "0000/03/14", "bad", ""},
		{"a leap day of two digits", "02/29/96", "date 0096-02-29 yy", ""},
		{"a fourth number", "03/14/2017/1", "", "03/14/2017/1"},
		{"a stroke behind the date", "03/14/2017/ROE", "date 2017-03-14", "/ROE"},
		{"a number of three digits", "03/14/201", "", "03/14/201"},
		{"a month of three digits", "003/14/2017", "", "003/14/2017"},
		{"two strokes of different kinds", "03/14-2017", "", "03/14-2017"},
		{"digits with a letter behind", "20170314A", "", "20170314A"},
		{"digits with the next label behind", "20170314TAGS", "date 2017-03-14", "TAGS"},
		{"digits with a stroke behind", "20170314/1", "", "20170314/1"},
		{"a word and two digits", "14 MAR 17", "date 0017-03-14 yy", ""},
		{"a word and three digits", "14 MAR 201", "", "14 MAR 201"},
		{"a word and no day", "MAR 2017", "", "MAR 2017"},
		{"no month", "14 MAI 2017", "", "14 MAI 2017"},
		{"a letter among the digits, a comma behind", "1O/06/2023, X1", "unread repair 10/06/2023", ", X1"},
		{"a letter among the digits, a blank behind", "1O/06/2023 X1", "unread repair 10/06/2023", " X1"},
		{"a letter among the digits, a word behind", "1O/06/2023X1", "", "1O/06/2023X1"},
		{"the shortest with a letter among the digits", "1/l/01", "unread repair 1/1/01", ""},
		{"shorter than any date", "1/l/1", "", "1/l/1"},
		{"longer than any date", "1O/006/2023", "", "1O/006/2023"},
		{"two digits that are sure", "1/lO/OO", "", "1/lO/OO"},
		{"three digits are enough", "1/lO/O11", "unread", ""},
		{"a letter among the digits of no date", "1O/46/2023", "unread", ""},
	} {
		c := over(tt.in)
		var it cable.DeclItem
		ok := Date(&c, &it)
		got := ""
		if ok {
			got = declString(&it)
		}
		equal(t, tt.name, tt.want, got)
		equal(t, tt.name+": rest", tt.rest, string(c.Left()))
	}
}

func TestHeaderYear(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ value, width, want int }{
		{66, 2, 1966}, {65, 2, 2065}, {99, 2, 1999}, {0, 2, 2000}, {2007, 4, 2007}, {7, 1, 7},
	} {
		equal(t, "year", tt.want, HeaderYear(cable.Number{Value: tt.value, Width: tt.width}))
	}
}
