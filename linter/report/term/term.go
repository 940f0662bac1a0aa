// Package term writes for a terminal: colours, widths, wrapped words and tables.
//
// A width is a number of columns, in which a letter of East Asia takes two. It is the same everywhere: no
// locale is asked. Words come without line ends and without anything that would steer a terminal; what was
// read in a file is made so first. Colours may be in them: they take no column.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package term

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// DefaultWidth is the width of a terminal that does not tell it, and of pages that are the same everywhere.
const DefaultWidth = 80

const ellipsis = "…"

// Width returns how many columns words take.
func Width(words string) int { return ansi.StringWidth(words) }

// Cut returns words in at most width columns, at least one: what is too long loses its end.
func Cut(words string, width int) string { return ansi.Truncate(words, max(width, 1), ellipsis) }

// CutHead returns words in at most width columns, at least one: what is too long loses its beginning. The
// ends of paths tell files apart.
func CutHead(words string, width int) string {
	whole, width := Width(words), max(width, 1)
	if whole <= width {
		return words
	}
	// A letter of two columns at the edge may leave one too many.
	for gone := whole - width + 1; gone < whole; gone++ {
		if cut := ansi.TruncateLeft(words, gone, ellipsis); Width(cut) <= width {
			return cut
		}
	}
	return ellipsis
}

// Fit returns words in exactly width columns: cut or padded at their end.
func Fit(words string, width int) string {
	words = Cut(words, width)
	return words + Blanks(width-Width(words))
}

// Blanks returns n blanks, none where n is negative.
func Blanks(n int) string { return strings.Repeat(" ", max(0, n)) }

// Count says how many there are of what a noun names: "1 file", "3 files".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
