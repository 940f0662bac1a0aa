package files

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// spotted reports whether head is text with NULs here and there, as a log has where a program wrote them: nothing
// else in it is unseen.
func spotted(head []byte) bool {
	text := bytes.ReplaceAll(head, []byte{0}, nil)
	if 2*len(text) < len(head) || !utf8.Valid(text[:len(text)-len(partial(text))]) {
		return false
	}
	return bytes.IndexFunc(text, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\r\f\b\x1b", r) }) < 0
}

// partial is the beginning of a character at the end of b, where a head was cut.
func partial(b []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if tail := b[len(b)-i:]; utf8.RuneStart(tail[0]) && !utf8.FullRune(tail) {
			return tail
		}
	}
	return nil
}
