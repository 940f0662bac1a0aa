package value

import (
	"cablelint/linter/arrange"
	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// mostSkipped is the most letters that a list of references leaves out.
const mostSkipped = 2

// RefLetter takes the letter of a reference, `A. `, `A) ` or `(A) `, with the blanks behind it. It returns 0
// where there is none.
func RefLetter(c *scan.Cursor) byte {
	rest := *c
	bracket := rest.Byte('(')
	letter := rest.Peek()
	if !scan.Alpha(letter) {
		return 0
	}
	rest.Next(1)
	if !rest.Byte(')') {
		if bracket || !scan.Upper(letter) || !rest.Byte('.') || !behindPoint(rest) {
			return 0
		}
	}
	rest.Blanks()
	*c = rest
	return scan.ToUpper(letter)
}

// behindPoint reports whether a reference may begin behind the point at its letter; words have points too.
func behindPoint(c scan.Cursor) bool {
	return c.Done() || scan.Digit(c.Peek()) || scan.Blank(c.Left(), 0) > 0
}

// Refs adds the references at the cursor to a list. They are split at their letters, which follow one
// another from A on; without letters there is one. A table of two columns is put in the order of its letters.
func Refs(c scan.Cursor, into []cable.Reference) []cable.Reference {
	had := len(into)
	var seen [256]bool
	c.Space()
	item := cable.Reference{Span: text.At(c.At())}
	for first := c.At(); !c.Done(); {
		at := c.At()
		next := c
		letter := refAt(&next, first)
		switch {
		case letter == 0, seen[letter], // a doubled letter, `A. A) X 1`, is an artefact
			item.Letter == 0 && letter != 'A' && at != first,
			item.Letter != 0 && letter > item.Letter+mostSkipped+1,
			letter < item.Letter && !opensLine(c):
			c.SkipTo(&beforeRef)
			c.Next(1)
			continue
		}
		into = appendRef(into, c, item, at-pilcrowBefore(c))
		seen[letter] = true
		item = cable.Reference{Span: text.At(at), Letter: letter}
		c = next
	}
	into = appendRef(into, c, item, c.At())
	arrange.By(into[had:], func(a, b cable.Reference) int { return int(a.Letter) - int(b.Letter) })
	return into
}

// refAt takes the letter of a reference where one may begin: at the first, or behind a blank, a separator
// or the paragraph sign that a copy put there.
func refAt(c *scan.Cursor, first int) byte {
	if b := c.Peek(); b != '(' && !scan.Alpha(b) ||
		c.At() > first && !scan.AnyOf(c.Before(), refSeparators) && pilcrowBefore(*c) == 0 {
		return 0
	}
	return RefLetter(c)
}

// refSeparators are the signs behind which the letter of a reference may stand, beside the last byte of a pilcrow.
const refSeparators = " \t\n;,"

var beforeRef = scan.TableOf(refSeparators + "\xB6")

// pilcrowBefore returns the width of the paragraph sign that ends at the cursor, 0 when there is none.
func pilcrowBefore(c scan.Cursor) int {
	if c.Before() != 0xB6 {
		return 0
	}
	if sign := c.To(c.At() - 1); sign.Before() < 0x80 {
		return 1
	} else if sign.Before() == 0xC2 {
		return 2
	}
	return 0
}

// appendRef adds an item that ends at an offset, if there is anything in it.
func appendRef(into []cable.Reference, c scan.Cursor, item cable.Reference, end int) []cable.Reference {
	words := c.Within(text.Span{Start: item.Span.Start, End: max(end, item.Span.Start)})
	item.Span = words.TrimmedOf(";,")
	if item.Span.Empty() {
		return into
	}
	return append(into, item)
}

// opensLine reports whether nothing but blanks stands before the cursor on its line.
func opensLine(c scan.Cursor) bool {
	around := lineAround(c)
	return around.Start == c.At()
}
