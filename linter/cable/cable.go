// Package cable is the model of a State Department cable, with the behaviour that everybody asks for.
// It knows how cables are laid out and nothing of what the law asks of them.
//
// Package parse fills it. Reading never fails: what cannot be read is kept as [Cable.Unread], what a
// copy has done to the text as [Cable.Damage]. The model holds spans into the source and copies no text;
// a field that is not there has an invalid (zero) span.
package cable

import (
	"iter"

	"cablelint/linter/cable/line"
	"cablelint/linter/text"
)

// File is everything that was read in one source.
type File struct {
	Source *text.Source
	Cables []*Cable    // in order; empty when the text does not look like a cable
	Lines  []line.Line // every line of the text, covering every byte exactly once
}

// Looks reports whether the text looks like a cable at all.
func (f *File) Looks() bool { return len(f.Cables) > 0 }

// Layout is a way in which messages are laid out. The layouts are listed in package layout; two cables
// are laid out alike when they point to the same one.
type Layout struct {
	Name       string // "transmitted"
	Title      string // "transmitted message, about 1980-2010"
	Generation int    // 1 to 3 as in the handbooks of the Department; 0 when it cannot be told
	State      bool   // State's own: an E.O. line, TAGS and a subject are asked of it
	Sectioned  bool   // its level stands on a classification line, with post and serial
}

// Token is a piece of text that means one thing.
type Token struct{ Span text.Span }

// Present reports whether the token was found.
func (t Token) Present() bool { return t.Span.Valid() }

// Number is a number as written and as read.
type Number struct {
	Span  text.Span
	Value int
	Width int // digits as written
}

// Present reports whether the number was found.
func (n Number) Present() bool { return n.Span.Valid() }

// Placeholder stands in a draft where words and numbers go.
const Placeholder = "[...]"

// Cable is one message.
type Cable struct {
	Source *text.Source
	Index  int // from 1, in the file
	Span   text.Span
	Layout *Layout
	Lines  []line.Line

	Header    Header
	Sections  []Section   // classification lines in order, those of quoted telegrams too
	Banners   []Banner    // levels on lines of their own, in order: page tops and bottoms, trailer
	PageLines []PageLine  // page lines in order
	Captions  []Caption   // in order, doubled ones too
	EO        EOLine      // the first E.O. line
	Tags      TagsLine    // the first TAGS line
	Subject   Subject     // the first subject line
	Refs      []Reference // items of the reference lines
	RefSpan   text.Span   // the reference lines as a whole
	Authority Authority   // the classification authority block
	Portions  []Portion   // paragraphs and their marked segments in order, those of quoted telegrams too
	Stamps    []Stamp     // declassification and release stamps
	Quotes    []text.Span // quoted telegrams
	Stated    Attributes  // what the archive's list of attributes below the message states
	SignedBy  Token
	TailMark  Number // #nnnn after BT

	Pilcrow     Token // the first pilcrow, an artefact of copying
	DigitAdded  bool  // pilcrows turned into a digit 1 before every paragraph number (undone in Portion.Number)
	Extract     Token // the notice that the record is a partial extract
	Corrected   Token // "C O R R E C T E D  COPY"
	BodyStart   int   // offset where the text of the message begins, after subject, references and authority
	HeaderStart int   // offset of the first line that belongs to the message

	damage []Damage
	unread []text.Span
}

// Reset empties the cable for another message of the same source; its buffers are kept.
func (c *Cable) Reset(src *text.Source) {
	sections, banners, pages, captions := c.Sections[:0], c.Banners[:0], c.PageLines[:0], c.Captions[:0]
	refs, portions, stamps, quotes := c.Refs[:0], c.Portions[:0], c.Stamps[:0], c.Quotes[:0]
	to, info, fields := c.Header.To[:0], c.Header.Info[:0], c.Header.Fields[:0]
	items, repeats, damage, unread := c.Tags.Items[:0], c.Tags.Repeats[:0], c.damage[:0], c.unread[:0]
	precedence, values := c.Header.DTG.Precedence[:0], c.EO.Decl.Items[:0]
	*c = Cable{Source: src}
	c.Sections, c.Banners, c.PageLines, c.Captions = sections, banners, pages, captions
	c.Refs, c.Portions, c.Stamps, c.Quotes = refs, portions, stamps, quotes
	c.Header.To, c.Header.Info, c.Header.Fields = to, info, fields
	c.Header.DTG.Precedence, c.EO.Decl.Items = precedence, values
	c.Tags.Items, c.Tags.Repeats, c.damage, c.unread = items, repeats, damage, unread
}

// Text returns the text of sp.
func (c *Cable) Text(sp text.Span) []byte { return c.Source.Slice(sp) }

// String returns a copy of the text of sp.
func (c *Cable) String(sp text.Span) string { return c.Source.String(sp) }

// Classification returns the message's own classification line, nil where the layout or the copy has none.
func (c *Cable) Classification() *Section {
	for i := range c.Sections {
		if !c.Sections[i].Quoted {
			return &c.Sections[i]
		}
	}
	return nil
}

// Own reports whether a classification line is of the message itself. One of a quoted telegram is not,
// nor one with another number, which a copy may run on into.
func (c *Cable) Own(s *Section) bool {
	if s.Quoted {
		return false
	}
	first := c.Classification()
	return !first.Serial.Present() || !s.Serial.Present() || first.Serial.Value == s.Serial.Value
}

// Number returns the serial of the message: of its classification line, else of its reference number.
func (c *Cable) Number() Number {
	if s := c.Classification(); s != nil && s.Post.Present() {
		return s.Serial
	}
	return c.Header.MRN.Serial
}

// Post returns the originating post: of the classification line, else of the reference number.
func (c *Cable) Post() Token {
	if s := c.Classification(); s != nil && s.Post.Present() {
		return s.Post
	}
	return c.Header.MRN.Post
}

// Paragraphs gives the numbered paragraphs of the message itself with their indexes in Portions.
func (c *Cable) Paragraphs() iter.Seq2[int, *Portion] {
	return func(yield func(int, *Portion) bool) {
		for i := range c.Portions {
			if p := &c.Portions[i]; p.Kind == Paragraph && !p.Quoted && !yield(i, p) {
				return
			}
		}
	}
}

// Quoted reports whether sp lies in a telegram that is quoted in the text.
func (c *Cable) Quoted(sp text.Span) bool {
	for _, q := range c.Quotes {
		if q.Overlaps(sp) {
			return true
		}
	}
	return false
}

// Heading returns the text before the first portion, or the whole text where there is none.
func (c *Cable) Heading() text.Span {
	end := c.Span.End
	if len(c.Portions) > 0 {
		end = c.Portions[0].Span.Start
	}
	return text.Span{Start: c.Span.Start, End: end}
}

// Date returns the date that the heading shows, as far as it does.
func (c *Cable) Date() CalendarDate {
	h := &c.Header
	switch {
	case h.DTG.Year > 0:
		return CalendarDate{Year: h.DTG.Year, Month: h.DTG.Month, Day: h.DTG.Day}
	case h.Date.Year > 0:
		return h.Date
	case h.MRN.Year.Value > 0:
		return CalendarDate{Year: h.MRN.Year.Value}
	}
	return CalendarDate{}
}

// LineOf returns the index in Lines of the line that holds an offset.
func (c *Cable) LineOf(offset int) int { return line.Of(c.Lines, offset) }
