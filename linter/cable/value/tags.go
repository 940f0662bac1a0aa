package value

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// tagSeparators stand between the items of a TAGS line, beside blanks.
const tagSeparators = ",;:\n"

// mostTags is more items than any line has: what is longer was made to be.
const mostTags = 2048

// Tags splits the value of a TAGS line, which may hold line ends, at commas, semicolons, colons and blanks.
// A person in brackets is one item; a label given again is a repeat.
func Tags(c scan.Cursor, t *cable.TagsLine) {
	t.Value = c.Trimmed()
	c = c.Within(t.Value)
	c.Skip(tagSeparators + "-.")
	for sep := c.Span(t.Value.Start); !c.Done() && len(t.Items) < mostTags; {
		if furniture(c, sep) {
			t.Furniture = c.Rest()
			if n := len(t.Items); n > 0 {
				t.Items[n-1].Sep = text.Span{}
			}
			break
		}
		tag := takeTag(&c)
		stop := c.At()
		if isTagsLabel(c, tag.Span) {
			t.Repeats = append(t.Repeats, tag.Span)
			c.Skip(tagSeparators)
			sep = c.Span(stop)
			continue
		}
		c.Skip(tagSeparators)
		if sep = c.Span(stop); !c.Done() {
			tag.Sep = sep
			noteSeparator(t, c, sep)
		}
		t.Items = append(t.Items, tag)
	}
	stripPoint(c, t)
	barePersons(c, t)
}

// takeTag takes one item.
func takeTag(c *scan.Cursor) cable.Tag {
	start := c.At()
	if c.Peek() == '(' {
		return cable.Tag{Span: takeBrackets(c), Person: true}
	}
	for c.Next(1); c.SkipTo(&endsTag) && c.Peek() >= 0x80 && scan.Blank(c.Left(), 0) == 0; c.Next(1) {
	}
	return cable.Tag{Span: c.Span(start)}
}

// endsTag are the bytes with which an item may end; of those beyond ASCII only blanks do.
var endsTag = func() scan.Table {
	t := scan.TableOf(tagSeparators + "( \t\r\f\v")
	for b := 0x80; b < len(t); b++ {
		t[b] = true
	}
	return t
}()

// takeBrackets takes a bracket with all in it; one that is never closed reaches to the end.
func takeBrackets(c *scan.Cursor) text.Span {
	start := c.At()
	for depth := 0; !c.Done(); {
		switch c.Peek() {
		case '(':
			depth++
		case ')':
			depth--
		}
		if c.Next(1); depth == 0 {
			break
		}
	}
	return c.Span(start)
}

// isTagsLabel reports whether the item before the cursor is the label given again.
func isTagsLabel(c scan.Cursor, item text.Span) bool {
	word := c.Slice(item)
	return string(word) == "TAGS" || c.Peek() == ':' && scan.OneEdit(word, "TAGS")
}

// noteSeparator notes what separates two items; the cursor stands at the second.
func noteSeparator(t *cable.TagsLine, c scan.Cursor, sep text.Span) {
	signs := c.Slice(sep)
	commas := bytes.IndexByte(signs, ',') >= 0
	t.Commas = t.Commas || commas
	t.Blanks = t.Blanks || !commas && bytes.IndexByte(signs, ';') < 0 && c.Peek() != '('
}

// pageGap is the run of blanks from which on the rest of a TAGS line is page furniture.
const pageGap = "   "

// furniture reports whether the furniture of a page has run into the line at the cursor: a level word behind
// a run of blanks, or a PAGE line.
func furniture(c scan.Cursor, sep text.Span) bool {
	page := c
	return page.Exact("PAGE ") && scan.Digit(page.Peek()) ||
		bytes.HasSuffix(c.Slice(sep), []byte(pageGap)) && line.IsLevel(c)
}

// stripPoint takes the full stop off the last item: it ends the line, not the code.
func stripPoint(c scan.Cursor, t *cable.TagsLine) {
	if n := len(t.Items); n > 0 && !t.Items[n-1].Person {
		if sp := &t.Items[n-1].Span; sp.Len() > 1 && bytes.HasSuffix(c.Slice(*sp), []byte(".")) {
			sp.End--
		}
	}
}

// mostNames is the most words of a person's name that stand without brackets.
const mostNames = 3

// namedCodes ask for a person's name behind them.
var namedCodes = wordList{"OVIP", "OREP", "OTRA", "OEXC", "OCON"}

// barePersons joins the words of a person's name that stands without brackets after OVIP and the other
// codes that ask for one: `OVIP PUBLIC JANE PREL`.
func barePersons(c scan.Cursor, t *cable.TagsLine) {
	named := func(tag cable.Tag) bool {
		code := c.Slice(tag.Span)
		return len(code) == len("OVIP") && code[0] == 'O' && namedCodes.has(code)
	}
	first := slices.IndexFunc(t.Items, named) + 1
	if first == 0 {
		return
	}
	kept := t.Items[:first] // never beyond the item that is read
	for k := first; k < len(t.Items); k++ {
		item, last := t.Items[k], k
		if named(kept[len(kept)-1]) {
			for last < min(len(t.Items), k+mostNames) && nameLike(c.Slice(t.Items[last].Span)) {
				last++
			}
		}
		if last > k {
			end := t.Items[last-1]
			item = cable.Tag{Span: item.Span.Cover(end.Span), Sep: end.Sep, Person: true}
			k = last - 1
		}
		kept = append(kept, item)
	}
	t.Items = kept
}

// nameLike reports whether an item looks like a word of a name and not like a code: too long, or of
// four letters in no category, or an initial.
func nameLike(word []byte) bool {
	n := len(word)
	switch {
	case bytes.HasSuffix(word, []byte(".")):
		return n <= len("JR.")
	case !scan.Only(word, scan.Alpha):
		return false
	case n == 4:
		return !scan.AnyOf(word[0], "ABCEKLMOPSTUNIGW")
	}
	return n == 1 || n > 5 || n == 5 && word[0] != 'U'
}

// mostTagsLines is the most lines of a TAGS line inside a bracket: one that reaches farther was never
// closed.
const mostTagsLines = 4

// TagsGoOn reports whether the TAGS so far go on with the next line, which is no other field: after a
// comma, inside a bracket, or where it is nothing but codes.
func TagsGoOn(value, next scan.Cursor) bool {
	if left := value.Left(); bytes.LastIndexByte(left, '(') > bytes.LastIndexByte(left, ')') {
		return bytes.Count(left, []byte("\n"))+1 < mostTagsLines
	}
	return value.Last() == ',' && scan.Caps(next.Left()) || onlyCodes(next)
}

// onlyCodes reports whether a line is nothing but TAGS and commas. One caption alone is none, and several
// words of which most are no codes are none either, unless a comma stands behind each.
func onlyCodes(c scan.Cursor) bool {
	if caption := c; skipCaption(&caption) && caption.Done() || c.Done() {
		return false
	}
	items, commas, known := 0, 0, 0
	for ; !c.Done(); items++ {
		code := c.While(func(b byte) bool { return scan.Upper(b) || scan.Digit(b) || b == '-' })
		word := c.Slice(code)
		if len(word) < 2 || len(word) > 6 || scan.Digit(word[0]) {
			return false
		}
		if anyCode.Has(word) {
			known++
		}
		if c.Peek() == ',' {
			commas++
		}
		c.Skip(",")
	}
	return 2*known >= items || commas >= items-1
}
