package board

import (
	_ "embed" // for what pages are made of
	"io"
	"strconv"

	"cablelint/linter/report"
)

// What pages are made of.
var (
	//go:embed html/board.tmpl
	boardTemplates string
	//go:embed html/board.css
	boardStyle string
)

// HTML writes the board as one page that holds everything it needs.
func (b *Board) HTML(w io.Writer, _ *Options) error {
	t, err := report.PageTemplates(boardTemplates)
	if err != nil {
		return err
	}
	words := "highest marking counted here; no text of the cables is shown"
	if b.Tone == report.NoTone {
		words = "no text of cables is shown"
	}
	frame := report.Frame{
		Title: b.Title, Tool: b.Tool, Lead: b.Lead, About: b.About, Style: boardStyle,
		Notice: report.Notice{Tone: b.Tone, Level: b.Tone.Words(), Words: words},
	}
	return frame.Write(w, func(w io.Writer) error { return t.ExecuteTemplate(w, "board", b.drawn()) })
}

// drawnBoard is a board with its plots worked out.
type drawnBoard struct {
	*Board
	Panels []drawnPanel
}

type drawnPanel struct {
	Title, Note, More string
	Key               []Key
	Columns           *columnPlot
	Bars              *drawnBars
	Table             *drawnTable
	Strips            []drawnStrip
	Facts             []string // what the figures beside strips are
}

// drawnBars are bars below one another.
type drawnBars struct {
	Bars  []drawnBar
	Noted bool // some have notes
}

type drawnBar struct {
	Label, Note string
	Count       int
	Parts       []barPart
}

type barPart struct {
	Tone        string
	From, Share string // percent
}

type drawnTable struct {
	Columns []drawnColumn
	Rows    [][]drawnCell
}

type drawnColumn struct{ Head, Class string }

type drawnCell struct{ Text, Class string }

func (b *Board) drawn() *drawnBoard {
	out := &drawnBoard{Board: b}
	for i := range b.Panels {
		p := &b.Panels[i]
		out.Panels = append(out.Panels, drawnPanel{
			Title: p.Title, Note: report.Visible(p.Note), More: p.More, Key: p.Key, Columns: columnsOf(p),
			Bars: drawBars(p.Bars), Table: p.Table.drawn(), Strips: drawStrips(p.Strips), Facts: stripFacts,
		})
	}
	return out
}

// class is the word that the style sheet has for a kind of column.
func (k Kind) class() string { return [...]string{"raw", "short", "n", "day", "level", "raw"}[k] }

func (t *Table) drawn() *drawnTable {
	if len(t.Rows) == 0 {
		return nil
	}
	out := &drawnTable{Rows: make([][]drawnCell, len(t.Rows))}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, drawnColumn{c.Head, c.Kind.class()})
	}
	for i, row := range t.visible() {
		for k, words := range row {
			if n, err := strconv.Atoi(words); err == nil && t.Columns[k].Kind == Number {
				words = report.Grouped(n)
			}
			out.Rows[i] = append(out.Rows[i], drawnCell{words, t.Columns[k].Kind.class()})
		}
	}
	return out
}

func drawBars(bars []Bar) *drawnBars {
	if len(bars) == 0 {
		return nil
	}
	most := most(bars)
	out := &drawnBars{}
	for _, b := range bars {
		d := drawnBar{Label: report.Visible(b.Label), Note: report.Visible(b.Note), Count: b.Count}
		from := 0.0
		for _, p := range b.parts() {
			share := 100 * float64(p.count) / float64(most)
			d.Parts = append(d.Parts, barPart{p.tone, decimal(from), decimal(share)})
			from += share
		}
		out.Bars = append(out.Bars, d)
		out.Noted = out.Noted || b.Note != ""
	}
	return out
}

// most is the largest count, at least one.
func most(bars []Bar) int {
	most := 1
	for i := range bars {
		most = max(most, bars[i].Count)
	}
	return most
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }
