package survey

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/parse"
	"cablelint/linter/law"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// telegram is a transmitted message of a day, with an E.O. line and a level.
func telegram(dtg, eo, banner, block string) string {
	return "VZCZCXYZ0001\nRR RUEHC\nDE RUEHQX #0187/01 0731522\nZNY CCCCC ZZH\nR " + dtg + "\nFM AMEMBASSY ARKADIA\n" +
		"TO RUEHC/SECSTATE WASHDC 0001\nBT\n" + banner + " ARKADIA 000187\n\n" + eo + "\nTAGS: PREL\nSUBJECT: QUOTA\n\n" +
		block + "\n1. TEXT.\n\nBT\n#0187\nNNNN\n"
}

func assessed(t *testing.T, body string) *assess.Assessment {
	t.Helper()
	f := parse.Parse(text.NewSource("a.txt", []byte(body)))
	if len(f.Cables) != 1 {
		t.Fatalf("got %d cables", len(f.Cables))
	}
	return assess.Of(f.Cables[0], assess.Options{})
}

const (
	in1975 = "141522Z MAR 75"
	in1980 = "141522Z MAR 80"
	in1990 = "141522Z MAR 90"
	in1999 = "141522Z MAR 99"
	in2007 = "141522Z MAR 07"
	in2012 = "141522Z MAR 12"
)

func TestWhenDue(t *testing.T) {
	for _, c := range []struct {
		name, dtg, eo, banner string
		want                  string // status: code, day, 25-year and 50-year review
	}{
		{"a stated date", in2007, "E.O. 12958: DECL: 03/14/2017", "C O N F I D E N T I A L", "dated: date 2017-03-14 2032-12-31 2057-12-31"},
		{"two dates: the later", in2007, "E.O. 12958: DECL: 03/14/2017, 03/14/2018", "S E C R E T", "dated: date 2018-03-14 2032-12-31 2057-12-31"},
		{"the schedule by level", in1975, "E.O. 11652: GDS", "S E C R E T", "dated: GDS 1983-12-31 2000-12-31 2025-12-31"},
		{"the schedule of the lowest", in1975, "E.O. 11652: GDS", "C O N F I D E N T I A L", "dated: GDS 1981-12-31 2000-12-31 2025-12-31"},
		{"exempted from the schedule", in1975, "E.O. 11652: XGDS-3", "S E C R E T", "dated: XGDS-3 2005-12-31 2000-12-31 2025-12-31"},
		{"sooner, without a date", in1975, "E.O. 11652: ADS", "S E C R E T", "unclear: ADS  2000-12-31 2025-12-31"},
		{"review under 12065", in1980, "E.O. 12065: RDS-1 3/14/00 (ROE, JANE) OR-M", "S E C R E T", "dated: RDS-1 2000-03-14 2005-12-31 2030-12-31"},
		{"schedule under 12065", in1980, "E.O. 12065: GDS 3/14/86 (ROE, JANE)", "C O N F I D E N T I A L", "dated: GDS 1986-03-14 2005-12-31 2030-12-31"},
		{"OADR", in1990, "E.O. 12356: DECL: OADR", "S E C R E T", "exempt: OADR  2015-12-31 2040-12-31"},
		{"an exemption of 1995", in1999, "E.O. 12958: DECL: X6", "S E C R E T", "exempt: X6  2024-12-31 2049-12-31"},
		{"a date beside an exemption", in1999, "E.O. 12958: DECL: X1, 03/14/2009", "S E C R E T", "exempt: X1  2024-12-31 2049-12-31"},
		{"25X with a date", in2012, "E.O. 13526: DECL: 25X1, 20500101", "S E C R E T", "dated: 25X1 2050-01-01  2062-12-31"},
		{"25X without a date", in2012, "E.O. 13526: DECL: 25X6", "S E C R E T", "dated: 25X6 2062-03-14  2062-12-31"},
		{"a human source", in2012, "E.O. 13526: DECL: 50X1-HUM", "S E C R E T", "exempt: 50X1-HUM   "},
		{"atomic energy", in2012, "E.O. 13526: DECL: N/A TO RD PORTIONS. SEE SOURCE LIST FOR NSI PORTIONS.", "S E C R E T", "exempt: N/A to portions   "},
		{"an event", in2007, "E.O. 12958: DECL: UPON RELEASE OF REPORT", "S E C R E T", "event: event  2032-12-31 2057-12-31"},
		{"a vague event", in2007, "E.O. 12958: DECL: TBD", "S E C R E T", "unclear:   2032-12-31 2057-12-31"},
		{"no such date", in2007, "E.O. 12958: DECL: 02/30/2012", "S E C R E T", "unclear:   2032-12-31 2057-12-31"},
		{"day first", in2007, "E.O. 12958: DECL: 25/12/2015", "S E C R E T", "unclear:   2032-12-31 2057-12-31"},
		{"nothing", in2007, "E.O. 12958:", "S E C R E T", "none:   2032-12-31 2057-12-31"},
		{"N/A on a classified cable", in2007, "E.O. 12958: N/A", "S E C R E T", "none: N/A  2032-12-31 2057-12-31"},
		{"a number of years", in2012, "E.O. 13526: DECL: 25 YEARS", "S E C R E T", "dated: duration 2037-03-14 2037-12-31 2062-12-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			due, ok := WhenDue(assessed(t, telegram(c.dtg, c.eo, c.banner, "")))
			if !ok {
				t.Fatal("nothing is due")
			}
			got := fmt.Sprintf("%s: %s %s %s %s", due.Status, due.Code, due.Day, due.Review25, due.Review50)
			if got != c.want {
				t.Errorf("got %q, want %q (%s)", got, c.want, due.Basis)
			}
		})
	}
}

func TestNothingIsDueForAnUnclassifiedCable(t *testing.T) {
	if _, ok := WhenDue(assessed(t, telegram(in2007, "E.O. 12958: N/A", "UNCLAS", ""))); ok {
		t.Error("something is due")
	}
}

func TestTheLaterOfLineAndBlockGoverns(t *testing.T) {
	block := "Classified By: Jane Q. Public, Ambassador\nReason: 1.4 (b)\nDeclassify On: 2030/01/05\n"
	due, _ := WhenDue(assessed(t, telegram(in2012, "E.O. 13526: DECL: 2022/01/05", "S E C R E T", block)))
	if due.Day.String() != "2030-01-05" || due.Basis != "stated in the cable; the latest of several" {
		t.Errorf("got %s, %s", due.Day, due.Basis)
	}
}

func TestFirst(t *testing.T) {
	for _, c := range []struct {
		due  Due
		want law.Day
	}{
		{Due{}, 0},
		{Due{Day: 5, Review25: 9, Review50: 20}, 5},
		{Due{Day: 12, Review25: 9, Review50: 20}, 9},
		{Due{Review50: 20}, 20},
	} {
		if got := c.due.First(); got != c.want {
			t.Errorf("%+v: got %d, want %d", c.due, got, c.want)
		}
	}
}

func TestNoWordsSayThatTextIsDeclassified(t *testing.T) {
	for kind, r := range readers {
		a := assessed(t, telegram(in1999, "E.O. 12958: DECL: X6", "S E C R E T", ""))
		o := originOf(a)
		got := reading{}
		item := cable.DeclItem{Kind: kind, Span: a.Cable.EO.Span}
		r.read(&o, &item, &got)
		if got.Basis == "" || strings.Contains(strings.ToLower(got.Basis), "declassified") {
			t.Errorf("kind %d: %q", kind, got.Basis)
		}
	}
}

func TestCalendar(t *testing.T) {
	day := law.Date
	c := Calendar{AsOf: day(2020, 1, 1), By: day(2040, 1, 1)}
	for _, e := range []*Entry{
		{File: "a", Due: Due{Status: Dated, Code: "date", Day: day(2015, 1, 1), Review25: day(2030, 12, 31)}},
		{File: "b", Due: Due{Status: Exempt, Code: "X6", Review25: day(2019, 12, 31)}},
		{File: "c", Due: Due{Status: Unclear, Basis: "why", Review25: day(2030, 12, 31)}},
		{File: "d", Due: Due{Status: Dated, Code: "date", Day: day(2050, 1, 1)}},
		{File: "e", Due: Due{Status: Exempt, Code: "50X1-HUM"}},
	} {
		c.Add(e)
	}
	c.Skip()
	got := fmt.Sprint(c.Cables, c.Unclassified, c.Later, c.Dateless, c.Overdue, c.Over25, c.Statuses)
	if want := "6 1 1 1 1 1 [1 0 1 0 1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := []Year{{2015, 1, 0, 0, 1}, {2019, 0, 1, 0, 1}, {2030, 0, 1, 0, 0}}
	if diff := cmp.Diff(want, c.YearList()); diff != "" {
		t.Error(diff)
	}
}

func TestCalendarKeepsTheFirst(t *testing.T) {
	c := Calendar{}
	for i := range 3 * mostListed {
		c.Add(&Entry{File: fmt.Sprint(i), Due: Due{Day: law.Date(2000, 1, 1) + law.Day((i*7919)%(3*mostListed))}})
	}
	listed := c.Listed(Dated)
	if len(listed) != mostListed {
		t.Fatalf("kept %d", len(listed))
	}
	for i, e := range listed {
		if e.Day != law.Date(2000, 1, 1)+law.Day(i) {
			t.Fatalf("entry %d is of %s", i, e.Day)
		}
	}
}
