package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// over returns a cursor over all of s.
func over(s string) scan.Cursor { return scan.Of([]byte(s)) }

// within returns the text of a span of s, "" for an invalid one.
func within(s string, sp text.Span) string { return s[sp.Start:sp.End] }

func TestOriginator(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line, routing  string
		serial, number int
		day, clock     int
	}{
		{"DE RUEHQX #0187/01 0731522", "RUEHQX", 187, 1, 73, 15*60 + 22},
		{"DE RUEHQX #0187 0731522", "RUEHQX", 187, 0, 73, 15*60 + 22},
		{"DE RUEHQX #0187/ 0732522", "RUEHQX", 187, 0, 73, -1},
		{"DE RUEHQX #0187", "RUEHQX", 187, 0, 0, -1},
		{"DE RUEHQX #0187 0732359", "RUEHQX", 187, 0, 73, 23*60 + 59},
		{"DE RUEHQX #0187 0732400", "RUEHQX", 187, 0, 73, -1},
		{"DE RUEHQX #0187 0732260", "RUEHQX", 187, 0, 73, -1},
		{"DE", "", 0, 0, 0, -1},
	}
	for _, tc := range cases {
		o := Originator(over(tc.line))
		got := []any{within(tc.line, o.Routing.Span), o.Serial.Value, o.Section.Value, o.Day, o.Clock}
		if diff := cmp.Diff([]any{tc.routing, tc.serial, tc.number, tc.day, tc.clock}, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
	}
}

func TestSignal(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line, code, letters string
		letter              byte
	}{
		{"ZNY CCCCC ZZH", "ZNY", "CCCCC", 'C'},
		{"ZNR UUUUU ZZH", "ZNR", "UUUUU", 'U'},
		{"ZNY CCSCC ZZH", "ZNY", "CCSCC", 0},
		{"ZNY XXXXX", "ZNY", "XXXXX", 0},
		{"ZNY", "ZNY", "", 0},
	}
	for _, tc := range cases {
		s := Signal(over(tc.line))
		got := []any{within(tc.line, s.Code.Span), within(tc.line, s.Letters.Span), s.Letter}
		if diff := cmp.Diff([]any{tc.code, tc.letters, tc.letter}, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
	}
}

func TestDTG(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, line, letters, group string
		date                       [5]int // year, month, day, hour, minute
	}{
		{"two precedences", "O R 141522Z MAR 07", "OR", "141522Z MAR 07", [5]int{2007, 3, 14, 15, 22}},
		{"none", "141522Z MAR 2007 ZDK", "", "141522Z MAR 2007", [5]int{2007, 3, 14, 15, 22}},
		{"last century", "R 141522Z MAR 75", "R", "141522Z MAR 75", [5]int{1975, 3, 14, 15, 22}},
		{"impossible values", "R 991522Z MRA 07", "R", "991522Z MRA 07", [5]int{2007, 0, 99, 15, 22}},
		{"no year", "R 141522Z MAR", "R", "141522Z MAR", [5]int{0, 3, 14, 15, 22}},
		{"no month", "R 141522Z", "R", "141522Z", [5]int{0, 0, 14, 15, 22}},
		{"another zone", "R 141522A MAR 07", "R", "141522A MAR 07", [5]int{2007, 3, 14, 15, 22}},
		{"a digit short", "R 14152Z MAR 07", "R", "14152Z MAR 07", [5]int{2007, 3, 0, 0, 0}},
		{"redacted letter", "X R 141522Z MAR 07", "", "141522Z MAR 07", [5]int{2007, 3, 14, 15, 22}},
		{"no month behind another zone", "R 141522A DELEGATES", "", "", [5]int{}},
		{"a number", "14 MARCH", "", "", [5]int{}},
		{"the longest month", "R 141522Z SEPTEMBER 07", "R", "141522Z SEPTEMBER 07", [5]int{2007, 9, 14, 15, 22}},
		{"a word longer than a month", "R 141522Z SEPTEMBERS 07", "R", "141522Z", [5]int{0, 0, 14, 15, 22}},
	}
	for _, tc := range cases {
		d := DTG(over(tc.line), nil)
		letters := ""
		for _, p := range d.Precedence {
			letters += within(tc.line, p.Span)
		}
		got := []any{letters, within(tc.line, d.Group.Span), [5]int{d.Year, d.Month, d.Day, d.Hour, d.Minute}}
		if diff := cmp.Diff([]any{tc.letters, tc.group, tc.date}, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
		if d.Present() && (d.Span.Start != 0 || d.Span.End != d.Group.Span.End) {
			t.Errorf("%s: whole %v, group %v", tc.name, d.Span, d.Group.Span)
		}
	}
}

func TestCalendarDate(t *testing.T) {
	t.Parallel()
	cases := []struct {
		value, whole string
		date         [3]int
	}{
		{": Sep 25, 2015 and more", "Sep 25, 2015", [3]int{2015, 9, 25}},
		{"Sep 25, 15", "Sep 25, 15", [3]int{2015, 9, 25}},
		{"soon", "", [3]int{}},
	}
	for _, tc := range cases {
		d := CalendarDate(over(tc.value))
		got := []any{within(tc.value, d.Span), [3]int{d.Year, d.Month, d.Day}}
		if diff := cmp.Diff([]any{tc.whole, tc.date}, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.value, diff)
		}
	}
}

func TestSMARTDate(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, value, date, group string }{
		{"stroke", "Sep 25, 2015 / 250643Z SEP 15", "Sep 25, 2015", "250643Z SEP 15"},
		{"no stroke", "Sep 25, 2015 250643Z SEP 15", "Sep 25, 2015", "250643Z SEP 15"},
		{"stroke read as a letter", "Sep 25, 2015 l 250643Z SEP 15", "Sep 25, 2015", "250643Z SEP 15"},
		{"stroke read as a figure", "Sep 25, 2015 1250643Z SEP 15", "Sep 25, 2015", "250643Z SEP 15"},
		{"year run into the group", "Sep 25, 2015250643Z SEP 15", "Sep 25, 2015", "250643Z SEP 15"},
		{"no group", "Sep 25, 2015", "Sep 25, 2015", ""},
		{"stroke read as a figure between year and group", "Sep 25, 20151250643Z SEP 15", "Sep 25, 2015", "250643Z SEP 15"},
		{"year that ends in a figure 1", "Sep 25, 2011 / 250643Z SEP 11", "Sep 25, 2011", "250643Z SEP 11"},
		{"a digit short", "Sep 25, 2015 / 50643Z SEP 15", "Sep 25, 2015", "50643Z SEP 15"},
		{"two digits short", "Sep 25, 2015 / 0643Z SEP 15", "Sep 25, 2015", ""},
	}
	for _, tc := range cases {
		date, d := SMARTDate(over(tc.value))
		got := []string{within(tc.value, date.Span), within(tc.value, d.Group.Span)}
		if diff := cmp.Diff([]string{tc.date, tc.group}, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
	}
}

// addressParts are routing, name, precedence and serial of an address.
func addressParts(s string, a *cable.Address) [4]string {
	return [4]string{
		within(s, a.Routing.Span), within(s, a.Name.Span), within(s, a.Precedence.Span), within(s, a.Serial.Span),
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line string
		want [4]string
	}{
		{
			"RUEHAB/AMEMBASSY BREMWICK IMMEDIATE 0121",
			[4]string{"RUEHAB", "AMEMBASSY BREMWICK", "IMMEDIATE", "0121"},
		},
		{
			"RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 9299",
			[4]string{"RUEHC", "SECSTATE WASHDC", "NIACT IMMEDIATE", "9299"},
		},
		{"ZEN/AMCONSUL OLDHAVEN", [4]string{"", "AMCONSUL OLDHAVEN", "", ""}},
		{"AMEMBASSY ARKADIA 0012", [4]string{"", "AMEMBASSY ARKADIA", "", "0012"}},
		{"RUEH/AMEMBASSY BREMWICK", [4]string{"RUEH", "AMEMBASSY BREMWICK", "", ""}},
		{"RUEHABCD/AMEMBASSY BREMWICK", [4]string{"RUEHABCD", "AMEMBASSY BREMWICK", "", ""}},
		{"RUE/AMEMBASSY BREMWICK", [4]string{"", "RUE/AMEMBASSY BREMWICK", "", ""}},
		{"RUEHABCDE/AMEMBASSY BREMWICK", [4]string{"", "RUEHABCDE/AMEMBASSY BREMWICK", "", ""}},
		{"CJTF 7/J2", [4]string{"", "CJTF 7/J2", "", ""}},
		{"0012", [4]string{"", "0012", "", ""}},
		{"", [4]string{}},
	}
	for _, tc := range cases {
		a := Address(over(tc.line))
		if diff := cmp.Diff(tc.want, addressParts(tc.line, &a)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	const value = "WASHDC, SECSTATE IMMEDIATE; BREMWICK, AMEMBASSY\n  OLDHAVEN, AMCONSUL ROUTINE;"
	list := Addresses(over(value), nil)
	got := make([][4]string, 0, len(list))
	for _, a := range list {
		got = append(got, addressParts(value, &a))
	}
	want := [][4]string{
		{"", "WASHDC, SECSTATE", "IMMEDIATE", ""},
		{"", "BREMWICK, AMEMBASSY", "", ""},
		{"", "OLDHAVEN, AMCONSUL", "ROUTINE", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestMRN(t *testing.T) {
	t.Parallel()
	cases := []struct {
		value        string
		year, serial int
		post         string
	}{
		{"15 ARKADIA 412", 2015, 412, "ARKADIA"},
		{"2015 NEW ARKADIA 412", 2015, 412, "NEW ARKADIA"},
		{"ARKADIA 412", 0, 412, "ARKADIA"},
		{"15 ARKADIA", 2015, 0, "ARKADIA"},
		{"", 0, 0, ""},
	}
	for _, tc := range cases {
		m := MRN(over(tc.value))
		got := []any{m.Year.Value, m.Serial.Value, within(tc.value, m.Post.Span)}
		if diff := cmp.Diff([]any{tc.year, tc.serial, tc.post}, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.value, diff)
		}
	}
}

func TestIsOffice(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"EUR-12": true, "EUR-12/": true, "A-01": true, "EUR-1": false, "EUR-": false, "-12": false, "eur-12": false, "EUR-X1": false,
		"EUR-1X": false, "EUR12": false, "SS/O-01": true,
	} {
		if got := IsOffice([]byte(word)); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

func TestOffices(t *testing.T) {
	t.Parallel()
	const lines = "ACTION EUR-12\nINFO  OCT-01  ISO-00 /013 R\nEUR-1 NOTHING"
	var d cable.Distribution
	first := over(lines).Line()
	first.Jump(len("ACTION"))
	Offices(first, &d)
	second := over(lines)
	second.Jump(len("ACTION EUR-12\nINFO"))
	Offices(second.Line(), &d)
	want := "ACTION EUR-12\nINFO  OCT-01  ISO-00 /013 R"
	if d.Sum != 13 || d.Total.Value != 13 || within(lines, d.Span) != want {
		t.Errorf("sum %d, total %d, span %q", d.Sum, d.Total.Value, within(lines, d.Span))
	}
	third := over(lines)
	third.Jump(len(want) + 1)
	was := d
	third.Jump(third.At() + len("EUR-1"))
	if Offices(third, &d); d != was {
		t.Errorf("a line without offices: %+v, was %+v", d, was)
	}
}

func TestOfficesTotalAtAnOffice(t *testing.T) {
	t.Parallel()
	var d cable.Distribution
	Offices(over("EUR-12 SS/O-01/013"), &d)
	if d.Sum != 13 || d.Total.Value != 13 {
		t.Errorf("sum %d, total %d", d.Sum, d.Total.Value)
	}
}

func TestRelay(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"OO RUEHAB RUEHCD": true, "RR RUEHAB": true, "OR RUEHAB": false, "OO ruehab": false, "OO": false,
		"OOZE FROM": false, "OO RU": false, "OO RUE": true,
	} {
		if got := Relay(over(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
