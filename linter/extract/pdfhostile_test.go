package extract

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPDFHostile opens files that are circles or bombs: each ends soon, and with something said.
func TestPDFHostile(t *testing.T) {
	plain := pageOf(said("The fair"), "")
	own := "/Resources<<" + helvetica + "/XObject<</X 5 0 R/Y 6 0 R>>>>"
	form := func(s string) string { return streamOf("/Subtype/Form"+own, s) }
	whole := plain.bytes()
	table := bytes.LastIndex(whole, []byte("xref\n0"))
	nested := func(open, shut string) string { return strings.Repeat(open, 1<<20) + strings.Repeat(shut, 1<<20) }
	tests := map[string]struct {
		data []byte
		want string // what is said, or read
	}{
		"a page tree in a circle":       {plain.with(2, "[3 0 R]", "[3 0 R 2 0 R]").bytes(), "runs in a circle"},
		"a page tree that doubles":      {doubling(), "more to read than its limits"},
		"pages without end":             {plain.with(2, "[3 0 R]", "["+strings.Repeat("3 0 R ", 30_000)+"]").bytes(), "more to read than its limits"},
		"forms in a circle":             {pageOf("/X Do", "/XObject<</X 5 0 R/Y 6 0 R>>", form("/Y Do /Y Do"), form("/X Do /X Do")).bytes(), "deep"},
		"a form that draws itself":      {pageOf("/X Do", "/XObject<</X 5 0 R>>", form(strings.Repeat("/X Do ", 1000))).bytes(), "too many operators"},
		"a letter that draws itself":    {drawn("a", "", "BT /G 1 Tf ("+strings.Repeat("a", 1000)+") Tj ET").bytes(), "deep"},
		"a cross-reference in a circle": {bytes.Replace(whole, []byte("/Root"), fmt.Appendf(nil, "/Prev %d/Root", table), 1), "The fair"},
		"a cross-reference of billions": {bytes.Replace(whole, []byte("xref\n0 5"), []byte("xref\n0 4294967295"), 1), "The fair"},
		"a cross-reference of nothing":  {emptyEntries(), "it has no pages"},
		"an object stream in itself":    {insideItself(), "it has no pages"},
		"a reference to itself":         {plain.with(4, "/Length", "/Zenda 4 0 R/Length 4 0 R/Old").bytes(), "The fair"},
		"an object that is itself":      {plain.with(1, "2 0 R", "5 0 R").bytes(), ""},
		"arrays in arrays":              {pageOf(nested("[", "]"), "").bytes(), ""},
		"dictionaries in dictionaries":  {pageOf(said("x"), "", nested("<</A ", ">>")).bytes(), ""},
		"a string that is not closed":   {append(whole[:table:table], bytes.Repeat([]byte("1 0 obj ("), 200_000)...), ""},
		"a string that lies too deep":   {pageOf("", "", nested("[", "]")).bytes(), "more to read than its limits"},
		"a hexadecimal without end":     {pageOf("<41", "").bytes(), ""},
		"an image without end":          {pageOf(strings.Repeat("BI ID ", 100_000), "").bytes(), "picture"},
		"a stream of zeros":             {bomb(1), "unpacks to more than 200 times"},
		"zeros within zeros":            {bomb(2), "unpacks to more than 200 times"},
		"one string shown for ever": {
			pageOf("BT /F 1 Tf ("+strings.Repeat("x", 10_000)+") Tj ET "+strings.Repeat("/X Do ", 10_000), "/XObject<</X 5 0 R>>",
				form("BT /F 1 Tf ("+strings.Repeat("x", 100_000)+") Tj ET")).bytes(), "too many characters",
		},
		"pages that no tree has": {
			pageOf("", "", strings.Repeat("endobj 9 0 obj <</Contents["+strings.Repeat("4 0 R ", 100)+"]/Parent 9 0 R>>\n", 10_000)).bytes(), "",
		},
		"streams that nothing uses": {
			pageOf("", "", strings.Repeat("endobj 9 0 obj "+streamOf("", "SECRET")+"\n", 30_000)).bytes(), "more to read than its limits",
		},
		"text that nothing uses": {
			pageOf("", "", strings.Repeat("endobj 9 0 obj "+streamOf("/Filter/FlateDecode", deflated(random(1<<20)))+"\n", 40)).bytes(),
			"what no page shows is larger than 32 MiB",
		},
		"strings that are not closed, of no list": {append(bytes.Clone(whole), bytes.Repeat([]byte("9 0 obj ("), 200_000)...), "more to read than its limits"},
		"arrays in arrays, of no list":            {append(bytes.Clone(whole), bytes.Repeat([]byte("9 0 obj [["), 200_000)...), "The fair"},
		"object streams of no list": {
			pageOf("", "", strings.Repeat("endobj 9 0 obj "+streamOf("/Type/ObjStm/N 500/First 0", strings.Repeat("1 0 ", 500))+"\n", 1000)).bytes(), "",
		},
		"operands without an operator": {pageOf(strings.Repeat("1 ", 1<<20), "").bytes(), ""},
		"a table of a million cells":   {pageOf(gridPage(), "").bytes(), ""},
		"a map of codes without end": {
			pageOf("BT /G 12 Tf (S) Tj ET", "", streamOf("", strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange\n", 200_000))).
				with(3, "/Font<<", "/Font<</G<</Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R>>").bytes(), "",
		},
		"widths without end": {
			pageOf("BT /G 12 Tf (S) Tj ET", "").
				with(3, "/Font<<", "/Font<</G<</Subtype/Type0/DescendantFonts[<</W["+strings.Repeat("0 2000000000 1 ", 100_000)+"]>>]>>").bytes(), "",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := ends(t, tt.data, soon)
			if s := shown(c.found); !strings.Contains(s, tt.want) {
				t.Errorf("got %.300s, want %q", s, tt.want)
			}
		})
	}
}

// doubling is a page tree of 40 nodes, each of which has the next one twice.
func doubling() []byte {
	f := pageOf("", "")
	const first, levels = 5, 30
	f.objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%d 0 R %d 0 R]>>", first, first)
	for i := range levels {
		next := first + i + 1
		if i == levels-1 {
			next = 3
		}
		f.objects = append(f.objects, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R %d 0 R]>>", next, next))
	}
	return f.bytes()
}

// emptyEntries is a cross-reference stream of a billion entries that take no bytes.
func emptyEntries() []byte {
	s := "%PDF-1.5\n"
	return fmt.Appendf(nil, "%s2 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", s,
		streamOf("/Type/XRef/Size 3/W[0 0 0]/Index[0 999999999]/Root 1 0 R", "x"), len(s))
}

// insideItself says of an object stream that it is in itself.
func insideItself() []byte {
	s := "%PDF-1.5\n\x00"
	return fmt.Appendf(nil, "%sstartxref\n%d\n%%%%EOF\n2 0 obj\n%s\nendobj\n", s, len(s)+len("startxref\n30\n%%EOF\n"),
		streamOf("/Type/XRef/Size 3/W[1 1 1]/Root 1 0 R", "\x00\x00\x00\x02\x01\x00\x02\x02\x00"))
}

// bomb is a page of 64 MiB of zeros, packed so many times.
func bomb(times int) []byte {
	s, filters := strings.Repeat("\x00", 64<<20), ""
	for range times {
		s = deflated(s)
		filters += "/FlateDecode"
	}
	f := pageOf("", "")
	f.objects[3] = streamOf("/Filter["+filters+"]", s)
	return f.bytes()
}

// random is a text of lines of which none is like another.
func random(n int) string {
	r := rand.New(rand.NewPCG(14, 1))
	out := make([]byte, n)
	for i := range out {
		out[i] = "abcdefghijklmno\n"[r.IntN(16)]
	}
	return string(out)
}

// grid is a page of short words that stand apart.
func gridPage() string {
	var b strings.Builder
	b.WriteString("BT /F 1 Tf ")
	for i := range 100_000 {
		fmt.Fprintf(&b, "1 0 0 1 %d %d Tm (xy) Tj ", i%300*3, i/300*2)
	}
	return b.String() + "ET"
}

// pdfSeeds are files of each way in which a PDF can be put together.
func pdfSeeds() [][]byte {
	f := pageOf(said("\\(S\\) The fair")+" /X Do", "/XObject<</X 5 0 R>>",
		streamOf("/Subtype/Form/Filter/FlateDecode/Resources<<"+helvetica+">>", deflated(said("SECRET"))),
		"<</Type/Filespec/UF(note.txt)/EF<</F 7 0 R>>>>", streamOf("/Type/EmbeddedFile", "1. (S) Text.\n"),
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 9 0 R/DescendantFonts[<</W[1[500 600]]>>]>>",
		streamOf("", toUnicode)).with(3, "/Font<<", "/Font<</G 8 0 R").
		page("/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/Contents(C)/AP<</N 5 0 R>>>>]")
	f = f.with(4, "ET", "/G 12 Tf <00010002> Tj ET")
	return [][]byte{f.bytes(), f.packed("/Filter/FlateDecode", deflated), f.packed("", strings.Clone)}
}

// neverPanics opens broken files of some seeds: none may panic, hang, or take more than its share.
func neverPanics(t *testing.T, seeds [][]byte) {
	t.Helper()
	r := rand.New(rand.NewPCG(14, 0))
	for i := range mutations() {
		bad := broken(r, seeds[i%len(seeds)], seeds[r.IntN(len(seeds))])
		c := ends(t, bad, soon)
		for _, u := range c.found.Unread {
			if u.Why == "it is damaged: its reading broke off" {
				t.Errorf("%s: the reader panicked", u.Path)
			}
		}
		if t.Failed() {
			t.Fatalf("file %d (%s): %q", i, c.took, bad)
		}
	}
}

func TestPDFBroken(t *testing.T) { neverPanics(t, pdfSeeds()) }

func FuzzPDF(f *testing.F) {
	for _, s := range pdfSeeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) { ends(t, append([]byte("%PDF-1.7\n\x00"), data...), soon) })
}
