package fix

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/assess"
	"cablelint/linter/marking"
)

// cutShort reports whether a mark that was written anew ends before words that a person reads as part of it. Where the
// mark that was closes with the bracket that opened it, these are words before one more closing bracket; else they are
// all that stand before the text begins.
func (r renewal) cutShort() bool {
	if r.was == nil || r.is == nil || r.was.Text == r.is.Text {
		return false
	}
	rest := r.behind
	inside, open := lastClosing(rest), !closed(r.was.Text)
	switch {
	case open && (marking.Brackets(rest) || !r.capitals && marking.HoldsControl(rest)):
		return true
	case !open && inside == 0:
		return false
	case !open:
		rest, inside = rest[:inside], 0
	}
	inside = max(inside, opening(rest))
	return marking.GoesOn(rest, inside, r.capitals)
}

// closed reports whether a mark ends with the bracket that it began with, or with any where it began with none. A
// stroke before that says that more was to come.
func closed(mark string) bool {
	const opening, closing = "([{", ")]}"
	end := strings.IndexByte(closing, mark[len(mark)-1])
	begin := strings.IndexByte(opening, mark[0])
	return end >= 0 && (begin < 0 || begin == end) && !strings.HasSuffix(strings.TrimRight(mark[:len(mark)-1], " "), "/")
}

// farthestBehind bounds what is looked at behind a mark: marks are no longer.
const farthestBehind = 120

// behindMark is what follows the mark of a portion in its paragraph, before the next portion.
func behindMark(a *assess.Assessment, i int) []byte {
	from, to := a.MarkSpan(i).End, a.Cable.Portions[i].Span.End
	if i+1 < len(a.Cable.Portions) {
		if next := a.Cable.Portions[i+1].Head.Start; next >= from {
			to = min(to, next)
		}
	}
	rest := a.Cable.Source.Text()[from:max(from, min(to, from+farthestBehind))]
	if end := bytes.Index(rest, []byte("\n\n")); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// opening returns where the brackets end that s begins with, as a second mark may stand in them; 0 for none.
func opening(s []byte) int {
	trimmed := bytes.TrimLeft(s, " \t\n")
	if first, _ := utf8.DecodeRune(trimmed); !unicode.Is(unicode.Ps, first) {
		return 0
	}
	end := bytes.IndexFunc(trimmed, func(r rune) bool { return unicode.Is(unicode.Pe, r) })
	if end < 0 {
		return len(s)
	}
	return len(s) - len(trimmed) + end
}

// lastClosing returns where the last bracket stands that closes and that none in s has opened; 0 for none.
func lastClosing(s []byte) int {
	last, depth := 0, 0
	for at, r := range string(s) {
		switch {
		case r == '<' || unicode.Is(unicode.Ps, r):
			depth++
		case r != '>' && r != '»' && !unicode.Is(unicode.Pe, r):
		case depth > 0:
			depth--
		default:
			last = at
		}
	}
	return last
}
