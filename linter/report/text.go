package report

import (
	"io"
	"strconv"
	"strings"

	"cablelint/linter/rule"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"
)

// defaultWidth is the width of a terminal that does not tell it.
const defaultWidth = 80

// textReport writes findings for people: where, what, the line with a caret under the place, what else
// has to do with it, by what authority, and what can be done.
type textReport struct {
	w     io.Writer
	width int
	paint palette
	out   strings.Builder
}

func newText(w io.Writer, opt Options) Reporter {
	t := &textReport{w: w, width: opt.Width, paint: newPalette(opt.Color)}
	if t.width <= 0 {
		t.width = defaultWidth
	}
	return t
}

// palette is the colours of a report on one writer.
type palette struct {
	severity [rule.Error + 1]*color.Color
	path     *color.Color
	faint    *color.Color
}

func newPalette(on bool) palette {
	paint := func(attr ...color.Attribute) *color.Color {
		c := color.New(attr...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return palette{
		severity: [...]*color.Color{
			paint(), paint(color.FgCyan, color.Bold), paint(color.FgYellow, color.Bold), paint(color.FgRed, color.Bold),
		},
		path:  paint(color.Bold),
		faint: paint(color.Faint),
	}
}

func (t *textReport) Begin(*Run) error { return nil }

func (t *textReport) File(f *File) error {
	t.out.Reset()
	for i := range f.Findings {
		t.finding(f.Path, &f.Findings[i])
	}
	_, err := io.WriteString(t.w, t.out.String())
	return err
}

func (t *textReport) End(*Totals) error { return nil }

func (t *textReport) finding(path string, f *Finding) {
	t.head(path, f)
	gutter := 1
	if f.Excerpt != (Excerpt{}) {
		gutter = len(strconv.Itoa(f.Place.Start.Line)) + 1
		t.excerpt(f, gutter)
	}
	for _, r := range f.Related {
		at := r.Place.Known().Start
		t.note(gutter, "see", strconv.Itoa(at.Line)+":"+strconv.Itoa(at.Column)+": "+Visible(r.Message))
	}
	if f.Quieted != "" {
		t.note(gutter, "lowered", Visible(f.Quieted))
	}
	if f.Authority != "" {
		t.note(gutter, "authority", f.Authority)
	}
	for _, fix := range f.Fixes {
		t.note(gutter, "fix", Visible(fix.Title)+" ("+fix.Safety.String()+")")
	}
	t.out.WriteByte('\n')
}

func (t *textReport) head(path string, f *Finding) {
	place := Visible(path)
	if !f.Place.Whole() {
		place = string(appendPlace(nil, path, f.Place))
	}
	paint := t.paint.severity[f.Severity]
	t.out.WriteString(t.paint.path.Sprint(place) + ": " + paint.Sprint(f.Severity.String()) + " " +
		f.Rule.Name + ": " + Visible(f.Message) + "\n")
}

func (t *textReport) note(gutter int, label, words string) {
	t.out.WriteString(strings.Repeat(" ", gutter) + t.paint.faint.Sprint("= "+label+": ") + words + "\n")
}

const ellipsis = "…"

// columns counts as terminals do. It is the same everywhere: the library's own default asks the locale.
var columns = &runewidth.Condition{}

// excerpt writes the line with its number and a caret under the place.
func (t *textReport) excerpt(f *Finding, gutter int) {
	number := strconv.Itoa(f.Place.Start.Line)
	before, marked, after := t.fit(f.Excerpt, t.width-gutter-len("| "))
	bar := t.paint.faint.Sprint("| ")
	t.out.WriteString(strings.Repeat(" ", gutter-1-len(number)) + t.paint.faint.Sprint(number) + " " + bar +
		before + marked + after + "\n")
	carets := strings.Repeat("^", max(1, columns.StringWidth(marked)))
	t.out.WriteString(strings.Repeat(" ", gutter) + bar + strings.Repeat(" ", columns.StringWidth(before)) +
		t.paint.severity[f.Severity].Sprint(carets) + "\n")
}

// fit cuts a line around its place to the given width.
func (t *textReport) fit(x Excerpt, width int) (before, marked, after string) {
	before, marked, after = Visible(x.Text[:x.Start]), Visible(x.Text[x.Start:x.End]), Visible(x.Text[x.End:])
	width = max(width, 20)
	marked = columns.Truncate(marked, width*2/3, ellipsis)
	rest := width - columns.StringWidth(marked)
	lead := min(columns.StringWidth(before), max(rest/2, rest-columns.StringWidth(after)))
	if n := columns.StringWidth(before); n > lead || x.Cut {
		before = ellipsis + tail(before, lead-1)
	}
	room := max(0, rest-columns.StringWidth(before))
	if columns.StringWidth(after) > room || x.CutEnd {
		after = columns.Truncate(after+ellipsis, room, ellipsis)
	}
	return before, marked, after
}

// tail returns the end of s that is at most width columns wide.
func tail(s string, width int) string {
	for len(s) > 0 && columns.StringWidth(s) > width {
		_, n := firstRune(s)
		s = s[n:]
	}
	return s
}
