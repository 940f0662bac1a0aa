// Package scan is a cursor over the bytes of a text. Whatever reads a value of a cable takes a [Cursor] at
// the value's place, and leaves it behind what it has read; no other code compares bytes and moves on.
//
// A blank is a space, a tab, a form feed, or one of the odd blanks that copies have: no-break space, the
// spaces of typesetting, U+2028, U+2029, U+200B, a byte-order mark in mid-text. A line end is no blank;
// it is space, as blanks are, where a field may wrap.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package scan

import (
	"bytes"

	"cablelint/linter/text"
)

// Cursor is a place in a text, and how far reading may go. It is a value: a copy is a mark to come back
// to, and every method that does not succeed leaves the cursor where it was.
type Cursor struct {
	text []byte // up to the bound; what lies beyond is reached by slicing
	at   int
}

// Over returns a cursor at the start of sp, which bounds it.
func Over(b []byte, sp text.Span) Cursor { return Cursor{text: b[:sp.End], at: sp.Start} }

// Of returns a cursor over all of b.
func Of(b []byte) Cursor { return Cursor{text: b} }

// At returns the offset of the cursor.
func (c Cursor) At() int { return c.at }

// End returns the offset that bounds the cursor.
func (c Cursor) End() int { return len(c.text) }

// Done reports whether nothing is left.
func (c Cursor) Done() bool { return c.at >= len(c.text) }

// Len returns the number of bytes left.
func (c Cursor) Len() int { return max(len(c.text)-c.at, 0) }

// Rest returns the span of what is left.
func (c Cursor) Rest() text.Span { return text.Span{Start: c.at, End: max(c.at, len(c.text))} }

// Left returns the bytes that are left.
func (c Cursor) Left() []byte { return c.text[c.at:max(c.at, len(c.text))] }

// Span returns the span from an offset to the cursor.
func (c Cursor) Span(from int) text.Span { return text.Span{Start: from, End: c.at} }

// Slice returns the bytes of sp.
func (c Cursor) Slice(sp text.Span) []byte { return c.text[sp.Start:sp.End] }

// To returns the cursor at another offset.
func (c Cursor) To(at int) Cursor {
	c.at = at
	return c
}

// Until returns the cursor with another bound.
func (c Cursor) Until(end int) Cursor {
	c.text = c.text[:end]
	return c
}

// Within returns the cursor at the start of sp and bounded by it.
func (c Cursor) Within(sp text.Span) Cursor {
	c.text, c.at = c.text[:sp.End], sp.Start
	return c
}

// Peek returns the byte at the cursor, 0 when nothing is left.
func (c Cursor) Peek() byte { return c.PeekAt(0) }

// PeekAt returns the byte n behind the cursor, 0 beyond the bound.
func (c Cursor) PeekAt(n int) byte {
	if i := c.at + n; i < len(c.text) {
		return c.text[i]
	}
	return 0
}

// Before returns the byte before the cursor, 0 at the start of the text. It looks beyond where the
// cursor began, so that a word can be told from the end of one.
func (c Cursor) Before() byte {
	if c.at == 0 {
		return 0
	}
	return c.text[c.at-1 : c.at][0]
}

// Last returns the last byte before the bound, 0 when nothing is left.
func (c Cursor) Last() byte {
	if c.Done() {
		return 0
	}
	return c.text[len(c.text)-1]
}

// Jump moves the cursor to an offset, not beyond the bound.
func (c *Cursor) Jump(at int) { c.at = min(at, len(c.text)) }

// Next moves the cursor by n bytes, not beyond the bound.
func (c *Cursor) Next(n int) { c.at = min(c.at+n, len(c.text)) }

// Byte takes b and reports whether it stood there.
func (c *Cursor) Byte(b byte) bool {
	if c.Peek() != b || c.Done() {
		return false
	}
	c.at++
	return true
}

// Blanks skips blanks and reports whether there were any. Most often a sign that is seen stands there.
func (c *Cursor) Blanks() bool {
	return c.at < len(c.text) && c.text[c.at]-firstInk >= inks && c.blanks()
}

func (c *Cursor) blanks() bool {
	b, at := c.text, c.at
	if b[at] == ' ' && at+1 < len(b) && Inked(b[at+1]) { // as nearly always
		c.at++
		return true
	}
	for at < len(b) && b[at] == ' ' {
		at++
	}
	for at < len(b) && !Inked(b[at]) {
		n := Blank(b, at)
		if n == 0 {
			break
		}
		at += n
	}
	moved := at > c.at
	c.at = at
	return moved
}

// Space skips blanks and line ends.
func (c *Cursor) Space() bool {
	return c.at < len(c.text) && c.text[c.at]-firstInk >= inks && c.space()
}

func (c *Cursor) space() bool {
	start := c.at
	for c.Blanks() || c.Byte('\n') || c.Byte('\r') {
		continue
	}
	return c.at > start
}

// Skip skips blanks, and the bytes of set, and reports whether there were any. No letter and no digit is in a set.
func (c *Cursor) Skip(set string) bool {
	b, at := c.text, c.at
	for at < len(b) && !Alnum(b[at]) {
		if b[at] == ' ' || AnyOf(b[at], set) {
			at++
			continue
		}
		if Inked(b[at]) {
			break
		}
		n := Blank(b, at)
		if n == 0 {
			break
		}
		at += n
	}
	moved := at > c.at
	c.at = at
	return moved
}

// Digits takes the digits at the cursor, at most so many; it takes none of a longer run.
func (c *Cursor) Digits(most int) (text.Span, bool) {
	sp := text.Span{Start: c.at, End: c.at}
	for sp.End < len(c.text) && Digit(c.text[sp.End]) {
		sp.End++
	}
	if sp.Empty() || sp.Len() > most {
		return text.Span{}, false
	}
	c.at = sp.End
	return sp, true
}

// Value returns the number that the digits of sp state. More than nine digits are no number that
// anything counts: the first nine are taken.
func (c Cursor) Value(sp text.Span) int {
	v := 0
	for _, d := range c.text[sp.Start:min(sp.End, sp.Start+9)] {
		v = v*10 + int(d-'0')
	}
	return v
}

// Letters takes the letters of ASCII at the cursor; the span is empty where there are none.
func (c *Cursor) Letters() text.Span {
	b, at := c.text, c.at
	for at < len(b) && Alpha(b[at]) {
		at++
	}
	sp := text.Span{Start: c.at, End: at}
	c.at = at
	return sp
}

// Word takes all up to the next blank or line end; the span is empty where one stands there.
func (c *Cursor) Word() text.Span {
	b, at := c.text, c.at
	for at < len(b) && (Inked(b[at]) || b[at] != '\n' && Blank(b, at) == 0) {
		at++
	}
	sp := text.Span{Start: c.at, End: at}
	c.at = at
	return sp
}

// While takes bytes as long as f holds.
func (c *Cursor) While(f func(byte) bool) text.Span {
	start := c.at
	for c.at < len(c.text) && f(c.text[c.at]) {
		c.at++
	}
	return c.Span(start)
}

// SkipTo moves to the next byte of the table and reports whether there is one.
func (c *Cursor) SkipTo(t *Table) bool {
	b, at := c.text, c.at
	for at < len(b) && !t[b[at]] {
		at++
	}
	c.at = at
	return at < len(b)
}

// Back takes bytes off the end of what is left, as long as f holds: the bound moves before them.
func (c *Cursor) Back(f func(byte) bool) text.Span {
	end := len(c.text)
	for len(c.text) > c.at && f(c.text[len(c.text)-1]) {
		c.text = c.text[:len(c.text)-1]
	}
	return text.Span{Start: len(c.text), End: max(len(c.text), end)}
}

// Exact takes s in its own case.
func (c *Cursor) Exact(s string) bool {
	if !c.IsExact(s) {
		return false
	}
	c.at += len(s)
	return true
}

// IsExact reports whether s stands at the cursor in its own case.
func (c Cursor) IsExact(s string) bool {
	return c.Len() >= len(s) && c.text[c.at] == s[0] && string(c.text[c.at:c.at+len(s)]) == s
}

// Fold takes the upper-case s in any case.
func (c *Cursor) Fold(s string) bool {
	if !c.IsFold(s) {
		return false
	}
	c.at += len(s)
	return true
}

// IsFold reports whether the upper-case s stands at the cursor in any case.
func (c Cursor) IsFold(s string) bool {
	return c.Len() >= len(s) && Folds(c.text[c.at:c.at+len(s)], s)
}

// FoldWord takes the upper-case s in any case where no letter or digit follows it.
func (c *Cursor) FoldWord(s string) bool {
	if !c.IsFoldWord(s) {
		return false
	}
	c.at += len(s)
	return true
}

// IsFoldWord reports whether the upper-case s stands at the cursor as a word, in any case.
func (c Cursor) IsFoldWord(s string) bool { return c.IsFold(s) && !Alnum(c.PeekAt(len(s))) }

// FoldAny takes the first of the upper-case words that stands at the cursor as a word, in any case.
func (c *Cursor) FoldAny(words ...string) bool {
	first := ToUpper(c.Peek())
	for _, w := range words {
		if w[0] == first && c.FoldWord(w) {
			return true
		}
	}
	return false
}

// Find returns the offset of the next b that is left, or -1.
func (c Cursor) Find(b byte) int {
	if i := bytes.IndexByte(c.Left(), b); i >= 0 {
		return c.at + i
	}
	return -1
}

// FindExact returns the offset of the next s in its own case, or -1.
func (c Cursor) FindExact(s string) int {
	if i := bytes.Index(c.Left(), []byte(s)); i >= 0 {
		return c.at + i
	}
	return -1
}

// FindFold returns the offset of the next upper-case s in any case, or -1.
func (c Cursor) FindFold(s string) int {
	if s[len(s)-1] == ':' {
		return c.findClosed(s)
	}
	capital, small := AheadOf(c.text, s[0]), AheadOf(c.text, ToLower(s[0]))
	for at := c.at; ; at++ {
		if at = min(capital.From(at), small.From(at)); at > len(c.text)-len(s) {
			return -1
		}
		if Folds(c.text[at:at+len(s)], s) {
			return at
		}
	}
}

// findClosed is FindFold for an s that a colon closes, which is rarer in a text than any letter.
func (c Cursor) findClosed(s string) int {
	for c.at += len(s) - 1; c.at < len(c.text); c.at++ {
		colon := c.Find(':')
		if colon < 0 {
			break
		}
		c.at = colon
		if start := colon + 1 - len(s); Folds(c.text[start:colon+1], s) {
			return start
		}
	}
	return -1
}

// Line returns the cursor bounded by the end of the line that it stands on.
func (c Cursor) Line() Cursor {
	if i := c.Find('\n'); i >= 0 {
		c.text = c.text[:i]
	}
	return c
}

// Trimmed returns the span from the cursor to the bound without space at its edges.
func (c Cursor) Trimmed() text.Span { return Trim(c.text, c.Rest()) }

// TrimmedOf is Trimmed that also takes off the bytes of cut.
func (c Cursor) TrimmedOf(cut string) text.Span { return TrimOf(c.text, c.Rest(), cut) }

// LastLine returns the start of the last line that is left.
func (c Cursor) LastLine() int {
	if i := bytes.LastIndexByte(c.Left(), '\n'); i >= 0 {
		return c.at + i + 1
	}
	return c.at
}

// LastWord returns the start of the last word that is left.
func (c Cursor) LastWord() int {
	i := TrimEnd(c.text, c.Rest())
	for i > c.at && !Space(c.text[i-1]) {
		i--
	}
	return i
}
