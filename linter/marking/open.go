package marking

import (
	"bytes"
	"slices"

	"cablelint/linter/scan"
)

// reach returns how far the mark goes that begins b and has no closing bracket, n at the least: as far as
// known tokens do, so that no repair closes it before a control that stands in it. After a stroke any
// control goes on with it, after blanks or a comma only one that nothing else is called by. The comma of a
// list that breaks off belongs to it.
func reach(b []byte, n int) int {
	s := fold(string(b[:openLimit(b)]))
	s = s[:asciiEnd(s)]
	end, list := reachOpened(s, n)
	for end < len(s) {
		size, listed := reachNext(s[end:])
		if size == 0 {
			break
		}
		end, list = end+size, listed
	}
	switch {
	case end >= maxMark:
		return n
	case list && end < len(b) && b[end] == ',':
		return end + 1
	}
	return end
}

// reachOpened returns where the list ends that begins with a token of s[:n], and whether there is one:
// "REL TO USA" where "REL" is all that is known.
func reachOpened(s string, n int) (end int, list bool) {
	p := parser{mark: &Mark{}}
	end = n
	for i := range min(n, len(s)) {
		if s[i] != '/' {
			continue
		}
		if t, size := p.control(s[i+1:], false); i+1+size > end {
			end, list = i+1+size, t.lists()
		}
	}
	return end, list
}

// reachNext returns the length of the separator and the control that s begins with, 0 where there are none.
func reachNext(s string) (n int, list bool) {
	p := parser{mark: &Mark{}, s: s, form: Banner}
	j := p.joint(0, len(s))
	rest := s[j.next:]
	if j.span.Empty() || j.slash == 0 && !opensControl(rest) {
		return 0, false
	}
	t, size := p.control(rest, false)
	if size == 0 {
		return 0, false
	}
	return j.next + size, t.lists()
}

// lists reports whether t carries a list of countries.
func (t token) lists() bool { return t.control != numControls && register[t.control].List == Countries }

// openLimit returns where no more of an open mark can stand: at the next bracket, at a blank line, at a
// word in small letters.
func openLimit(b []byte) int {
	limit := min(len(b), maxMark)
	for i := 1; i < limit; i++ {
		c := b[i]
		switch {
		case isOpening(c) || isClosing(c) || c == '\n' && blankLine(b[i+1:]):
			return i
		case scan.Lower(c):
			return 1 + bytes.LastIndexFunc(b[:i], func(r rune) bool { return r < 'A' })
		}
	}
	return limit
}

// openControls are the controls that go on with an open mark after blanks alone.
var openControls = [...]string{
	"NF", "NOFORN", "OC", "ORCON", "NODIS", "EXDIS", "LIMDIS", "SBU", "FOUO", "REL", "RELEASABLE", "RELIDO",
	"PROPIN", "IMCON", "EYES",
}

func opensControl(s string) bool { return slices.Contains(openControls[:], s[:wordEnd(s)]) }
