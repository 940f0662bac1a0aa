package cable

import (
	"strings"

	"cablelint/linter/text"
)

// The helpers of this file work on the whole text and offsets into it, so that what they find is a
// span already. A blank is a space, tab, form feed or no-break space; line ends are blanks where a
// field may wrap.

func isDigit(c byte) bool { return c-'0' < 10 }
func isUpper(c byte) bool { return c-'A' < 26 }
func isLower(c byte) bool { return c-'a' < 26 }
func isAlpha(c byte) bool { return (c|0x20)-'a' < 26 }
func isAlnum(c byte) bool { return isAlpha(c) || isDigit(c) }

// isAnyOf reports whether c is one of the bytes of set.
func isAnyOf(c byte, set string) bool { return strings.IndexByte(set, c) >= 0 }

func upper(c byte) byte {
	if isLower(c) {
		return c - 0x20
	}
	return c
}

// blankAt returns the width of the blank at b[i], 0 when there is none. A lone 0xA0 can only begin a
// character in Windows-1252, so both encodings are served.
func blankAt(b []byte, i int) int {
	switch b[i] {
	case ' ', '\t', '\r', '\f', '\v', 0xA0:
		return 1
	case 0xC2:
		if i+1 < len(b) && b[i+1] == 0xA0 {
			return 2
		}
	}
	return 0
}

// skipBlanks returns the first offset from i to end that is no blank; line ends stop it.
func skipBlanks(b []byte, i, end int) int {
	for i < end {
		if b[i] == ' ' {
			i++
			continue
		}
		n := blankAt(b, i)
		if n == 0 {
			break
		}
		i += n
	}
	return min(i, end)
}

// skipSpace is skipBlanks through line ends.
func skipSpace(b []byte, i, end int) int {
	for i < end {
		if b[i] == '\n' {
			i++
			continue
		}
		n := blankAt(b, i)
		if n == 0 {
			break
		}
		i += n
	}
	return min(i, end)
}

// trimEnd returns end moved back over blanks and line ends, not before start.
func trimEnd(b []byte, start, end int) int {
	for end > start {
		switch b[end-1] {
		case ' ', '\t', '\r', '\n', '\f', '\v':
			end--
			continue
		case 0xA0:
			if end-2 >= start && b[end-2] == 0xC2 {
				end -= 2
				continue
			}
			if end-2 < start || b[end-2] < 0x80 {
				end--
				continue
			}
		}
		break
	}
	return end
}

// trimmed returns the span from start to end without blanks at its edges.
func trimmed(b []byte, start, end int) text.Span {
	start = skipSpace(b, start, end)
	return text.Span{Start: start, End: trimEnd(b, start, end)}
}

// trimmedOf is trimmed that also takes off the bytes of cut.
func trimmedOf(b []byte, start, end int, cut string) text.Span {
	for {
		sp := trimmed(b, start, end)
		for sp.Len() > 0 && isAnyOf(b[sp.Start], cut) {
			sp.Start++
		}
		for sp.Len() > 0 && isAnyOf(b[sp.End-1], cut) {
			sp.End--
		}
		if sp.Start == start && sp.End == end {
			return sp
		}
		start, end = sp.Start, sp.End
	}
}

// hasPrefix reports whether b[i:end] begins with the upper-case word s in any case.
func hasPrefix(b []byte, i, end int, s string) bool {
	if end-i < len(s) {
		return false
	}
	for k := range len(s) {
		if upper(b[i+k]) != s[k] {
			return false
		}
	}
	return true
}

// hasWord is hasPrefix with the end of a word after it.
func hasWord(b []byte, i, end int, s string) bool {
	return hasPrefix(b, i, end, s) && (i+len(s) >= end || !isAlnum(b[i+len(s)]))
}

// exact reports whether b[i:end] begins with s in its own case.
func exact(b []byte, i, end int, s string) bool {
	return end-i >= len(s) && string(b[i:i+len(s)]) == s
}

// indexFold returns the offset of the upper-case word s, in any case, in b[i:end], or -1.
func indexFold(b []byte, i, end int, s string) int {
	hi, lo := s[0], s[0]|0x20
	for last := end - len(s); i <= last; i++ {
		if (b[i] == hi || b[i] == lo) && hasPrefix(b, i, end, s) {
			return i
		}
	}
	return -1
}

// digitsEnd returns the end of the digits that begin at i.
func digitsEnd(b []byte, i, end int) int {
	for i < end && isDigit(b[i]) {
		i++
	}
	return i
}

// wordEnd returns the end of the run without blanks that begins at i.
func wordEnd(b []byte, i, end int) int {
	for i < end && b[i] != '\n' && blankAt(b, i) == 0 {
		i++
	}
	return i
}

// lettersEnd returns the end of the letters that begin at i.
func lettersEnd(b []byte, i, end int) int {
	for i < end && isAlpha(b[i]) {
		i++
	}
	return i
}

// number reads the digits b[start:end] as a number. More than nine digits are no number that anything counts.
func number(b []byte, start, end int) Number {
	v := 0
	for _, c := range b[start:min(end, start+9)] {
		v = v*10 + int(c-'0')
	}
	return Number{Span: text.Span{Start: start, End: end}, Value: v, Width: end - start}
}

// isRun reports whether b[start:end] is a redaction: a run of at least three x with blanks and
// punctuation between.
func isRun(b []byte, start, end int) bool {
	n := 0
	for _, c := range b[start:end] {
		switch {
		case c == 'x' || c == 'X':
			n++
		case isAlnum(c):
			return false
		}
	}
	return n >= 3
}

// isCaps reports whether b[start:end] has a letter and none in lower case.
func isCaps(b []byte, start, end int) bool {
	found := false
	for _, c := range b[start:end] {
		if isLower(c) {
			return false
		}
		found = found || isUpper(c)
	}
	return found
}

// pilcrowAt returns the width of a pilcrow at i, 0 when there is none.
func pilcrowAt(b []byte, i, end int) int {
	if i >= end {
		return 0
	}
	switch b[i] {
	case 0xB6: // Windows-1252: in UTF-8 it never begins a character
		return 1
	case 0xC2:
		if i+1 < end && b[i+1] == 0xB6 {
			return 2
		}
	}
	return 0
}

// oneEdit reports whether the word b, in any case, is the upper-case word s with at most one letter
// put in, left out, exchanged or swapped with its neighbour (cable-format.md 6: distance 1).
func oneEdit(b []byte, s string) bool {
	d := len(b) - len(s)
	if d < -1 || d > 1 {
		return false
	}
	i := 0
	for i < len(b) && i < len(s) && upper(b[i]) == s[i] {
		i++
	}
	same := func(x []byte, y string) bool {
		if len(x) != len(y) {
			return false
		}
		return hasPrefix(x, 0, len(x), y)
	}
	switch d {
	case 1:
		return same(b[i+1:], s[i:])
	case -1:
		return same(b[i:], s[i+1:])
	}
	if i == len(s) || same(b[i+1:], s[i+1:]) {
		return true
	}
	return i+1 < len(s) && upper(b[i]) == s[i+1] && upper(b[i+1]) == s[i] && same(b[i+2:], s[i+2:])
}
