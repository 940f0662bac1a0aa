package files

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// spotted reports whether head is text with NULs here and there, as a log has where a program wrote them, or a copy
// that was damaged: nothing else in it is unseen, or little.
func spotted(head []byte) bool {
	text := bytes.ReplaceAll(head, []byte{0}, nil)
	if 2*len(text) < len(head) {
		return false
	}
	return mostlyPlain(text) || utf8.Valid(text[:len(text)-len(partial(text))]) && !bytes.ContainsFunc(text, unseen)
}

func unseen(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\r\f\b\x1b", r) }

// mostlyPlain reports whether seven bytes of eight are those of a text in English, whatever encoding the others are of:
// of what is packed, drawn or compiled, hardly half are.
func mostlyPlain(text []byte) bool {
	const of = 8
	odd := 0
	for _, c := range text {
		if c > '~' || unseen(rune(c)) {
			odd++
		}
	}
	return of*odd <= len(text)
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
