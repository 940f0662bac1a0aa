package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden reports")

var (
	gone = &rule.Rule{
		Name: "tags-malformed", Since: "0.1.0", Severity: rule.Always(rule.Warning),
		Summary: "TAGS item is no code", Why: "Nobody finds what is filed under a code that does not exist.",
		Cite: []rule.Citation{
			{Source: "5 FAH-3 H-011", Says: "TAGS are codes of four letters", Evidence: rule.Verified},
		},
		Fix: rule.Safe, FixWhy: "form only",
	}
	differs = &rule.Rule{
		Name: "banner-sections-differ", Since: "0.1.0", Severity: rule.Always(rule.Error),
		Summary: "sections of one message differ in level", Why: "A reader of one section is misled.",
		Hides: rule.HidesInCable("tags-malformed"),
	}
	missing = &rule.Rule{
		Name: "header-date-missing", Since: "0.1.0", Severity: rule.Always(rule.Info), Summary: "no date",
		Why: "The law depends on it.",
	}
)

// sample is the run that every format is tested with: findings of each kind in one file after another.
func sample() (*Run, []*File, *Totals) {
	run := &Run{Tool: Tool{Name: "cablelint", Version: "0.1.0"}, Rules: []*rule.Rule{gone, differs, missing}}
	return run, []*File{plainFile(), hostileFile(), oldFile(), recordFile(), documentFile()}, &Totals{
		Files: 5, Records: 2, Cables: 5, Skipped: 2, Hidden: 1,
		Unread: []Unread{{File: "pack.zip", Part: "inner.zip > locked.pdf", Why: "it is encrypted"}},
		Problems: []Problem{
			{File: "cables/b.txt", Rule: "tags-malformed", Message: "internal error: rule tags-malformed broke"},
			{File: "cables/closed.txt", Message: "no right to read it: check its owner and mode"},
		},
	}
}

// plainFile has a finding without a place, one over two lines that fails the run, and one with two alternatives.
func plainFile() *File {
	src := text.NewSource("cables/with space 100%.txt", []byte("SECRET\nSECTION\n\nTAGS: PGVO, PREL\n"))
	at := func(s string) text.Span {
		i := bytes.Index(src.Text(), []byte(s))
		return text.Span{Start: i, End: i + len(s)}
	}
	tag := at("PGVO")
	f := Detach(src, []*rule.Finding{
		{Rule: missing, Severity: rule.Info, Message: "the cable shows no date", Cable: 1, Fingerprint: "f0"},
		{
			Rule: differs, Severity: rule.Error, Span: at("SECRET\nSECTION"), Message: "section 2 differs",
			Cable: 1, Fingerprint: "f1",
			Related: []rule.Related{{Span: at("PREL"), Message: "the other is here"}},
		},
		{
			Rule: gone, Severity: rule.Warning, Span: tag, Message: `"PGVO" is no code`, Cable: 1, Fingerprint: "f2",
			Fixes: []rule.Fix{
				{Title: "write PGOV", Safety: rule.Safe, Edits: []rule.Edit{rule.Replace(tag, "PGOV")}},
				{Title: "drop it", Safety: rule.Unsafe, Edits: []rule.Edit{
					rule.Delete(tag), rule.Insert(at("PREL").End, ", XTAG\nYTAG"),
				}},
			},
		},
	}, true)
	f.Findings[1].Fails = true
	return f
}

// hostileFile has what must not reach a terminal, wide characters before the place, and an artefact in
// which no edit can be made.
func hostileFile() *File {
	head := "Bogotá 東京 \x1b[31mred\u202e " + strings.Repeat("word ", 30)
	line := head + "(&#83;) " + strings.Repeat("more ", 200)
	src := text.NewSource("a:b/é.txt", []byte(line+"\r\n"))
	i := bytes.Index(src.Text(), []byte("(S)"))
	esc := bytes.IndexByte(src.Text(), 0x1b)
	sp := text.Span{Start: i, End: i + 3}
	return Detach(src, []*rule.Finding{
		{
			Rule: gone, Severity: rule.Warning, Span: text.Span{Start: esc, End: esc + 5}, Cable: 1, Fingerprint: "f3",
			Message: "the token is \x1b[31m\u202e\x85\x7f",
		},
		{
			Rule: differs, Severity: rule.Info, Span: sp, Message: "lowered", Cable: 1, Fingerprint: "f4",
			Quieted: "the copy carries redaction marks",
			Fixes: []rule.Fix{
				{Title: "cannot be made", Safety: rule.Safe, Edits: []rule.Edit{rule.Replace(sp, "(C)")}},
			},
		},
	}, true)
}

// oldFile is in Windows-1252, in which a byte is a character, and has carriage returns for line ends.
func oldFile() *File {
	src := text.NewSource("old.txt", []byte("caf\xe9 \x93PGVO\x94\r\n\r\nx"))
	i := bytes.Index(src.Text(), []byte("PGVO"))
	if i < 0 {
		panic("the sample has lost its place")
	}
	sp := text.Span{Start: i, End: i + 4}
	return Detach(src, []*rule.Finding{{
		Rule: gone, Severity: rule.Warning, Span: sp, Message: `"PGVO" is no code`, Fingerprint: "f5",
		Fixes: []rule.Fix{{Title: "part it", Safety: rule.Unsafe, Edits: []rule.Edit{rule.Insert(sp.End, "\n")}}},
	}}, true)
}

// documentFile has findings in its body, which has places of its own, in a document within a document, and in a
// part without places.
func documentFile() *File {
	src := text.NewPart("pack.zip", "inner.zip > deck.pptx", []byte("TOP\nPGVO"))
	out := Detach(src, []*rule.Finding{
		{Rule: gone, Severity: rule.Warning, Span: text.Span{Start: 4, End: 8}, Message: "of the body", Fingerprint: "f6"},
		{Rule: gone, Severity: rule.Warning, Span: text.Span{Start: 4, End: 8}, Message: "of a slide", Fingerprint: "f7"},
		{Rule: gone, Severity: rule.Warning, Span: text.Span{Start: 4, End: 8}, Message: "of a member", Fingerprint: "f8"},
	}, true)
	out.Findings[0].Part = Part{Place: "paragraph 2"}
	out.Findings[1].Part = Part{Path: "inner.zip > deck.pptx", Place: "slide 4"}
	out.Findings[2].Part = Part{Path: "inner.zip > \u202ea.txt"}
	return out
}

// recordFile has a finding in a record, whose places are those of the file, where nothing is mended.
func recordFile() *File {
	row := []byte("7,\"TAGS: \"\"PGVO\"\"\nEND\"\n")
	src := text.NewRecord("archive.csv", []byte("TAGS: \"PGVO\"\nEND"), &text.Record{
		Number: 2, ID: "07ARKADIA187", Bytes: row, Offset: 400, Line: 31,
		Steps: []text.Step{
			{Bytes: text.At(3)},
			{Text: text.Span{Start: 6, End: 7}, Bytes: text.Span{Start: 9, End: 11}},
			{Text: text.Span{Start: 11, End: 12}, Bytes: text.Span{Start: 15, End: 17}},
		},
	})
	sp := text.Span{Start: 7, End: 11}
	return Detach(src, []*rule.Finding{{
		Rule: gone, Severity: rule.Warning, Span: sp, Message: `"PGVO" is no code`, Cable: 1, Fingerprint: "f9",
		Fixes: []rule.Fix{{Title: "write PGOV", Safety: rule.Safe, Edits: []rule.Edit{rule.Replace(sp, "PGOV")}}},
	}}, true)
}

func write(t *testing.T, r Reporter, run *Run, files []*File, totals *Totals) {
	t.Helper()
	if err := r.Begin(run); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if err := r.File(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.End(totals); err != nil {
		t.Fatal(err)
	}
}

// golden compares got with a file of fixtures/report.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("..", "..", "fixtures", "report", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestFormats(t *testing.T) {
	run, files, totals := sample()
	for _, name := range Formats() {
		t.Run(name, func(t *testing.T) {
			for _, c := range []struct {
				name   string
				files  []*File
				totals *Totals
			}{
				{"findings", files, totals},
				{"none", nil, &Totals{Files: 1, Cables: 1}},
			} {
				var out bytes.Buffer
				r, err := New(name, &out, Options{Width: 72})
				if err != nil {
					t.Fatal(err)
				}
				write(t, r, run, c.files, c.totals)
				golden(t, c.name+"."+name, out.Bytes())
				safe(t, out.String())
			}
		})
	}
}

// safe fails for what a terminal would act upon.
func safe(t *testing.T, s string) {
	t.Helper()
	s = strings.ReplaceAll(s, "\r\n", "\n") // a table's lines end so, which moves nothing
	for _, bad := range []string{"\x1b", "\u202e", "\x7f", "\u0085", "\r"} {
		if strings.Contains(s, bad) {
			t.Errorf("the report holds %q", bad)
		}
	}
}

func TestTextInColor(t *testing.T) {
	run, files, totals := sample()
	var out bytes.Buffer
	write(t, newText(&out, Options{Color: true}), run, files[:1], totals)
	golden(t, "color.text", out.Bytes())
}

func TestWithheldHoldsNoText(t *testing.T) {
	run, files, totals := sample()
	for i := range files {
		files[i] = files[i].Withheld()
	}
	for _, name := range Formats() {
		var out bytes.Buffer
		r, err := New(name, &out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		write(t, r, run, files, totals)
		for _, words := range []string{"Bogot", "more ", "caf", "SECTION"} {
			if strings.Contains(out.String(), words) {
				t.Errorf("%s holds %q", name, words)
			}
		}
	}
}

func TestJSONIsOneValue(t *testing.T) {
	run, files, totals := sample()
	for _, c := range [][]*File{files, nil} {
		var out bytes.Buffer
		write(t, newJSON(&out, Options{}), run, c, totals)
		var got struct {
			Version  int
			Findings []any
			Errors   []Problem
			Files    int
		}
		dec := json.NewDecoder(&out)
		if err := dec.Decode(&got); err != nil {
			t.Fatal(err)
		}
		if got.Version != 1 || got.Findings == nil || len(got.Errors) != 2 || got.Files != 5 || dec.More() {
			t.Errorf("got %+v", got)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := New("xml", nil, Options{}); err == nil {
		t.Error("want an error")
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain":       "plain",
		"café 東京":     "café 東京",
		"a\x1b[0m\tb": "a␛[0m b",
		"a\x00\x7f":   "a␀␡",
		"\u202eabc":   "<U+202E>abc",
		"\u0085":      "<U+0085>",
		"\u200b":      "<U+200B>",
		"a\xffb":      "a\uFFFDb",
		"\U000E0041":  "<U+E0041>",
		"line\nbreak": "line␊break",
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPageReadsAtEightyColumns(t *testing.T) {
	for _, r := range []*rule.Rule{gone, differs, missing} {
		for line := range strings.Lines(PageOf(r, "bad\n", "good\n").Text()) {
			if term.Width(strings.TrimRight(line, "\n")) > term.DefaultWidth {
				t.Errorf("%s: %q is wider than a terminal", r.Name, line)
			}
		}
	}
}
