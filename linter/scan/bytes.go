package scan

import "cablelint/linter/text"

// Digit reports whether b is a digit.
func Digit(b byte) bool { return b-'0' < 10 }

// Upper reports whether b is a capital of ASCII.
func Upper(b byte) bool { return b-'A' < 26 }

// Lower reports whether b is a small letter of ASCII.
func Lower(b byte) bool { return b-'a' < 26 }

// Alpha reports whether b is a letter of ASCII.
func Alpha(b byte) bool { return (b|0x20)-'a' < 26 }

// Alnum reports whether b is a letter or digit of ASCII.
func Alnum(b byte) bool { return Alpha(b) || Digit(b) }

// AnyOf reports whether b is one of the bytes of set.
func AnyOf(b byte, set string) bool {
	for i := range len(set) {
		if set[i] == b {
			return true
		}
	}
	return false
}

// Table is a set of bytes.
type Table [256]bool

// TableOf returns the set of the bytes of s.
func TableOf(s string) Table {
	var t Table
	for i := range len(s) {
		t[s[i]] = true
	}
	return t
}

// Space reports whether b is a blank or line end of ASCII.
func Space(b byte) bool { return b == ' ' || b-'\t' < 5 }

// Inked reports whether b is a sign of ASCII that is seen.
func Inked(b byte) bool { return b-firstInk < inks }

// The first of the signs of ASCII that are seen, and how many there are.
const firstInk, inks = '!', 94

// ToUpper returns the capital of a letter of ASCII, and every other byte as it is.
func ToUpper(b byte) byte {
	if Lower(b) {
		return b - 0x20
	}
	return b
}

// ToLower returns the small letter of a letter of ASCII, and every other byte as it is.
func ToLower(b byte) byte {
	if Upper(b) {
		return b + 0x20
	}
	return b
}

// Blank returns the width of the blank at b[i], 0 when there is none. A lone 0xA0 can only begin a
// character in Windows-1252, so both encodings are served.
func Blank(b []byte, i int) int {
	switch b[i] {
	case ' ', '\t', '\r', '\f', '\v', 0xA0:
		return 1
	case 0xC2:
		if i+1 < len(b) && b[i+1] == 0xA0 {
			return 2
		}
	case 0xE2, 0xE3, 0xEF:
		return oddBlank(b, i)
	}
	return 0
}

// oddBlank returns the width of a blank of three bytes: the spaces and separators of U+2000 to U+200B,
// U+2028, U+2029, U+202F, U+205F, U+3000 and a byte-order mark in mid-text.
func oddBlank(b []byte, i int) int {
	if i+2 >= len(b) {
		return 0
	}
	second, third := b[i+1], b[i+2]
	switch {
	case b[i] == 0xE2 && second == 0x80 && (third-0x80 <= 0x0B || third == 0xA8 || third == 0xA9 || third == 0xAF),
		b[i] == 0xE2 && second == 0x81 && third == 0x9F,
		b[i] == 0xE3 && second == 0x80 && third == 0x80,
		b[i] == 0xEF && second == 0xBB && third == 0xBF:
		return 3
	}
	return 0
}

// OddBlank reports whether the blank at b[i] is one of the separators that a person does not see as a
// line end or a space: U+2028, U+2029, U+200B and the like.
func OddBlank(b []byte, i int) bool { return b[i] >= 0x80 && Blank(b, i) == 3 }

// Folds reports whether b is the upper-case s in any case.
func Folds(b []byte, s string) bool {
	if len(b) != len(s) {
		return false
	}
	for i := range len(s) {
		if ToUpper(b[i]) != s[i] {
			return false
		}
	}
	return true
}

// Trim takes blanks and line ends off both edges of sp.
func Trim(b []byte, sp text.Span) text.Span {
	if sp.Start < sp.End && Inked(b[sp.Start]) && Inked(b[sp.End-1]) {
		return sp
	}
	c := Over(b, sp)
	c.Space()
	sp.Start = c.at
	return text.Span{Start: sp.Start, End: TrimEnd(b, sp)}
}

// TrimEnd returns the end of sp moved back over blanks and line ends, not before its start.
func TrimEnd(b []byte, sp text.Span) int {
	end := sp.End
	for end > sp.Start && !Inked(b[end-1]) {
		if Space(b[end-1]) {
			end--
			continue
		}
		n := blankBefore(b, sp.Start, end)
		if n == 0 {
			break
		}
		end -= n
	}
	return end
}

// blankBefore returns the width of the blank that ends at end, 0 when there is none.
func blankBefore(b []byte, start, end int) int {
	if b[end-1] < 0x80 {
		return 0
	}
	for n := 3; n > 1; n-- {
		if end-n >= start && Blank(b, end-n) == n {
			return n
		}
	}
	if b[end-1] == 0xA0 && (end-2 < start || b[end-2] < 0x80) {
		return 1
	}
	return 0
}

// TrimOf is Trim that also takes off the bytes of cut.
func TrimOf(b []byte, sp text.Span, cut string) text.Span {
	for {
		was := sp
		sp = Trim(b, sp)
		for sp.Len() > 0 && AnyOf(b[sp.Start], cut) {
			sp.Start++
		}
		for sp.Len() > 0 && AnyOf(b[sp.End-1], cut) {
			sp.End--
		}
		if sp == was {
			return sp
		}
	}
}

// Caps reports whether b has a letter of ASCII and none in lower case.
func Caps(b []byte) bool {
	found := false
	for _, c := range b {
		if Lower(c) {
			return false
		}
		found = found || Upper(c)
	}
	return found
}

// Only reports whether every byte of b is one for which f holds; an empty b has none.
func Only(b []byte, f func(byte) bool) bool {
	for _, c := range b {
		if !f(c) {
			return false
		}
	}
	return len(b) > 0
}

// Redacted reports whether b is what a release has put over a word: at least three x with nothing but
// blanks and punctuation between them.
func Redacted(b []byte) bool {
	n := 0
	for _, c := range b {
		switch {
		case c == 'x' || c == 'X':
			n++
		case Alnum(c):
			return false
		}
	}
	return n >= 3
}

// Pilcrow returns the width of the paragraph sign at the head of b, 0 when there is none.
func Pilcrow(b []byte) int {
	switch {
	case len(b) == 0:
	case b[0] == 0xB6: // Windows-1252: in UTF-8 it never begins a character
		return 1
	case b[0] == 0xC2 && len(b) > 1 && b[1] == 0xB6:
		return 2
	}
	return 0
}

// PilcrowBefore returns the width of the paragraph sign that ends sp, 0 when there is none.
func PilcrowBefore(b []byte, sp text.Span) int {
	for n := 2; n > 0; n-- {
		if sp.Len() >= n && Pilcrow(b[sp.End-n:sp.End]) == n {
			return n
		}
	}
	return 0
}

// OneEdit reports whether the word b, in any case, is the upper-case s with at most one letter put in,
// left out, exchanged or swapped with its neighbour.
func OneEdit(b []byte, s string) bool {
	d := len(b) - len(s)
	if d < -1 || d > 1 {
		return false
	}
	i := 0
	for i < len(b) && i < len(s) && ToUpper(b[i]) == s[i] {
		i++
	}
	switch d {
	case 1:
		return Folds(b[i+1:], s[i:])
	case -1:
		return Folds(b[i:], s[i+1:])
	}
	if i == len(s) || Folds(b[i+1:], s[i+1:]) {
		return true
	}
	return i+1 < len(s) && ToUpper(b[i]) == s[i+1] && ToUpper(b[i+1]) == s[i] && Folds(b[i+2:], s[i+2:])
}

// PassesFor has the letter that a digit or a sign passes for, 0 where it passes for none.
var PassesFor = [256]byte{
	'0': 'O', '1': 'I', '3': 'E', '4': 'A', '5': 'S', '7': 'T', '8': 'B', '$': 'S', '!': 'I', '@': 'A', '|': 'I',
}
