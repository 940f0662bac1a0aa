package report

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/report/term"
	"cablelint/linter/rule"
)

// textReport writes findings for people: where, what, the line with a caret under the place, what else
// has to do with it, by what authority, and what can be done.
type textReport struct {
	w     io.Writer
	width int
	paint *term.Palette
	out   strings.Builder
}

func newText(w io.Writer, opt Options) Reporter {
	return &textReport{w: w, width: cmp.Or(opt.Width, term.DefaultWidth), paint: term.NewPalette(opt.Color)}
}

// pen returns the pen of a severity.
func (t *textReport) pen(s rule.Severity) term.Pen {
	switch s {
	case rule.Error:
		return t.paint.Error
	case rule.Warning:
		return t.paint.Warning
	default:
		return t.paint.Info
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
	severity := t.pen(f.Severity).Paint(f.Severity.String())
	t.out.WriteString(t.paint.Bold.Paint(place) + ": " + severity + " " + f.Rule.Name + ": " + Visible(f.Message) + "\n")
}

func (t *textReport) note(gutter int, label, words string) {
	t.out.WriteString(strings.Repeat(" ", gutter) + t.paint.Faint.Paint("= "+label+": ") + words + "\n")
}

// excerpt writes the line with its number and a caret under the place.
func (t *textReport) excerpt(f *Finding, gutter int) {
	number := strconv.Itoa(f.Place.Start.Line)
	before, marked, after := t.fit(f.Excerpt, t.width-gutter-len("| "))
	bar := t.paint.Faint.Paint("| ")
	t.out.WriteString(strings.Repeat(" ", gutter-1-len(number)) + t.paint.Faint.Paint(number) + " " + bar +
		before + marked + after + "\n")
	carets := strings.Repeat("^", max(1, term.Width(marked)))
	t.out.WriteString(strings.Repeat(" ", gutter) + bar + strings.Repeat(" ", term.Width(before)) +
		t.pen(f.Severity).Paint(carets) + "\n")
}

const (
	leastLine = 20 // columns that a line is cut to on the narrowest terminal
	ellipsis  = "…"
)

// fit cuts a line around its place to the given width.
func (t *textReport) fit(x Excerpt, width int) (before, marked, after string) {
	before, marked, after = Visible(x.Text[:x.Start]), Visible(x.Text[x.Start:x.End]), Visible(x.Text[x.End:])
	width = max(width, leastLine)
	marked = term.Cut(marked, width*2/3)
	rest := width - term.Width(marked)
	lead := min(term.Width(before), max(rest/2, rest-term.Width(after)))
	if x.Cut {
		before = ellipsis + before
	}
	before = term.CutHead(before, lead)
	if x.CutEnd {
		after += ellipsis
	}
	return before, marked, term.Cut(after, rest-term.Width(before))
}
