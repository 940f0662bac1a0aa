package term

import (
	"slices"
	"strings"
)

// Align is how a column is written, and how it gives way where there is no room.
type Align uint8

// The kinds of columns.
const (
	Words  Align = iota // at the left; cut at their end
	Number              // at the right; never cut
	Path                // at the left; cut at their beginning, and before other columns are
)

// Column is a column of a table.
type Column struct {
	Head  string
	Align Align
}

const gap = 2 // blanks before a column

// Table returns rows under the heads of their columns, a line each, at most width columns wide; 0: nothing is
// cut. Every row has a field for every column.
func Table(columns []Column, rows [][]string, width int, p *Palette) string {
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.Head
	}
	widths := widthsOf(columns, append([][]string{heads}, rows...), width)
	out := p.Faint.Paint(line(columns, heads, widths)) + "\n"
	for _, row := range rows {
		out += line(columns, row, widths) + "\n"
	}
	return out
}

func line(columns []Column, row []string, widths []int) string {
	var out strings.Builder
	for i, words := range row {
		out.WriteString(Blanks(gap))
		switch columns[i].Align {
		case Number:
			out.WriteString(Blanks(widths[i]-Width(words)) + words)
		case Path:
			out.WriteString(Fit(CutHead(words, widths[i]), widths[i]))
		case Words:
			out.WriteString(Fit(words, widths[i]))
		}
	}
	return strings.TrimRight(out.String(), " ")
}

// The least that columns are narrowed to. Paths give way first, down to the second.
const (
	leastColumn = 12
	leastPath   = 20
)

// widthsOf gives every column what it needs, and takes from the widest until the rows fit.
func widthsOf(columns []Column, rows [][]string, width int) []int {
	widths, sum := make([]int, len(columns)), 0
	for i := range columns {
		for _, row := range rows {
			widths[i] = max(widths[i], Width(row[i]))
		}
		sum += widths[i] + gap
	}
	for width > 0 && sum > width {
		i := yielding(columns, widths)
		if widths[i] <= leastColumn {
			break
		}
		widths[i]--
		sum--
	}
	return widths
}

// yielding returns the column that gives way: the last of paths that are long, else the widest.
func yielding(columns []Column, widths []int) int {
	for i := range slices.Backward(widths) {
		if columns[i].Align == Path && widths[i] > leastPath {
			return i
		}
	}
	return slices.Index(widths, slices.Max(widths))
}
