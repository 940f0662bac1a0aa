package files

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

func TestNoText(t *testing.T) {
	t.Parallel()
	utf16of := func(order binary.AppendByteOrder, s string) []byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(s)) {
			out = order.AppendUint16(out, u)
		}
		return out
	}
	utf32of := func(order binary.AppendByteOrder, s string) []byte {
		var out []byte
		for _, r := range s {
			out = order.AppendUint32(out, uint32(r))
		}
		return out
	}
	for _, tt := range []struct {
		name string
		data []byte
		want bool
	}{
		{"text", []byte("SECRET\n"), false},
		{"UTF-16 with few Latin letters", utf16of(binary.LittleEndian, "Договор о саде\nSECRET\n"), false},
		{"the same in the other order", utf16of(binary.BigEndian, "Договор о саде\nSECRET\n"), false},
		{"UTF-32", utf32of(binary.BigEndian, "果园\nSECRET\n"), false},
		{"UTF-32 in the other order", utf32of(binary.LittleEndian, "Talks\n"), false},
		{"a NUL in a log", []byte("SECRET//NOFORN\n\x00\nx\n"), false},
		{"a NUL in a log that is cut in a character", []byte("SECRET//NOFORN\n\x00\n\xd0"), false},
		{"a NUL and another sign in a text", []byte("S E C R E T ARKADIA 000187\n\x00\x01"), false},
		{"a NUL in a text of Windows-1252", []byte("SECRET//NOFORN Le d\xe9l\xe9gu\xe9 a parl\xe9 avec l'ambassadeur\n\x00\n"), false},
		{"a program in bytes", []byte("\xa7\x0d\x0d\x0a\x00\x00\x00\x00\xe3\x00name\xda\x05value\xda\x04self\xa9\x01"), true},
		{"numbers", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x03\x00\x3e\x00\x01\x00\x00\x00"), true},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"), true},
		{"NULs with a word between", []byte("\x00\x00\x00\x00\x00\x00\x00\x00abc"), true},
		{"text with controls", []byte("abc\x00\x01def"), true},
	} {
		if got := noText(tt.data); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
