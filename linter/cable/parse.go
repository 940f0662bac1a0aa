package cable

import (
	"cablelint/linter/text"
)

// Parse reads every cable in src.
func Parse(src *text.Source) *File {
	var p Parser
	return p.Parse(src)
}

// Parser reads one source after another and uses its buffers again. The zero value is ready. A Parser
// is not safe for concurrent use.
type Parser struct {
	src    *text.Source
	b      []byte
	file   File
	lines  []Line
	shapes []shape
	spare  []*Cable // cables of earlier files, for their buffers
	subs   []Portion
	cuts   []cut
	closed map[int]int // line of an opening QUOTE to the line of its end
}

// Parse reads every cable in src. The File is valid until the next call.
func (p *Parser) Parse(src *text.Source) *File {
	p.src, p.b = src, src.Text()
	p.splitLines()
	p.spare = append(p.spare, p.file.Cables...)
	p.file = File{Source: src, Cables: p.file.Cables[:0]}
	for n, k := range p.findCables() {
		c := p.newCable(k.last - k.first)
		c.Index = n + 1
		c.Lines = p.lines[k.first:k.last:k.last]
		c.Span = text.Span{Start: c.Lines[0].Span.Start, End: c.Lines[len(c.Lines)-1].Span.End}
		r := reader{
			p: p, b: p.b, c: c, base: k.first, lines: c.Lines, shapes: p.shapes[k.first:k.last],
			attributes: k.attributes - k.first,
		}
		r.read(k.smart)
		p.file.Cables = append(p.file.Cables, c)
	}
	p.file.Lines = p.lines
	return &p.file
}

// newCable returns an empty cable of so many lines, with the buffers of one that is no longer in use.
func (p *Parser) newCable(lines int) *Cable {
	if len(p.spare) == 0 {
		return &Cable{Source: p.src, Portions: make([]Portion, 0, min(expectedPortions, lines/2))}
	}
	c := p.spare[len(p.spare)-1]
	p.spare = p.spare[:len(p.spare)-1]
	*c = Cable{
		Source:    p.src,
		Sections:  c.Sections[:0],
		Banners:   c.Banners[:0],
		PageLines: c.PageLines[:0],
		Captions:  c.Captions[:0],
		Refs:      c.Refs[:0],
		Portions:  c.Portions[:0],
		Stamps:    c.Stamps[:0],
		Quotes:    c.Quotes[:0],
		Header:    Header{To: c.Header.To[:0], Info: c.Header.Info[:0], Fields: c.Header.Fields[:0]},
		Tags:      TagsLine{Items: c.Tags.Items[:0], Repeats: c.Tags.Repeats[:0]},
	}
	return c
}

// expectedPortions is what a cable of ordinary length has.
const expectedPortions = 16

// reader reads one cable. Its methods go down the cable's lines in order; each takes the index of the
// line it begins at and returns the index after the last line it has read.
type reader struct {
	p      *Parser
	b      []byte
	c      *Cable
	base   int // of lines[0] in the file
	lines  []Line
	shapes []shape

	attributes int // first line of the archive's list of attributes, len(lines) when there is none
	bodyLine   int // first line of the body; its text may begin within the line, at BodyStart
	tailLine   int // first line after the body
	cut        *cutFields
	numbers    numbering
}

// read reads the cable in the order in which it is laid out.
func (r *reader) read(smart bool) {
	r.archiveFurniture()
	var i int
	if smart {
		i = r.smartHeader()
	} else {
		i = r.header()
		i = r.fields(i)
		i = r.afterCut(i)
		r.restoreFields()
	}
	r.body(i)
	r.placeBanners()
	r.generation(smart)
	r.stamps()
}

// text returns the trimmed span of line i.
func (r *reader) text(i int) text.Span { return r.lines[i].Text }

// blank reports whether line i is blank; lines beyond the cable are.
func (r *reader) blank(i int) bool {
	return i < 0 || i >= len(r.lines) || r.shapes[i] == shBlank
}

// nextInk returns the first line from i on that is not blank, len(lines) when there is none.
func (r *reader) nextInk(i int) int {
	for i < len(r.lines) && r.shapes[i] == shBlank {
		i++
	}
	return i
}

// generation tells the generations apart (cable-format.md 1): the first test that matches wins.
func (r *reader) generation(smart bool) {
	c, h := r.c, &r.c.Header
	archive := c.EO.Order.Value == 11652 || c.EO.Order.Value == 12065
	pages := len(c.PageLines) > 0 && c.PageLines[0].Archive
	switch {
	case smart:
		c.Generation = SMART
	case h.Transmission.Present() || h.Originator.Span.Valid() || h.Signal.Span.Valid():
		c.Generation = Transmitted
	case archive && (pages || h.Distribution.Span.Valid()) || pages && h.Distribution.Span.Valid() && h.DTG.Year < 1982 &&
		h.DTG.Year > 0:
		c.Generation = Archive
	case h.From.Name.Present() && h.DTG.Present():
		c.Generation, c.Reception = Transmitted, true
	}
}
