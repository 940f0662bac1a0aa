package board

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"cablelint/linter/report"
	"cablelint/linter/report/term"
)

// Strips are drawn as cells of equal width, in text as wide as is left beside the figures.
const (
	stripLabel  = 26
	stripFigure = 9
	leastStrip  = 12
)

// strips writes a line of figures and a strip for each.
func (t *textBoard) strips(strips []Strip) {
	if len(strips) == 0 {
		return
	}
	width := t.width
	if width == 0 {
		width = term.DefaultWidth
	}
	room := max(leastStrip, min(width, widestPage)-stripLabel-len(stripFacts)*stripFigure-4)
	head := "  " + term.Fit("", stripLabel)
	for _, fact := range stripFacts {
		words := strings.Fields(fact)
		head += fmt.Sprintf("%*s", stripFigure, words[0])
	}
	t.words(hereFill + " here, " + partFill + " some of them, " + goneFill + " none")
	t.out.WriteString(t.paint.Faint.Paint(head) + "\n")
	for i := range strips {
		s := &strips[i]
		label := report.Visible(s.Label)
		if utf8.RuneCountInString(label) > stripLabel { // its last number is what is cut first: it has a line of its own
			t.out.WriteString("  " + label + "\n")
			label = ""
		}
		t.out.WriteString("  " + term.Fit(label, stripLabel))
		for _, fact := range s.Facts {
			fmt.Fprintf(&t.out, "%*s", stripFigure, fact)
		}
		t.out.WriteString("  " + t.strip(s.Cells, room) + "\n")
	}
}

// drawnStrip is a strip whose cells stand together where they are alike.
type drawnStrip struct {
	Label string
	Facts []string
	Width int
	Runs  []drawnRun
}

type drawnRun struct {
	StripCell
	From, Cells int
}

func drawStrips(strips []Strip) []drawnStrip {
	out := make([]drawnStrip, 0, len(strips))
	for i := range strips {
		s := &strips[i]
		d := drawnStrip{Label: report.Visible(s.Label), Facts: s.Facts, Width: len(s.Cells)}
		for at, c := range s.Cells {
			last := len(d.Runs) - 1
			if last >= 0 && c.Tone == gapTone && d.Runs[last].Tone == gapTone {
				d.Runs[last].Last, d.Runs[last].Cells = c.Last, d.Runs[last].Cells+1
				continue
			}
			d.Runs = append(d.Runs, drawnRun{c, at, 1})
		}
		out = append(out, d)
	}
	return out
}

// Title tells what a stretch holds.
func (c StripCell) Title() string {
	words := strconv.Itoa(c.First)
	if c.Last > c.First {
		words += "-" + strconv.Itoa(c.Last)
	}
	if c.Tone == gapTone {
		return words + ": missing"
	}
	words += ": " + strconv.Itoa(c.Here) + " here"
	if missing := c.Last - c.First + 1 - c.Here; missing > 0 {
		words += ", " + strconv.Itoa(missing) + " missing"
	}
	if c.Copies > 0 {
		words += ", " + strconv.Itoa(c.Copies) + " " + plural(c.Copies, "copy", "copies")
	}
	return words
}

// What cells are made of where there is no colour.
const (
	hereFill = "█"
	partFill = "▒"
	goneFill = "·"
)

// strip draws cells into so many columns: each shows the first cell that falls into it with something here.
func (t *textBoard) strip(cells []StripCell, room int) string {
	room = min(room, len(cells))
	var b strings.Builder
	for x := range room {
		shown, gap := StripCell{Tone: gapTone}, false
		for _, c := range cells[x*len(cells)/room : (x+1)*len(cells)/room] {
			gap = gap || c.Part()
			if shown.Tone == gapTone {
				shown = c
			}
		}
		switch {
		case shown.Tone == gapTone:
			b.WriteString(t.paint.Faint.Paint(goneFill))
		case gap:
			b.WriteString(t.pen(shown.Tone).Paint(partFill))
		default:
			b.WriteString(t.pen(shown.Tone).Paint(hereFill))
		}
	}
	return b.String()
}
