package main

import (
	"fmt"
	"io"
	"strings"

	"cablelint/linter"
	"cablelint/linter/cable"
	"cablelint/linter/report"
)

// outlineLine is one line of a file as it was read.
type outlineLine struct {
	number           int
	shape, field, by string
	words            string // "" when withheld
}

// outlineDamage is one thing that a copy has done to a message.
type outlineDamage struct {
	Kind string `json:"kind"`
	Line int    `json:"line"`
}

// outlineUnread is a stretch of the heading that no field claims, by its first and last line.
type outlineUnread struct {
	Line int `json:"line"`
	End  int `json:"end"`
}

// lineList lists every line of a file with what its bytes show it may be, what it was taken for, and by
// what.
func (o *outliner) lineList(res *linter.Result) []outlineLine {
	list := make([]outlineLine, len(res.File.Lines))
	for i := range res.File.Lines {
		l := &res.File.Lines[i]
		list[i] = outlineLine{
			number: res.Source.Position(l.Span.Start).Line, shape: l.Shape.String(), field: l.Field.String(),
			by: l.By.String(),
		}
		if o.show {
			list[i].words = strings.Join(strings.Fields(res.Source.String(l.Text)), " ")
		}
	}
	return list
}

// writeLines writes the lines of a file under its name.
func writeLines(w io.Writer, file string, lines []outlineLine) error {
	var out strings.Builder
	out.WriteString(report.Visible(file) + "\n")
	for i := range lines {
		l := &lines[i]
		row := fmt.Sprintf("%6d  %-15s %-15s %-12s %s", l.number, l.shape, l.field, l.by, report.Visible(l.words))
		out.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	out.WriteByte('\n')
	_, err := io.WriteString(w, out.String())
	return err
}

func damage(c *cable.Cable) []outlineDamage {
	list := make([]outlineDamage, 0, len(c.Damage()))
	for _, d := range c.Damage() {
		list = append(list, outlineDamage{d.Kind.String(), c.Source.Position(d.Span.Start).Line})
	}
	return list
}

func unread(c *cable.Cable) []outlineUnread {
	list := make([]outlineUnread, 0, len(c.Unread()))
	for _, sp := range c.Unread() {
		list = append(list, outlineUnread{lineAt(c, sp.Start), lineAt(c, max(sp.Start, sp.End-1))})
	}
	return list
}

func lineAt(c *cable.Cable, offset int) int { return c.Source.Position(offset).Line }
