package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"cablelint/linter/law"
	"cablelint/linter/report"
	"cablelint/linter/survey"

	ics "github.com/arran4/golang-ical"
)

// dueCaution is said in every format that people read.
const dueCaution = "A day that has passed means that a review is due. " +
	"It does not mean that text is declassified."

// dueEntry is an entry as JSON and CSV have it. Only what is not known is null.
type dueEntry struct {
	File        string  `json:"file"`
	Cable       int     `json:"cable"`
	Number      *string `json:"number"`
	Date        *string `json:"date"`
	Level       *string `json:"level"`
	Order       *string `json:"order"`
	Status      string  `json:"status"`
	Instruction *string `json:"instruction"`
	Due         *string `json:"due"`
	Basis       string  `json:"basis"`
	Event       *string `json:"event"`
	Review25    *string `json:"review25"`
	Review50    *string `json:"review50"`
	First       *string `json:"first"`   // the first of the three days
	Overdue     *bool   `json:"overdue"` // of First; null without --as-of
}

func (d *due) entryOf(e *survey.Entry) *dueEntry {
	out := &dueEntry{
		File: e.File, Cable: e.Cable, Number: leaf(e.Number), Date: leaf(e.Date), Level: leaf(e.Level.Letter()),
		Status: e.Status.String(), Instruction: leaf(e.Code), Due: leaf(e.Day.String()), Basis: e.Basis,
		Event: leaf(e.Event), Review25: leaf(e.Review25.String()), Review50: leaf(e.Review50.String()),
		First: leaf(e.First().String()),
	}
	if e.Order != 0 {
		out.Order = leaf(strconv.Itoa(e.Order))
	}
	if d.calendar.AsOf != 0 {
		late := survey.Passed(e.First(), d.calendar.AsOf)
		out.Overdue = &late
	}
	return out
}

// dueJSON writes one object, a cable a line, as the cables come.
type dueJSON struct {
	*due
	wrote bool
}

func (j *dueJSON) begin() error {
	_, err := j.out.WriteString("{\"version\": 1,\n\"cables\": [")
	return err
}

func (j *dueJSON) entry(e *survey.Entry) error {
	line, err := marshalLine(j.entryOf(e))
	if err != nil {
		return err
	}
	comma := ",\n"
	if !j.wrote {
		comma, j.wrote = "\n", true
	}
	_, err = j.out.WriteString(comma + string(line))
	return err
}

// dueTotals is the tail of the JSON report.
type dueTotals struct {
	Tool         report.Tool      `json:"tool"`
	AsOf         *string          `json:"asOf"`
	By           *string          `json:"by"`
	Statuses     map[string]int   `json:"statuses"`
	Years        []survey.Year    `json:"years"`
	Instructions []survey.Code    `json:"instructions"`
	Why          []survey.Count   `json:"why"` // why no day could be computed
	Overdue      *int             `json:"overdue"`
	Unclassified int              `json:"unclassified"`
	Later        int              `json:"later"`
	Dateless     int              `json:"dateless"`
	Files        int              `json:"files"`
	Total        int              `json:"total"`
	Errors       []report.Problem `json:"errors"`
}

func (j *dueJSON) end(d *due) error {
	c := &d.calendar
	t := dueTotals{
		Tool: tool(), AsOf: leaf(c.AsOf.String()), By: leaf(c.By.String()), Statuses: map[string]int{},
		Years: c.YearList(), Instructions: c.CodeList(), Why: c.Why.Frequent(), Unclassified: c.Unclassified,
		Later: c.Later, Dateless: c.Dateless, Files: d.tally.Files, Total: c.Cables, Errors: d.problems(),
	}
	for s := range survey.NumStatuses {
		t.Statuses[s.String()] = c.Statuses[s]
	}
	if c.AsOf != 0 {
		late := c.Overdue + c.Over25
		t.Overdue = &late
	}
	tail, err := report.Indented(t)
	if err != nil {
		return err
	}
	_, err = d.out.WriteString("\n],\n" + string(tail[2:]) + "\n")
	return err
}

// marshalLine writes v in one line, fit for a terminal.
func marshalLine(v any) ([]byte, error) {
	data, err := report.Indented(v)
	if err != nil {
		return nil, err
	}
	var line bytes.Buffer
	for _, part := range bytes.Split(data, []byte("\n")) {
		part = bytes.TrimLeft(part, " ")
		line.Write(part)
		if bytes.HasSuffix(part, []byte(",")) {
			line.WriteByte(' ')
		}
	}
	return line.Bytes(), nil
}

// dueCSV writes a line a cable.
type dueCSV struct {
	*due
	w *csv.Writer
}

func newDueCSV(d *due) *dueCSV { return &dueCSV{d, csv.NewWriter(d.out)} }

func (t *dueCSV) begin() error {
	return t.w.Write([]string{
		"file", "cable", "number", "date", "level", "order", "status", "instruction", "due", "basis", "event",
		"review25", "review50", "first", "overdue",
	})
}

func (t *dueCSV) entry(e *survey.Entry) error {
	x := t.entryOf(e)
	overdue := ""
	if x.Overdue != nil {
		overdue = strconv.FormatBool(*x.Overdue)
	}
	return t.w.Write([]string{
		report.CSVText(x.File), strconv.Itoa(x.Cable), report.CSVText(or(x.Number, "")), or(x.Date, ""), or(x.Level, ""),
		or(x.Order, ""), x.Status, report.CSVText(or(x.Instruction, "")), or(x.Due, ""), report.CSVText(x.Basis),
		report.CSVText(or(x.Event, "")), or(x.Review25, ""), or(x.Review50, ""), or(x.First, ""), overdue,
	})
}

func (t *dueCSV) end(*due) error {
	t.w.Flush()
	return t.w.Error()
}

// dueICS writes a calendar with an event for the first day on which a review of a cable is due.
type dueICS struct {
	*due
}

const icsEnd = "END:VCALENDAR"

// icsFormat folds lines at 75 bytes and ends them as RFC 5545 wants.
var icsFormat = &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}

func (t *dueICS) begin() error {
	cal := ics.NewCalendarFor("-//cablelint//due " + version + "//EN")
	cal.SetProductId("-//cablelint//due " + version + "//EN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName("Declassification reviews")
	cal.SetXWRCalDesc(dueCaution)
	head, _, _ := strings.Cut(cal.Serialize(icsFormat), icsEnd)
	_, err := t.out.WriteString(head)
	return err
}

func (t *dueICS) entry(e *survey.Entry) error {
	first := e.First()
	if first == 0 {
		return nil
	}
	name := e.Number
	if name == "" {
		name = e.File
	}
	event := ics.NewEvent(uidOf(e))
	event.SetDtStampTime(t.stamp(e))
	event.SetAllDayStartAt(timeOf(first))
	event.SetAllDayEndAt(timeOf(first + 1))
	event.SetSummary(report.Visible("Declassification review due: " + name + " (" + levelWords(e) + ")"))
	event.SetDescription(report.Visible(fmt.Sprintf("%s. %s, cable %d. %s",
		reasonFor(e), e.File, e.Cable, dueCaution)))
	event.SetTimeTransparency(ics.TransparencyTransparent)
	_, err := t.out.WriteString(event.Serialize(icsFormat))
	return err
}

func (t *dueICS) end(*due) error {
	_, err := t.out.WriteString(icsEnd + "\r\n")
	return err
}

func levelWords(e *survey.Entry) string {
	if words := e.Level.String(); words != "" {
		return words
	}
	return "level not read"
}

// uidOf is the same whenever the same cable of the same file is read.
func uidOf(e *survey.Entry) string {
	sum := sha256.Sum256([]byte(e.File + "\x00" + strconv.Itoa(e.Cable) + "\x00" + e.Number))
	return hex.EncodeToString(sum[:12]) + "@cablelint"
}

// stamp stands for the moment at which an event was made. The clock is not asked: the same cables give
// the same calendar.
func (t *dueICS) stamp(e *survey.Entry) time.Time {
	if t.calendar.AsOf != 0 {
		return timeOf(t.calendar.AsOf)
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

// leaf is null for nothing.
func leaf(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func or(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return *s
}
