package extract

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"cablelint/linter/text"
)

// FuzzReaders gives any bytes to each reader, also where a look at their first bytes would never have led there: what
// is within a document may be of another kind than its head says.
func FuzzReaders(f *testing.F) {
	kinds := slices.Sorted(maps.Keys(readers()))
	for _, data := range seeds(f) {
		for i := range kinds {
			f.Add(uint8(i), data)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		o := &opener{limits: usual, size: int64(len(data))}
		done := make(chan struct{})
		go func() {
			defer close(done)
			o.guarded(doc{path: "a", data: data, parent: -1}, readers()[kinds[int(which)%len(kinds)]])
		}()
		select {
		case <-done:
			o.found.Kind = kinds[int(which)%len(kinds)]
			isSound(t, &o.found)
		case <-time.After(within(5 * time.Second)):
			t.Fatalf("%d bytes take longer than 5 s", len(data))
		}
	})
}

// FuzzWide writes a text in each encoding of two and four bytes a letter, as parts of documents are, and reads it back.
func FuzzWide(f *testing.F) {
	for _, s := range []string{"SECRET\n1. (S) Chargé", "a\r\nb\rc", "𝕊ecret", "plain"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		o := &opener{limits: usual, size: int64(len(s))}
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			narrow, broad := order.AppendUint16(nil, 0xfeff), order.AppendUint32(nil, 0xfeff)
			for _, u := range utf16.Encode([]rune(s)) {
				narrow = order.AppendUint16(narrow, u)
			}
			for _, r := range s {
				broad = order.AppendUint32(broad, uint32(r))
			}
			for _, data := range [][]byte{narrow, broad} {
				if len(s) > 0 && s[0] == 0 && len(data) == len(narrow) {
					continue // two bytes of nothing behind the mark make it one of four
				}
				if got := string(o.decoded(doc{}, data)); got != string(lines([]byte(s))) {
					t.Errorf("%x is read as %q, want %q", data, got, s)
				}
			}
		}
	})
}

// FuzzGlance holds what a glance at a text says of it to what a look at each byte and each line does.
func FuzzGlance(f *testing.F) {
	long := strings.Repeat("ré ", 40)
	for _, s := range []string{
		"", "\n\n", " > -----BEGIN CMS-----\n", "\n\n> begin 644 note\n", "(S)\n(This file", long, long + "\a", long + "\x87",
		strings.Repeat("QUJD", 40), strings.Repeat("QUJD", 40) + ".",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, want := hasOtherBytes(data), bytes.ContainsFunc(data, func(r rune) bool { return r < '\b' }); got != want {
			t.Errorf("hasOtherBytes(%q) = %v", data, got)
		}
		if _, wide := text.Wide(data); wide && isNarrow(data) {
			t.Errorf("%q is narrow and wide", data)
		}
		if square, _ := hasEncrypted(data); square != (bytes.IndexByte(data, '[') >= 0) {
			t.Errorf("%q has a square bracket: %v", data, square)
		}
		first, from := -1, 0
		for line := range bytes.Lines(data) {
			at := unquoted(data, from)
			if from += len(line); first < 0 && mayBeAside(data[at:]) {
				first = at
			}
		}
		next, ends := nextAside(data, 0, make([]uint32, 0, mostEnds))
		if next != first {
			t.Errorf("nextAside(%q, 0) = %d, want %d", data, next, first)
		}
		at := -1
		for i, end := range ends {
			if at += 1 + bytes.IndexByte(data[at+1:], '\n'); at != int(end) {
				t.Errorf("line %d of %q ends at %d, not at %d", i, data, at, end)
			}
		}
		if first < 0 && len(ends) != min(bytes.Count(data, []byte{'\n'}), mostEnds) {
			t.Errorf("%q: the ends of %d lines", data, len(ends))
		}
		if bytes.IndexByte(data, '.') >= 0 && isBase64(data) {
			t.Errorf("%q is base64 with a full stop", data)
		}
	})
}
