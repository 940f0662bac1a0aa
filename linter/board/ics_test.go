package board

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"cablelint/linter/internal/survey"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/report"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
)

// hostileEntry has what a calendar would take for its own, and letters of three bytes at every place of a line.
var hostileEntry = &survey.Entry{
	File: "a,b;c\\d\nEND:VCALENDAR\r\n" + strings.Repeat("東京", 60) + ".txt", Cable: 2, Number: "07 ARKADIA; 187, x",
	Level: marking.Secret, Due: survey.Due{Status: survey.Dated, Day: law.Date(2017, 3, 14), Basis: "stated"},
}

func calendarOf(t *testing.T, days Days, entries ...*survey.Entry) []byte {
	t.Helper()
	var out bytes.Buffer
	d, err := NewDue("ics", &out, Options{Tool: report.Tool{Name: "cablelint", Version: "0.1.0"}}, days)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []func() error{
		d.Begin, func() error { return d.Add(entries) }, func() error { return d.End(&Run{}) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// unfolded undoes the folding of RFC 5545 3.1, and holds the lines to what it asks of them.
func unfolded(t *testing.T, data []byte) []string {
	t.Helper()
	whole := string(data)
	if !strings.HasSuffix(whole, "\r\n") {
		t.Error("the last line does not end")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(whole, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || strings.ToValidUTF8(line, "?") != line {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(whole, "\r\n ", ""), "\r\n"), "\r\n")
}

func TestCalendarHoldsTheLineRules(t *testing.T) {
	hostile := *hostileEntry
	got := unfolded(t, calendarOf(t, Days{AsOf: law.Date(2026, 1, 1)}, &hostile, &survey.Entry{}, nil))
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cablelint//due 0.1.0//EN", "METHOD:PUBLISH",
		"X-WR-CALNAME:Declassification reviews", "X-WR-CALDESC:" + caution,
		"BEGIN:VEVENT",
		"DESCRIPTION:stated. a\\,b\\;c\\\\d␊END:VCALENDAR␍␊" + strings.Repeat("東京", 60) + ".txt\\, cable 2. " + caution,
		"DTEND;VALUE=DATE:20170315", "DTSTAMP:20260101T000000Z", "DTSTART;VALUE=DATE:20170314",
		"SUMMARY:Declassification review due: 07 ARKADIA\\; 187\\, x (SECRET)", "TRANSP:TRANSPARENT", "UID:" + uidOf(&hostile),
		"END:VEVENT", "END:VCALENDAR",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLinesFoldBetweenCharacters(t *testing.T) {
	for shift := range 4 {
		for length := 70; length < 90; length++ {
			var out bytes.Buffer
			line := strings.Repeat("x", shift) + strings.Repeat("東", length) + "\r\n"
			n, err := folded{&out}.Write([]byte(line))
			if err != nil || n != len(line) {
				t.Fatalf("%d bytes of %d, %v", n, len(line), err)
			}
			if got := strings.Join(unfolded(t, out.Bytes()), ""); got+"\r\n" != line {
				t.Errorf("got %q", got)
			}
		}
	}
	for _, blanks := range []int{1, 2, 80} { // at the edge
		var out bytes.Buffer
		line := strings.Repeat("x", 74) + strings.Repeat(" ", blanks) + "y\r\n"
		if _, err := (folded{&out}).Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(unfolded(t, out.Bytes()), ""); got+"\r\n" != line {
			t.Errorf("got %q", got)
		}
		if blanks < 3 && strings.Contains(out.String(), " \r\n") {
			t.Errorf("a line ends with a blank: %q", out.String())
		}
	}
	for _, line := range []string{strings.Repeat("x", 75) + "\r\n", "\r\n"} {
		var out bytes.Buffer
		if _, err := (folded{&out}).Write([]byte(line)); err != nil || out.String() != line {
			t.Errorf("%q became %q, %v", line, out.String(), err)
		}
	}
}

// TestCalendarIsReadBack reads what was written by the library, which knows nothing of what is ours in it: the
// head, the folding, the end.
func TestCalendarIsReadBack(t *testing.T) {
	hostile := *hostileEntry
	cal, err := ical.NewDecoder(bytes.NewReader(calendarOf(t, Days{}, &hostile))).Decode()
	if err != nil {
		t.Fatal(err)
	}
	events := cal.Events()
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	got, err := events[0].Props.Text(ical.PropSummary)
	if want := "Declassification review due: 07 ARKADIA; 187, x (SECRET)"; err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
}

// readCalendar reads a calendar with another program and prints a line an event.
const readCalendar = `
import sys, icalendar
for e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT"):
    print(e["DTSTART"].dt, e["DTEND"].dt, e["DTSTAMP"].dt, e["UID"], e["SUMMARY"], e.errors)
`

func TestCalendarIsValidForAnotherProgram(t *testing.T) {
	python := "/usr/bin/python3"
	if exec.Command(python, "-c", "import icalendar").Run() != nil {
		t.Skip("python3-icalendar is not installed: no other program read the calendar")
	}
	hostile := *hostileEntry
	cmd := exec.Command(python, "-c", readCalendar)
	cmd.Stdin = bytes.NewReader(calendarOf(t, Days{}, &hostile))
	got, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := "2017-03-14 2017-03-15 2000-01-01 00:00:00+00:00 " + uidOf(&hostile) +
		" Declassification review due: 07 ARKADIA; 187, x (SECRET) []\n"
	if string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
