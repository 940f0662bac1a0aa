package marking

import (
	"slices"

	"cablelint/linter/scan"
)

// fold returns s in upper case with every blank as spaces, every dash as hyphens and every stroke as a slash. No
// byte moves, so a place in the result is a place in s.
func fold(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case scan.Lower(c):
			b[i] = scan.ToUpper(c)
		case c == '\n':
			b[i] = ' '
		case c == '\\': // a stroke the wrong way
			b[i] = '/'
		case isDash(b[i:]):
			b[i], b[i+1], b[i+2] = '-', '-', '-'
		case c < ' ' || c >= 0x80:
			blankOut(b, i)
		}
	}
	return string(b)
}

// isDash reports whether b begins with an en or em dash.
func isDash(b []byte) bool {
	return len(b) > 2 && b[0] == 0xE2 && b[1] == 0x80 && (b[2] == 0x93 || b[2] == 0x94)
}

// blankOut writes spaces over the blank at b[i], if there is one.
func blankOut(b []byte, i int) {
	for n := scan.Blank(b, i); n > 0; n-- {
		b[i+n-1] = ' '
	}
}

// evened returns line with every blank as spaces. No byte moves, and a line without odd blanks is
// returned as it is.
func evened(line []byte) []byte {
	odd := slices.IndexFunc(line, func(c byte) bool { return c < ' ' || c >= 0x80 })
	if odd < 0 {
		return line
	}
	line = slices.Clone(line)
	for i := odd; i < len(line); i++ {
		blankOut(line, i)
	}
	return line
}

// asciiEnd returns how much of s, folded, stands before the first other letter: no marking has one.
func asciiEnd(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return i
		}
	}
	return len(s)
}

// inWord reports whether c, a folded byte, can stand inside a token.
func inWord(c byte) bool { return scan.Upper(c) || scan.Digit(c) || c == '-' }

// blanks returns the length of the blanks and line ends that b begins with.
func blanks(b []byte) int {
	c := scan.Of(b)
	c.Space()
	return c.At()
}

// isToken reports whether s, folded, is made of the bytes of one token.
func isToken(s string) bool {
	for i := range len(s) {
		if !inWord(s[i]) {
			return false
		}
	}
	return s != ""
}

// wordEnd returns the length of the token that s, folded, begins with.
func wordEnd(s string) int {
	i := 0
	for i < len(s) && inWord(s[i]) {
		i++
	}
	return i
}
