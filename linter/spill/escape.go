package spill

import (
	"bytes"
	"strconv"
	"unicode"

	"cablelint/linter/scan"

	"golang.org/x/text/encoding/charmap"
)

// Programs, data, addresses and RTF write characters by their numbers, and ends of lines by a letter.

const (
	quotedPrintable = "quoted-printable"
	loudPrintable   = "QUOTED-PRINTABLE" // in cards
	richHead        = `{\rtf`
)

// opensEscape are the characters with which an escape or a reference begins.
var opensEscape = [256]bool{
	'&': true, '\\': true, '%': true, '=': true, '{': true, '}': true, '#': true, '+': true,
}

// escapes are the characters behind a backslash that make an escape of it.
var escapes = [256]bool{
	'u': true, 'U': true, 'x': true, 'X': true, 'n': true, 'r': true, 't': true, '/': true, '"': true, '\\': true,
	'e': true, '0': true, '1': true, '2': true, '3': true,
}

// mostBackslashes is how many stand before one escape: text that was quoted again doubles them.
const mostBackslashes = 8

// backslash folds \u0053, \u{53}, \x53, \123, \n and \t, as programs and data write characters.
func (f *folded) backslash(b []byte, at int) int {
	n := 1
	for n < min(len(b), mostBackslashes) && b[n] == '\\' {
		n++
	}
	if n == len(b) || !escapes[b[n]] {
		f.add('\\', at)
		return 1
	}
	if c, ok := lettered[b[n]]; ok {
		switch word := controlWord(b[n:]); {
		case texFormats.hasWord(word):
			return n + len(word)
		case !texWords.hasWord(word):
			f.add(c, at)
			return n + 1
		}
	}
	if size := terminal(b[n:]); size > 0 {
		return n + size
	}
	if r, size := numbered(b[n:]); size > 0 {
		f.addRune(r, at)
		return n + size
	}
	f.add('\\', at)
	return 1
}

// terminals are the escapes of programs behind a backslash that begin a sequence which colours a terminal.
var terminals = []string{"e[", "033[", "x1b[", "x1B[", "u001b[", "u001B["}

// terminal is the length of such a sequence at the head of b, 0 where there is none.
func terminal(b []byte) int {
	for _, begin := range terminals {
		if bytes.HasPrefix(b, []byte(begin)) {
			return len(begin) - 1 + max(escape(b[len(begin)-2:]), 1) - 1
		}
	}
	return 0
}

// lettered are the characters that a letter or sign behind a backslash stands for.
var lettered = map[byte]byte{'n': '\n', 'r': '\n', 't': '\t', '/': '/', '"': '"'}

// Words of TeX that begin like an escape: those that shape letters stand between the letters of one word.
var (
	texFormats = set(`textbf textit textsc texttt textrm textsf textmd textup textsl textcolor`)
	texWords   = set(`
text title titlepage tabular tableofcontents table tab thanks thispagestyle tiny today the then times tag to
raggedright raggedleft ref renewcommand relax right rule raisebox row rtf newline newpage newcommand
newenvironment noindent nonumber not nocite normalsize normalfont node null noalign
`)
)

// controlWord is the word of small letters at the head of b.
func controlWord(b []byte) string {
	n := 0
	for n < len(b) && scan.Lower(b[n]) {
		n++
	}
	return string(b[:n])
}

// digitsOf says how many hexadecimal digits follow the letter of an escape.
var digitsOf = map[byte]int{'u': 4, 'x': 2, 'U': 8}

// octalDigits is how many digits an octal escape has.
const octalDigits = 3

// numbered reads the character at the head of b, which stood behind a backslash: u0053, u{53}, x53, 123. The
// size is 0 where it is none.
func numbered(b []byte) (r rune, size int) {
	digits, from, base := digitsOf[b[0]], 1, 16
	switch {
	case digits == 0:
		digits, from, base = octalDigits, 0, 8
	case len(b) > 1 && b[1] == '{':
		digits, from = bytes.IndexByte(b[:min(len(b), longestEscape)], '}')-len("u{"), len("u{")
	}
	if digits <= 0 || len(b) < from+digits {
		return 0, 0
	}
	n, err := strconv.ParseUint(string(b[from:from+digits]), base, 32)
	if err != nil || n > unicode.MaxRune || base == 8 && n < ' ' {
		return 0, 0
	}
	if from == len("u{") {
		from++
	}
	return rune(n), from + digits
}

func hexDigit(c byte) bool { return scan.Digit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// isHex reports whether b begins with the number of a character of ASCII that is seen, in two digits.
func isHex(b []byte) bool {
	return len(b) > 1 && b[0] >= '2' && b[0] < '8' && hexDigit(b[1])
}

// hex folds %53 of addresses and =53 of mail; an equals sign at the end of a line joins it with the next.
func (f *folded) hex(b []byte, at int) int {
	if isHex(b[1:]) {
		n, _ := strconv.ParseUint(string(b[1:3]), 16, 8)
		f.addRune(rune(n), at)
		return len("=53")
	}
	for _, end := range []string{"=\n", "=\r\n"} {
		if bytes.HasPrefix(b, []byte(end)) {
			return len(end)
		}
	}
	f.add(b[0], at)
	return 1
}

// Control words of RTF that part lines or cells, or begin a text of its own.
var (
	richLines = set(`
par line page row sect info title subject author keywords doccomm header headerl headerr headerf footer
footerl footerr footerf fonttbl stylesheet colortbl pict footnote annotation pntext
`)
	richCells = set(`tab cell nestcell`)
)

// control folds a control word or sign of RTF, or a bracket of its groups, and returns its length.
func (f *folded) control(b []byte, at int) int {
	if b[0] != '\\' || len(b) == 1 {
		return 1
	}
	word := controlWord(b[1:])
	if word == "" {
		return f.controlSign(b, at)
	}
	n := 1 + len(word)
	from := n
	for n < len(b) && (scan.Digit(b[n]) || n == from && b[n] == '-') {
		n++
	}
	number := string(b[from:n])
	if n < len(b) && b[n] == ' ' {
		n++
	}
	switch {
	case word == "u" && number != "":
		return n + f.richRune(b[n:], number, at)
	case richLines.hasWord(word):
		f.add('\n', at)
	case richCells.hasWord(word):
		f.add('\t', at)
	}
	return n
}

// richRune folds \u83 and returns the length of what stands in its place for older readers.
func (f *folded) richRune(rest []byte, number string, at int) int {
	if n, err := strconv.ParseInt(number, 10, 32); err == nil {
		f.addRune(rune(uint16(n)), at)
	}
	switch {
	case bytes.HasPrefix(rest, []byte(`\'`)) && len(rest) >= len(`\'3f`):
		return len(`\'3f`)
	case bytes.HasPrefix(rest, []byte("?")):
		return 1
	}
	return 0
}

// controlSign folds \'53 and the signs that RTF quotes.
func (f *folded) controlSign(b []byte, at int) int {
	switch c := b[1]; {
	case c == '\'' && len(b) > 3 && hexDigit(b[2]) && hexDigit(b[3]):
		n, _ := strconv.ParseUint(string(b[2:4]), 16, 8)
		f.addRune(charmap.Windows1252.DecodeByte(byte(n)), at)
		return len(`\'53`)
	case c == '\\', c == '{', c == '}':
		f.add(c, at)
	case c == '*':
		f.add('\n', at)
	case c == '~':
		f.add(' ', at)
	}
	return len(`\*`)
}
