package board

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"

	"cablelint/linter/internal/survey"
	"cablelint/linter/report"
)

// dueEntry is an entry as JSON and CSV have it. Only what is not known is null.
type dueEntry struct {
	File        string  `json:"file"`             // path of the file, with slashes
	Part        string  `json:"part,omitempty"`   // part of a document
	Record      int     `json:"record,omitempty"` // number of the record in its file, from 1
	ID          string  `json:"id,omitempty"`     // what the archive calls the record
	Cable       int     `json:"cable"`            // which cable of the file or record, from 1
	Number      *string `json:"number"`           // number of the message: "07 ARKADIA 187"
	Date        *string `json:"date"`             // date of the cable, if the day is known
	Level       *string `json:"level"`            // level of the cable
	Order       *string `json:"order"`            // executive order on its E.O. line: "12958"
	Status      string  `json:"status"`           // what is known of the day
	Instruction *string `json:"instruction"`      // the instruction that governs: "date", "event", "OADR", "X6"
	Due         *string `json:"due"`              // day that the instruction sets
	Basis       string  `json:"basis"`            // how that day is known, or why there is none
	Event       *string `json:"event"`            // event that is named, only with --show-text
	Review25    *string `json:"review25"`         // end of its 25th year, unless it is exempted
	Review50    *string `json:"review50"`         // end of its 50th year, unless it is exempted
	First       *string `json:"first"`            // the first of due, review25 and review50
	Overdue     *bool   `json:"overdue"`          // whether that first day has passed; null without --as-of
}

func (d Days) entry(e *survey.Entry) *dueEntry {
	out := &dueEntry{
		File: e.File, Part: e.Part, Record: e.Record, ID: e.ID,
		Cable: e.Cable, Number: leaf(e.Number), Date: leaf(e.Date), Level: leaf(e.Level.Letter()),
		Status: e.Status.String(), Instruction: leaf(e.Code), Due: leaf(e.Day.String()), Basis: e.Basis,
		Event: leaf(e.Event), Review25: leaf(e.Review25.String()), Review50: leaf(e.Review50.String()),
		First: leaf(e.First().String()),
	}
	if e.Order != 0 {
		out.Order = leaf(strconv.Itoa(e.Order))
	}
	if d.AsOf != 0 {
		late := survey.Passed(e.First(), d.AsOf)
		out.Overdue = &late
	}
	return out
}

// dueJSON writes one object, a cable a line, as the cables come.
type dueJSON struct {
	list jsonList
	tool report.Tool
	days Days
}

func (j *dueJSON) begin() error { return j.list.begin("{\"version\": 1,\n\"cables\": [") }

func (j *dueJSON) entry(e *survey.Entry) error { return j.list.add(j.days.entry(e)) }

// dueTotals is the tail of the JSON report.
type dueTotals struct {
	Tool         report.Tool      `json:"tool"`         // the program that wrote this
	AsOf         *string          `json:"asOf"`         // day that counted as today
	By           *string          `json:"by"`           // last day that was asked for
	Statuses     map[string]int   `json:"statuses"`     // number of cables by status
	Years        []survey.Year    `json:"years"`        // what falls due, by year
	Instructions []survey.Code    `json:"instructions"` // how often each instruction governs, the most frequent first
	Why          []survey.Count   `json:"why"`          // why no day could be computed, the most frequent reason first
	Overdue      *int             `json:"overdue"`      // number of cables whose day has passed; null without --as-of
	Unclassified int              `json:"unclassified"` // number of cables for which nothing is due
	Later        int              `json:"later"`        // number of cables left out, as they are due after --by
	Dateless     int              `json:"dateless"`     // number of cables left out under --by, as no day is known
	Files        int              `json:"files"`        // number of files that were read
	Total        int              `json:"total"`        // number of cables that were read
	Errors       []report.Problem `json:"errors"`       // what kept the run from its work; the status is then 2
}

func (j *dueJSON) end(c *survey.Calendar, run *Run) error {
	t := dueTotals{
		Tool: j.tool, AsOf: leaf(c.AsOf.String()), By: leaf(c.By.String()), Statuses: map[string]int{},
		Years: c.YearList(), Instructions: c.CodeList(), Why: c.Why.Frequent(), Unclassified: c.Unclassified,
		Later: c.Later, Dateless: c.Dateless, Files: run.Files, Total: c.Cables, Errors: never(run.Problems),
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
	return j.list.end(string(bytes.TrimPrefix(tail, []byte("{\n"))))
}

// dueCSV writes a line a cable.
type dueCSV struct {
	w    *csv.Writer
	days Days
}

func newDueCSV(w io.Writer, days Days) *dueCSV { return &dueCSV{csv.NewWriter(w), days} }

func (t *dueCSV) begin() error {
	return t.w.Write([]string{
		"file", "cable", "number", "date", "level", "order", "status", "instruction", "due", "basis", "event",
		"review25", "review50", "first", "overdue", "record", "id",
	})
}

func (t *dueCSV) entry(e *survey.Entry) error {
	x := t.days.entry(e)
	overdue, record := "", ""
	if x.Record > 0 {
		record = strconv.Itoa(x.Record)
	}
	if x.Overdue != nil {
		overdue = strconv.FormatBool(*x.Overdue)
	}
	return t.w.Write([]string{
		report.CSVText(report.Part{Path: x.Part}.In(x.File)), strconv.Itoa(x.Cable), report.CSVText(or(x.Number, "")),
		or(x.Date, ""), or(x.Level, ""),
		or(x.Order, ""), x.Status, report.CSVText(or(x.Instruction, "")), or(x.Due, ""), report.CSVText(x.Basis),
		report.CSVText(or(x.Event, "")), or(x.Review25, ""), or(x.Review50, ""), or(x.First, ""), overdue,
		record, report.CSVText(x.ID),
	})
}

func (t *dueCSV) end(*survey.Calendar, *Run) error {
	t.w.Flush()
	return t.w.Error()
}
