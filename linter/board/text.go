package board

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/report"
	"cablelint/linter/report/term"
)

// Text writes the board for people: with bars on a terminal, as plain columns elsewhere.
func (b *Board) Text(w io.Writer, opt *Options) error {
	t := &textBoard{width: opt.Width, paint: opt.Palette}
	if t.paint == nil {
		t.paint = &term.Palette{}
	}
	t.board(b)
	_, err := io.WriteString(w, t.out.String())
	return err
}

type textBoard struct {
	out   strings.Builder
	width int // 0: no terminal
	paint *term.Palette
}

func (t *textBoard) board(b *Board) {
	t.out.WriteString(t.paint.Bold.Paint(b.Title) + "\n")
	t.words(b.Lead)
	if len(b.Tiles) > 0 {
		t.out.WriteByte('\n')
		t.tiles(b.Tiles)
	}
	for i := range b.Panels {
		t.panel(&b.Panels[i])
	}
}

// widestPage is where words are wrapped at the most: wide terminals do not make wide paragraphs.
const widestPage = 100

func (t *textBoard) words(words string) {
	if words == "" {
		return
	}
	width := term.DefaultWidth
	if t.width > 0 {
		width = min(t.width, widestPage)
	}
	t.out.WriteString(term.Wrap(report.Visible(words), "", "", width))
}

func (t *textBoard) tiles(tiles []Tile) {
	wide := 0
	for _, tile := range tiles {
		wide = max(wide, len(strconv.Itoa(tile.Count)))
	}
	for _, tile := range tiles {
		fmt.Fprintf(&t.out, "  %*d %s\n", wide, tile.Count, tile.Label)
	}
}

func (t *textBoard) panel(p *Panel) {
	t.out.WriteString("\n" + t.paint.Bold.Paint(p.Title) + "\n")
	t.words(p.Note)
	if t.width > 0 && len(p.Key) > 0 && len(p.Strips) == 0 {
		t.key(p.Key)
	}
	t.bars(append(filled(p.Years), p.Bars...))
	t.strips(p.Strips)
	if len(p.Table.Rows) > 0 {
		t.out.WriteString(p.Table.text(t.width, t.paint))
	}
	if p.More != "" {
		t.out.WriteString("  " + t.paint.Faint.Paint(p.More) + "\n")
	}
}

func (t *Table) text(width int, paint *term.Palette) string {
	columns := make([]term.Column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i].Head = c.Head
		switch c.Kind {
		case Number:
			columns[i].Align = term.Number
		case Path:
			columns[i].Align = term.Path
		case Words, Short, Day, Level:
		}
	}
	return term.Table(columns, t.visible(), width, paint)
}

// visible returns the rows fit for people's eyes.
func (t *Table) visible() [][]string {
	out := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		for _, words := range row {
			out[i] = append(out[i], report.Visible(words))
		}
	}
	return out
}

// pen returns the pen of a tone.
func (t *textBoard) pen(tone string) term.Pen {
	switch tone {
	case toneBar:
		return t.paint.Bar
	case toneLate:
		return t.paint.Late
	}
	return t.paint.Level(strings.ToUpper(tone))
}

// What bars are made of: their parts are told apart where there is no colour.
const (
	wholeFill = "█"
	lateFill  = "▓"
)

func fillOf(tone string) string {
	if tone == toneLate {
		return lateFill
	}
	return wholeFill
}

func (t *textBoard) key(keys []Key) {
	parts := make([]string, 0, len(keys))
	for _, k := range keys {
		parts = append(parts, t.pen(k.Tone).Paint(fillOf(k.Tone))+" "+k.Label)
	}
	t.out.WriteString("  " + strings.Join(parts, "   ") + "\n")
}

// The most that the label and the bar of a count take.
const (
	widestLabel = 42
	widestBar   = 100
)

func (t *textBoard) bars(bars []Bar) {
	label, count, note, most := 1, 0, 0, 1
	for i := range bars {
		label = max(label, term.Width(report.Visible(bars[i].Label)))
		count = max(count, len(strconv.Itoa(bars[i].Count)))
		note = max(note, term.Width(report.Visible(bars[i].Note)))
		most = max(most, bars[i].Count)
	}
	if t.width > 0 {
		label = min(label, widestLabel, t.width/2)
		note = min(note, t.width-label-count-6)
	}
	room := min(widestBar, t.width-label-count-note-6)
	for i := range bars {
		b := &bars[i]
		fmt.Fprintf(&t.out, "  %s %*d", term.Fit(report.Visible(b.Label), label), count, b.Count)
		drawn := t.bar(b, most, room)
		if b.Note != "" {
			words := report.Visible(b.Note)
			if t.width > 0 {
				words = term.Cut(words, note)
			}
			t.out.WriteString(term.Blanks(room-drawn) + "  " + t.paint.Faint.Paint(words))
		}
		t.out.WriteByte('\n')
	}
}

// leastBar is how little room for bars is worth drawing in.
const leastBar = 8

// bar draws a count and returns how wide it is; what is more than nothing is seen.
func (t *textBoard) bar(b *Bar, most, room int) int {
	if t.width == 0 || room < leastBar {
		return room
	}
	whole := max(1, b.Count*room/most)
	left := whole
	t.out.WriteByte(' ')
	for _, p := range b.parts() {
		wide := left
		if p.tone == toneLate {
			wide = min(left, max(1, b.Late*whole/b.Count))
		}
		t.out.WriteString(t.pen(p.tone).Paint(strings.Repeat(fillOf(p.tone), wide)))
		left -= wide
	}
	return whole
}
