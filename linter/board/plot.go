package board

import (
	"fmt"

	"cablelint/linter/report"
)

// columnPlot is an upright column for each year, with the years that have none between them. Sideways it is
// measured in percent and upright in pixels: a narrow screen makes its columns narrower and leaves its words as
// large as they are.
type columnPlot struct {
	Width  int // pixels; the most
	Height int
	Top    int // pixels from the top, to which the highest column reaches
	Floor  int // and on which all stand
	Most   int // the highest column
	Label  string
	Bars   []plotBar
	Labels []plotLabel
	Rows   *drawnBars // the same as a table
}

type plotBar struct {
	Tone      string
	X, Width  string // percent
	Y, Height string // pixels
	Title     string
}

type plotLabel struct {
	X     string // percent
	Class string // "wide": for wide screens alone
	Text  string
}

// The measures of a column plot in pixels.
const (
	plotTop    = 12
	plotHigh   = 150
	plotBottom = 24 // for the labels
	widestPlot = 900
	widestStep = 40 // from a year to the next
	labelApart = 44
	narrowPlot = 300 // what is left of the narrowest screen
)

func columnsOf(p *Panel) *columnPlot {
	years := len(p.Years)
	if years == 0 {
		return nil
	}
	c := &columnPlot{
		Width: min(widestStep*years, widestPlot), Height: plotTop + plotHigh + plotBottom,
		Top: plotTop, Floor: plotTop + plotHigh, Most: most(p.Years), Rows: drawBars(filled(p.Years)),
	}
	c.Label = fmt.Sprintf("%s, %s to %s, at most %s",
		p.Title, p.Years[0].Label, p.Years[years-1].Label, report.Grouped(c.Most))
	step := 100 / float64(years)
	for i := range p.Years {
		c.column(&p.Years[i], step*float64(i), step)
	}
	wide, narrow := everyLabel(years, c.Width), everyLabel(years, min(c.Width, narrowPlot))
	for i := 0; i < years; i += wide {
		l := plotLabel{X: decimal(step * (float64(i) + 0.5)), Text: p.Years[i].Label}
		if i%narrow != 0 {
			l.Class = "wide"
		}
		c.Labels = append(c.Labels, l)
	}
	return c
}

// everyLabel is how many years there are to a label on a plot of a width. It is a power of two, so that the
// labels of a narrow plot are among those of a wide one.
func everyLabel(years, width int) int {
	every := 1
	for width*every < labelApart*years {
		every *= 2
	}
	return every
}

// column draws the parts of a bar upon one another. x and step are percent.
func (c *columnPlot) column(b *Bar, x, step float64) {
	y := float64(c.Floor)
	for _, part := range b.parts() {
		high := float64(part.count) / float64(c.Most) * plotHigh
		y -= high
		c.Bars = append(c.Bars, plotBar{
			Tone: part.tone, Title: report.Visible(b.Label) + ": " + report.Grouped(b.Count),
			X: decimal(x + step*.12), Y: decimal(y), Width: decimal(step * .76), Height: decimal(high),
		})
	}
}
