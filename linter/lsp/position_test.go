package lsp

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// model is a document as a client has it: UTF-16 units, and nothing remembered between edits.
type model []uint16

func modelOf(s string) model { return utf16.Encode([]rune(s)) }

func (m model) String() string { return string(utf16.Decode(m)) }

// at returns the index of a position, as the protocol defines lines.
func (m model) at(p Position) int {
	line, i := uint32(0), 0
	for ; i < len(m) && line < p.Line; i++ {
		if m[i] == '\n' || m[i] == '\r' && (i+1 == len(m) || m[i+1] != '\n') {
			line++
		}
	}
	if line < p.Line {
		return len(m)
	}
	end := i
	for end < len(m) && m[end] != '\n' && m[end] != '\r' {
		end++
	}
	at := min(i+int(p.Character), end)
	if at > i && at < end && utf16.IsSurrogate(rune(m[at])) && m[at] >= 0xDC00 {
		at-- // within a character
	}
	return at
}

func (m model) edit(c ContentChange) model {
	if c.Range == nil {
		return modelOf(c.Text)
	}
	start, end := m.at(c.Range.Start), m.at(c.Range.End)
	start, end = min(start, end), max(start, end)
	return append(append(append(model{}, m[:start]...), modelOf(c.Text)...), m[end:]...)
}

var pieces = []string{"", "a", "SECRET", "\n", "\r", "\r\n", "é", "𝒳", "¶1. (S)", "😀\n", "\n\r", "日本", "(C) x\r"}

func randomChange(r *rand.Rand) ContentChange {
	text := ""
	for range r.IntN(4) {
		text += pieces[r.IntN(len(pieces))]
	}
	if r.IntN(40) == 0 {
		return ContentChange{Text: text}
	}
	at := func() Position { return Position{uint32(r.IntN(9)), uint32(r.IntN(12))} }
	return ContentChange{&Range{at(), at()}, text}
}

// TestEdits holds the document after many edits to that of the client, and its lines to those found anew.
func TestEdits(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		checkEdits(t, seed, 60)
	}
}

func FuzzEdits(f *testing.F) {
	f.Add(uint64(1), uint8(20))
	f.Fuzz(func(t *testing.T, seed uint64, n uint8) { checkEdits(t, seed, int(n)) })
}

func checkEdits(t *testing.T, seed uint64, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	doc, client := newDocument(&TextDocumentItem{URI: "a:b"}), modelOf("")
	for i := range n {
		change := randomChange(r)
		if i%3 == 0 {
			doc.snapshot(utf16Units, nil) // what it holds must not change
		}
		before := doc.latest
		var was []byte
		if before != nil {
			was = bytes.Clone(before.content.text)
		}
		doc.change(int32(i), []ContentChange{change}, utf16Units)
		client = client.edit(change)
		if got := string(doc.content.text); got != client.String() {
			t.Fatalf("seed %d, edit %d (%+v): got %q, the client has %q", seed, i, change, got, client)
		}
		if diff := cmp.Diff(newContent(doc.content.text).starts, doc.content.starts); diff != "" {
			t.Fatalf("seed %d, edit %d: lines (-want +got):\n%s", seed, i, diff)
		}
		if before != nil && !bytes.Equal(was, before.content.text) {
			t.Fatalf("seed %d, edit %d: a snapshot was changed", seed, i)
		}
	}
}

func TestPositions(t *testing.T) {
	t.Parallel()
	c := newContent([]byte("a😀é\r\nb\rc\n"))
	for _, tt := range []struct {
		e      encoding
		p      Position
		offset int
	}{
		{utf16Units, Position{0, 0}, 0},
		{utf16Units, Position{0, 1}, 1},
		{utf16Units, Position{0, 3}, 5},
		{utf16Units, Position{0, 4}, 7},
		{utf16Units, Position{1, 1}, 10},
		{utf16Units, Position{2, 0}, 11},
		{utf16Units, Position{3, 0}, 13},
		{utf8Units, Position{0, 5}, 5},
		{utf8Units, Position{0, 7}, 7},
	} {
		if got := c.offset(tt.p, tt.e); got != tt.offset {
			t.Errorf("%s %v: offset %d, want %d", tt.e, tt.p, got, tt.offset)
		}
		if got := c.position(tt.offset, tt.e); got != tt.p {
			t.Errorf("%s offset %d: %v, want %v", tt.e, tt.offset, got, tt.p)
		}
	}
	for _, beyond := range []Position{{0, 99}, {9, 0}, {0, 2}, {1<<32 - 1, 1<<32 - 1}} {
		if at := c.offset(beyond, utf16Units); at > len(c.text) || at < len(c.text) && !utf8.RuneStart(c.text[at]) {
			t.Errorf("%v leads to %d", beyond, at)
		}
	}
}

func BenchmarkEdit1MB(b *testing.B) {
	c := newContent([]byte(strings.Repeat("1. (C) The tramway union asked for a quota of sixty seats.\n", 1<<20/60)))
	for b.Loop() {
		at := c.offset(Position{900, 5}, utf16Units)
		c.replace(at, at, []byte("x"))
		c.replace(at, at+1, nil)
	}
}
