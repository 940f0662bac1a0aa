package report

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// texted returns the text report of a file on a terminal of so many columns.
func texted(t *testing.T, f *File, width int) string {
	t.Helper()
	var out bytes.Buffer
	write(t, newText(&out, Options{Width: width}), &Run{}, []*File{f}, &Totals{})
	return out.String()
}

// talkative is a file whose findings have more to say than fits into a line, and one of no place.
func talkative() *File {
	at := func(line, column int) Place {
		p := text.Position{Line: line, Column: column}
		return Place{Start: p, End: p}
	}
	return &File{Path: "archive/2008/arkadia/08ARKADIA445.txt", Findings: []Finding{
		{Rule: missing, Severity: rule.Warning, Message: "name of the file: marking LIMITED OFFICIAL USE needs the ceiling CUI"},
		{
			Rule: gone, Severity: rule.Info, Place: at(7, 26), Message: "lowered, with the code of 2008-05-13 in one piece",
			Quieted: "the copy carries redaction marks, or it is a partial extract of a message",
		},
		{
			Rule: differs, Severity: rule.Error, Place: at(8, 1),
			Message:   "the banner reads CONFIDENTIAL but paragraph 3 is marked (S/NF), 東京東京 it must read SECRET",
			Authority: "E.O. 12958 as amended 1.6(a)(1), and the manual of the Department of Orchards",
			Related:   []Related{{Place: at(25, 4), Message: "paragraph 3 is marked (S/NF), and the next one like it"}},
			Fixes:     []Fix{{Title: "raise the banner to SECRET, the highest of the portions", Safety: rule.Safe}},
			Excerpt:   Excerpt{Text: "C O N F I D E N T I A L ARKADIA 000445", End: 23},
		},
		{Rule: differs, Severity: rule.Error, Place: at(19, 51), Message: "token " + strings.Repeat("X", 50) + " is none"},
	}}
}

func TestTextOnANarrowTerminal(t *testing.T) {
	want := `archive/2008/arkadia/08ARKADIA445.txt:
    2 errors, 1 warning, 1 info

8:1: error banner-sections-differ: the
    banner reads CONFIDENTIAL but
    paragraph 3 is marked (S/NF),
    東京東京 it must read SECRET
8 | C O N F I D E N T I A L ARKADIA 000…
  | ^^^^^^^^^^^^^^^^^^^^^^^
  = see: 25:4: paragraph 3 is marked
         (S/NF), and the next one like
         it
  = authority: E.O. 12958 as amended
               1.6(a)(1), and the manual
               of the Department of
               Orchards
  = fix: raise the banner to SECRET, the
         highest of the portions (safe)

19:51: error banner-sections-differ:
    token
    XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
    is none

warning header-date-missing: name of the
    file: marking LIMITED OFFICIAL USE
    needs the ceiling CUI

7:26: info tags-malformed: lowered, with
    the code of 2008-05-13 in one piece
 = lowered: the copy carries redaction
            marks, or it is a partial
            extract of a message

`
	if diff := cmp.Diff(want, texted(t, talkative(), 40)); diff != "" {
		t.Error(diff)
	}
}

// What a width changes is where lines end: no word is broken, lost or wider than need be.
func TestTextBreaksNoWord(t *testing.T) {
	f := talkative().Withheld()
	f.Path = "08ARKADIA445.txt" // in the heading alone on the narrowest terminals, before every place on the others
	for _, widths := range [][]int{{20, 30, 40, 47}, {48, 60, 80, 132}} {
		whole := strings.Fields(texted(t, f, widths[len(widths)-1]))
		for _, width := range widths {
			got := texted(t, f, width)
			if diff := cmp.Diff(whole, strings.Fields(got)); diff != "" {
				t.Errorf("%d columns: %s", width, diff)
			}
			for line := range strings.Lines(got) {
				if term.Width(line[:len(line)-1]) > width && wordsBehindTheLabel(line) > 1 {
					t.Errorf("%q is wider than %d columns", line, width)
				}
			}
		}
	}
}

// wordsBehindTheLabel counts the words of a line that could have stood in the next.
func wordsBehindTheLabel(line string) int {
	if _, words, labelled := strings.Cut(line, " = "); labelled {
		_, line, _ = strings.Cut(words, ": ")
	}
	return len(strings.Fields(line))
}

func TestTextHeadingFillsTheLine(t *testing.T) {
	f := talkative()
	f.Path = strings.Repeat("a", 80-len(": 2 errors, 1 warning, 1 info"))
	if got, want := texted(t, f, 80), f.Path+": 2 errors, 1 warning, 1 info\n\n"; !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s", got)
	}
}

func TestTextGravestFirstInOrderOfPlace(t *testing.T) {
	f := &File{Path: "a.txt"}
	for line := 1; line <= 40; line++ {
		severity := []rule.Severity{rule.Warning, rule.Info, rule.Error}[line%3]
		at := text.Position{Line: line, Column: 1}
		f.Findings = append(f.Findings, Finding{Rule: gone, Severity: severity, Place: Place{Start: at, End: at}})
	}
	var lines []int
	for _, first := range []int{2, 3, 1} { // the first error, warning and info
		for line := first; line <= 40; line += 3 {
			lines = append(lines, line)
		}
	}
	got := texted(t, f, 80)
	for _, line := range lines {
		_, after, found := strings.Cut(got, "\na.txt:"+strconv.Itoa(line)+":1: ")
		if !found {
			t.Fatalf("line %d does not follow in\n%s", line, got)
		}
		got = after
	}
}

// Other reports get the same file after this one.
func TestTextLeavesTheOrderOfOthers(t *testing.T) {
	f := talkative()
	before := slices.Clone(f.Findings)
	texted(t, f, 80)
	if diff := cmp.Diff(before, f.Findings, cmp.Comparer(func(a, b *rule.Rule) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
}

func TestTextPathBeforePlacesWhereItLeavesRoom(t *testing.T) {
	f := talkative()
	f.Findings = f.Findings[:2]
	for _, c := range []struct {
		name  string
		path  string
		width int
		want  []string
	}{
		{"a third of the line", strings.Repeat("a", 26), 80, []string{strings.Repeat("a", 26) + ":7:26: info ", strings.Repeat("a", 26) + ": warning "}},
		{"more", strings.Repeat("a", 27), 80, []string{"\n7:26: info ", "\nwarning "}},
		{"more on a wider terminal", strings.Repeat("a", 27), 81, []string{strings.Repeat("a", 27) + ":7:26: info "}},
		{"wide letters", strings.Repeat("東", 14), 80, []string{"\n7:26: info "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f.Path = c.path
			got := texted(t, f, c.width)
			if !strings.HasPrefix(got, c.path+": 1 warning, 1 info\n\n") {
				t.Errorf("has another heading:\n%s", got)
			}
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("want %q in\n%s", want, got)
				}
			}
		})
	}
}
