package text

import (
	"encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"
)

func units16(order binary.AppendByteOrder, s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

func units32(order binary.AppendByteOrder, s string) []byte {
	var out []byte
	for _, r := range s {
		out = order.AppendUint32(out, uint32(r))
	}
	return out
}

// TestWide holds that texts of wide characters are known with and without a mark and read with true places, be
// their letters Latin or not, and that other bytes are not taken for such.
func TestWide(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"Договор о саде\nSECRET\n", "果园\nSECRET\n", "SECRET//NOFORN", "Talks 🌳 a\n"} {
		for want, data := range map[Encoding][]byte{
			UTF16LE: units16(binary.LittleEndian, s), UTF16BE: units16(binary.BigEndian, s),
			UTF32LE: units32(binary.LittleEndian, s), UTF32BE: units32(binary.BigEndian, s),
		} {
			for _, mark := range []string{"", wideForms[slices.IndexFunc(wideForms[:], func(w wideForm) bool { return w.encoding == want })].mark} {
				src := NewSource("a", append([]byte(mark), data...))
				if src.Encoding() != want || string(src.Text()) != s || src.BOM() != (mark != "") {
					t.Errorf("%q in %s behind %q: got %s, %q", s, want, mark, src.Encoding(), src.Text())
				}
				last := len(s) - 1
				unit := 2
				if want >= UTF32LE {
					unit = 4
				}
				if at := src.Position(last).Offset; at != len(src.File())-unit {
					t.Errorf("%q in %s: the last character stands at %d", s, want, at)
				}
			}
		}
	}
	for name, data := range map[string]string{
		"text": "SECRET\n", "a NUL in a log": "SECRET//NOFORN\n\x00\nx\n", "nothing": "", "a picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
		"numbers": "\x7fELF\x02\x01\x01\x00\x00\x00\x03\x00\x3e\x00\x01\x00\x00\x00", "one NUL": "a\x00",
	} {
		if e, ok := Wide([]byte(data)); ok {
			t.Errorf("%s is taken for %s", name, e)
		}
	}
	if src := NewSource("a", []byte("\xff\xfea\x00\n\x00b")); string(src.Text()) != "a\n\uFFFD" {
		t.Errorf("half a character at the end: got %q", src.Text())
	}
}
