package value

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// What heading and text both keep in the model.

// KeepPage keeps the page line k of c, with the rest of it where that stands on the next line.
func KeepPage(c *cable.Cable, k int) {
	c.Lines[k].Claim(line.Page, line.ByShape)
	if k+1 < len(c.Lines) && c.Lines[k+1].Shape == line.PageRest {
		c.Lines[k+1].Claim(line.Page, line.ByShape)
	}
	page := Page(scan.Over(c.Source.Text(), PageSpan(c.Lines, k)), OwnPost(c))
	c.PageLines = Append(c, c.PageLines, page.Span.Start, page)
}

// manyMet is from how many things of a kind on their list grows by what the text is likely to hold of them, and
// mostGrown how many times it grows at most at once.
const manyMet, mostGrown = 1024, 4

// Append adds to a list of what c holds one thing more, which stands at an offset. In a text that is full of one thing
// doubling the list again and again would take twice the room that it needs.
func Append[T any](c *cable.Cable, list []T, at int, one T) []T {
	return append(Room(c, list, at), one)
}

// Room returns a list of what c holds with room for one thing more, which stands at an offset.
func Room[T any](c *cable.Cable, list []T, at int) []T {
	n := len(list)
	if n < cap(list) {
		return list
	}
	if n < manyMet {
		return slices.Grow(list, 1)
	}
	met := max(at-c.Span.Start, 1)
	return slices.Grow(list, min(n*(c.Span.End-at)/met+n/manyMet, n*mostGrown)+1)
}

// OwnPost returns the message's post as its classification line has it, nil before one was read.
func OwnPost(c *cable.Cable) []byte {
	if p := c.Post(); p.Present() {
		return c.Text(p.Span)
	}
	return nil
}

// PageSpan returns the page line i with the rest of it, if that stands on the next line.
func PageSpan(lines []line.Line, i int) text.Span {
	sp := lines[i].Text()
	if i+1 < len(lines) && lines[i+1].Shape == line.PageRest {
		sp.End = lines[i+1].Text().End
	}
	return sp
}

// KeepField reads the field of a label, which sp covers, where the message has none yet or one that is cut
// off with dots.
func KeepField(c *cable.Cable, l line.Label, sp text.Span) {
	whole := scan.Over(c.Source.Text(), sp)
	below := whole.To(min(l.Value, sp.End))
	switch l.Field {
	case line.EO:
		if wanting(c, c.EO.Span) {
			c.EO = EO(whole, l, c.Date(), c.EO.Decl.Items[:0])
		}
	case line.Tags:
		if t := &c.Tags; t.Present() {
			t.Repeats = append(t.Repeats, sp)
		} else {
			t.Span, t.Label, t.Value = sp, l.Span, below.Trimmed()
			Tags(whole.Within(t.Value), t)
		}
	case line.Subject:
		if wanting(c, c.Subject.Span) {
			c.Subject = Subject(l.Span, below)
		}
	case line.Refs:
		if wanting(c, c.RefSpan) {
			c.RefSpan, c.Refs = sp, Refs(below, c.Refs[:0])
		}
	default:
	}
}

// wanting reports whether the field at sp was not read, or is cut off.
func wanting(c *cable.Cable, sp text.Span) bool {
	return !sp.Valid() || bytes.HasSuffix(c.Text(sp), []byte("..."))
}

// longestBlock is the most lines that an authority block wraps over.
const longestBlock = 14

// KeepBlock reads the authority block that sp holds, or a further part of one.
func KeepBlock(c *cable.Cable, sp text.Span) {
	b := Authority(scan.Over(c.Source.Text(), sp), c.Date(), c.EO.Order.Value)
	if !c.Authority.Present() && !c.Authority.Span.Valid() {
		c.Authority = b
	} else {
		Join(&c.Authority, b)
	}
}

// BlockEnd returns the end of the block that begins at an offset, not beyond limit.
func BlockEnd(c *cable.Cable, at, limit int) int {
	k := c.LineOf(at)
	b := c.Source.Text()
	end := min(c.Lines[k].Text().End, limit)
	goesOn := line.SetOf(
		line.Plain, line.Bracket, line.Number, line.To, line.BlockLabel, line.EOLabel, line.Bullet, line.Level,
	)
	for n := k + 1; n < len(c.Lines) && n < k+longestBlock; n++ {
		l := &c.Lines[n]
		if l.Shape == line.Empty {
			continue
		}
		next := scan.Over(b, text.Span{Start: l.Text().Start, End: min(l.Text().End, limit)})
		if l.Text().Start >= limit || !goesOn.Has(l.Shape) ||
			!BlockGoesOn(scan.Over(b, text.Span{Start: at, End: end}), next, l.Shape == line.Bracket, apart(c.Lines, n)) {
			break
		}
		end = next.End()
	}
	return end
}

// apart reports whether a blank line stands above line n.
func apart(lines []line.Line, n int) bool { return lines[n-1].Shape == line.Empty }
