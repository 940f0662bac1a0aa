package law

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func day(t *testing.T, s string) Day {
	t.Helper()
	var y, m, d int
	for i, c := range s {
		digit := int(c - '0')
		switch {
		case i < 4:
			y = y*10 + digit
		case i > 4 && i < 7:
			m = m*10 + digit
		case i > 7:
			d = d*10 + digit
		}
	}
	if !Valid(y, m, d) {
		t.Fatalf("%q is no date", s)
	}
	return Date(y, m, d)
}

func TestDayPrintsAsItsDate(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"1600-01-01", "1951-09-24", "1969-12-31", "1970-01-01", "2000-02-29", "2035-10-10",
	} {
		if got := day(t, s).String(); got != s {
			t.Errorf("Date(%s) prints as %s", s, got)
		}
	}
	if got := Day(0).String(); got != "" {
		t.Errorf("the zero Day prints as %q", got)
	}
}

func TestValidKnowsTheCalendar(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		y, m, d int
		want    bool
	}{
		{2012, 2, 29, true},
		{2012, 2, 30, false},
		{2011, 2, 29, false},
		{1900, 2, 29, false},
		{2000, 2, 29, true},
		{2034, 13, 1, false},
		{2034, 0, 1, false},
		{2034, 1, 0, false},
		{0, 1, 1, false},
	} {
		if got := Valid(c.y, c.m, c.d); got != c.want {
			t.Errorf("Valid(%d, %d, %d) = %v", c.y, c.m, c.d, got)
		}
	}
}

func TestOrderInForce(t *testing.T) {
	t.Parallel()
	for date, want := range map[string]int{
		"1951-10-26": 0, "1951-10-27": 10290,
		"1953-12-14": 10290, "1953-12-15": 10501,
		"1972-05-31": 10501, "1972-06-01": 11652,
		"1978-11-30": 11652, "1978-12-01": 12065,
		"1982-07-31": 12065, "1982-08-01": 12356,
		"1995-10-13": 12356, "1995-10-14": 12958,
		"1999-11-18": 12958, "1999-11-19": 12958,
		"2003-03-24": 12958, "2003-03-25": 12958,
		"2003-09-21": 12958, "2003-09-22": 12958,
		"2010-06-24": 12958, "2010-06-25": 13526,
		"2010-06-26": 13526, "2010-06-27": 13526, "2025-05-05": 13526,
	} {
		got := 0
		if o := InForce(day(t, date)); o != nil {
			got = o.Number
		}
		if got != want {
			t.Errorf("on %s E.O. %d is in force, want %d", date, got, want)
		}
	}
}

func TestOrdersAreSignedBeforeTheyAreInForce(t *testing.T) {
	t.Parallel()
	for _, o := range Orders() {
		if o.Signed >= o.InForce.From || ByNumber(o.Number).Number != o.Number {
			t.Errorf("E.O. %d: signed %v, in force %v", o.Number, o.Signed, o.InForce.From)
		}
	}
	if ByNumber(13292) != nil {
		t.Error("E.O. 13292 amended an order in place and is none on its own")
	}
}

func TestWindowsOpenAndCloseOnTheirDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, from, to, after, settled string
		change                           Day
	}{
		{"1978-11-14", "1978-11-15", "1979-01-31", "1979-02-01", "1979-02-01", Start12065},
		{"1982-07-14", "1982-07-15", "1982-10-31", "1982-11-01", "1982-11-01", Start12356},
		{"1995-09-14", "1995-09-15", "1995-12-31", "1996-01-01", "1996-01-01", Start12958},
		{"2003-03-24", "2003-03-25", "2003-12-31", "2004-01-01", "2004-01-01", Amended13292},
		{"2009-12-28", "2009-12-29", "2010-12-31", "2011-01-01", "2011-01-01", Start13526},
	} {
		for _, in := range []string{c.from, c.to} {
			w := WindowAt(day(t, in))
			if w == nil || w.Change != c.change {
				t.Errorf("%s: window %+v, want that of %v", in, w, c.change)
			}
			if got := Settled(day(t, in)); got != day(t, c.settled) {
				t.Errorf("%s settles on %v, want %s", in, got, c.settled)
			}
		}
		for _, out := range []string{c.before, c.after} {
			if w := WindowAt(day(t, out)); w != nil {
				t.Errorf("%s lies in window %+v", out, w)
			}
			if got := Settled(day(t, out)); got != day(t, out) {
				t.Errorf("%s settles on %v", out, got)
			}
		}
	}
}

func TestAcceptedOrders(t *testing.T) {
	t.Parallel()
	for date, want := range map[string][]int{
		"1972-05-31": {10501}, "1972-06-01": {11652},
		"1978-11-14": {11652}, "1978-11-15": {11652, 12065}, "1979-01-31": {11652, 12065}, "1979-02-01": {12065},
		"1982-07-14": {12065}, "1982-07-15": {12065, 12356}, "1982-10-31": {12065, 12356}, "1982-11-01": {12356},
		"1995-09-14": {12356}, "1995-09-15": {12356, 12958}, "1995-12-31": {12356, 12958}, "1996-01-01": {12958},
		"2003-03-25": {12958}, "2003-12-31": {12958},
		"2009-12-28": {12958}, "2009-12-29": {12958, 13526}, "2010-12-31": {12958, 13526}, "2011-01-01": {13526},
	} {
		var got []int
		for _, o := range Orders() {
			if Accepts(day(t, date), o.Number) {
				got = append(got, o.Number)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", date, diff)
		}
	}
}

func TestReasonSection(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		date       string
		one5, one4 Standing
		due        string
	}{
		{"1995-10-13", Wrong, Wrong, ""},
		{"1995-10-14", Due, Wrong, "1.5"},
		{"2003-03-24", Due, Wrong, "1.5"},
		{"2003-03-25", Due, Accepted, "1.5"},
		{"2003-09-21", Due, Accepted, "1.5"},
		{"2003-09-22", Transition, Due, "1.4"},
		{"2003-12-31", Transition, Due, "1.4"},
		{"2004-01-01", Wrong, Due, "1.4"},
	} {
		d := day(t, c.date)
		if got := ReasonSection("1.5", d); got != c.one5 {
			t.Errorf("%s: 1.5 is %d, want %d", c.date, got, c.one5)
		}
		if got := ReasonSection("1.4", d); got != c.one4 {
			t.Errorf("%s: 1.4 is %d, want %d", c.date, got, c.one4)
		}
		if got := ReasonDue(d); got != c.due {
			t.Errorf("%s: %q is due, want %q", c.date, got, c.due)
		}
	}
	if ReasonSection("1.6", day(t, "2008-01-01")) != Wrong {
		t.Error("section 1.6 is taken for a reason")
	}
}

func TestReasonLettersByDate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		date   string
		letter byte
		want   string
	}{
		{"2003-03-24", 'h', ""},
		{"2003-03-25", 'h', "weapons of mass destruction"},
		{"2010-06-24", 'h', "weapons of mass destruction"},
		{"2010-06-25", 'h', "the development, production, or use of weapons of mass destruction"},
		{"2010-06-25", 'i', ""},
		{"1999-01-01", 'b', "foreign government information"},
	} {
		if got := ReasonMeaning(c.letter, day(t, c.date)); got != c.want {
			t.Errorf("(%c) on %s is %q, want %q", c.letter, c.date, got, c.want)
		}
	}
	for date, want := range map[string]byte{"2003-03-24": 'g', "2003-03-25": 'h'} {
		if got := LastReason(day(t, date)); got != want {
			t.Errorf("last letter on %s is %c, want %c", date, got, want)
		}
	}
	texts := func(letter byte, dates ...string) (out []string) {
		for _, s := range dates {
			out = append(out, ReasonMeaning(letter, day(t, s)))
		}
		return out
	}
	for _, letter := range []byte("ceg") {
		all := texts(letter, "2003-03-24", "2003-03-25", "2010-06-24", "2010-06-25")
		if all[1] != all[2] {
			t.Errorf("(%c) changes its meaning between the changes of law: %q", letter, all)
		}
		if all[0] == all[3] && letter != 'e' {
			t.Errorf("(%c) has the meaning of 1995 in 2010: %q", letter, all[0])
		}
	}
	for _, letter := range []byte("abdf") {
		all := texts(letter, "1995-10-14", "2003-03-25", "2010-06-25")
		if all[0] == "" || all[0] != all[1] || all[1] != all[2] {
			t.Errorf("(%c) changes its meaning: %q", letter, all)
		}
	}
}

func TestLongestTerm(t *testing.T) {
	t.Parallel()
	for date, want := range map[string]int{
		"1978-11-30": 0, "1978-12-01": 6, "1982-07-31": 6, "1982-08-01": 0, "1995-10-13": 0,
		"1995-10-14": 10, "2003-03-24": 10, "2003-03-25": 25, "2003-09-22": 25, "2024-12-30": 25,
	} {
		if got := LongestTerm(day(t, date)); got != want {
			t.Errorf("longest term on %s is %d years, want %d", date, got, want)
		}
	}
	want := []int{6, 8, 10, 0}
	if diff := cmp.Diff(want, []int{Schedule("C"), Schedule("S"), Schedule("TS"), Schedule("U")}); diff != "" {
		t.Errorf("schedule (-want +got):\n%s", diff)
	}
}

func TestTermsEndOnTheirDayWithADayOfSlack(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, until string
		years       int
		want        bool
	}{
		{"2010-10-10", "2035-10-10", 25, false}, // the directive's own example, 2001.21(a)(4)(ii)
		{"2010-10-10", "2035-10-11", 25, false},
		{"2010-10-10", "2035-10-12", 25, true},
		{"2008-02-29", "2018-02-28", 10, false},
		{"2008-02-29", "2018-03-01", 10, false},
		{"2008-02-29", "2018-03-02", 10, false},
		{"2008-02-29", "2018-03-03", 10, true},
		{"2006-02-28", "2016-02-29", 10, false},
		{"2006-02-28", "2016-03-01", 10, true},
		{"1998-12-31", "2009-01-01", 10, false},
		{"1998-12-31", "2009-01-02", 10, true},
		{"2010-10-10", "2009-10-10", 25, false},
	} {
		if got := Exceeds(day(t, c.from), day(t, c.until), c.years); got != c.want {
			t.Errorf("%d years from %s to %s exceeded: %v", c.years, c.from, c.until, got)
		}
	}
}

func TestCodesHoldFromTheirDayToTheirLast(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		codes                   *Codes
		before, from, to, after string
		last                    int
	}{
		{CodesOf("GP-"), "1961-09-19", "1961-09-20", "1972-05-31", "1972-06-01", 4},
		{CodesOf("XGDS-"), "1972-05-31", "1972-06-01", "1978-11-30", "1978-12-01", 4},
		{CodesOf("X"), "1995-10-13", "1995-10-14", "2003-09-21", "2003-09-22", 8},
		{CodesOf("25X"), "2003-09-21", "2003-09-22", "2025-01-01", "", 9},
		{CodesOf("50X"), "2010-06-24", "2010-06-25", "2025-01-01", "", 9},
		{CodesOf("75X"), "2010-06-24", "2010-06-25", "2025-01-01", "", 9},
	} {
		for _, in := range []string{c.from, c.to} {
			if !c.codes.InForce.Contains(day(t, in)) {
				t.Errorf("%s is not in force on %s", c.codes.Family, in)
			}
		}
		for _, out := range []string{c.before, c.after} {
			if out != "" && c.codes.InForce.Contains(day(t, out)) {
				t.Errorf("%s is in force on %s", c.codes.Family, out)
			}
		}
		if c.codes.Last() != c.last || c.codes.Knows("0") || c.codes.Knows("") || c.codes.Knows("11") {
			t.Errorf("%s: last digit %d, want %d, and no other", c.codes.Family, c.codes.Last(), c.last)
		}
	}
}

func TestCodeMeaning(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"X5": "foreign government information", "X9": "", "X0": "", "XGDS-4": CodesOf("XGDS-").Ground("4"),
		"XGDS-5": "", "GP-3": CodesOf("GP-").Ground("3"), "25X9": CodesOf("X").Ground("8"), "25X0": "",
		"50X1": CodesOf("25X").Ground("1"), "75X2": "weapons of mass destruction", "FOO": "",
	} {
		if got := CodeMeaning(code); got != want {
			t.Errorf("%s means %q, want %q", code, got, want)
		}
	}
	for _, code := range []string{"GDS", "ADS", "OADR", "50X1-HUM", "50X2-WMD"} {
		if CodeMeaning(code) == "" {
			t.Errorf("%s is not known", code)
		}
	}
}

// Every day on which a statement of the package changes must be listed: ranges are judged on these
// days alone.
func TestChangesListsEveryDayOnWhichAnAnswerChanges(t *testing.T) {
	t.Parallel()
	listed := map[Day]bool{}
	for i, d := range Changes() {
		if i > 0 && d <= Changes()[i-1] {
			t.Errorf("%v is out of order", d)
		}
		listed[d] = true
	}
	type answers struct {
		Order, Window, Term     int
		One4, One5              Standing
		Last                    byte
		Meaning                 string
		Old, X, Ex25, Ex50, GPs bool
	}
	ask := func(d Day) answers {
		a := answers{
			Term: LongestTerm(d), One4: ReasonSection("1.4", d), One5: ReasonSection("1.5", d), Last: LastReason(d),
			Old: CodesOf("XGDS-").InForce.Contains(d), X: CodesOf("X").InForce.Contains(d),
			Ex25: CodesOf("25X").InForce.Contains(d), Ex50: CodesOf("50X").InForce.Contains(d),
			GPs: CodesOf("GP-").InForce.Contains(d),
		}
		for letter := byte('a'); letter <= 'h'; letter++ {
			a.Meaning += ReasonMeaning(letter, d)
		}
		if o := InForce(d); o != nil {
			a.Order = o.Number
		}
		if w := WindowAt(d); w != nil {
			a.Window = int(w.Change)
		}
		return a
	}
	for d := Date(1951, 1, 1); d < Date(2030, 1, 1); d++ {
		if diff := cmp.Diff(ask(d-1), ask(d)); diff != "" && !listed[d] {
			t.Errorf("%v is not listed:\n%s", d, diff)
		}
	}
}

func TestRegimeOfADay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		date, section string
		order, term   int
		last          byte
		classifier    string
		portions      string
	}{
		{"1950-01-01", "", 0, 0, 0, "", ""},
		{"1974-01-01", "", 11652, 0, 0, "", ""},
		{"1990-01-01", "", 12356, 0, 0, "", "E.O. 12356 1.5(b)"},
		{"1999-01-01", "1.5", 12958, 10, 'g', "E.O. 12958 1.7(a)(2)", "E.O. 12958 1.7(c)"},
		{"2007-01-01", "1.4", 12958, 25, 'h', "E.O. 12958 as amended 1.6(a)(2)", "E.O. 12958 as amended 1.6(c)"},
		{"2012-01-01", "1.4", 13526, 25, 'h', "E.O. 13526 1.6(a)(2)", "E.O. 13526 1.6(c)"},
	} {
		r := At(day(t, c.date))
		order, last := 0, byte(0)
		if r.Order != nil {
			order = r.Order.Number
		}
		if n := len(r.Letters); n > 0 {
			last = r.Letters[n-1].Letter
		}
		source := func(p Part) string {
			if at := r.Requires(p); at != nil {
				return at.Source
			}
			return ""
		}
		got := []any{r.Section, order, r.Term, last, source(Classifier), source(Portions)}
		want := []any{c.section, c.order, c.term, c.last, c.classifier, c.portions}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.date, diff)
		}
	}
}

func TestPeriodsOfCitations(t *testing.T) {
	t.Parallel()
	for cited, want := range map[string]string{
		"E.O. 12958 1.7(a)(2)":            "1995-10-14 to 2003-09-21",
		"E.O. 12958 as amended 1.6(a)(2)": "2003-09-22 to 2010-06-24",
		"E.O. 12958 1.5":                  "1995-10-14 to 2003-03-24",
		"E.O. 12958 1.6(d)":               "1995-10-14 to 2003-09-21",
		"E.O. 12065 1-402":                "1978-12-01 to 1982-07-31",
		"E.O. 12065 9-9":                  "1978-12-01 to 1982-07-31",
		"E.O. 13292 6.3":                  "2003-03-25 to 2010-06-24",
		"E.O. 11652, E.O. 12065":          "",
		"E.O. 99999 1":                    "",
		"32 CFR 2001.21(c)":               "from 2010-06-25",
		"32 CFR 2001.26(b)":               "from 2010-06-25",
		"32 CFR 2001.23(a) (2004)":        "2003-09-22 to 2010-06-24",
		"32 CFR 2002.20(g)":               "from 2016-11-14",
		"5 FAH-2 H-442 c":                 "from 2008-07-16",
		"State cables":                    "",
	} {
		if got := PeriodOf(cited).String(); got != want {
			t.Errorf("%s was in force %q, want %q", cited, got, want)
		}
	}
}

func TestSameReasonInTwoSections(t *testing.T) {
	t.Parallel()
	for letter := byte('a'); letter <= 'i'; letter++ {
		if got, want := SameReason(letter, "1.5", "1.4"), letter <= 'g'; got != want {
			t.Errorf("(%c) has one subject in 1.5 and 1.4: %v", letter, got)
		}
	}
	if SameReason('a', "1.4", "1.6") {
		t.Error("section 1.6 has reasons")
	}
}

func TestPeriods(t *testing.T) {
	t.Parallel()
	in := func(from, to int) Period { return Period{Day(from), Day(to)} }
	for _, c := range []struct {
		p, q   Period
		covers bool
		shared int
	}{
		{in(10, 20), in(10, 20), true, 11},
		{in(10, 20), in(9, 20), false, 11},
		{in(10, 20), in(10, 21), false, 11},
		{in(10, 0), in(15, 15), true, 1},
		{in(10, 0), in(15, 0), true, math.MaxInt32 - 14},
		{in(0, 20), in(15, 30), false, 6},
		{in(10, 20), in(21, 30), false, 0},
		{in(0, 0), in(0, 0), true, math.MaxInt32 + 1},
	} {
		if got := c.p.Covers(c.q); got != c.covers {
			t.Errorf("%v covers %v: %v", c.p, c.q, got)
		}
		if got := c.p.Shared(c.q); got != c.shared {
			t.Errorf("%v shares %d days with %v, want %d", c.p, got, c.q, c.shared)
		}
	}
}

// TestDateCountsAsTheCalendarDoes: days are counted as package time counts them, for numbers of any size.
func TestDateCountsAsTheCalendarDoes(t *testing.T) {
	t.Parallel()
	for year := -900; year <= 3200; year++ {
		for _, month := range []int{-25, -12, -1, 0, 1, 2, 3, 4, 11, 12, 13, 14, 15, 24, 26, 40} {
			for _, day := range []int{-400, -1, 0, 1, 2, 28, 29, 30, 31, 32, 60, 366, 800} {
				at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
				if got, want := Date(year, month, day), Day((at.Unix()-epoch)/86400)+1; got != want {
					t.Fatalf("%d-%d-%d is day %d, want %d", year, month, day, got, want)
				}
				want := year > 0 && int(at.Month()) == month && at.Day() == day
				if got := Valid(year, month, day); got != want {
					t.Fatalf("%d-%d-%d is valid: %v, want %v", year, month, day, got, want)
				}
			}
		}
	}
}
