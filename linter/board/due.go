package board

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/internal/survey"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/report"
)

// caution is said in every format that people read.
const caution = "A day that has passed means that a review is due. " +
	"It does not mean that text is declassified."

// Days are the days that a calendar depends on. 0: not given.
type Days struct {
	AsOf law.Day // counts as today: what was due before is overdue
	By   law.Day // what is due later is left out
}

// Due is the calendar of reviews of a collection, as it is written.
type Due struct {
	calendar survey.Calendar
	show     bool // words of cables may be shown
	form     dueForm
}

// dueForm writes the entries of a calendar as they come, and what is counted of them at the end.
type dueForm interface {
	begin() error
	entry(*survey.Entry) error
	end(*survey.Calendar, *Run) error
}

var dueForms = map[string]func(io.Writer, *Options, Days) dueForm{
	"text": func(w io.Writer, opt *Options, _ Days) dueForm { return &dueBoard{w, opt, &textForm} },
	"html": func(w io.Writer, opt *Options, _ Days) dueForm { return &dueBoard{w, opt, &htmlForm} },
	"json": func(w io.Writer, opt *Options, days Days) dueForm {
		return &dueJSON{list: jsonList{w: w}, tool: opt.Tool, days: days}
	},
	"csv": func(w io.Writer, _ *Options, days Days) dueForm { return newDueCSV(w, days) },
	"ics": func(w io.Writer, opt *Options, days Days) dueForm { return newDueICS(w, opt.Tool, days) },
}

// DueFormats returns the names of the formats of [NewDue] in order.
func DueFormats() []string { return slices.Sorted(maps.Keys(dueForms)) }

// NewDue returns a calendar that is written to w. The error is for an unknown format.
func NewDue(format string, w io.Writer, opt Options, days Days) (*Due, error) {
	form, ok := dueForms[format]
	if !ok {
		return nil, fmt.Errorf("unknown format %q", format)
	}
	return &Due{
		calendar: survey.Calendar{AsOf: days.AsOf, By: days.By}, show: opt.ShowText, form: form(w, &opt, days),
	}, nil
}

// Entries makes the entries of the cables of a source; nil for a cable for which nothing is due.
func Entries(res *linter.Result) []*survey.Entry {
	out := make([]*survey.Entry, 0, len(res.Assessments))
	for _, a := range res.Assessments {
		when, classified := survey.WhenDue(a)
		if !classified {
			out = append(out, nil)
			continue
		}
		in := report.RecordOf(res.Source)
		out = append(out, &survey.Entry{
			Record: in.Number, ID: in.ID, File: res.Source.Name(), Part: res.Source.Part(),
			Cable: a.Cable.Index, Number: a.ShownNumber(), Date: a.Date.Day().String(),
			Level: a.Level(), Order: orderOf(a), Due: when,
		})
	}
	return out
}

// orderOf is the order that a cable names, in its E.O. line or in its authority block.
func orderOf(a *assess.Assessment) int {
	return cmp.Or(a.Cable.EO.Order.Value, a.Cable.Authority.Order.Value)
}

// Begin comes before the first source.
func (d *Due) Begin() error { return d.form.begin() }

// Add adds the entries of a source.
func (d *Due) Add(entries []*survey.Entry) error {
	for _, e := range entries {
		if e == nil {
			d.calendar.Skip()
			continue
		}
		if !d.show {
			e.Event = ""
		}
		d.calendar.Add(e)
		if !d.calendar.Wants(e) {
			continue
		}
		if err := d.form.entry(e); err != nil {
			return err
		}
	}
	return nil
}

// End comes after the last source, and completes what is written.
func (d *Due) End(run *Run) error { return d.form.end(&d.calendar, run) }

// reasonFor says why a review is due on the first day that one is.
func reasonFor(e *survey.Entry) string {
	why := "at 50 years"
	switch e.First() {
	case 0, e.Day:
		return e.Basis
	case e.Review25:
		why = "at 25 years"
	}
	switch {
	case e.Day != 0:
		return why + ", before " + e.Day.String()
	case e.Status == survey.OnEvent:
		return why + "; an event has no day"
	case e.Code != "":
		return why + "; " + e.Code + " sets no day"
	}
	return why + "; " + e.Basis
}

// dueBoard shows the calendar as a board.
type dueBoard struct {
	w    io.Writer
	opt  *Options
	form *boardForm
}

func (*dueBoard) begin() error              { return nil }
func (*dueBoard) entry(*survey.Entry) error { return nil }

func (t *dueBoard) end(c *survey.Calendar, run *Run) error {
	b := &Board{
		Title: "Declassification reviews", Tool: t.opt.Tool, About: run.About,
		Lead: t.form.lead(run) + " " + caution, Tiles: dueTiles(c),
	}
	if c.By != 0 {
		b.Lead += " Only what falls due by " + c.By.String() + " is shown."
	}
	b.Panels = append(b.Panels, t.years(c))
	if codes := codePanel(c); len(codes.Table.Rows) > 0 {
		b.Panels = append(b.Panels, codes)
	}
	b.Panels = append(b.Panels, t.lists(c)...)
	for s := range survey.NumStatuses {
		for _, e := range c.Listed(s) {
			b.Tone = max(b.Tone, report.ToneOf(e.Level, marking.Controls{}))
		}
	}
	return t.form.write(b, t.w, t.opt)
}

func dueTiles(c *survey.Calendar) []Tile {
	tiles := []Tile{{c.Cables, "cables"}}
	for _, tile := range []Tile{
		{c.Overdue + c.Over25, "overdue on " + c.AsOf.String()},
		{c.Statuses[survey.Dated], "with a day"},
		{c.Statuses[survey.OnEvent], "on an event"},
		{c.Statuses[survey.Exempt], "exempted, no day"},
		{c.Statuses[survey.NoInstruction], "no instruction"},
		{c.Statuses[survey.Unclear], "cannot be computed"},
		{c.Review25, "first at 25 years"},
		{c.Review50, "first at 50 years"},
		{c.Later, "due later"},
		{c.Dateless, "without any day"},
		{c.Unclassified, "unclassified"},
	} {
		if tile.Count > 0 {
			tiles = append(tiles, tile)
		}
	}
	return tiles
}

// longestPlot is over how many years the years without anything are shown too.
const longestPlot = 120

func (t *dueBoard) years(c *survey.Calendar) Panel {
	p := Panel{
		Title: "First review due, by year",
		Note: "The day that a cable sets, or the end of its 25th year, whichever comes first; " +
			"of the 50th where it is exempted at 25.",
	}
	if c.AsOf != 0 {
		p.Key = []Key{{toneLate, "overdue on " + c.AsOf.String()}, {toneBar, "to come"}}
	}
	years := c.YearList()
	for i, y := range years {
		if i > 0 && y.Year-years[0].Year < longestPlot {
			for gap := years[i-1].Year + 1; gap < y.Year; gap++ {
				p.Years = append(p.Years, Bar{Label: strconv.Itoa(gap)})
			}
		}
		p.Years = append(p.Years, Bar{
			Label: strconv.Itoa(y.Year), Count: y.Due + y.Review25 + y.Review50, Late: y.Overdue, Note: t.yearNote(&y),
		})
	}
	if len(years) == 0 {
		p.Note = "No day is known."
	}
	return p
}

func (t *dueBoard) yearNote(y *survey.Year) string {
	n := t.form.number
	switch {
	case y.Review25 > 0 && y.Review50 > 0:
		return n(y.Review25) + " at 25 years, " + n(y.Review50) + " at 50"
	case y.Review25 > 0:
		return n(y.Review25) + " at 25 years"
	case y.Review50 > 0:
		return n(y.Review50) + " at 50 years"
	}
	return ""
}

func codePanel(c *survey.Calendar) Panel {
	t := Table{Columns: []Column{{"Instruction", Short}, {"Cables", Number}, {"Overdue", Number}, {"Meaning", Words}}}
	for _, code := range c.CodeList() {
		t.Rows = append(t.Rows, []string{
			code.Code, strconv.Itoa(code.Cables), strconv.Itoa(code.Overdue), code.Meaning,
		})
	}
	if c.AsOf == 0 { // nothing is overdue
		t.Columns = slices.Delete(t.Columns, 2, 3)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], 2, 3)
		}
	}
	return Panel{Title: "By instruction", Table: t}
}

// lists shows cables: those overdue, those to come, and by status those without a day of their own.
func (t *dueBoard) lists(c *survey.Calendar) []Panel {
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
	return slices.DeleteFunc([]Panel{
		t.list("Overdue: review was due before "+c.AsOf.String(), late, c.Overdue+c.Over25),
		t.list("Review due", next, total-c.Overdue-c.Over25),
		t.list("No instruction", c.Listed(survey.NoInstruction), c.Statuses[survey.NoInstruction]),
		t.list("On an event", c.Listed(survey.OnEvent), c.Statuses[survey.OnEvent]),
		t.list("What cannot be computed, and why", c.Listed(survey.Unclear), c.Statuses[survey.Unclear]),
	}, func(p Panel) bool { return len(p.Table.Rows) == 0 })
}

func (t *dueBoard) list(title string, entries []*survey.Entry, total int) Panel {
	p := Panel{Title: title}
	columns := t.columns()
	for _, c := range columns {
		p.Table.Columns = append(p.Table.Columns, c.Column)
	}
	survey.SortEntries(entries)
	for _, e := range entries[:min(t.form.cables, len(entries))] {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.of(e)
		}
		p.Table.Rows = append(p.Table.Rows, row)
	}
	if more := total - len(p.Table.Rows); more > 0 {
		p.More = "and " + t.form.number(more) + " more: --format csv lists every cable"
	}
	return p
}

// entryColumn is a column of a list of cables.
type entryColumn struct {
	Column
	of func(*survey.Entry) string
}

// narrow is the width of a terminal under which a cable is named by its number alone.
const narrow = 110

func (t *dueBoard) columns() []entryColumn {
	day := entryColumn{Column{"Review", Day}, func(e *survey.Entry) string {
		return cmp.Or(e.First().String(), "not known")
	}}
	level := entryColumn{Column{"Level", Level}, func(e *survey.Entry) string { return e.Level.Letter() }}
	why := entryColumn{Column{"Why", Words}, whyWords}
	if t.opt.Width > 0 && t.opt.Width < narrow {
		return []entryColumn{day, level, {Column{"Cable", Path}, func(e *survey.Entry) string {
			return cmp.Or(e.Number, fileWords(e))
		}}, why}
	}
	number := entryColumn{Column{"Number", Words}, func(e *survey.Entry) string { return e.Number }}
	return []entryColumn{day, level, number, {Column{"File", Path}, fileWords}, why}
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

// within is the file of an entry, with the record or the part of a document that it is.
func within(e *survey.Entry) string {
	return report.Record{Number: e.Record, ID: e.ID}.After(report.Part{Path: e.Part}.In(e.File))
}

func fileWords(e *survey.Entry) string {
	file := within(e)
	if e.Cable > 1 {
		return fmt.Sprintf("%s, cable %d", file, e.Cable)
	}
	return file
}
