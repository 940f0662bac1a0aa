// Package parse reads the cables of a source: lines, messages, and of each message heading, text and tail.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package parse

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/internal/body"
	"cablelint/linter/cable/layout"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/text"
)

// Parse reads every cable in src. It never fails.
func Parse(src *text.Source) *cable.File {
	var p Parser
	return p.Parse(src)
}

// Parser reads one source after another and uses its buffers again. The zero value is ready. A Parser is
// not safe for concurrent use.
type Parser struct {
	file   cable.File
	lines  []line.Line
	layout layout.Reader
	body   body.Reader
	spare  []*cable.Cable // of earlier files, for their buffers
}

// Parse reads every cable in src. The File is valid until the next call.
func (p *Parser) Parse(src *text.Source) *cable.File {
	b, lf := src.Text(), byte('\n')
	if src.EOL() == "\r" {
		lf = '\r'
	}
	quoting := false // what looks like a cable is quoted by a page about cables
	if src.Markdown() {
		own, _ := p.messages(src.Prose(), lf, nil)
		quoting = len(own) == 0
	}
	messages, quotes := p.messages(b, lf, src.Ends())
	if quoting {
		messages = nil
	}
	p.spare = append(p.spare, p.file.Cables...)
	p.file = cable.File{Source: src, Cables: p.file.Cables[:0], Lines: p.lines}
	for i := range messages {
		m := &messages[i]
		c := p.newCable(src)
		c.Index = i + 1
		c.Lines = p.lines[m.First:m.Last:m.Last]
		c.Span = text.Span{Start: c.Lines[0].Span().Start, End: c.Lines[len(c.Lines)-1].Span().End}
		p.read(m, c, quotes)
		p.file.Cables = append(p.file.Cables, c)
	}
	return &p.file
}

// messages parts a text into lines and messages; ends are where the first lines end.
func (p *Parser) messages(b []byte, lf byte, ends []uint32) ([]layout.Message, value.Quotes) {
	var shown line.Shown
	p.lines, shown = line.Split(b, lf, ends, p.lines)
	quotes := value.FindQuotes(b, p.lines, shown)
	return p.layout.Messages(b, p.lines, shown, quotes), quotes
}

// read reads the message m into c, from the top down.
func (p *Parser) read(m *layout.Message, c *cable.Cable, quotes value.Quotes) {
	first := p.layout.Heading(m, c)
	last := p.layout.TextEnd(m, first)
	p.body.Read(c, body.Bounds{First: first, Last: last, Base: m.First}, quotes)
	p.layout.Close(m, last)
}

// newCable returns an empty cable with the buffers of one that is no longer in use.
func (p *Parser) newCable(src *text.Source) *cable.Cable {
	n := len(p.spare)
	if n == 0 {
		c := &cable.Cable{}
		c.Reset(src)
		return c
	}
	c := p.spare[n-1]
	p.spare = p.spare[:n-1]
	c.Reset(src)
	return c
}
