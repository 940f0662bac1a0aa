package value

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
)

// noon is the date of the cables that the tables are about.
var noon = cable.CalendarDate{Year: 2007, Month: 3, Day: 14}

var declNames = map[cable.DeclKind]string{
	cable.DeclUnread: "unread", cable.DeclDate: "date", cable.DeclBadDate: "bad", cable.DeclAmbiguous: "ambiguous", cable.DeclEvent: "event", cable.DeclVagueEvent: "vague",
	cable.DeclNA: "N/A", cable.DeclOADR: "OADR", cable.DeclX: "X", cable.DeclMR: "MR", cable.DeclDCI: "DCI", cable.DeclTreaty: "treaty", cable.DeclSource: "source", cable.Decl25X: "25X",
	cable.Decl25XHuman: "25Xhuman", cable.Decl50X1HUM: "50X1-HUM", cable.Decl50X2WMD: "50X2-WMD", cable.Decl50X: "50X", cable.Decl75X: "75X", cable.DeclGDS: "GDS",
	cable.DeclXGDS: "XGDS", cable.DeclADS: "ADS", cable.DeclRDS: "RDS", cable.DeclXDS: "XDS", cable.DeclGP: "GP", cable.DeclEO11932: "11932", cable.DeclDuration: "duration",
	cable.DeclRedacted: "redacted", cable.DeclCut: "cut",
}

func TestDecl(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"03/14/2017", "date 2017-03-14"},
		{"3/4/17", "date 2017-03-04 yy"},
		{"2017/03/14", "date 2017-03-14"},
		{"2017-03-14", "date 2017-03-14"},
		{"20170314", "date 2017-03-14"},
		{"14 MAR 2017", "date 2017-03-14"},
		{"March 14, 2017", "date 2017-03-14"},
		{"25/12/2015", "ambiguous 2015-12-25"},
		{"13/05/2019", "ambiguous 2019-05-13"},
		{"09/32/2012", "bad 2012-09-32"},
		{"02/30/2012", "bad 2012-02-30"},
		{"02/29/2012", "date 2012-02-29"},
		{"2034/13/01", "bad 2034-13-01"},
		{"03/18", "unread"},
		{"20231", "unread"},
		{"05//2019", "unread"},
		{"1O/06/2023", "unread repair 10/06/2023"},
		{"TBD", "vague"},
		{"SOMEDAY", "vague"},
		{"WHEN NO LONGER SENSITIVE", "vague"},
		{"UPON RELEASE OF REPORT", "event"},
		{"AFTER ARKADIAN UNIFICATION", "event"},
		{"N/A", "N/A"},
		{"N/A to RD portions. See source list for NSI portions.", "N/A"},
		{"OADR", "OADR"},
		{"ORIGINATING AGENCY'S DETERMINATION REQUIRED", "OADR"},
		{"Originating Agency\u2019s Determination Required", "OADR"},
		{"ORIGINATING AGENCY DETERMINATION REQUIRED", "OADR"},
		{"X1", "X:1"},
		{"(X1", "X:1"},
		{"1.6X6", "X:6"},
		{"1.6 X1", "X:1"},
		{"X1,X6", "X:1; X:6"},
		{"X1 AND X6", "X:1; X:6"},
		{"X9", "X:9"},
		{"MR", "MR"},
		{"MANUAL REVIEW", "MR"},
		{"INDEFINITE", "MR"},
		{"DNI ONLY", "DCI"},
		{"SUBJECT TO TREATY OR INTERNATIONAL AGREEMENT", "treaty"},
		{"SOURCE MARKED OADR, 03/01/92", "source"},
		{"25X1, 20501001", "25X:1 2050-10-01"},
		{"25X6", "25X:6"},
		{"25X4, UPON CLOSURE OF THE HARBOR", "25X:4 event"},
		{"25X1-HUMAN", "25Xhuman:1"},
		{"50X1-HUM", "50X1-HUM:1"},
		{"50X1HUM", "50X1-HUM:1 misspelt repair 50X1-HUM"},
		{"50X1 HUM", "50X1-HUM:1 misspelt repair 50X1-HUM"},
		{"50X2-WMD", "50X2-WMD:2"},
		{"50X2WMD", "50X2-WMD:2 misspelt repair 50X2-WMD"},
		{"50X1-HUM, 20601231", "50X1-HUM:1 2060-12-31"},
		{"75X1, 20801231", "75X:1 2080-12-31"},
		{"2035/01/05, 2036/02/06", "date 2035-01-05; date 2036-02-06"},
		{"GDS", "GDS"},
		{"XGDS-1", "XGDS:1"},
		{"XGDS 2", "XGDS:2"},
		{"XGDS2", "XGDS:2"},
		{"XGDS-1,3", "XGDS:1,3"},
		{"XGDS 5(B)(3)", "XGDS:3"},
		{"ADS, DECLAS 12/31/09", "ADS 2009-12-31 yy"},
		{"ADS DECLAS UPON COMPLETION OF VISIT", "ADS event"},
		{"GDS 1/2/12 (ROE, JANE)", "GDS 2012-01-02 yy name"},
		{"RDS-1 1/2/20 (ROE, JANE) OR-M", "RDS:1 2020-01-02 yy name office"},
		{"XDS-3 1/2/20 (ROE, JANE) OR-P", "XDS:3 2020-01-02 yy name office"},
		{"GP-3", "GP:3"},
		{"E.O. 11932", "11932"},
		{"TEN YEARS AFTER SIGNATURE", "duration 10"},
		{"25 YEARS", "duration 25"},
		{"XXXXXXXXXXXX", "redacted"},
		{"DNG: CO 04/08/2026", "date 2026-04-08 downgrade"},
		{"SEE PARA 3", "unread"},
		{"/ SEE PARA 3", "unread"},
		{"03/14/2017\"", "date 2017-03-14"},
		{"\\\n03/14/2017 \\", "date 2017-03-14"},
		{"14 MARCH\n2017", "date 2017-03-14"},
		{"08...", "cut"},
		{"03/14/20...", "cut 2020-03-14 yy"},
		{"03/14/201\u2026", "cut"},
		{"03/14/2017...", "date 2017-03-14"},
		{"...", "cut"},
		{"2043/03/14 EXTENDED ON 2028/03/01 BY JANE ROE", "date 2043-03-14 extended"},
		{"20430314, extended on 20280301 by Jane Roe", "date 2043-03-14 extended"},
		{"Declassified date extended to 03/14/2027 by Jane Roe, Director, on 03/01/2016", "date 2027-03-14 extended"},
		{"03/14/2017 EXTENDED ON 03/01/2016 UNTIL 03/14/2027 BY JANE ROE", "date 2027-03-14 extended"},
		{"2017/03/14 (classification extended to 2027/03/14 by Jane Roe)", "date 2027-03-14 extended"},
		{"WHEN THE LEASE IS EXTENDED TO 03/14/2027", "event"},
		{"EXTENDED TO 03/14/2027 BY JANE ROE", "date 2027-03-14 extended"},
		{"NO LONGER SENSITIVE", "vague"},
		{"AT ITS END", "event"},
		{"A TALK", "unread"},
		{"TBD?", "vague"},
		{"N/A, 2035/01/05", "N/A; date 2035-01-05"},
		{"SOURCE MARKED, 03/14/2017", "source"},
		{"RDS-1 1/2/20 OR-", "RDS:1 2020-01-02 yy event"},
	} {
		t.Run(tt.in, func(t *testing.T) {
			t.Parallel()
			d := Decl(scan.Of([]byte(tt.in)), noon, 12958, nil)
			equal(t, "values", tt.want, itemsString(&d))
			equal(t, "dubious", strings.Contains(tt.want, "unread"), d.Dubious != "")
		})
	}
}

func itemsString(d *cable.Decl) string {
	got := make([]string, 0, len(d.Items))
	for i := range d.Items {
		got = append(got, declString(&d.Items[i]))
	}
	return strings.Join(got, "; ")
}

func declString(it *cable.DeclItem) string {
	s := declNames[it.Kind]
	if it.Code != "" {
		s += ":" + it.Code
	}
	if it.Years > 0 {
		s += fmt.Sprint(" ", it.Years)
	}
	if it.Year > 0 {
		s += fmt.Sprintf(" %04d-%02d-%02d", it.Year, it.Month, it.Day)
	}
	for _, flag := range []struct {
		on   bool
		word string
	}{
		{it.TwoDigitYear, "yy"},
		{it.Event.Valid(), "event"},
		{it.Name.Valid(), "name"},
		{it.OfficeLetter.Valid(), "office"},
		{it.Misspelt, "misspelt"},
		{it.Repair != "", "repair " + it.Repair},
		{it.Downgrade, "downgrade"},
		{it.Extended.Valid(), "extended"},
	} {
		if flag.on {
			s += " " + flag.word
		}
	}
	return s
}

// TestDeclHasAnEnd: what stands behind more values than any line has is told as one that is not read.
func TestDeclHasAnEnd(t *testing.T) {
	t.Parallel()
	all := []byte(strings.Repeat("X1, ", mostDecls) + "X2, X3")
	d := Decl(scan.Of(all), noon, 12958, nil)
	last := d.Items[len(d.Items)-1]
	if len(d.Items) != mostDecls+1 || last.Kind != cable.DeclUnread || string(all[last.Span.Start:last.Span.End]) != "X2, X3" {
		t.Errorf("%d values, the last of kind %d: %q", len(d.Items), last.Kind, all[last.Span.Start:last.Span.End])
	}
	if d.Dubious == "" {
		t.Error("all is said to be read")
	}
	if d = Decl(scan.Of(all[:len(all)-len(", X2, X3")]), noon, 12958, nil); len(d.Items) != mostDecls || d.Dubious != "" {
		t.Errorf("as many as there may be: %d values, %q", len(d.Items), d.Dubious)
	}
}

func TestCentury(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		on   cable.CalendarDate
		in   string
		want int
	}{
		{cable.CalendarDate{Year: 1980, Month: 1, Day: 5}, "1/2/86", 1986},
		{cable.CalendarDate{Year: 2000, Month: 3, Day: 14}, "03/14/05", 2005},
		{cable.CalendarDate{Year: 1998, Month: 3, Day: 14}, "03/14/08", 2008},
		{cable.CalendarDate{Year: 2007, Month: 3, Day: 14}, "03/14/06", 2006},
		{cable.CalendarDate{Year: 2007, Month: 3, Day: 14}, "03/14/99", 1999},
		{cable.CalendarDate{Year: 2007, Month: 3, Day: 14}, "03/15/07", 2007},
		{cable.CalendarDate{Year: 2007, Month: 3, Day: 14}, "03/13/07", 2007},
		{cable.CalendarDate{Year: 2007, Month: 3, Day: 14}, "03/15/57", 2057},
		{cable.CalendarDate{Year: 2007, Month: 3, Day: 14}, "03/15/58", 1958},
		{cable.CalendarDate{Year: 2007, Month: 3, Day: 14}, "1/2/40", 2040},
		{cable.CalendarDate{}, "1/2/86", 1986},
		{cable.CalendarDate{}, "1/2/40", 1940},
	} {
		d := Decl(scan.Of([]byte(tt.in)), tt.on, 12065, nil)
		equal(t, fmt.Sprint(tt.in, " in ", tt.on.Year), tt.want, d.Items[0].Year)
	}
}

func TestCenturyWithoutDateAndOrder(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{"1/2/40": 2040, "1/2/65": 2065, "1/2/66": 1966} {
		d := Decl(scan.Of([]byte(in)), cable.CalendarDate{}, 0, nil)
		equal(t, in, want, d.Items[0].Year)
	}
}

func TestEOLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"E.O. 12958: DECL: 03/14/2017", "12958|DECL: 03/14/2017|date 2017-03-14"},
		{"E.O. 12958: DECL:\n03/14/2017", "12958|DECL:\n03/14/2017|date 2017-03-14"},
		{"E.O. 12958:", "12958||"},
		{"E.O. 12958: DECL:", "12958|DECL:|"},
		{"EO 12958 N/A", "12958|N/A|N/A"},
		{"E.O.12356: DECL:OADR", "12356|DECL:OADR|OADR"},
		{"E.O. 12958 / SEE PARA 3", "12958|/ SEE PARA 3|unread"},
		{"E.O. 12958: PARA 3 EXPLAINS", "12958|PARA 3 EXPLAINS|unread"},
		{"E.O. 11652:  XGDS-1", "11652|XGDS-1|XGDS:1"},
		{"E.O. 12065: RDS-1 1/2/20 (ROE,\nJANE) OR-M", "12065|RDS-1 1/2/20 (ROE,\nJANE) OR-M|RDS:1 2020-01-02 yy name office"},
		{"E.O. 19523: DECL: X1", "19523|DECL: X1|X:1"},
		{"Executive Order 13526: DECL: X1", "13526|DECL: X1|X:1"},
		{"E.O. 12958: DECL: DECL: 03/14/2017", "12958|DECL: DECL: 03/14/2017|date 2017-03-14"},
		{"E.O. 12958: DECL: 08...", "12958|DECL: 08...|cut"},
		{"E.O. 12958: DECL...", "12958|DECL...|cut"},
		{"E.O. 12958...", "12958||cut"},
		{"E.O. 12958: DECL: \\\n03/14/2017 \\", "12958|DECL: \\\n03/14/2017|date 2017-03-14"},
		{"E.O. 12958\nDECL: 03/14/2017", "12958|DECL: 03/14/2017|date 2017-03-14"},
		{"E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006", "12958|AS AMENDED; DECLASSIFIED JUNE 21, 2006| stamp"},
		{"E.O. 12958: Declassified/Released US Department of State", "12958|Declassified/Released US Department of State| stamp"},
		{"E.O. 12958, AS AMENDED: DECL: X1", "12958|AS AMENDED: DECL: X1|X:1"},
		{"E.OM 11652: GDS", "11652|GDS|GDS"},
		{"E.O. XXXXX: DECL: X1", "0|DECL: X1|X:1"},
		{"E.O. 12958: DECCL: X6", "12958|DECCL: X6|X:6"},
		{"E.O. 12958: DEC: X6", "12958|DEC: X6|X:6"},
		{"E.O. 12958: DE: X6", "12958|DE: X6|unread"},
		{"E.O. 12958: DECCL X6", "12958|DECCL X6|unread"},
		{"E.O. 12958: DECL. DECL: X1", "12958|DECL. DECL: X1|X:1"},
		{"E.O. 12958: DCL 03/14/2017", "12958|DCL 03/14/2017|date 2017-03-14"},
		{"E.O. 12958: DECL: DATE 03/14/2017", "12958|DECL: DATE 03/14/2017|date 2017-03-14"},
		{"E.O. 12958: DECLASSFIED 03/14/2017", "12958|DECLASSFIED 03/14/2017|date 2017-03-14"},
		{"E.O. 12958: DEKLASSIFIED 03/14/2017", "12958|DEKLASSIFIED 03/14/2017|unread"},
		{"E.O. 12958: THE OLD DCL 03/14/2017", "12958|THE OLD DCL 03/14/2017|unread"},
		{"E.O. 12065: ADS, DECLAS 12/31/85", "12065|ADS, DECLAS 12/31/85|ADS 1985-12-31 yy"},
		{"E.O. 132: DECL: X1", "132|DECL: X1|X:1"},
	} {
		c := scan.Of([]byte(tt.in))
		l, ok := line.At(c, line.EOLabel)
		equal(t, tt.in+": label", true, ok)
		eo := EO(c, l, noon, nil)
		got := itemsString(&eo.Decl)
		if eo.Stamp {
			got += " stamp"
		}
		equal(t, tt.in, tt.want, fmt.Sprintf("%d|%s|%s", eo.Order.Value, c.Slice(eo.Value), got))
	}
}

func TestEOWithoutInstruction(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"E.O. 12958: N/A": true, "E.O. 12958: DECL: N/A": true, "E.O. 12958: X1": false, "E.O. 12958: N/A, 2035/01/05": false,
	} {
		c := scan.Of([]byte(in))
		l, _ := line.At(c, line.EOLabel)
		eo := EO(c, l, noon, nil)
		equal(t, in, want, eo.NA)
	}
}

func TestEOGoesOn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		value, next string
		want        bool
	}{
		{"E.O. 12065: RDS-1 1/2/20 (ROE,", "JANE) OR-M", true},
		{"E.O. 12958: DECL:", "03/14/2017", true},
		{"E.O. 12958: DECL", "UPON RELEASE OF REPORT", true},
		{"E.O. 12958:", "03/14/2017", true},
		{"E.O. 12958:", "DECL: 03/14/2017", true},
		{"E.O. 12958", "DECL: X1", true},
		{"E.O.", "12958: DECL: X1", true},
		{"E.O. 12958: DECL: 14 MARCH", "2017", true},
		{"E.O. 12958: DECL: MARCH 14,", "2017", true},
		{"E.O. 12958: DECL: 03/14/", "2017", true},
		{"E.O. 12958: DECL: MARCH", "14, 2017", true},
		{"E.O. 12958: DECL: 03/14/2017", "SIPDIS", false},
		{"E.O. 12958: DECL: 03/14/2017", "03/14/2018", false},
		{"E.O. 12958:", "SIPDIS", false},
		{"E.O. 12958:", "AN EVENT IN WORDS", false},
		{"E.O. 12958: DECL:", "1. (C) Text.", false},
		{"E.O.", "1. (C) Text.", false},
		{"E.O. 12958: N/A", "A line of text", false},
		{"E.O. 12958: " + strings.Repeat("(", longestEO-len("E.O. 12958: ")-1), "JANE)", true},
		{"E.O. 12958: " + strings.Repeat("(", longestEO-len("E.O. 12958: ")), "JANE)", false},
	} {
		b := []byte(tt.value + "\n" + tt.next)
		c := scan.Of(b)
		equal(t, tt.value+"|"+tt.next, tt.want, EOGoesOn(c.Until(len(tt.value)), c.To(len(tt.value)+1)))
	}
}

func equal(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
