package board

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"cablelint/linter/collection"
	"cablelint/linter/marking"
	"cablelint/linter/report"
)

// Collation is what a collection comes to when its cables are judged against one another, as it is written.
type Collation struct{ form collationForm }

// collationForm writes findings file by file, and the table of posts and years at the end.
type collationForm interface {
	begin() error
	file(*report.File) error
	end(rows []collection.Row, run *Run) error
}

var collationForms = map[string]func(io.Writer, *Options) collationForm{
	"text": func(w io.Writer, opt *Options) collationForm { return newCollationText(w, opt) },
	"html": func(w io.Writer, opt *Options) collationForm { return &collationPage{w: w, opt: opt} },
	"json": func(w io.Writer, opt *Options) collationForm { return &collationJSON{jsonList{w: w}, opt.Tool} },
	"csv":  func(w io.Writer, _ *Options) collationForm { return newCollationCSV(w) },
}

// CollationFormats returns the names of the formats of [NewCollation] in order.
func CollationFormats() []string { return slices.Sorted(maps.Keys(collationForms)) }

// NewCollation returns a collation that is written to w. The error is for an unknown format.
func NewCollation(format string, w io.Writer, opt Options) (*Collation, error) {
	form, ok := collationForms[format]
	if !ok {
		return nil, fmt.Errorf("unknown format %q", format)
	}
	c := &Collation{form(w, &opt)}
	return c, c.form.begin()
}

// Add adds the findings of a file.
func (c *Collation) Add(f *report.File) error { return c.form.file(f) }

// End comes after the last file, with what there is of each post and year.
func (c *Collation) End(rows []collection.Row, run *Run) error { return c.form.end(rows, run) }

// collationText tells the findings as check does, and draws the table below them.
type collationText struct {
	w    io.Writer
	opt  *Options
	told report.Reporter
}

func newCollationText(w io.Writer, opt *Options) *collationText {
	told, err := report.New("text", w, report.Options{Color: opt.Color, Width: opt.Width})
	if err != nil {
		panic(err) // the table of formats is wrong
	}
	return &collationText{w, opt, told}
}

func (t *collationText) begin() error              { return nil }
func (t *collationText) file(f *report.File) error { return t.told.File(f) }

func (t *collationText) end(rows []collection.Row, run *Run) error {
	b := &Board{
		Title: "Messages by post and year", Tool: t.opt.Tool, About: run.About, Lead: textForm.lead(run), Tiles: totals(rows),
	}
	if len(rows) > 0 {
		b.Panels = []Panel{stripPanel(rows)}
	}
	return b.Text(t.w, t.opt)
}

// totals counts over all posts and years.
func totals(rows []collection.Row) []Tile {
	var sum collection.Row
	for i := range rows {
		r := &rows[i]
		sum.Messages += r.Messages
		sum.Missing += r.Missing
		sum.Sections += r.Sections
		sum.Copies += r.Copies
	}
	return []Tile{
		{sum.Messages, plural(sum.Messages, "message", "messages") + " with a number"},
		{sum.Missing, plural(sum.Missing, "number", "numbers") + " missing between the first and the last"},
		{sum.Sections, plural(sum.Sections, "section", "sections") + " missing"},
		{sum.Copies, plural(sum.Copies, "copy", "copies")},
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Strip is the numbers of a post and year from the first to the last, in stretches.
type Strip struct {
	Label string
	Facts []string // one for each of [stripFacts]
	Cells []StripCell
}

// StripCell is a stretch of numbers.
type StripCell struct {
	Tone        string // of the highest level here; "gap" where none is here
	First, Last int    // its numbers
	Here        int    // messages
	Copies      int    // beside the first of each
}

// Part reports whether some of its numbers are missing.
func (c StripCell) Part() bool { return c.Here > 0 && c.Here < c.Last-c.First+1 }

// Again reports whether there are copies.
func (c StripCell) Again() bool { return c.Copies > 0 }

// gapTone is the tone of numbers of which none is here.
const gapTone = "gap"

// stripFacts are what is told in figures beside each strip.
var stripFacts = []string{"here", "missing", "sections missing", "copies"}

func stripPanel(rows []collection.Row) Panel {
	p := Panel{
		Title: "Numbers from the first to the last",
		Note:  "Each strip runs from the lowest number that is here to the highest. Numbers start again each year.",
		Key:   []Key{{gapTone, "missing"}, {"part", "some missing"}, {"again", "with copies"}},
	}
	seen := [marking.TopSecret + 1]bool{}
	for i := range rows {
		s := stripOf(&rows[i])
		p.Strips = append(p.Strips, s)
		for _, c := range rows[i].Strip {
			seen[c.Level] = seen[c.Level] || c.Here > 0
		}
	}
	for level := marking.TopSecret; level > marking.NoLevel; level-- {
		if tone := report.ToneOf(level, marking.Controls{}); seen[level] {
			p.Key = append(p.Key, Key{tone.String(), tone.Words()})
		}
	}
	if seen[marking.NoLevel] {
		p.Key = append(p.Key, Key{"none", "level not read"})
	}
	return p
}

func stripOf(r *collection.Row) Strip {
	n := strconv.Itoa
	s := Strip{
		Label: nameOf(r.Key) + " " + n(int(r.First)) + "-" + n(int(r.Last)),
		Facts: []string{n(r.Messages), n(r.Missing), n(r.Sections), n(r.Copies)},
	}
	at := int(r.First)
	for _, c := range r.Strip {
		cell := StripCell{Tone: gapTone, First: at, Last: at + c.Numbers - 1, Here: c.Here, Copies: c.Copies}
		if c.Here > 0 {
			cell.Tone = report.ToneOf(c.Level, marking.Controls{}).String()
		}
		at += c.Numbers
		s.Cells = append(s.Cells, cell)
	}
	return s
}

// nameOf names a post and year, or a series and year.
func nameOf(k collection.Key) string { return cmp.Or(k.Post, k.Series) + " " + strconv.Itoa(k.Year) }

// collationPage draws all on one page.
type collationPage struct {
	w     io.Writer
	opt   *Options
	rows  [][]string
	count int
}

func (p *collationPage) begin() error { return nil }

func (p *collationPage) file(f *report.File) error {
	for i := range f.Findings {
		x := &f.Findings[i]
		if p.count++; len(p.rows) < htmlForm.cables {
			p.rows = append(p.rows, []string{x.Severity.String(), x.Rule.Name, placed(f.Path, x), elsewhere(x), x.Message})
		}
	}
	return nil
}

// placed writes where a finding stands.
func placed(path string, f *report.Finding) string {
	return f.Record.After(f.Part.In(path)) + ":" + strconv.Itoa(f.Place.Known().Start.Line)
}

// elsewhere writes where its other place is, "" where it has none.
func elsewhere(f *report.Finding) string {
	if len(f.Related) == 0 {
		return ""
	}
	r := &f.Related[0]
	return r.Record.After(r.Part.In(r.File)) + ":" + strconv.Itoa(r.Place.Known().Start.Line)
}

func (p *collationPage) end(rows []collection.Row, run *Run) error {
	b := &Board{
		Title: "Cables beside one another", Tool: p.opt.Tool, About: run.About, Lead: htmlForm.lead(run), Tiles: totals(rows),
		Panels: []Panel{htmlForm.listed("Findings", Table{
			Columns: []Column{
				{"Severity", Short}, {"Rule", Words}, {"Place", Path}, {"Other place", Path}, {"What", Words},
			},
			Rows: p.rows,
		}, p.count)},
	}
	if len(rows) > 0 {
		shown := stripPanel(rows[:min(len(rows), htmlForm.cables)])
		if more := len(rows) - htmlForm.cables; more > 0 {
			shown.More = "and " + htmlForm.counted(more, "more row") + ": --format csv has all"
		}
		b.Panels = append([]Panel{shown}, b.Panels...)
	}
	for i := range rows {
		for level, n := range rows[i].Levels {
			if n > 0 {
				b.Tone = max(b.Tone, report.ToneOf(marking.Level(level), marking.Controls{}))
			}
		}
	}
	return b.HTML(p.w, p.opt)
}
