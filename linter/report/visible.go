package report

import (
	"strings"
	"unicode/utf8"

	"cablelint/linter/internal/jsontext"
)

// Visible makes s fit for a terminal: what would steer it, or reorder or hide the text on it, is shown
// instead of sent. Control characters become the pictures that Unicode has for them, other characters
// their number.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		writeVisible(&out, r, r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"))
	}
	return out.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

const (
	pictures      = 0x2400 // of U+0000 and on
	pictureDelete = 0x2421
)

func writeVisible(out *strings.Builder, r rune, broken bool) {
	switch {
	case r == '\t':
		out.WriteByte(' ')
	case r < ' ':
		out.WriteRune(pictures + r)
	case r == 0x7f:
		out.WriteRune(pictureDelete)
	case broken:
		out.WriteRune(utf8.RuneError)
	case jsontext.Unseen(r):
		out.WriteString("<U+")
		writeHex(out, r)
		out.WriteByte('>')
	default:
		out.WriteRune(r)
	}
}

func writeHex(out *strings.Builder, r rune) {
	const digits = "0123456789ABCDEF"
	shift := 12
	for r>>(shift+4) != 0 {
		shift += 4
	}
	for ; shift >= 0; shift -= 4 {
		out.WriteByte(digits[r>>shift&0xf])
	}
}
