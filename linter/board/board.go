// Package board shows collections of cables as boards of counts: when reviews of their classification are due,
// and what they hold. It shows no text of a cable, except the events of [Options.ShowText].
//
//	due, err := board.NewDue("html", w, board.Options{Tool: tool}, board.Days{AsOf: today})
//	err = due.Begin()
//	for each source:
//		err = due.Add(board.Entries(res)) // of a linter.Result
//	err = due.End(&board.Run{Files: files, Cables: cables})
//
// [NewStats] is for what a collection holds, in the same manner. Entries and facts refer to nothing of the text
// that they were made of, so that they may be made in many workers; boards are filled by one, in order.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package board

import (
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/settings"
)

// Options are how a board is written.
type Options struct {
	Tool     report.Tool
	Palette  *term.Palette // for text; nil: no colours
	Color    bool          // it has colours
	Width    int           // columns of the terminal; 0: it is none, so that nothing is cut and no bar is drawn
	ShowText bool          // words of cables may be shown: events on which they are declassified
}

// Run is what a board says of the run that filled it.
type Run struct {
	About         report.About
	Files, Cables int // that were read
	Problems      []report.Problem
	Exceptions    []settings.Excepted // of the configurations in force
}

// Board is a page of counts.
type Board struct {
	Title  string
	Tool   report.Tool
	About  report.About
	Lead   string
	Tone   report.Tone // the highest mark that it shows
	Tiles  []Tile
	Panels []Panel
}

// Tile is a number with what it counts.
type Tile struct {
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
	Table Table
	// Strips are numbers of which some are missing.
	Strips []Strip
	More   string // what is left out
}

// Key explains a colour.
type Key struct{ Tone, Label string }

// Bar is a count with its label, made of one or two parts.
type Bar struct {
	Label string
	Count int
	Late  int    // part of Count that is drawn apart
	Tone  string // "bar" when ""; or the name of a report.Tone
	Note  string
}

// Table has a field for every column in every row.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// Column is a column of a table.
type Column struct {
	Head string
	Kind Kind
}

// Kind is what the fields of a column are. Columns of a kind are equally wide wherever they stand on a page.
type Kind uint8

// The kinds of columns.
const (
	Words  Kind = iota
	Short       // one word
	Number      // digits
	Day
	Level
	Path // cut at its beginning where there is no room: the end tells files apart
)

// The tones of bars that are no levels.
const (
	toneBar  = "bar"
	toneLate = "late"
)

// tonedCount is a part of a bar.
type tonedCount struct {
	tone  string
	count int
}

// parts returns what a bar is drawn of, in order, without empty parts.
func (b *Bar) parts() []tonedCount {
	tone := b.Tone
	if tone == "" {
		tone = toneBar
	}
	var out []tonedCount
	for _, p := range []tonedCount{{toneLate, b.Late}, {tone, b.Count - b.Late}} {
		if p.count > 0 {
			out = append(out, p)
		}
	}
	return out
}

// filled leaves out the bars of nothing.
func filled(bars []Bar) []Bar {
	var out []Bar
	for _, b := range bars {
		if b.Count > 0 {
			out = append(out, b)
		}
	}
	return out
}
