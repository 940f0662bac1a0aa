package report

import (
	"bytes"
	"cmp"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// textReport writes findings for people, file by file, the gravest first: where, what, the line with a caret
// under the place, what else has to do with it, by what authority, and what can be done.
type textReport struct {
	w     io.Writer
	width int
	paint *term.Palette
	out   bytes.Buffer
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

// pathShare is the part of a line, one in so many, that a path may take before the place of every finding.
// Terminals and editors that know such places open them; a longer path stands in the heading alone, as the words
// of the findings need the room.
const pathShare = 3

func (t *textReport) File(f *File) error {
	path, findings := Visible(f.Path), f.inOrder(gravestFirst)
	t.heading(path, recordOf(findings), findings)
	if term.Width(path) > t.width/pathShare {
		path = ""
	}
	for _, found := range findings {
		t.finding(path, found)
		if err := t.flush(); err != nil {
			return err
		}
	}
	return nil
}

// flush writes what was made of a finding, and of what stands above it.
func (t *textReport) flush() error {
	_, err := t.w.Write(t.out.Bytes())
	t.out.Reset()
	return err
}

func (t *textReport) End(*Totals) error { return nil }

// gravestFirst orders findings by severity.
func gravestFirst(a, b *Finding) int { return cmp.Compare(b.Severity, a.Severity) }

// hang is before the lines that go on with a finding's first.
const hang = "    "

// heading writes a path, with the record where all stand in one, and how many findings of each severity the file
// has. The path stays in one piece, as terminals and people take it up; where there is no room beside it the
// numbers stand below.
func (t *textReport) heading(path string, in Record, findings []*Finding) {
	path = Visible(in.After(path))
	numbers := strings.Join(numbersOf(findings), ", ")
	if head := t.paint.Bold.Paint(path) + ": "; term.Width(head+numbers) <= t.width {
		t.out.WriteString(head + numbers + "\n\n")
		return
	}
	t.out.WriteString(t.paint.Bold.Paint(path) + ":\n" + term.Wrap(numbers, hang, hang, t.width) + "\n")
}

// numbersOf says how many findings of each severity there are, the gravest first.
func numbersOf(findings []*Finding) []string {
	var count [rule.Error + 1]int
	for _, f := range findings {
		count[f.Severity]++
	}
	var out []string
	if n := count[rule.Error]; n > 0 {
		out = append(out, term.Count(n, "error"))
	}
	if n := count[rule.Warning]; n > 0 {
		out = append(out, term.Count(n, "warning"))
	}
	if n := count[rule.Info]; n > 0 {
		out = append(out, strconv.Itoa(n)+" info")
	}
	return out
}

// place writes where a finding begins; without a path only the line and the column, and nothing for the file as
// a whole.
func (t *textReport) place(path string, f *Finding) string {
	p := f.Place
	if f.Part.in() {
		return t.paint.Bold.Paint(where(path, f)) + ": "
	}
	if p.Whole() {
		if path == "" {
			return ""
		}
		return t.paint.Faint.Paint(path+":") + " "
	}
	if path != "" {
		path = t.paint.Faint.Paint(path + ":")
	}
	return path + t.paint.Bold.Paint(lineColumn(p.Start)) + ": "
}

// lineColumn writes a position as editors read it.
func lineColumn(p text.Position) string { return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column) }

// finding writes a finding after the path, where there is one.
func (t *textReport) finding(path string, f *Finding) {
	words := t.pen(f.Severity).Paint(f.Severity.String()) + " " + f.Rule.Name + ": " + Visible(f.Message)
	t.out.WriteString(term.Wrap(words, t.place(path, f), hang, t.width))
	gutter := 1
	if f.Excerpt != (Excerpt{}) {
		gutter = len(strconv.Itoa(f.Place.Start.Line)) + 1
		t.excerpt(f, gutter)
	}
	for _, r := range f.Related {
		t.note(gutter, "see", r.where()+": "+Visible(r.Message))
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

// note writes what belongs to a finding, under the bar of its excerpt.
func (t *textReport) note(gutter int, label, words string) {
	label = "= " + label + ": "
	head := term.Blanks(gutter) + t.paint.Faint.Paint(label)
	t.out.WriteString(term.Wrap(words, head, term.Blanks(gutter+len(label)), t.width))
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
