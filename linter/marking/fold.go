package marking

// fold returns s in upper case with every blank as a space and every dash as hyphens. No byte moves,
// so a place in the result is a place in s.
func fold(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case isLower(c):
			b[i] = c - 'a' + 'A'
		case c == '\t' || c == '\r' || c == '\n':
			b[i] = ' '
		case c == 0xC2 && hasByte(b, i+1, 0xA0): // no-break space
			b[i], b[i+1] = ' ', ' '
		case c == 0xE2 && hasByte(b, i+1, 0x80) && (hasByte(b, i+2, 0x93) || hasByte(b, i+2, 0x94)):
			b[i], b[i+1], b[i+2] = '-', '-', '-' // en and em dash
		}
	}
	return string(b)
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

func hasByte(b []byte, i int, c byte) bool { return i < len(b) && b[i] == c }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isLetter(c byte) bool { return isLower(c) || isUpper(c) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// inWord reports whether c, a folded byte, can stand inside a token.
func inWord(c byte) bool { return isUpper(c) || isDigit(c) || c == '-' }

// isBlank is for ASCII; a no-break space is a blank only once folded.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// blanks returns how many blanks b begins with, no-break spaces included.
func blanks(b []byte) int {
	i := 0
	for i < len(b) {
		switch {
		case isBlank(b[i]):
			i++
		case b[i] == 0xC2 && hasByte(b, i+1, 0xA0):
			i += 2
		default:
			return i
		}
	}
	return i
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
