package main

import (
	"bufio"
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/survey"
)

// sampleBoard has what makes a board wide: long labels, notes, paths and characters of two columns.
func sampleBoard() *report.Board {
	long := strings.Repeat("Bogotá 東京 ", 12)
	return &report.Board{
		Title: "Counts", Lead: strings.Repeat("words ", 40), Tiles: []report.Tile{{Count: 12, Label: "cables"}},
		Panels: []report.Panel{
			{
				Title: "Years", Key: []report.Key{{Tone: "late", Label: "overdue"}, {Tone: "bar", Label: "to come"}},
				Years: []report.Bar{{Label: "1990", Count: 3, Late: 1}, {Label: "1991"}, {Label: "1992", Count: 100, Late: 100}},
			},
			{Title: "Names", Bars: []report.Bar{
				{Label: long, Count: 7}, {Label: "steer \x1b[31m\u202e", Count: 1, Tone: "ts", Note: "a note on it"},
			}},
			{
				Title: "Files", Head: []report.Cell{report.Words("File"), {Text: "Cables", Number: true}, report.Words("Why")},
				Rows: [][]report.Cell{{{Text: strings.Repeat("folder/", 20) + "end.txt", Path: true}, report.Num(3), report.Words(long)}},
				More: "and 3 more",
			},
		},
	}
}

func boardOf(t *testing.T, width int, color bool) string {
	t.Helper()
	var out bytes.Buffer
	o := &countOutput{Writer: bufio.NewWriter(&out), width: width, color: color}
	if err := o.text(sampleBoard()); err != nil {
		t.Fatal(err)
	}
	if err := o.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestBoardFitsTheTerminal(t *testing.T) {
	for _, width := range []int{60, 80, 200} {
		got := boardOf(t, width, false)
		for line := range strings.Lines(got) {
			if n := term.Width(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%d columns of %d: %s", n, width, line)
			}
		}
		if strings.ContainsAny(got, "\x1b\u202e") {
			t.Error("the terminal is steered")
		}
		for _, want := range []string{"end.txt", "▓", "█", "1992 100"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %d columns %q is missing", width, want)
			}
		}
		if strings.Contains(got, "1991") {
			t.Error("a year of nothing has a line")
		}
	}
}

func TestBoardHasNoBarsWithoutATerminal(t *testing.T) {
	got := boardOf(t, 0, false)
	if strings.ContainsAny(got, "█▓…") {
		t.Errorf("got %s", got)
	}
}

// readCalendar reads a calendar with another program and prints a line an event.
const readCalendar = `
import sys, icalendar
for e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT"):
    print(e["DTSTART"].dt, e["UID"], e["SUMMARY"], e.errors)
`

func TestCalendarIsValidForAnotherProgram(t *testing.T) {
	python := "/usr/bin/python3"
	if exec.Command(python, "-c", "import icalendar").Run() != nil {
		t.Skip("python3-icalendar is not installed: no other program read the calendar")
	}
	var out bytes.Buffer
	d := &due{counting: &counting{out: &countOutput{Writer: bufio.NewWriter(&out)}}}
	w := &dueICS{due: d}
	hostile := &survey.Entry{
		File: "a,b;c\\d\nEND:VCALENDAR\r\n" + strings.Repeat("東京", 60) + ".txt", Cable: 2, Number: "07 ARKADIA; 187, x",
		Level: marking.Secret, Due: survey.Due{Status: survey.Dated, Day: law.Date(2017, 3, 14), Basis: "stated"},
	}
	for _, step := range []error{w.begin(), w.entry(hostile), w.entry(&survey.Entry{}), w.end(d), d.out.Flush()} {
		if step != nil {
			t.Fatal(step)
		}
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	cmd := exec.Command(python, "-c", readCalendar)
	cmd.Stdin = &out
	got, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := "2017-03-14 " + uidOf(hostile) + " Declassification review due: 07 ARKADIA; 187, x (SECRET) []\n"
	if string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
