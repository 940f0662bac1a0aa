package outline

import (
	"fmt"
	"io"
	"strings"

	"cablelint/linter"
	"cablelint/linter/report"
)

// Line is one line of a file as it was read.
type Line struct {
	Number int    // in the file, from 1
	Shape  string // what its bytes show it may be
	Field  string // what it was taken for
	By     string // and by what
	Words  string // "" when withheld
}

// LinesOf lists every line of a file. show: their words too.
func LinesOf(res *linter.Result, show bool) []Line {
	list := make([]Line, len(res.File.Lines))
	for i := range res.File.Lines {
		l := &res.File.Lines[i]
		list[i] = Line{
			Number: res.Source.Position(l.Span().Start).Line, Shape: l.Shape.String(), Field: l.Field.String(),
			By: l.By.String(),
		}
		if show {
			list[i].Words = strings.Join(strings.Fields(res.Source.String(l.Text())), " ")
		}
	}
	return list
}

// WriteLines writes the lines of a file under its name.
func WriteLines(w io.Writer, file string, lines []Line) error {
	var out strings.Builder
	out.WriteString(report.Visible(file) + "\n")
	for i := range lines {
		l := &lines[i]
		row := fmt.Sprintf("%6d  %-15s %-15s %-12s %s", l.Number, l.Shape, l.Field, l.By, report.Visible(l.Words))
		out.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	out.WriteByte('\n')
	_, err := io.WriteString(w, out.String())
	return err
}
