package board

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode/utf8"

	"cablelint/linter/internal/survey"
	"cablelint/linter/law"
	"cablelint/linter/report"

	"github.com/emersion/go-ical"
)

// dueICS writes a calendar (RFC 5545) with an event for the first day on which a review of a cable is due.
type dueICS struct {
	w    io.Writer
	tool report.Tool
	days Days
}

func newDueICS(w io.Writer, tool report.Tool, days Days) *dueICS {
	return &dueICS{folded{w}, tool, days}
}

// begin writes the head of the calendar. The library writes a calendar as a whole; this one is written as the
// cables come.
func (t *dueICS) begin() error {
	if _, err := io.WriteString(t.w, "BEGIN:VCALENDAR\r\n"); err != nil {
		return err
	}
	for _, p := range [][2]string{
		{ical.PropVersion, "2.0"},
		{ical.PropProductID, "-//" + t.tool.Name + "//due " + t.tool.Version + "//EN"},
		{ical.PropMethod, "PUBLISH"},
		{"X-WR-CALNAME", "Declassification reviews"},
		{"X-WR-CALDESC", caution},
	} {
		prop := ical.NewProp(p[0])
		prop.SetText(p[1])
		if _, err := io.WriteString(t.w, prop.Name+":"+prop.Value+"\r\n"); err != nil {
			return err
		}
	}
	return nil
}

func (t *dueICS) entry(e *survey.Entry) error {
	first := e.First()
	if first == 0 {
		return nil
	}
	event := ical.NewEvent()
	for name, words := range map[string]string{
		ical.PropUID:         uidOf(e),
		ical.PropSummary:     "Declassification review due: " + cmp.Or(e.Number, within(e)) + " (" + levelWords(e) + ")",
		ical.PropDescription: fmt.Sprintf("%s. %s, cable %d. %s", reasonFor(e), within(e), e.Cable, caution),
	} {
		event.Props.SetText(name, report.Visible(words))
	}
	event.Props.Set(&ical.Prop{Name: ical.PropTransparency, Value: "TRANSPARENT"})
	event.Props.SetDateTime(ical.PropDateTimeStamp, t.stamp(e))
	event.Props.SetDate(ical.PropDateTimeStart, timeOf(first))
	event.Props.SetDate(ical.PropDateTimeEnd, timeOf(first+1))
	return ical.NewEncoder(t.w).Encode(&ical.Calendar{Component: event.Component})
}

func (t *dueICS) end(*survey.Calendar, *Run) error {
	_, err := io.WriteString(t.w, "END:VCALENDAR\r\n")
	return err
}

func levelWords(e *survey.Entry) string { return cmp.Or(e.Level.String(), "level not read") }

// uidOf is the same whenever the same cable of the same file is read.
func uidOf(e *survey.Entry) string {
	sum := sha256.Sum256([]byte(within(e) + "\x00" + strconv.Itoa(e.Cable) + "\x00" + e.Number))
	return hex.EncodeToString(sum[:12]) + "@cablelint"
}

// stamp stands for the moment at which an event was made. The clock is not asked: the same cables give
// the same calendar.
func (t *dueICS) stamp(e *survey.Entry) time.Time {
	if t.days.AsOf != 0 {
		return timeOf(t.days.AsOf)
	}
	if day, err := time.Parse(time.DateOnly, e.Date); err == nil {
		return day
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
}

func timeOf(d law.Day) time.Time {
	year, month, day := d.YMD()
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// folded folds the lines that are written to it, each by one call, at 75 bytes (RFC 5545 3.1), which the library
// leaves to others. No character is parted, and no line ends with a blank, which is easily lost on the way.
type folded struct{ w io.Writer }

const (
	longestLine = 75
	fold        = "\r\n "
)

func (f folded) Write(line []byte) (int, error) {
	out := make([]byte, 0, len(line)+len(line)/longestLine*len(fold))
	rest, room := line, longestLine+len("\r\n")
	for len(rest) > room {
		end := room - len("\r\n")
		for !utf8.RuneStart(rest[end]) || rest[end-1] == ' ' && end > longestLine/2 {
			end--
		}
		out = append(append(out, rest[:end]...), fold...)
		rest, room = rest[end:], longestLine-len(" ")+len("\r\n")
	}
	if _, err := f.w.Write(append(out, rest...)); err != nil {
		return 0, err
	}
	return len(line), nil
}
