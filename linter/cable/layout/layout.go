// Package layout holds the ways in which messages are laid out, one file each. A layout says by what
// signs it is known, how its heading is read and what closes its text. It is chosen before anything of a
// message is read; a new one is one file and one entry in the list below, and where its lines begin as no other's do
// a row in the table of shapes. docs/layouts.md shows what they look like.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package layout

import (
	"slices"

	"cablelint/linter/arrange"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
)

// entry is a layout with what it does.
type entry struct {
	cable.Layout
	notes   func(*signs, scan.Cursor, line.Shape) // notes signs of its own that a line shows; nil: it has none
	on      line.Set                              // of one of these shapes
	claims  func(*signs) bool                     // whether a message that shows these signs is laid out so
	heading func(*heading)                        // reads it down to the first line of the text
	closes  line.Set                              // the shapes that end the text
	tail    func(*heading, int) int
}

// entries are the layouts in the order in which they are asked: the first that claims a message has it.
var entries = []*entry{&smart, &military, &transmitted, &archive, &reception, &bare}

// The layouts, for whoever asks how a cable is laid out.
var (
	SMART       = &smart.Layout
	Military    = &military.Layout
	Transmitted = &transmitted.Layout
	Archive     = &archive.Layout
	Reception   = &reception.Layout
	Bare        = &bare.Layout
)

// All returns the layouts, the oldest generation first and the one that cannot be told last.
func All() []*cable.Layout {
	all := make([]*cable.Layout, len(entries))
	for i, e := range entries {
		all[i] = &e.Layout
	}
	arrange.By(all, func(a, b *cable.Layout) int { return rank(a) - rank(b) })
	return all
}

func rank(l *cable.Layout) int {
	if l.Generation == 0 {
		return len(entries)
	}
	return l.Generation
}

// Index returns the place of a layout in a table that has one for each.
func Index(l *cable.Layout) int {
	return slices.IndexFunc(entries, func(e *entry) bool { return &e.Layout == l })
}

// Count is the number of layouts.
func Count() int { return len(entries) }

// signs are what the lines of a message show of its layout, before any of it is read.
type signs struct {
	header   bool // VZCZC, DE or ZNY
	smart    bool // MRN with Date/DTG
	pages    bool // PAGE lines
	offices  bool // ACTION, ORIGIN or INFO with offices and copies
	sender   bool // FM
	group    bool // a date-time group
	eo       bool
	tags     bool
	subject  bool
	level    bool // a classification line
	military bool // a set of a military message, or its level
	order    int  // the order that the first E.O. line names
	year     int  // of the date-time group, 0 when not read
}

// choose returns the layout of a message that shows these signs.
func choose(s *signs) *entry {
	for _, e := range entries {
		if e.claims(s) {
			return e
		}
	}
	return &bare
}
