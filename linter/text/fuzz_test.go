package text

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// FuzzDecoding writes a text in each encoding and reads it back: the same text, and every letter at the place at which
// it stands in the file.
func FuzzDecoding(f *testing.F) {
	for _, s := range []string{"SECRET\n1. (S) Chargé", "a\r\nb", "𝕊ecret", "plain", "é\rü\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || s == "" || !letters(s) {
			t.Skip()
		}
		for name, data := range map[string][]byte{
			"UTF-8":     append([]byte("\ufeff"), s...),
			"UTF-16 LE": wide16(s, binary.LittleEndian),
			"UTF-16 BE": wide16(s, binary.BigEndian),
		} {
			src := NewSource("x", data)
			head := len(src.Text()) - len(strings.TrimPrefix(string(src.Text()), "\ufeff"))
			if got := string(src.Text()[head:]); got != s {
				t.Errorf("%s: %q is read as %q", name, s, got)
				continue
			}
			last := -1
			for at := range s {
				offset := src.Position(head + at).Offset
				if offset <= last || offset >= len(data) {
					t.Errorf("%s: %q: the letter at %d is told at %d, after %d", name, s, at, offset, last)
				}
				last = offset
			}
		}
	})
}

// letters reports whether a text is made of letters, signs and line ends alone: of what hides text, as entities and
// links do, and of what is no text, tests of their own tell.
func letters(s string) bool {
	for _, r := range s {
		if r == '&' || r == '<' || r == '[' || r == '=' || r == '\\' || r == 0xfeff || r < ' ' && r != '\n' && r != '\r' {
			return false
		}
	}
	return true
}

func wide16(s string, order binary.AppendByteOrder) []byte {
	out := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

// FuzzMayHoldSquare: a text that is said to hold no square bracket holds none, however it is hidden in its file.
func FuzzMayHoldSquare(f *testing.F) {
	for _, s := range []string{"", "[...]", "&#91;...]", "a<br>[", "[words](#a)", "&amp;[", "\xff\xfe[\x00", "<b>words</b>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if src := NewSource("x", data); bytes.IndexByte(src.Text(), '[') >= 0 && !src.MayHoldSquare() {
			t.Errorf("%q holds a square bracket", data)
		}
	})
}
