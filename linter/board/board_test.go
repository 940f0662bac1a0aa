package board

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cablelint/linter/internal/browser"
	"cablelint/linter/report"
	"cablelint/linter/report/term"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden page")

// hostile is what a name may hold to get at those who look at a board.
const hostile = `<script>document.title="ran"</script>"><img src=x onerror="document.title='ran'">`

// sample has what makes a board wide: long labels, notes, paths, characters of two columns, many years.
func sample() *Board {
	long := strings.Repeat("Bogotá 東京 ", 12)
	b := &Board{
		Title: "Counts", Tool: report.Tool{Name: "cablelint", Version: "0.1.0"}, Lead: strings.Repeat("words ", 40),
		About: report.About{Paths: []string{"cables"}, Flags: []string{"--by 2030-01-01"}, AsOf: "2026-01-01"},
		Tiles: []Tile{{12345, "cables"}},
		Panels: []Panel{
			{
				Title: "Years", Key: []Key{{toneLate, "overdue"}, {toneBar, "to come"}},
				Years: []Bar{{Label: "1960", Count: 3, Late: 1}, {Label: "1961"}, {Label: "1962", Count: 12345, Late: 12345}},
			},
			{Title: "Names", Bars: []Bar{
				{Label: long, Count: 7},
				{Label: "steer \x1b[31m\u202e", Count: 1, Tone: "ts", Note: "a note on it"},
				{Label: hostile, Count: 3, Note: hostile},
			}},
			{
				Title: "Files", More: "and 3 more",
				Table: Table{
					Columns: []Column{{"Review", Day}, {"Level", Level}, {"File", Path}, {"Cables", Number}, {"Why", Words}},
					Rows:    [][]string{{"2026-01-01", "TS", strings.Repeat("folder/", 20) + "end.txt", "12345", long + hostile}},
				},
			},
			{Title: "More files", Table: Table{
				Columns: []Column{{"Review", Day}, {"Level", Level}, {"File", Path}, {"Cables", Number}, {"Why", Words}},
				Rows:    [][]string{{"2026-01-01", "C", "a.txt", "1", "short"}},
			}},
		},
	}
	for year := 1963; year < 2040; year++ {
		b.Panels[0].Years = append(b.Panels[0].Years, Bar{Label: strconv.Itoa(year), Count: year % 7})
	}
	return b
}

func textOf(t *testing.T, width int, shows bool) string {
	t.Helper()
	var out bytes.Buffer
	if err := sample().Text(&out, &Options{Width: width, Palette: term.NewPalette(shows)}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestBoardFitsTheTerminal(t *testing.T) {
	for _, width := range []int{60, 80, 200} {
		got := textOf(t, width, false)
		for line := range strings.Lines(got) {
			if n := term.Width(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%d columns of %d: %s", n, width, line)
			}
		}
		if strings.ContainsAny(got, "\x1b\u202e") {
			t.Error("the terminal is steered")
		}
		for _, want := range []string{"end.txt", "▓", "█", "1962 12345"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %d columns %q is missing", width, want)
			}
		}
		if strings.Contains(got, "1961") {
			t.Error("a year of nothing has a line")
		}
	}
}

func TestBoardHasNoBarsWithoutATerminal(t *testing.T) {
	if got := textOf(t, 0, false); strings.ContainsAny(got, "█▓…") {
		t.Errorf("got %s", got)
	}
}

func TestBarsAreColouredByTheirTones(t *testing.T) {
	got := textOf(t, 200, true)
	for _, want := range []string{"\x1b[31m▓", "\x1b[36m█", "\x1b[33m█"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func pageOf(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	if err := sample().HTML(&out, &Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestPage(t *testing.T) {
	got := pageOf(t)
	file := filepath.Join("..", "..", "fixtures", "report", "board.html")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestPageSaysWhatTheRunWasAskedFor(t *testing.T) {
	got := pageOf(t)
	for _, want := range []string{
		`<dd class="raw">cables</dd>`, `<dd class="raw">--by 2030-01-01</dd>`, `<dd class="raw">2026-01-01</dd>`,
		"<b>12,345</b>cables", `<td class="n">12,345</td>`, "at most 12,345",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if strings.Contains(got, "12345") {
		t.Error("a number has no separators")
	}
}

func TestPageLoadsNothing(t *testing.T) {
	page := strings.ReplaceAll(pageOf(t), "src=x", "") // as text of the hostile name
	for _, bad := range []string{"http:", "https:", "src=", "@import", "url(", "style=\"", "<link", "unsafe-inline"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

func TestHostileNamesAreInertInABrowser(t *testing.T) {
	dom := browser.DOM(t, pageOf(t))
	if strings.Contains(dom, "<img") || strings.Contains(dom, "<script") || !strings.Contains(dom, "<title>Counts</title>") {
		t.Error("a name became part of the page")
	}
}

// The widths of windows that pages are opened in, in pixels.
var windows = []int{400, 1200}

// tooWide is how wide the window is, and by how much the page is wider.
const tooWide = `innerWidth + " " + (document.documentElement.scrollWidth - innerWidth)`

// labels are the shown labels of a plot: how many there are, the least height, and whether one runs into the next.
const labels = `(() => {
	const shown = [...document.querySelectorAll(".years svg text")].map(l => l.getBoundingClientRect()).filter(r => r.width > 0);
	const apart = shown.every((r, i) => i === 0 || r.left > shown[i - 1].right);
	return shown.length + " " + (Math.min(...shown.map(r => r.height)) >= 10) + " " + apart;
})()`

// edges are where the columns of the tables of a page begin.
const edges = `[...document.querySelectorAll("table.fixed:not(.bars) thead tr")]
	.map(r => [...r.children].map(c => Math.round(c.getBoundingClientRect().left)).join(",")).join(" ")`

// TestPageFitsTheScreen: nothing runs over the side, the labels of plots can be read, and tables of a kind are
// equally wide.
func TestPageFitsTheScreen(t *testing.T) {
	t.Parallel()
	for width, got := range browser.Ask(t, pageOf(t), windows, tooWide, labels, edges) {
		if got[0] != strconv.Itoa(width)+" 0" {
			t.Errorf("at %d pixels: window, and what is too wide: %s", width, got[0])
		}
		if !regexp.MustCompile(`^([3-9]|\d\d) true true$`).MatchString(got[1]) {
			t.Errorf("at %d pixels: labels, high enough, apart: %s", width, got[1])
		}
		if tables := strings.Fields(got[2]); len(tables) != 2 || tables[0] != tables[1] {
			t.Errorf("at %d pixels the columns begin at %v", width, tables)
		}
	}
}
