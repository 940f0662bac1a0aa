package main

import (
	"cmp"
	"fmt"
	"strconv"

	"cablelint/linter/marking"
	"cablelint/linter/report"
	"cablelint/linter/survey"
)

// dueBoard shows the calendar as a board, on a terminal or as a page.
type dueBoard struct {
	*due
	write func(*countOutput, *report.Board) error
}

func (*dueBoard) begin() error              { return nil }
func (*dueBoard) entry(*survey.Entry) error { return nil }

func (t *dueBoard) end(d *due) error {
	c := &d.calendar
	b := &report.Board{Title: "Declassification reviews", Tool: tool(), Lead: d.lead() + " " + dueCaution}
	if c.By != 0 {
		b.Lead += " Only what falls due by " + c.By.String() + " is shown."
	}
	b.Tiles = dueTiles(c)
	b.Panels = append(b.Panels, yearPanel(c))
	if codes := codePanel(c); len(codes.Rows) > 0 {
		b.Panels = append(b.Panels, codes)
	}
	b.Panels = append(b.Panels, t.lists(c)...)
	for s := range survey.NumStatuses {
		for _, e := range c.Listed(s) {
			b.Tone = max(b.Tone, report.ToneOf(e.Level, marking.Controls{}))
		}
	}
	return t.write(d.out, b)
}

func dueTiles(c *survey.Calendar) []report.Tile {
	tiles := []report.Tile{{Count: c.Cables, Label: "cables"}}
	add := func(n int, label string) {
		if n > 0 {
			tiles = append(tiles, report.Tile{Count: n, Label: label})
		}
	}
	add(c.Overdue+c.Over25, "overdue on "+c.AsOf.String())
	add(c.Statuses[survey.Dated], "with a day")
	add(c.Statuses[survey.OnEvent], "on an event")
	add(c.Statuses[survey.Exempt], "exempted, no day")
	add(c.Statuses[survey.NoInstruction], "no instruction")
	add(c.Statuses[survey.Unclear], "cannot be computed")
	add(c.Review25, "first at 25 years")
	add(c.Review50, "first at 50 years")
	add(c.Later, "due later")
	add(c.Dateless, "without any day")
	add(c.Unclassified, "unclassified")
	return tiles
}

// longestPlot is over how many years the years without anything are shown too.
const longestPlot = 120

func yearPanel(c *survey.Calendar) report.Panel {
	p := report.Panel{
		Title: "First review due, by year",
		Note: "The day that a cable sets, or the end of its 25th year, whichever comes first; " +
			"of the 50th where it is exempted at 25.",
	}
	if c.AsOf != 0 {
		late := report.Key{Tone: "late", Label: "overdue on " + c.AsOf.String()}
		p.Key = []report.Key{late, {Tone: "bar", Label: "to come"}}
	}
	years := c.YearList()
	for i, y := range years {
		if i > 0 && y.Year-years[0].Year < longestPlot {
			for gap := years[i-1].Year + 1; gap < y.Year; gap++ {
				p.Years = append(p.Years, report.Bar{Label: strconv.Itoa(gap)})
			}
		}
		p.Years = append(p.Years, report.Bar{
			Label: strconv.Itoa(y.Year), Count: y.Due + y.Review25 + y.Review50, Late: y.Overdue, Note: yearNote(&y),
		})
	}
	if len(years) == 0 {
		p.Note = "No day is known."
	}
	return p
}

func yearNote(y *survey.Year) string {
	switch {
	case y.Review25 > 0 && y.Review50 > 0:
		return fmt.Sprintf("%d at 25 years, %d at 50", y.Review25, y.Review50)
	case y.Review25 > 0:
		return fmt.Sprintf("%d at 25 years", y.Review25)
	case y.Review50 > 0:
		return fmt.Sprintf("%d at 50 years", y.Review50)
	}
	return ""
}

func codePanel(c *survey.Calendar) report.Panel {
	p := report.Panel{Title: "By instruction", Head: []report.Cell{
		report.Words("Instruction"),
		{Text: "Cables", Number: true},
		{Text: "Overdue", Number: true},
		report.Words("Meaning"),
	}}
	if c.AsOf == 0 {
		p.Head = append(p.Head[:2:2], p.Head[3])
	}
	for _, code := range c.CodeList() {
		row := []report.Cell{
			report.Words(code.Code), report.Num(code.Cables), report.Num(code.Overdue), report.Words(code.Meaning),
		}
		if c.AsOf == 0 {
			row = append(row[:2:2], row[3])
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// lists shows cables: those overdue, those to come, and by status those without a day of their own.
func (t *dueBoard) lists(c *survey.Calendar) []report.Panel {
	var late, next []*survey.Entry
	for s := range survey.NumStatuses {
		for _, e := range c.Listed(s) {
			switch {
			case survey.Passed(e.First(), c.AsOf):
				late = append(late, e)
			case e.First() != 0:
				next = append(next, e)
			}
		}
	}
	total := 0
	for _, y := range c.YearList() {
		total += y.Due + y.Review25 + y.Review50
	}
	out := []report.Panel{
		t.list("Overdue: review was due before "+c.AsOf.String(), late, c.Overdue+c.Over25),
		t.list("Review due", next, total-c.Overdue-c.Over25),
		t.list("No instruction", c.Listed(survey.NoInstruction), c.Statuses[survey.NoInstruction]),
		t.list("On an event", c.Listed(survey.OnEvent), c.Statuses[survey.OnEvent]),
		t.list("What cannot be computed, and why", c.Listed(survey.Unclear), c.Statuses[survey.Unclear]),
	}
	kept := out[:0]
	for i := range out {
		if len(out[i].Rows) > 0 {
			kept = append(kept, out[i])
		}
	}
	return kept
}

// How many cables of a kind a board lists.
const (
	listedText = 20
	listedPage = 500
)

func (t *dueBoard) list(title string, entries []*survey.Entry, total int) report.Panel {
	p := report.Panel{Title: title}
	for _, c := range t.columns() {
		p.Head = append(p.Head, report.Words(c.head))
	}
	survey.SortEntries(entries)
	most := listedText
	if t.out.format == "html" {
		most = listedPage
	}
	for _, e := range entries[:min(most, len(entries))] {
		row := make([]report.Cell, 0, len(p.Head))
		for _, c := range t.columns() {
			row = append(row, c.cell(e))
		}
		p.Rows = append(p.Rows, row)
	}
	if more := total - len(p.Rows); more > 0 {
		p.More = fmt.Sprintf("and %d more: --format csv lists every cable", more)
	}
	return p
}

// dueColumn is a column of a list of cables.
type dueColumn struct {
	head string
	cell func(*survey.Entry) report.Cell
}

// narrow is the width of a terminal under which a cable is named by its number alone.
const narrow = 110

func (t *dueBoard) columns() []dueColumn {
	day := dueColumn{"Review", func(e *survey.Entry) report.Cell {
		return report.Words(cmp.Or(e.First().String(), "not known"))
	}}
	level := dueColumn{"Level", func(e *survey.Entry) report.Cell { return report.Words(e.Level.Letter()) }}
	why := dueColumn{"Why", func(e *survey.Entry) report.Cell { return report.Words(whyWords(e)) }}
	if t.out.width > 0 && t.out.width < narrow {
		return []dueColumn{day, level, {"Cable", func(e *survey.Entry) report.Cell {
			return report.Cell{Text: cmp.Or(e.Number, fileWords(e)), Path: true}
		}}, why}
	}
	number := dueColumn{"Number", func(e *survey.Entry) report.Cell { return report.Words(e.Number) }}
	file := dueColumn{"File", func(e *survey.Entry) report.Cell {
		return report.Cell{Text: fileWords(e), Path: true}
	}}
	return []dueColumn{day, level, number, file, why}
}

func whyWords(e *survey.Entry) string {
	switch {
	case e.Event != "":
		return "event: " + e.Event
	case e.Status == survey.Unclear || e.Status == survey.NoInstruction:
		return e.Basis
	}
	return reasonFor(e)
}

func fileWords(e *survey.Entry) string {
	if e.Cable > 1 {
		return fmt.Sprintf("%s, cable %d", e.File, e.Cable)
	}
	return e.File
}
