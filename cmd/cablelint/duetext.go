package main

import (
	"fmt"
	"strconv"
	"strings"

	"cablelint/linter/report"
	"cablelint/linter/report/term"

	"github.com/fatih/color"
)

func (o *countOutput) html(b *report.Board) error { return b.HTML(o) }

// text writes a board for people: with bars on a terminal, as plain columns elsewhere.
func (o *countOutput) text(b *report.Board) error {
	t := &boardText{width: o.width, paints: newBoardPaints(o.color)}
	t.board(b)
	_, err := o.WriteString(t.out.String())
	return err
}

type boardText struct {
	out    strings.Builder
	width  int // 0: no terminal, nothing is cut and no bar is drawn
	paints boardPaints
}

// boardPaints are the colours of a board on one writer.
type boardPaints struct {
	title, faint *color.Color
	tones        map[string]*color.Color
}

func newBoardPaints(on bool) boardPaints {
	paint := func(attr ...color.Attribute) *color.Color {
		c := color.New(attr...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return boardPaints{
		title: paint(color.Bold), faint: paint(color.Faint),
		tones: map[string]*color.Color{
			"bar": paint(color.FgCyan), "late": paint(color.FgRed), "u": paint(color.FgGreen),
			"cui": paint(color.FgMagenta),
			"c":   paint(color.FgBlue), "s": paint(color.FgRed), "ts": paint(color.FgYellow), "none": paint(),
		},
	}
}

func (t *boardText) board(b *report.Board) {
	t.out.WriteString(t.paints.title.Sprint(b.Title) + "\n")
	t.wrapped(b.Lead)
	if len(b.Tiles) > 0 {
		t.out.WriteByte('\n')
		t.tiles(b.Tiles)
	}
	for i := range b.Panels {
		t.panel(&b.Panels[i])
	}
}

func (t *boardText) wrapped(words string) {
	if words == "" {
		return
	}
	line := ""
	for _, w := range strings.Fields(report.Visible(words)) {
		switch {
		case line == "":
			line = w
		case term.Width(line)+1+term.Width(w) > t.page():
			t.out.WriteString(line + "\n")
			line = w
		default:
			line += " " + w
		}
	}
	t.out.WriteString(line + "\n")
}

// page is the width that words are wrapped at: wide terminals do not make wide paragraphs.
func (t *boardText) page() int {
	if t.width == 0 {
		return term.DefaultWidth
	}
	return min(t.width, 100)
}

func (t *boardText) tiles(tiles []report.Tile) {
	wide := 0
	for _, tile := range tiles {
		wide = max(wide, len(strconv.Itoa(tile.Count)))
	}
	for _, tile := range tiles {
		fmt.Fprintf(&t.out, "  %*d %s\n", wide, tile.Count, tile.Label)
	}
}

func (t *boardText) panel(p *report.Panel) {
	t.out.WriteString("\n" + t.paints.title.Sprint(p.Title) + "\n")
	if p.Note != "" {
		t.wrapped(p.Note)
	}
	bars := p.Bars
	if len(p.Years) > 0 {
		bars = filled(p.Years)
	}
	if t.width > 0 && len(p.Key) > 0 {
		t.key(p.Key)
	}
	t.bars(bars)
	t.table(p.Head, p.Rows)
	if p.More != "" {
		t.out.WriteString("  " + t.paints.faint.Sprint(p.More) + "\n")
	}
}

// filled leaves out the years of nothing.
func filled(bars []report.Bar) []report.Bar {
	out := make([]report.Bar, 0, len(bars))
	for _, b := range bars {
		if b.Count > 0 {
			out = append(out, b)
		}
	}
	return out
}

// fills tell the parts of a bar apart where there is no colour.
var fills = map[string]string{"late": "▓"}

const fullFill = "█"

func fillOf(tone string) string {
	if f := fills[tone]; f != "" {
		return f
	}
	return fullFill
}

func (t *boardText) key(keys []report.Key) {
	parts := make([]string, 0, len(keys))
	for _, k := range keys {
		parts = append(parts, t.paints.tones[k.Tone].Sprint(fillOf(k.Tone))+" "+k.Label)
	}
	t.out.WriteString("  " + strings.Join(parts, "   ") + "\n")
}

// The most that the label and the bar of a count take.
const (
	widestLabel = 42
	widestBar   = 100
)

func (t *boardText) bars(bars []report.Bar) {
	label, count, note, most := 0, 0, 0, 1
	for i := range bars {
		label = max(label, term.Width(report.Visible(bars[i].Label)))
		count = max(count, len(strconv.Itoa(bars[i].Count)))
		note = max(note, term.Width(report.Visible(bars[i].Note)))
		most = max(most, bars[i].Count)
	}
	if t.width > 0 {
		label = min(label, widestLabel, t.width/2)
	}
	room := min(widestBar, t.width-label-count-note-6)
	for i := range bars {
		b := &bars[i]
		t.out.WriteString("  " + t.fit(b.Label, label) + " " + fmt.Sprintf("%*d", count, b.Count))
		drawn := t.bar(b, most, room)
		if b.Note != "" {
			t.out.WriteString(strings.Repeat(" ", max(0, room-drawn)))
			t.out.WriteString("  " + t.paints.faint.Sprint(report.Visible(b.Note)))
		}
		t.out.WriteByte('\n')
	}
}

// leastBar is how little room for bars is worth drawing in.
const leastBar = 8

// bar draws a count and returns how wide it is; what is more than nothing is seen.
func (t *boardText) bar(b *report.Bar, most, room int) int {
	if t.width == 0 || room < leastBar {
		return room
	}
	whole := max(1, b.Count*room/most)
	late := b.Late * whole / max(1, b.Count)
	if b.Late > 0 {
		late = max(1, late)
	}
	tone := b.Tone
	if tone == "" {
		tone = "bar"
	}
	t.out.WriteByte(' ')
	if late > 0 {
		t.out.WriteString(t.paints.tones["late"].Sprint(strings.Repeat(fillOf("late"), late)))
	}
	if whole > late {
		t.out.WriteString(t.paints.tones[tone].Sprint(strings.Repeat(fillOf(tone), whole-late)))
	}
	return whole
}

// fit pads or cuts words to a width; 0 leaves them.
func (t *boardText) fit(words string, width int) string {
	words = term.Cut(report.Visible(words), width)
	return words + strings.Repeat(" ", max(0, width-term.Width(words)))
}

func (t *boardText) table(head []report.Cell, rows [][]report.Cell) {
	if len(rows) == 0 {
		return
	}
	widths := t.widths(head, rows)
	t.row(head, widths, t.paints.faint)
	for _, row := range rows {
		t.row(row, widths, t.paints.tones["none"])
	}
}

func (t *boardText) row(row []report.Cell, widths []int, paint *color.Color) {
	var line strings.Builder
	for i, cell := range row {
		line.WriteString("  ")
		if cell.Number {
			fmt.Fprintf(&line, "%*s", widths[i], cell.Text)
			continue
		}
		line.WriteString(t.fit(tailOf(cell, widths[i]), widths[i]))
	}
	t.out.WriteString(paint.Sprint(strings.TrimRight(line.String(), " ")) + "\n")
}

// tailOf returns the words of a cell, those of a path that is too long without their beginning.
func tailOf(cell report.Cell, width int) string {
	words := report.Visible(cell.Text)
	if !cell.Path || term.Width(words) <= width {
		return words
	}
	letters := []rune(words)
	for len(letters) > 0 && term.Width(string(letters)) >= width {
		letters = letters[1:]
	}
	return "…" + string(letters)
}

// leastColumn is how narrow a column of words may become.
const leastColumn = 12

// leastPath is how narrow paths become before other columns give way.
const leastPath = 20

// widestOf returns the column that gives way: the widest of paths while they are long, else the widest.
func widestOf(widths []int, row []report.Cell) int {
	widest, path := 0, -1
	for i, w := range widths {
		if w > widths[widest] {
			widest = i
		}
		if row[i].Path && w > leastPath {
			path = i
		}
	}
	if path >= 0 {
		return path
	}
	return widest
}

// widths gives every column what it needs, and takes from the widest until the rows fit the terminal.
func (t *boardText) widths(head []report.Cell, rows [][]report.Cell) []int {
	widths, sum := make([]int, len(head)), 0
	for i := range head {
		widths[i] = term.Width(head[i].Text)
		for _, row := range rows {
			widths[i] = max(widths[i], term.Width(report.Visible(row[i].Text)))
		}
		sum += widths[i] + 2
	}
	for t.width > 0 && sum > t.width {
		widest := widestOf(widths, rows[0])
		if widths[widest] <= leastColumn {
			break
		}
		widths[widest]--
		sum--
	}
	return widths
}
