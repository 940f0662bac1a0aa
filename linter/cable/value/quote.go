package value

import (
	"slices"

	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
)

// Quotes says of each line that opens the quotation of a telegram which line closes it.
type Quotes map[int]int

// End returns the line that closes the quotation that line k opens, -1 when it opens none.
func (q Quotes) End(k int) int {
	if len(q) == 0 {
		return -1
	}
	if end, ok := q[k]; ok {
		return end
	}
	return -1
}

// open is a quotation that has been opened and not closed.
type open struct {
	line   int
	last   int  // line of the last closing word since
	header bool // a line of a heading stands in it, so that a telegram is quoted and not words
}

// FindQuotes finds the quoted telegrams among lines in one pass. A quotation that is never closed ends
// with the last one inside it.
func FindQuotes(b []byte, lines []line.Line, shown line.Shown) Quotes {
	if !shown.Shapes.Has(line.Quote) {
		return nil
	}
	var found Quotes
	var opened []open
	pop := func() {
		o := opened[len(opened)-1]
		opened = opened[:len(opened)-1]
		if o.header && o.last > o.line {
			if found == nil {
				found = Quotes{}
			}
			found[o.line] = o.last
		}
		if n := len(opened); n > 0 {
			opened[n-1].header = opened[n-1].header || o.header
			opened[n-1].last = max(opened[n-1].last, o.last)
		}
	}
	for k := range lines {
		l := &lines[k]
		if l.Shape == line.Quote {
			opened = append(opened, open{line: k, last: -1, header: quotesLevel(scan.Over(b, l.Text()))})
		}
		if len(opened) == 0 {
			continue
		}
		top := &opened[len(opened)-1]
		top.header = top.header || headerShapes.Has(l.Shape) || l.Shape == line.Level && isSection(scan.Over(b, l.Text()))
		switch {
		case unquotes(b, *l):
			top.last = k
			pop()
		case l.Shape == line.NNNN:
			for len(opened) > 0 {
				pop()
			}
		}
	}
	for len(opened) > 0 {
		pop()
	}
	return found
}

// quotesLevel reports whether a level follows QUOTE on its line.
func quotesLevel(c scan.Cursor) bool {
	if c.Fold("BEGIN") {
		c.Blanks()
	}
	c.Word()
	c.Blanks()
	return line.IsLevel(c)
}

// headerShapes are lines of a heading, which tell a quoted telegram from quoted words.
var headerShapes = line.SetOf(
	line.VZCZC, line.DE, line.FM, line.DTG, line.EOLabel, line.TagsLabel, line.SubjLabel,
)

// isSection reports whether a classification line stands at the cursor.
func isSection(c scan.Cursor) bool {
	_, _, ok := Section(c, false)
	return ok
}

var unquoteWords = []string{"UNQUOTE", "END QUOTE", "UNQTE", "END QTE", "ENDQTE"}

// unquotes reports whether a quotation ends in a line, at its beginning or anywhere in it.
func unquotes(b []byte, l line.Line) bool {
	c := scan.Over(b, l.Text())
	return l.Shape == line.Unquote ||
		slices.ContainsFunc(unquoteWords, func(w string) bool { return c.FindExact(w) >= 0 })
}
