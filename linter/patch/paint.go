package patch

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cablelint/linter/fix"
	"cablelint/linter/report"
	"cablelint/linter/report/term"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// paint shows patches to people: in colour, with the characters that changed within a line marked,
// and nothing in it that would steer a terminal.
type paint struct{ *term.Palette }

func (d *paint) patch(p *File) string {
	var b strings.Builder
	name := report.Visible(p.name)
	b.WriteString(d.Bold.Paint("--- a/"+name) + "\n" + d.Bold.Paint("+++ b/"+name) + "\n")
	for i, h := range p.hunks {
		at := strings.TrimSuffix(h.Header(nil), "\n")
		b.WriteString(d.Hunk.Paint(at) + " " + d.Bold.Paint(strings.Join(p.rules[i], ", ")) + "\n")
		d.lines(&b, p, h.Lines)
	}
	return b.String()
}

// lines writes the lines of a hunk. Lines that go and lines that come in their place are compared one by
// one.
func (d *paint) lines(b *strings.Builder, p *File, lines []fix.Line) {
	for len(lines) > 0 {
		if lines[0].Op == ' ' {
			d.line(b, p, ' ', lines[0].Text, nil)
			lines = lines[1:]
			continue
		}
		gone := runOf(lines, '-')
		came := runOf(lines[len(gone):], '+')
		marks := make([][2][]diffmatchpatch.Diff, max(len(gone), len(came)))
		for i := range min(len(gone), len(came)) {
			marks[i] = within(p.shown(gone[i].Text), p.shown(came[i].Text))
		}
		for i, l := range gone {
			d.line(b, p, '-', l.Text, marks[i][0])
		}
		for i, l := range came {
			d.line(b, p, '+', l.Text, marks[i][1])
		}
		lines = lines[len(gone)+len(came):]
	}
}

// runOf returns the lines at the head that have an operation.
func runOf(lines []fix.Line, op byte) []fix.Line {
	n := 0
	for n < len(lines) && lines[n].Op == op {
		n++
	}
	return lines[:n]
}

// shown is a line without its end, as characters. A carriage return before the line feed is part of it.
func (p *File) shown(line string) string {
	return p.decoded(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"))
}

func (d *paint) line(b *strings.Builder, p *File, op byte, line string, marks []diffmatchpatch.Diff) {
	var plain, strong term.Pen
	switch op {
	case '-':
		plain, strong = d.Gone, d.GoneMark
	case '+':
		plain, strong = d.Came, d.CameMark
	}
	if marks == nil {
		marks = []diffmatchpatch.Diff{{Type: diffmatchpatch.DiffEqual, Text: p.shown(line)}}
	}
	b.WriteString(plain.Paint(string(op)))
	for _, m := range marks {
		pen := plain
		if m.Type != diffmatchpatch.DiffEqual {
			pen = strong
		}
		if m.Text != "" {
			b.WriteString(pen.Paint(report.Visible(m.Text)))
		}
	}
	b.WriteString("\n")
	if !strings.HasSuffix(line, "\n") {
		fmt.Fprintln(b, `\ No newline at end of file`)
	}
}

// leastAlike is the part of two lines, out of ten, that must be alike for the rest to be marked: else
// the whole line changed, and marks in it would only distract.
const leastAlike = 3

// within compares two lines character by character: what to show of the one and of the other, nil where
// they have too little in common.
func within(gone, came string) [2][]diffmatchpatch.Diff {
	dmp := diffmatchpatch.New()
	diffs := dmp.DiffCleanupSemantic(dmp.DiffMain(gone, came, false))
	var out [2][]diffmatchpatch.Diff
	alike := 0
	for _, df := range diffs {
		if df.Type == diffmatchpatch.DiffEqual {
			alike += utf8.RuneCountInString(df.Text)
		}
		if df.Type != diffmatchpatch.DiffInsert {
			out[0] = append(out[0], df)
		}
		if df.Type != diffmatchpatch.DiffDelete {
			out[1] = append(out[1], df)
		}
	}
	if 10*alike < leastAlike*max(utf8.RuneCountInString(gone), utf8.RuneCountInString(came)) {
		return [2][]diffmatchpatch.Diff{}
	}
	return out
}
