package text

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// pieces are stretches of files with what they read as.
var pieces = []struct{ raw, text string }{
	{"The pilot ", "The pilot "},
	{"é ", "é "},
	{"𝕊. ", "𝕊. "},
	{"\n", "\n"},
	{"&amp;", "&"},
	{"&#40;", "("},
	{"&#x1F600;", "\U0001f600"},
	{"&nbsp;", "\u00a0"},
	{"<b>", ""},
	{"</b>", ""},
	{"<br/>", "\n"},
	{"[", ""},
	{"](#)", ""},
}

// links hold the numbers of pieces that stand together or not at all, and the numbers of the others.
var links = [][]int{{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11, 0, 12}}

// TestPlacesOfSwaps reads files whose pieces are known: each piece of the text is told where it stands in the file,
// whatever stands about it, and also where the characters of the file take two or four bytes.
func TestPlacesOfSwaps(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		order := make([]int, 0, 12*len(links[len(links)-1]))
		for range r.IntN(12) {
			order = append(order, links[r.IntN(len(links))]...)
		}
		narrow := func(s string) []byte { return []byte(s) }
		placed(t, order, true, narrow)
		placed(t, order, false, func(s string) []byte { return wide16(s, binary.LittleEndian)[2:] })
	}
}

// placed holds the places of a file of pieces, as a form of characters has them, to where it was made of them. In
// wide characters nothing is undone.
func placed(t *testing.T, order []int, undone bool, form func(string) []byte) {
	t.Helper()
	var file []byte
	var read strings.Builder
	if !undone {
		file = []byte("\xff\xfe")
	}
	type place struct{ text, raw Span }
	var want []place
	for _, n := range order {
		p := pieces[n]
		if !undone {
			p.text = p.raw
		}
		at := place{Span{read.Len(), read.Len() + len(p.text)}, Span{len(file), len(file) + len(form(p.raw))}}
		file = append(file, form(p.raw)...)
		read.WriteString(p.text)
		if len(p.text) > 0 {
			want = append(want, at)
		}
	}
	src := NewSource("x", file)
	if string(src.Text()) != read.String() {
		t.Fatalf("%q reads %q, want %q", file, src.Text(), read.String())
	}
	for _, w := range want {
		if raw, _ := src.Raw(w.text); raw != w.raw {
			t.Fatalf("%q: %v of the text is at %v, want %v", file, w.text, raw, w.raw)
		}
	}
}

// TestUndoneByParts: what is to be taken out of the parts of a text is what is to be taken out of the whole, but for what
// lies about the cut, and no stretch touches another.
func TestUndoneByParts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		file   string
		within Span
		want   []Span
	}{
		{"a &amp; b", Span{0, 5}, []Span{{2, 3}}},
		{"a &amp; b", Span{0, 2}, nil},
		{"a &amp; b", Span{3, 5}, nil},
		{"He said &amp;<b>", Span{0, 9}, []Span{{8, 9}}},
		{"<b>&amp; he said", Span{0, 9}, []Span{{0, 1}}},
		{"<b>he</b>", Span{0, 2}, nil},
		{"&amp;&amp;[x](#)", Span{0, 3}, []Span{{0, 3}}},
		{"a<b>b</b>c &amp; d", Span{0, 7}, []Span{{0, 3}, {4, 5}}},
		{"a<b>b</b>c &amp; d", Span{1, 7}, []Span{{1, 3}, {4, 5}}},
	} {
		if got := slices.Collect(NewSource("x", []byte(tt.file)).Undone(tt.within)); !slices.Equal(got, tt.want) {
			t.Errorf("%q in %v: %v, want %v", tt.file, tt.within, got, tt.want)
		}
	}
}
