package lsp

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// encoding is what the protocol counts characters in.
type encoding string

const (
	utf16Units encoding = "utf-16"
	utf8Units  encoding = "utf-8"
)

// beyondBMP is the first character that takes two units of UTF-16.
const beyondBMP = 0x10000

// units returns how many units a character takes that is written in size bytes.
func (e encoding) units(r rune, size int) int {
	switch {
	case e == utf8Units:
		return size
	case r >= beyondBMP:
		return 2
	}
	return 1
}

// count returns the units of b.
func (e encoding) count(b []byte) int {
	if e == utf8Units {
		return len(b)
	}
	n := 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			n, i = n+1, i+1
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		n, i = n+e.units(r, size), i+size
	}
	return n
}

// reach returns how many bytes of b take so many units: to the last whole character within them.
func (e encoding) reach(b []byte, units int) int {
	i := 0
	for i < len(b) && units > 0 {
		r, size := rune(b[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(b[i:])
		}
		if units -= e.units(r, size); units < 0 {
			break
		}
		i += size
	}
	return i
}

// content is a text with the beginnings of its lines. A line ends with "\n", "\r\n" or "\r".
type content struct {
	text   []byte
	starts []int
}

func newContent(text []byte) content {
	return content{text, append([]int{0}, startsIn(text, 1, len(text))...)}
}

// startsIn lists where lines begin between two offsets, both included.
func startsIn(b []byte, from, to int) []int {
	var starts []int
	for p := max(from, 1); p <= to; p++ {
		if b[p-1] == '\n' || b[p-1] == '\r' && (p == len(b) || b[p] != '\n') {
			starts = append(starts, p)
		}
	}
	return starts
}

// replace puts with in place of the bytes from start to end. It changes the content in place.
func (c *content) replace(start, end int, with []byte) {
	// Whether a line begins at an offset hangs on the bytes on both sides of it: those before start and
	// after end stay as they are.
	head := sort.SearchInts(c.starts, max(start, 1))
	tail := sort.SearchInts(c.starts, end+1)
	c.text = slices.Replace(c.text, start, end, with...)
	shift := len(with) - (end - start)
	for i := tail; i < len(c.starts); i++ {
		c.starts[i] += shift
	}
	c.starts = slices.Replace(c.starts, head, tail, startsIn(c.text, start, start+len(with))...)
}

// clone returns a copy that the original does not share.
func (c *content) clone() content { return content{slices.Clone(c.text), slices.Clone(c.starts)} }

// line returns where a line begins and where its words end, before the line end.
func (c *content) line(n int) (start, end int) {
	start, end = c.starts[n], len(c.text)
	if n+1 < len(c.starts) {
		end = c.starts[n+1]
	}
	if end > start && c.text[end-1] == '\n' {
		end--
	}
	if end > start && c.text[end-1] == '\r' {
		end--
	}
	return start, end
}

// offset returns the byte offset of a position. One that lies beyond its line or the text is taken for
// the end of it, as the protocol wants.
func (c *content) offset(p Position, e encoding) int {
	if int(p.Line) >= len(c.starts) {
		return len(c.text)
	}
	start, end := c.line(int(p.Line))
	return start + e.reach(c.text[start:end], int(p.Character))
}

// position returns the position of a byte offset.
func (c *content) position(offset int, e encoding) Position {
	offset = min(max(offset, 0), len(c.text))
	n := sort.SearchInts(c.starts, offset+1) - 1
	return Position{uint32(n), uint32(e.count(c.text[c.starts[n]:offset]))}
}

// ruler finds positions in a content that does not change without counting a line from its head for each: of a
// text in one long line many are asked for.
type ruler struct {
	content *content
	e       encoding
	marks   []mark // in order, the first at 0; nil where a byte is a unit
}

// mark is how many units stand before an offset.
type mark struct{ offset, units int }

// stride is the distance of the marks of a ruler in bytes, or a character more.
const stride = 1024

func newRuler(c *content, e encoding) ruler {
	r := ruler{content: c, e: e}
	if e == utf8Units {
		return r
	}
	r.marks = make([]mark, 1, len(c.text)/stride+1)
	for at := r.marks[0]; at.offset+stride < len(c.text); r.marks = append(r.marks, at) {
		next := at.offset + stride
		for next < len(c.text) && !utf8.RuneStart(c.text[next]) {
			next++
		}
		at = mark{next, at.units + e.count(c.text[at.offset:next])}
	}
	return r
}

// position returns the position of a byte offset, as that of the content is.
func (r *ruler) position(offset int) Position {
	offset = min(max(offset, 0), len(r.content.text))
	n := sort.SearchInts(r.content.starts, offset+1) - 1
	start := r.content.starts[n]
	if offset-start <= stride {
		return Position{uint32(n), uint32(r.e.count(r.content.text[start:offset]))}
	}
	return Position{uint32(n), uint32(r.before(offset) - r.before(start))}
}

// before returns how many units stand before an offset.
func (r *ruler) before(offset int) int {
	if r.marks == nil {
		return offset
	}
	m := r.marks[sort.Search(len(r.marks), func(i int) bool { return r.marks[i].offset > offset })-1]
	return m.units + r.e.count(r.content.text[m.offset:offset])
}

// span returns the bytes of a range; one that is the wrong way round is turned.
func (c *content) span(r Range, e encoding) (start, end int) {
	start, end = c.offset(r.Start, e), c.offset(r.End, e)
	return min(start, end), max(start, end)
}
