// Package spill finds in any text, cable or not, what a place with a ceiling may not hold: markings in
// every spelling, whole or broken up, security signals, captions, authority blocks and declassification
// instructions. It is the gate against spills, so it errs on the side of reporting; where a word is
// plainly prose (a secret ballot, a copyright sign) it is silent.
package spill

import (
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Kind says what a hit is.
type Kind uint8

// The kinds of hit.
const (
	Level       Kind = iota // a level word, plain, spaced, split or disguised
	PortionMark             // a mark in brackets before a portion, or one with a control anywhere
	Signal                  // ZNY or ZNR line
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

// Scan returns what b holds above the ceiling, in order of place, one hit for each place.
func Scan(b []byte, ceiling marking.Ceiling) []Hit {
	s := &scanner{folded: fold(b), ceiling: ceiling}
	s.lines()
	s.words()
	return s.sorted()
}

// ScanName returns what a file name or path gives away, where points, dashes and underscores stand
// between words.
func ScanName(name string, ceiling marking.Ceiling) []Hit {
	var hits []Hit
	at := 0
	for _, part := range strings.Split(name, "/") {
		spaced := strings.Map(func(r rune) rune {
			if strings.ContainsRune("._-+ ", r) {
				return '\n'
			}
			return r
		}, part)
		for _, h := range Scan([]byte(spaced), ceiling) {
			h.Span = h.Span.Shift(at)
			hits = append(hits, h)
		}
		at += len(part) + 1
	}
	return hits
}

type scanner struct {
	*folded
	ceiling marking.Ceiling
	hits    []Hit
}

// hit notes the stretch [from, to) of the folded text.
func (s *scanner) hit(kind Kind, from, to int, token string, needs marking.Ceiling) {
	if needs > s.ceiling {
		s.hits = append(s.hits, Hit{s.span(from, to), kind, token, needs})
	}
}

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
		if n := len(out); n > 0 && out[n-1].Span.Overlaps(h.Span) {
			if h.Needs > out[n-1].Needs {
				out[n-1] = h
			}
			continue
		}
		out = append(out, h)
	}
	return out
}
