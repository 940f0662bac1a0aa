// Package spill finds in any text, cable or not, what a place with a ceiling may not hold: markings in
// every spelling, whole or broken up, security signals, captions, authority blocks and declassification
// instructions. It is the gate against spills, so it errs on the side of reporting; where a word is
// plainly prose (a secret ballot, a copyright sign) it is silent.
//
// The text is folded first, so that disguised letters are plain ones. Then each finder looks for what it
// knows, in time that grows with the length of the text alone.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package spill

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Kind says what a hit is.
type Kind uint8

// The kinds of hit.
const (
	Level       Kind = iota // a level word, plain, spaced, split or disguised
	PortionMark             // a mark in brackets before a portion, or one with a control anywhere
	Signal                  // ZNY or ZNR line, or the letters of the transmission header
	Caption                 // a caption on a line of its own
	Authority               // classification authority block
	Instruction             // declassification value on an E.O. line
)

// String says the kind in words.
func (k Kind) String() string {
	return [...]string{
		"marking", "portion mark", "security signal", "caption", "classification authority block",
		"declassification instruction",
	}[k]
}

// Hit is one thing that needs a ceiling.
type Hit struct {
	Span  text.Span // in the text that was scanned
	Kind  Kind
	Token string          // the marking in its plain spelling: "SECRET", "(S//NF)", "CCCCC"
	Needs marking.Ceiling // the lowest ceiling under which it may stand
}

// mostHits is how many hits each finder makes in one text: a text with more is no better known.
const mostHits = 500

// Scan returns what b holds above the ceiling, in order of place, one hit for each place.
func Scan(b []byte, ceiling marking.Ceiling) []Hit {
	s := scanner{folded: fold(b), ceiling: ceiling}
	s.scan()
	s.markup()
	return s.sorted()
}

// ScanMarkup returns what b holds above the ceiling where a reader of marked-up text does not see it: in
// attributes and comments.
func ScanMarkup(b []byte, ceiling marking.Ceiling) []Hit {
	s := scanner{folded: fold(b), ceiling: ceiling}
	s.hidden()
	return s.sorted()
}

// between are the characters that stand for blanks in file names.
const between = "._-+:~, "

// ScanName returns what a file name or path gives away.
func ScanName(name string, ceiling marking.Ceiling) []Hit {
	var hits []Hit
	at := 0
	for _, part := range strings.Split(name, "/") {
		lines := strings.Map(func(r rune) rune {
			if strings.ContainsRune(between, r) {
				return '\n'
			}
			return r
		}, part)
		for _, h := range Scan([]byte(lines), ceiling) {
			h.Span = h.Span.Shift(at)
			hits = append(hits, h)
		}
		at += len(part) + 1
	}
	return hits
}

// scanner looks through one folded text.
type scanner struct {
	*folded
	ceiling marking.Ceiling
	hits    []Hit
	enough  int  // the number of hits at which the finder that is at work stops
	values  bool // the text is the value of an attribute, where words in small letters mean anything
}

// finders look for one kind of thing each.
var finders = []func(*scanner){
	(*scanner).words, (*scanner).lines, (*scanner).signals, (*scanner).authorities, (*scanner).instructions,
	(*scanner).slashes, (*scanner).labels,
}

func (s *scanner) scan() {
	if s.ceiling == marking.CeilingTS { // nothing is above it
		return
	}
	for _, find := range finders {
		s.enough = len(s.hits) + mostHits
		find(s)
	}
	s.turned()
}

// hit notes the stretch [from, to) of the folded text.
func (s *scanner) hit(kind Kind, from, to int, token string, needs marking.Ceiling) {
	if needs > s.ceiling && !s.full() {
		s.hits = append(s.hits, Hit{s.span(from, to), kind, token, needs})
	}
}

func (s *scanner) full() bool { return len(s.hits) >= s.enough }

// on returns a scanner of another view of the same text; join takes over what it found.
func (s *scanner) on(f *folded) *scanner { return &scanner{folded: f, ceiling: s.ceiling} }

func (s *scanner) join(o *scanner) { s.hits = append(s.hits, o.hits...) }

// sorted orders the hits and keeps, of those that overlap, the one that needs most.
func (s *scanner) sorted() []Hit {
	slices.SortStableFunc(s.hits, func(a, b Hit) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	var out []Hit
	for _, h := range s.hits {
		n := len(out)
		if n == 0 || !out[n-1].Span.Overlaps(h.Span) {
			out = append(out, h)
			continue
		}
		if last := &out[n-1]; h.Needs > last.Needs {
			h.Span = h.Span.Cover(last.Span)
			*last = h
		}
	}
	return out
}

// The characters that turn the direction of writing: what stands between is read from its end.
const (
	turn = "\u202e"
	back = "\u202c"
)

// turned looks at text that is shown in the other direction than it is stored.
func (s *scanner) turned() {
	if s.at == nil {
		return
	}
	for at := 0; !s.full(); {
		i := bytes.Index(s.src[at:], []byte(turn))
		if i < 0 {
			return
		}
		from := at + i + len(turn)
		to := len(s.src)
		if j := bytes.IndexAny(s.src[from:], back+"\n"); j >= 0 {
			to = from + j
		}
		o := &scanner{folded: fold(reversed(s.src[from:to])), ceiling: s.ceiling, enough: 1}
		o.words()
		o.lines()
		for _, h := range o.hits[:min(1, len(o.hits))] {
			h.Span = text.Span{Start: from, End: to}
			s.hits = append(s.hits, h)
		}
		at = to
	}
}

func reversed(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		_, n := utf8.DecodeLastRune(b)
		out = append(out, b[len(b)-n:]...)
		b = b[:len(b)-n]
	}
	return out
}
