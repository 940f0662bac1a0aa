package text

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestEncoding(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     Encoding
		bom      bool
		eol      string
	}{
		{"empty", "", UTF8, false, "\n"},
		{"ASCII", "SECRET\n", UTF8, false, "\n"},
		{"UTF-8", "Chargé\r\n", UTF8, false, "\r\n"},
		{"byte order mark", "\xef\xbb\xbfSECRET\n", UTF8, true, "\n"},
		{"Windows-1252", "Charg\xe9 d'Affaires\n", Windows1252, false, "\n"},
		{"a lone pilcrow byte after ASCII", strings.Repeat("x", 100) + "\xb61.\n", Windows1252, false, "\n"},
		{"a cut character at the end", "Charg\xc3", Windows1252, false, "\n"},
		{"carriage returns alone", "A\rB\r", UTF8, false, "\r"},
		{"UTF-16, little end first", "\xff\xfeA\x00\n\x00", UTF16LE, true, "\n"},
		{"UTF-16, big end first", "\xfe\xff\x00A\x00\n", UTF16BE, true, "\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := NewSource("x", []byte(tt.in))
			if s.Encoding() != tt.want || s.BOM() != tt.bom || s.EOL() != tt.eol {
				t.Errorf("got %v, mark %v, line end %q; want %v, %v, %q", s.Encoding(), s.BOM(), s.EOL(), tt.want, tt.bom, tt.eol)
			}
		})
	}
}

func TestUndo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in, want string
		kinds          []ArtefactKind
	}{
		{"clean", "TAGS: PREL, PGOV\n", "TAGS: PREL, PGOV\n", nil},
		{"links", "TAGS: [PREL](#) [AK](/tag/AK)\n", "TAGS: PREL AK\n", []ArtefactKind{MarkdownLink}},
		{"a bracket that is no link", "[C] Text (see A)\n", "[C] Text (see A)\n", nil},
		{"entities", "P&amp;L &#40;S&#41; R & D\n", "P&L (S) R & D\n", []ArtefactKind{HTMLEntity}},
		{"tags", "<pre>SECRET<br/>1.</pre>\n", "SECRET\n1.\n", []ArtefactKind{HTMLTag}},
		{"a long tag", "(<b style=\"" + strings.Repeat("x", 500) + "\">S</b>)\n", "(S)\n", []ArtefactKind{HTMLTag}},
		{"a sign in a value", "(<b title=\"a > b\" class = 'a>b'>S</b>)\n", "(S)\n", []ArtefactKind{HTMLTag}},
		{"a value that is not closed", "(<b title=\"a>S</b>)\n", "(S)\n", []ArtefactKind{HTMLTag}},
		{"a tag in a tag", "<span <b>S\n", "S\n", []ArtefactKind{HTMLTag}},
		{"a tag over two lines", "<b a=\"\n<i>S\">x\n", "<b a=\"\nS\">x\n", []ArtefactKind{HTMLTag}},
		{"an archive's mark that is no tag", "<< END OF DOCUMENT >>\n", "<< END OF DOCUMENT >>\n", nil},
		{
			"all three", "<b>TAGS</b>: [PREL](#) &amp; [AK](#)", "TAGS: PREL & AK",
			[]ArtefactKind{HTMLTag, MarkdownLink, HTMLEntity},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := NewSource("x", []byte(tt.in))
			if diff := cmp.Diff(tt.want, string(s.Text())); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			kinds := make([]ArtefactKind, 0, len(s.Artefacts()))
			for _, a := range s.Artefacts() {
				kinds = append(kinds, a.Kind)
			}
			if diff := cmp.Diff(tt.kinds, kinds, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("artefacts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRaw(t *testing.T) {
	t.Parallel()
	s := NewSource("x", []byte("TAGS: [PGVO](#) &#40;S&#41;"))
	for _, tt := range []struct {
		word, raw string
		same      bool
	}{
		{"PGVO", "PGVO", true},
		{"(S)", "&#40;S&#41;", false},
		{"TAGS", "TAGS", true},
	} {
		i := bytes.Index(s.Text(), []byte(tt.word))
		raw, same := s.Raw(Span{i, i + len(tt.word)})
		if got := string(s.File()[raw.Start:raw.End]); got != tt.raw || same != tt.same {
			t.Errorf("%s: raw %q, same %v; want %q, %v", tt.word, got, same, tt.raw, tt.same)
		}
	}
}

func TestNextLine(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", "a", "a\n", "a\r\nb", "a\rb\r", "\n\n", "a\n\xa0b\r\n"} {
		s := NewSource("x", []byte(in))
		var lines []string
		at := 0
		for at < len(s.Text()) {
			line, next := s.NextLine(at)
			if next <= at {
				t.Fatalf("%q: no progress at %d", in, at)
			}
			lines = append(lines, s.String(line))
			at = next
		}
		for _, l := range lines {
			if strings.ContainsAny(l, "\n") || strings.HasSuffix(l, "\r") {
				t.Errorf("%q: line %q has its end", in, l)
			}
		}
	}
}

// slowPosition is what Position must give, counted from the beginning.
func slowPosition(s *Source, offset int) Position {
	end := byte('\n')
	if s.crOnly {
		end = '\r'
	}
	raw, _ := s.Raw(Span{offset, offset + 1})
	data, at := s.raw, raw.Start
	if s.encoding >= UTF16LE {
		data, at = s.text, offset
	}
	start := bytes.LastIndexByte(data[:at], end) + 1
	if start == 0 && s.bom && s.encoding == UTF8 {
		start = min(3, at)
	}
	p := Position{Line: bytes.Count(data[:start], []byte{end}) + 1, Column: utf8.RuneCount(data[start:at]) + 1, Offset: raw.Start}
	if s.encoding == Windows1252 {
		p.Column = at - start + 1
	}
	return p
}

func FuzzPosition(f *testing.F) {
	long := strings.Repeat("Chargé ", 600)
	for _, s := range []string{
		"a\nb", "é\r\né", "\xef\xbb\xbf1. (C) é", "a\rb", long + "\n" + long, "[PREL](#) é &amp; x", "\xff\xfeA\x00", "Charg\xe9 x\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := NewSource("x", data)
		step := max(1, len(s.Text())/64)
		for at := 0; at < len(s.Text()); at += step {
			if !utf8.RuneStart(s.Text()[at]) {
				continue
			}
			if diff := cmp.Diff(slowPosition(s, at), s.Position(at)); diff != "" {
				t.Fatalf("offset %d (-want +got):\n%s", at, diff)
			}
		}
	})
}

func FuzzSurvey(f *testing.F) {
	for _, s := range []string{"", "abc", strings.Repeat("x", 70) + "é" + strings.Repeat("x", 70), "\xc2", "\xed\xa0\x80", "\xef\xbf\xbd"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ascii, valid := survey(data)
		if valid != utf8.Valid(data) {
			t.Fatalf("valid %v, want %v", valid, !valid)
		}
		if valid && ascii != (utf8.RuneCount(data) == len(data)) {
			t.Fatalf("ASCII %v, want %v", ascii, !ascii)
		}
	})
}

func BenchmarkNewSource5K(b *testing.B)      { benchmarkNewSource(b, "¶") }
func BenchmarkNewSourceASCII5K(b *testing.B) { benchmarkNewSource(b, "") }

func benchmarkNewSource(b *testing.B, pilcrow string) {
	data := []byte(strings.Repeat(pilcrow+"1. (C) The harbor commission told Poloff that funding had been spent.\n\n", 70))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		NewSource("x", data)
	}
}

func BenchmarkPosition(b *testing.B) {
	s := NewSource("x", []byte(strings.Repeat("é(", 1<<20)))
	at := 0
	for b.Loop() {
		at = (at + 4099*3) % (len(s.Text()) - 3)
		s.Position(at - at%3)
	}
}

// FuzzPlaces: a place is the same whether line ends are counted for it or listed before.
func FuzzPlaces(f *testing.F) {
	for _, seed := range []string{"a\nb\r\n\nc", "\xef\xbb\xbfé\nx", "a\rb\r", "\xff\xfea\x00\n\x00b\x00", "\x93a\n", "", "\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		counting, listing := NewSource("x.txt", data), NewSource("x.txt", data)
		listing.counted.Store(math.MaxInt64 / 2)
		for at := range len(counting.Text()) + 1 {
			counting.counted.Store(0)
			is, was := counting.Position(at), listing.Position(at)
			end, ended := counting.EndPosition(at), listing.EndPosition(at)
			if is != was || end != ended || counting.ByteColumn(is) != listing.ByteColumn(was) {
				t.Fatalf("%q: offset %d is at %v to %v, listed %v to %v", data, at, is, end, was, ended)
			}
		}
	})
}
