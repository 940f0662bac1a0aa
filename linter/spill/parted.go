package spill

import (
	"strings"

	"cablelint/linter/scan"
)

// Programs part strings by control signs: the environment of a process, lists of files, fields of messages and of
// records. A text is folded without them, for a word with one in it is still that word; so that strings which only such
// a sign keeps apart are not read as one, the text is read once more with the end of a line where they part strings.

// parting are the signs that do nothing but part strings, and the ends of lines that are written by numbers: &#10;.
// Others begin bold letters too, or ring a bell.
const parting = "\x00\x01\x1c\x1d\x1e\x1f\t\n\v\f\r"

// cut is a control sign that the folded text is without.
type cut struct {
	at    int // where it would stand
	parts bool
}

// cutAt notes a control sign behind what is folded so far. Several in a row are one.
func (f *folded) cutAt(c byte) {
	one := cut{len(f.b), strings.IndexByte(parting, c) >= 0}
	if n := len(f.cuts) - 1; n >= 0 && f.cuts[n].at >= one.at {
		one.parts = one.parts || f.cuts[n].parts
		f.cuts = f.cuts[:n]
	}
	f.cuts = append(f.cuts, one)
}

// parted looks at the strings of a text apart from one another.
func (s *scanner) parted() {
	f, from := &folded{src: s.src}, 0
	for i := range s.cuts {
		if at := s.cuts[i].at; s.partsStrings(i) && at >= from {
			f.take(s.folded, from, at)
			f.sign('\n')
			from = at + s.subfield(at)
		}
	}
	if from == 0 {
		return
	}
	f.take(s.folded, from, len(s.b))
	f.at = append(f.at, uint32(s.span(len(s.b)-1, len(s.b)).End))
	o := s.on(f)
	o.scan()
	s.join(o)
}

// partsStrings reports whether one of the cuts parts strings. Between single letters, as wide characters have it, and
// at the edge of the text it does not, and what may shape letters does so only where nothing else parts them.
func (s *scanner) partsStrings(i int) bool {
	at, before, after := s.cuts[i].at, 0, len(s.b)
	if i > 0 {
		before = s.cuts[i-1].at
	}
	if i+1 < len(s.cuts) {
		after = s.cuts[i+1].at
	}
	if at == 0 || at >= len(s.b) || at-before < 2 && after-at < 2 {
		return false
	}
	return s.cuts[i].parts || scan.Inked(s.b[at-1]) && scan.Inked(s.b[at])
}

// subfield is the length of the letter that names a part of a field of a record of a library: aSECRET.
func (s *scanner) subfield(at int) int {
	if at+1 < len(s.b) && s.small(at) && !s.small(at+1) && (scan.Upper(s.b[at+1]) || closing[s.b[at+1]] != 0) {
		return 1
	}
	return 0
}
