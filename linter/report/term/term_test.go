package term

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWidthIsThatOfATerminal(t *testing.T) {
	for words, want := range map[string]int{
		"": 0, "cable": 5, "Bogotá": 6, "東京": 4, "e\u0301": 1, "\x1b[31mred\x1b[0m": 3, "…": 1, "█▓": 2,
	} {
		if got := Width(words); got != want {
			t.Errorf("%q: got %d, want %d", words, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		words      string
		width      int
		tail, head string
	}{
		{"folder/a.txt", 12, "folder/a.txt", "folder/a.txt"},
		{"folder/a.txt", 8, "folder/…", "…r/a.txt"},
		{"東京東京", 8, "東京東京", "東京東京"},
		{"東京東京", 6, "東京…", "…東京"},
		{"東京東京", 4, "東…", "…京"},
		{"\x1b[31mfolder\x1b[0m", 4, "\x1b[31mfol…\x1b[0m", "\x1b[31m…der\x1b[0m"},
		{"folder", 1, "…", "…"},
		{"folder", 0, "…", "…"},
		{"", 0, "", ""},
	} {
		if got := Cut(c.words, c.width); got != c.tail {
			t.Errorf("Cut(%q, %d): got %q, want %q", c.words, c.width, got, c.tail)
		}
		if got := CutHead(c.words, c.width); got != c.head {
			t.Errorf("CutHead(%q, %d): got %q, want %q", c.words, c.width, got, c.head)
		}
	}
}

func TestFit(t *testing.T) {
	for words, want := range map[string]string{"": "    ", "ab": "ab  ", "abcd": "abcd", "abcde": "abc…", "東京東": "東… "} {
		if got := Fit(words, 4); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct{ name, words, head, indent, want string }{
		{"one line", "a  short line", "", "", "a short line\n"},
		{"no words", "", "label ", "      ", "label \n"},
		{"an indent", "one two three four five six", "label ", "      ", "label one two\n      three four\n      five six\n"},
		{"a head shorter than the indent", "one two three four five six", "", "    ", "one two three\n    four five\n    six\n"},
		{"exactly as wide", "one two three fo five", "", "", "one two three fo\nfive\n"},
		{"a name with hyphens", "see header-signal-differs", "", "", "see\nheader-signal-differs\n"},
		{"wide letters", "東京東京 東京東京 東京", "", "", "東京東京\n東京東京 東京\n"},
		{"a word of two pens", "one \x1b[31mtwo three\x1b[0m four", "", "", "one \x1b[31mtwo three\x1b[0m\nfour\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Wrap(c.words, c.head, c.indent, 16); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLinesFit(t *testing.T) {
	want := []string{"(S//NF) stands", "in", "header-signal…", "and beyond"}
	if diff := cmp.Diff(want, Lines("(S//NF) stands in header-signal-below-portion and beyond", 14)); diff != "" {
		t.Error(diff)
	}
	if got := Lines(" ", 14); got != nil {
		t.Errorf("no words are %q", got)
	}
}

func TestPensLeaveTheGlobalSwitchAlone(t *testing.T) {
	if got := NewPalette(true).Error.Paint("x"); got != "\x1b[31;1mx\x1b[0;22m" {
		t.Errorf("got %q", got)
	}
	for _, p := range []*Palette{NewPalette(false), {}} {
		if got := p.Error.Paint("x") + p.Level("S").Paint("y"); got != "xy" {
			t.Errorf("got %q", got)
		}
	}
	if got := NewPalette(true).Level("none").Paint("x"); got != "x" {
		t.Errorf("got %q", got)
	}
}

var columns = []Column{{"File", Path}, {"Cables", Number}, {"Why", Words}}

func TestTable(t *testing.T) {
	rows := [][]string{{"a.txt", "3", "東京"}, {"folder/b.txt", "12", ""}}
	want := "  File          Cables  Why\n  a.txt              3  東京\n  folder/b.txt      12\n"
	if got := Table(columns, rows, 0, NewPalette(false)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestTableFitsTheTerminal(t *testing.T) {
	row := []string{strings.Repeat("folder/", 20) + "end.txt", "3", strings.Repeat("Bogotá 東京 ", 12)}
	for _, width := range []int{50, 80, 200} {
		got := Table(columns, [][]string{row}, width, NewPalette(false))
		for line := range strings.Lines(got) {
			if n := Width(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%d columns of %d: %s", n, width, line)
			}
		}
		if !strings.Contains(got, "end.txt") || !strings.Contains(got, "…") {
			t.Errorf("got %s", got)
		}
	}
}

func TestTablePathsGiveWayFirst(t *testing.T) {
	row := []string{strings.Repeat("folder/", 10), "3", strings.Repeat("w", 40)}
	got := widthsOf(columns, [][]string{{"File", "Cables", "Why"}, row}, 80)
	if diff := cmp.Diff([]int{28, 6, 40}, got); diff != "" {
		t.Error(diff)
	}
}
