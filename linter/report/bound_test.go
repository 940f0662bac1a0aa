package report

import (
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// No format holds more than this for each finding until the end of the run.
const mostHeld = 2 << 10

func TestFormatsHoldLittle(t *testing.T) {
	const each = 5
	files := 2000
	if os.Getenv("LONG") == "" {
		files /= 4
	}
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			r, err := New(format, io.Discard, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := r.Begin(&Run{Rules: []*rule.Rule{gone}}); err != nil {
				t.Fatal(err)
			}
			before := inUse()
			for range files {
				if err := r.File(wordy(each)); err != nil {
					t.Fatal(err)
				}
			}
			held := inUse() - before
			if err := r.End(&Totals{}); err != nil {
				t.Fatal(err)
			}
			if held > int64(files*each*mostHeld) {
				t.Errorf("held %d bytes a finding", held/int64(files*each))
			}
		})
	}
}

func inUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// wordy makes a file of findings that hold much: a long line, a fix, another place.
func wordy(n int) *File {
	f := &File{Path: "folder/" + strings.Repeat("long-", 20) + ".txt"}
	at := Place{Start: text.Position{Line: 1, Column: 1}, End: text.Position{Line: 1, Column: 9}}
	for range n {
		f.Findings = append(f.Findings, Finding{
			Rule: gone, Severity: rule.Warning, Place: at, Message: strings.Repeat("message ", 20),
			Authority: "an authority", Fingerprint: strings.Repeat("f", 32),
			Related: []Related{{Place: at, Message: "the other is here"}},
			Fixes:   []Fix{{Title: "write it", Safety: rule.Safe, Edits: []Edit{{at, "PGOV"}}}},
			Excerpt: Excerpt{Text: strings.Repeat("word ", 160), End: 4},
		})
	}
	return f
}

// TestManyEditsAreLeftToTheFixer: a proposal of very many edits is not told, one of many is.
func TestManyEditsAreLeftToTheFixer(t *testing.T) {
	src := text.NewSource("x", []byte(strings.Repeat("pilot ", mostEdits+1)))
	for _, n := range []int{mostEdits, mostEdits + 1} {
		found := &rule.Finding{Rule: gone, Span: text.Span{Start: 0, End: 5}}
		edits := make([]rule.Edit, n)
		for i := range edits {
			edits[i] = rule.Replace(text.Span{Start: i * len("pilot "), End: i*len("pilot ") + len("pilot")}, "(U)")
		}
		found.Offer(rule.Unsafe, "replace", edits...)
		told := Detach(src, []*rule.Finding{found}, false).Findings[0].Fixes
		if (len(told) == 1) != (n <= mostEdits) {
			t.Errorf("of %d edits %d fixes are told", n, len(told))
		}
	}
}
