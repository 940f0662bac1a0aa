package text

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
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

// FuzzKnown: what is known of a file before it is read changes nothing of what is read.
func FuzzKnown(f *testing.F) {
	long := strings.Repeat("1. (C) The harbor. Charg\u00e9 [x] & y\r\n", 60)
	for _, s := range []string{
		"", "\n", "\r", "a", "a\nb\n", "a\r\nb\r\n\r\nc", "a\rb\r", "\xef\xbb\xbf", "\xef\xbb\xbfSECRET\r\n[x]\n", "Charg\xe9 d'Affaires\n\x93[a](#b)\x94\r\n",
		"P&amp;L &#40;S&#41; R & D\n", "&#91;PREL](#) x\n", "&#10;a&#13;b\n", "TAGS: [PREL](#) [AK](/tag/AK)\nx", "[C] Text (see A)\n", "<pre>SECRET<br/>1.</pre>\n",
		"<b>TAGS</b>: [PREL](#) &amp; [AK](#)", "\\(S\\) C:\\x\n\\[x\\]", "\x00\x01\n\x00[", "\xff\xfeA\x00\n\x00", "Charg\xc3", long, "\xef\xbb\xbf" + long + "\xb6",
	} {
		for _, lines := range []uint8{0, 1, 2, 255} {
			f.Add([]byte(s), lines)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, lines uint8) {
		if _, wide := Wide(data); wide {
			t.Skip()
		}
		var ends []uint32
		for at, c := range data {
			if c == '\n' && len(ends) < int(lines) {
				ends = append(ends, uint32(at))
			}
		}
		want := NewSource("x", data)
		for _, square := range []bool{bytes.IndexByte(data, '[') >= 0, true} {
			got := NewKnown("x", data, Known{Narrow: true, Square: square, Ends: ends})
			sourcesAre(t, got, want)
			for n, end := range got.Ends() {
				if got.Text()[end] != '\n' || bytes.Count(got.Text()[:end], []byte("\n")) != n {
					t.Errorf("%q: line %d does not end at %d", data, n, end)
				}
			}
			if got.isRaw() && len(got.Ends()) != len(ends) {
				t.Errorf("%q: %d ends of lines are known, want %d", data, len(got.Ends()), len(ends))
			}
		}
	})
}

// sourcesAre: two sources of one file read the same, at the same places.
func sourcesAre(t *testing.T, got, want *Source) {
	t.Helper()
	type facts struct {
		Name, Text, File, EOL    string
		Encoding                 Encoding
		BOM, Square, Raw, Narrow bool
		Artefacts                []Artefact
	}
	of := func(s *Source) facts {
		return facts{
			s.Name(), string(s.Text()), string(s.File()), s.EOL(), s.Encoding(), s.BOM(), s.MayHoldSquare(), s.isRaw(), s.narrow(), s.Artefacts(),
		}
	}
	if diff := cmp.Diff(of(want), of(got)); diff != "" {
		t.Fatalf("%q (-want +got):\n%s", want.File(), diff)
	}
	size := len(want.Text())
	for at, step := 0, max(1, size/64); at <= size; at += step {
		is, was := got.Position(at), want.Position(at)
		if is != was || got.EndPosition(at) != want.EndPosition(at) || got.ByteColumn(is) != want.ByteColumn(was) {
			t.Fatalf("%q: offset %d is at %v to %v, want %v to %v", want.File(), at, is, got.EndPosition(at), was, want.EndPosition(at))
		}
		sp := Span{at, min(size, at+step)}
		raw, same := got.Raw(sp)
		if wantRaw, wantSame := want.Raw(sp); raw != wantRaw || same != wantSame {
			t.Fatalf("%q: %v is at %v, %v; want %v, %v", want.File(), sp, raw, same, wantRaw, wantSame)
		}
	}
	for at := 0; at < size; {
		line, next := got.NextLine(at)
		if wantLine, wantNext := want.NextLine(at); line != wantLine || next != wantNext {
			t.Fatalf("%q: the line at %d is %v, want %v", want.File(), at, line, wantLine)
		}
		at = next
	}
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
