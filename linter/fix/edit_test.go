package fix_test

import (
	"math/rand/v2"
	"testing"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

func TestApplyKeepsBytes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file  string
		edit  func([]byte) rule.Edit
		fixed string
	}{
		"carriage returns":               {"a\r\nb\r\n", insertAt("b", "x\n"), "a\r\nx\r\nb\r\n"},
		"mixed line ends":                {"a\r\nb\nc\r\n", insertAt("b", "x\n"), "a\r\nx\nb\nc\r\n"},
		"byte order mark":                {"\xef\xbb\xbfa\nb", insertAt("b", "x\n"), "\xef\xbb\xbfa\nx\nb"},
		"windows-1252":                   {"caf\xe9 b \n", insertAt("b", "x"), "caf\xe9 xb \n"},
		"carriage return":                {"a\rb\r", insertAt("b", "x\n"), "a\rx\rb\r"},
		"behind the last word of a line": {"a\r\nb\nc\r\n", insertAt("\nc", "\nx"), "a\r\nb\nx\nc\r\n"},
		"before an empty first line":     {"\na\r\n", insertAt("\na", "x\n"), "x\n\na\r\n"},
		"behind the last line end":       {"a\r\nb", insertAt("b", "x\n"), "a\r\nx\r\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := text.NewSource(name, []byte(test.file))
			edits := fix.Resolve(src, []rule.Edit{test.edit(src.Text())})
			if got := string(fix.Apply(src, edits)); got != test.fixed {
				t.Errorf("have %q, want %q", got, test.fixed)
			}
		})
	}
}

func insertAt(word, with string) func([]byte) rule.Edit {
	return func(b []byte) rule.Edit {
		for i := range b {
			if string(b[i:i+len(word)]) == word {
				return rule.Insert(i, with)
			}
		}
		panic("the word is not there")
	}
}

func TestArtefactsBarAnEdit(t *testing.T) {
	t.Parallel()
	src := text.NewSource("x", []byte("TAGS: [PGVO](#) (S&#41;\n"))
	at := func(s string) text.Span {
		for i := range src.Text() {
			if len(src.Text()) >= i+len(s) && string(src.Text()[i:i+len(s)]) == s {
				return text.Span{Start: i, End: i + len(s)}
			}
		}
		t.Fatalf("%q is not in %q", s, src.Text())
		return text.Span{}
	}
	if !fix.Possible(src, []rule.Edit{rule.Replace(at("PGVO"), "PGOV")}) {
		t.Error("an edit inside a link's words is possible")
	}
	if fix.Possible(src, []rule.Edit{rule.Replace(at("(S)"), "(C)")}) {
		t.Error("an edit over an entity is not possible")
	}
	edits := fix.Resolve(src, []rule.Edit{rule.Replace(at("PGVO"), "PGOV")})
	if got, want := string(fix.Apply(src, edits)), "TAGS: [PGOV](#) (S&#41;\n"; got != want {
		t.Errorf("have %q, want %q", got, want)
	}
}

// TestResolveOrders: edits are made from the first on, an insertion before what is replaced behind it.
func TestResolveOrders(t *testing.T) {
	t.Parallel()
	src := text.NewSource("x", []byte("abcdef"))
	edits := fix.Resolve(src, []rule.Edit{
		rule.Replace(text.Span{Start: 4, End: 5}, "E"), rule.Replace(text.Span{Start: 1, End: 2}, "B"),
		rule.Insert(1, "+"), rule.Insert(0, "-"),
	})
	if got := string(fix.Apply(src, edits)); got != "-a+BcdEf" {
		t.Errorf("have %q", got)
	}
}

// TestUTF16BarsAnEdit: a file that is not read byte by byte is not edited.
func TestUTF16BarsAnEdit(t *testing.T) {
	t.Parallel()
	for encoding, data := range map[string]string{"little": "\xff\xfeA\x00B\x00", "big": "\xfe\xff\x00A\x00B"} {
		src := text.NewSource("x", []byte(data))
		if src.String(text.Span{Start: 0, End: 2}) != "AB" {
			t.Fatalf("%s: it reads %q", encoding, src.Text())
		}
		for _, with := range []string{"C", "A"} {
			if fix.Possible(src, []rule.Edit{rule.Replace(text.Span{Start: 0, End: 1}, with)}) {
				t.Errorf("%s: %s may be written", encoding, with)
			}
		}
	}
}

func TestOverlap(t *testing.T) {
	t.Parallel()
	at := func(from, to int) rule.Edit { return rule.Replace(text.Span{Start: from, End: to}, "x") }
	for name, test := range map[string]struct {
		a, b rule.Edit
		want bool
	}{
		"the same text":                      {at(2, 5), at(2, 5), true},
		"a byte that both take":              {at(2, 5), at(4, 6), true},
		"one within the other":               {at(2, 6), at(3, 4), true},
		"side by side":                       {at(2, 4), at(4, 6), false},
		"apart":                              {at(0, 1), at(4, 6), false},
		"two insertions at one place":        {at(3, 3), at(3, 3), true},
		"two insertions apart":               {at(3, 3), at(4, 4), false},
		"an insertion into what is replaced": {at(3, 3), at(2, 5), true},
		"an insertion before it":             {at(2, 2), at(2, 5), false},
		"an insertion behind it":             {at(5, 5), at(2, 5), false},
	} {
		if fix.Overlap(test.a, test.b) != test.want || fix.Overlap(test.b, test.a) != test.want {
			t.Errorf("%s: want %v, whichever is named first", name, test.want)
		}
	}
}

// TestForwardAndBackAtEdits leads the offsets of "abcdefgh" to "ab-XYZgh+" and back: an insertion stands
// before the byte at its place, and a stretch that is replaced leads to its start, as what is written does.
func TestForwardAndBackAtEdits(t *testing.T) {
	t.Parallel()
	edits := fix.Edits{rule.Insert(2, "-"), rule.Replace(text.Span{Start: 2, End: 6}, "XYZ"), rule.Insert(8, "+")}
	for name, test := range map[string]struct {
		lead func(int) int
		to   []int
	}{
		"forward": {edits.Way().Forward, []int{0, 1, 3, 3, 3, 3, 6, 7, 9}},
		"back":    {edits.Way().Back, []int{0, 1, 2, 2, 2, 2, 6, 7, 8}},
	} {
		for from, want := range test.to {
			if got := test.lead(from); got != want {
				t.Errorf("%s: %d leads to %d, want %d", name, from, got, want)
			}
		}
	}
}

// TestForwardAndBack leads random offsets through random edits and back.
func TestForwardAndBack(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		data := make([]byte, 60)
		for i := range data {
			data[i] = byte('a' + i%26)
		}
		src := text.NewSource("x", data)
		var edits fix.Edits
		for at := r.IntN(8); at < len(data)-8; at += 8 {
			edits = append(edits, rule.Replace(text.Span{Start: at, End: at + r.IntN(4)}, "WXYZ"[:r.IntN(5)]))
		}
		after := fix.Apply(src, edits)
		for offset := range data {
			if touched(edits, offset) {
				continue
			}
			to := edits.Way().Forward(offset)
			if after[to] != data[offset] || edits.Way().Back(to) != offset {
				t.Fatalf("offset %d leads to %d and back to %d: %v", offset, to, edits.Way().Back(to), edits)
			}
		}
	}
}

func touched(edits fix.Edits, offset int) bool {
	for _, e := range edits {
		if e.Span.Start <= offset && offset < max(e.Span.End, e.Span.Start+1) {
			return true
		}
	}
	return false
}

// TestArtefactsAreTakenOut writes what artefacts stand behind as it is read: the file then reads the same,
// without them.
func TestArtefactsAreTakenOut(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ file, want string }{
		"entities":          {"TAGS: A &amp; B &#41; C\r\n", "TAGS: A & B ) C\r\n"},
		"tags":              {"one<br>two <b>three</b> four", "one\ntwo three four"},
		"links":             {"TAGS: [PREL](#x), [PGOV](/tag/PGOV) end", "TAGS: PREL, PGOV end"},
		"side by side":      {"a<b>&amp;</b>[c](#)&lt; d", "a&c< d"},
		"head and end":      {"<pre>a &amp; b</pre>", "<pre>a & b</pre>"},
		"windows-1252":      {"caf\xe9 &amp; bar", "caf\xe9 & bar"},
		"nothing to do":     {"plain text", "plain text"},
		"a byte order mark": {"\xef\xbb\xbfa &amp; b", "\xef\xbb\xbfa & b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := text.NewSource("x", []byte(test.file))
			var edits []rule.Edit
			for sp := range src.Undone(text.Span{End: len(src.Text())}) {
				edits = append(edits, rule.Replace(sp, src.String(sp)))
			}
			if !fix.Possible(src, edits) {
				t.Fatal("it cannot be done")
			}
			fixed := fix.Apply(src, fix.Resolve(src, edits))
			if string(fixed) != test.want {
				t.Errorf("have %q, want %q", fixed, test.want)
			}
			if again := text.NewSource("x", fixed); string(again.Text()) != string(src.Text()) {
				t.Errorf("it reads %q, and read %q", again.Text(), src.Text())
			}
		})
	}
}
