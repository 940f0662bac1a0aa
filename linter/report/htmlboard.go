package report

import (
	"fmt"
	"io"
	"strconv"
)

// Board is a page of counts. It shows no text of cables.
type Board struct {
	Title  string
	Tool   Tool
	Lead   string
	Tone   Tone // the highest mark that it shows
	Tiles  []Tile
	Panels []Panel
}

// Tile is a number with what it counts.
type Tile struct {
	Class string // "error", "warning", "info" or ""
	Count int
	Label string
}

// Panel is one table or plot of a board. It is never made of nothing: a panel without bars and rows
// says why in its note.
type Panel struct {
	Title string
	Note  string
	Key   []Key
	Years []Bar // plotted as columns, in order
	Bars  []Bar
	Head  []Cell
	Rows  [][]Cell
	More  string // what is left out
}

// Key explains a colour.
type Key struct{ Tone, Label string }

// Bar is a count with its label, made of one or two parts.
type Bar struct {
	Label string
	Count int
	Late  int    // part of Count that is drawn apart
	Tone  string // "bar" when ""; or the name of a Tone
	Note  string
}

// Cell is a field of a table.
type Cell struct {
	Text   string
	Number bool
	Path   bool // cut at its beginning where there is no room: the end tells files apart
}

// Words and Num make cells.
func Words(s string) Cell { return Cell{Text: s} }

// Num makes a cell of a number.
func Num(n int) Cell { return Cell{Text: strconv.Itoa(n), Number: true} }

// HTML writes the board as one page that holds everything it needs.
func (b *Board) HTML(w io.Writer) error {
	t, err := htmlTemplates()
	if err != nil {
		return err
	}
	words := "highest marking counted here; no text of the cables is shown"
	if b.Tone == NoTone {
		words = "no text of cables is shown"
	}
	f := newFrame(b.Title, notice{Tone: b.Tone, Level: b.Tone.Words(), Words: words}, "", "")
	return writeParts(w, t, part{"head", f}, part{"board", b.drawn()}, part{"tail", f})
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
	Bars              []drawnBar
	Table             *drawnTable
}

type drawnBar struct {
	Label, Note string
	HasNote     bool
	Count       int
	Parts       []barPart
}

type barPart struct {
	Tone        string
	From, Share string
}

type drawnTable struct {
	Head []Cell
	Rows [][]Cell
}

func (b *Board) drawn() *drawnBoard {
	out := &drawnBoard{Board: b}
	for i := range b.Panels {
		p := &b.Panels[i]
		d := drawnPanel{
			Title: p.Title, Note: Visible(p.Note), More: p.More, Key: p.Key, Columns: columnsOf(p),
			Bars: drawBars(p.Bars),
		}
		if len(p.Rows) > 0 {
			d.Table = &drawnTable{p.Head, visibleRows(p.Rows)}
		}
		out.Panels = append(out.Panels, d)
	}
	return out
}

func visibleRows(rows [][]Cell) [][]Cell {
	out := make([][]Cell, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			out[i] = append(out[i], Cell{Text: Visible(cell.Text), Number: cell.Number})
		}
	}
	return out
}

func drawBars(bars []Bar) []drawnBar {
	most, noted := 1, false
	for i := range bars {
		most = max(most, bars[i].Count)
		noted = noted || bars[i].Note != ""
	}
	out := make([]drawnBar, 0, len(bars))
	for _, b := range bars {
		d := drawnBar{Label: Visible(b.Label), Note: Visible(b.Note), HasNote: noted, Count: b.Count}
		from := 0.0
		for _, p := range b.parts() {
			share := 100 * float64(p.count) / float64(most)
			d.Parts = append(d.Parts, barPart{p.tone, percent(from), percent(share)})
			from += share
		}
		out = append(out, d)
	}
	return out
}

func percent(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }

type tonedCount struct {
	tone  string
	count int
}

// parts returns what a bar is drawn of, in order, without empty parts.
func (b *Bar) parts() []tonedCount {
	tone := b.Tone
	if tone == "" {
		tone = "bar"
	}
	var out []tonedCount
	for _, p := range []tonedCount{{"late", b.Late}, {tone, b.Count - b.Late}} {
		if p.count > 0 {
			out = append(out, p)
		}
	}
	return out
}

// columnPlot is an upright column for each year, with the years that have none between them.
type columnPlot struct {
	Width, Height int
	Label         string
	Lines         []plotLine
	Bars          []plotBar
	Labels        []plotLabel
	Rows          []drawnBar
}

type plotLine struct {
	To, Y, TextY int
	Label        string
}

type plotBar struct {
	Tone                string
	X, Y, Width, Height string
	Title               string
}

type plotLabel struct {
	X    string
	Y    int
	Text string
}

// The measures of a column plot.
const (
	plotLeft   = 36
	plotWide   = 900
	plotHigh   = 150
	plotTop    = 12
	labelApart = 44
)

func columnsOf(p *Panel) *columnPlot {
	if len(p.Years) == 0 {
		return nil
	}
	most := 1
	for i := range p.Years {
		most = max(most, p.Years[i].Count)
	}
	step := min(40, float64(plotWide-plotLeft)/float64(len(p.Years)))
	from, to := p.Years[0].Label, p.Years[len(p.Years)-1].Label
	c := &columnPlot{
		Width: plotLeft + int(step*float64(len(p.Years))) + 20, Height: plotTop + plotHigh + 24,
		Label: fmt.Sprintf("%s, %s to %s, at most %d", p.Title, from, to, most),
		Rows:  drawBars(withCounts(p.Years)),
	}
	for _, at := range []int{0, most} {
		y := plotTop + plotHigh - at*plotHigh/most
		c.Lines = append(c.Lines, plotLine{To: c.Width, Y: y, TextY: y + 4, Label: strconv.Itoa(at)})
	}
	every := 1 + int(labelApart/step)
	for i := range p.Years {
		x := plotLeft + step*float64(i)
		c.column(&p.Years[i], x, step, most)
		if i%every == 0 {
			c.Labels = append(c.Labels, plotLabel{percent(x + step/2), plotTop + plotHigh + 16, p.Years[i].Label})
		}
	}
	return c
}

func (c *columnPlot) column(b *Bar, x, step float64, most int) {
	y := float64(plotTop + plotHigh)
	for _, part := range b.parts() {
		high := float64(part.count) / float64(most) * plotHigh
		y -= high
		c.Bars = append(c.Bars, plotBar{
			Tone: part.tone, Title: b.Label + ": " + strconv.Itoa(b.Count),
			X: percent(x + step*.12), Y: percent(y), Width: percent(step * .76), Height: percent(high),
		})
	}
}

func withCounts(bars []Bar) []Bar {
	var out []Bar
	for _, b := range bars {
		if b.Count > 0 {
			out = append(out, b)
		}
	}
	return out
}
