package value

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Paragraph is the number of a paragraph with what follows it.
type Paragraph struct {
	Number  cable.Number
	Head    text.Span // pilcrow, number and point
	Pilcrow bool
	Next    int // where mark or text begins
	Mark    *marking.Mark
	Marked  text.Span // the mark
}

// Bracketed reports whether the paragraph has a mark in brackets right behind its number: prose that
// begins with a number has none.
func (p *Paragraph) Bracketed() bool {
	return p.Mark != nil && p.Marked.Start == p.Next && p.Mark.Fault(marking.NotParenthesised) == nil
}

// longestParagraph is the most digits that the number of a paragraph has.
const longestParagraph = 3

// ParagraphHead reads `1. (C) `, `1.(SBU)`, `1) ` or `¶1.` at the cursor, which is bounded by its line, into an empty
// paragraph; a mark that the line leaves open may close before limit. Whether a paragraph begins there is for the
// reader of the text to say.
func ParagraphHead(c scan.Cursor, limit int, p *Paragraph) bool {
	c, ok := p.number(c)
	if !ok || c.Done() {
		return ok
	}
	p.Mark, p.Marked = MarkAt(c, limit)
	if p.Mark == nil && scan.Upper(c.Peek()) {
		if p.Mark, p.Marked = MarkAfterLead(c, limit); p.Mark == nil {
			p.Mark, p.Marked = wholeText(c)
		}
	}
	return true
}

// IsParagraph reports whether a paragraph may begin at the cursor, as ParagraphHead does.
func IsParagraph(c scan.Cursor) bool {
	var p Paragraph
	_, ok := p.number(c)
	return ok
}

// number reads the number of a paragraph with what belongs to it, and returns the cursor behind them.
func (p *Paragraph) number(c scan.Cursor) (scan.Cursor, bool) {
	start := c.At()
	if c.Peek() >= 0x80 && scan.Pilcrow(c.Left()) > 0 {
		p.Pilcrow = true
		c.Next(scan.Pilcrow(c.Left()))
		c.Blanks()
	}
	digits, ok := c.Digits(longestParagraph)
	if !ok {
		return c, false
	}
	p.Number = ToNumber(c, digits)
	if c, ok = pointBehind(c, p.Pilcrow); !ok {
		return c, false
	}
	p.Head = c.Span(start)
	c.Blanks()
	if p.Next = c.At(); c.Done() {
		p.Next = p.Head.End
	}
	return c, c.Peek() != '.' // "1..." of a cut text
}

// wholeText reads `ENTIRE TEXT CONFIDENTIAL`, the statement about the whole text with its level behind it.
func wholeText(c scan.Cursor) (*marking.Mark, text.Span) {
	start := c.At()
	if !c.Fold("ENTIRE TEXT") {
		return nil, text.Span{}
	}
	if c.Skip(":-."); c.Fold("IS ") {
		c.Blanks()
	}
	for _, level := range []marking.Level{marking.TopSecret, marking.Secret, marking.Confidential} {
		if c.FoldWord(level.String()) {
			return marking.ParsePortion("(" + level.String() + " - ENTIRE TEXT)"), c.Span(start)
		}
	}
	return nil, text.Span{}
}

// pointBehind returns the cursor behind the point or bracket that follows a paragraph's number. None is wanted before a
// mark.
func pointBehind(c scan.Cursor, pilcrow bool) (scan.Cursor, bool) {
	behind := c
	behind.Blanks()
	gap := behind.At() - c.At()
	switch b := behind.Peek(); {
	case (b == '.' || b == ')') && gap <= 1:
		behind.Next(1)
		return behind, pilcrow || !scan.Digit(behind.Peek()) // a decimal number or a date
	case b == '(' && gap <= 2:
		m, n := marking.ReadPortion(behind.Left())
		// A further bracket glued to it cites a statute: `2(C)(2)`.
		return c, m != nil && m.Level != marking.NoLevel && behind.PeekAt(n) != '('
	}
	return c, false
}

// InlineParagraph returns the offset behind the cursor at which the text of the message begins in
// mid-line, 0 when it does not: `1. (C) ` behind a blank, in a copy whose lines were joined.
func InlineParagraph(c scan.Cursor) int {
	for {
		at := c.Find('1')
		if at < 0 {
			return 0
		}
		c.Jump(at)
		if before := c.Before(); scan.Space(before) || before >= 0x80 {
			head := c
			head.Next(1)
			head.Blanks()
			if head.Byte('.') {
				head.Blanks()
				if m, _ := marking.ReadPortion(head.Left()); m != nil && head.Peek() == '(' {
					return at
				}
			}
		}
		c.Next(1)
	}
}
