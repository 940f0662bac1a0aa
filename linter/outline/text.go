package outline

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/report"
	"cablelint/linter/report/term"
)

// NewText returns a Writer for people. width is that of their terminal, 0 where there is none.
func NewText(w io.Writer, paint *term.Palette, width int) Writer {
	return &textWriter{w: w, width: cmp.Or(width, term.DefaultWidth), paint: paint}
}

type textWriter struct {
	w     io.Writer
	width int
	paint *term.Palette
	out   strings.Builder
}

func (t *textWriter) End() error { return nil }

func (t *textWriter) Write(o *Outline) error {
	t.out.Reset()
	in := report.Record{Number: o.Record, ID: o.ID}.After(report.Part{Path: o.Part}.In(o.File))
	t.out.WriteString(t.paint.Bold.Paint(report.Visible(in)+", cable "+strconv.Itoa(o.Cable)) + "\n")
	t.field("form", o.Form)
	t.field("number", or(o.MRN, "not read"))
	t.field("date", o.Dated)
	t.checks(o.Checks)
	t.field("banner", or(o.Overall.Banner, "none"))
	t.field("E.O.", strings.TrimSpace(or(o.EO.Order, "none")+" "+or(o.EO.Value, "")))
	t.authority(&o.Authority)
	t.field("TAGS", tagWords(o.Tags))
	t.field("captions", strings.Join(o.Captions, ", "))
	if o.Subject.Mark != nil {
		t.field("subject", "("+*o.Subject.Mark+")")
	}
	for i := range o.Portions {
		t.portion(&o.Portions[i])
	}
	t.computed(o)
	for _, m := range o.Markings {
		t.field("marking", m.Marking+": "+m.Means+" ("+m.Levels+"; "+m.Source+")")
	}
	t.field("damage", damages(o))
	t.field("unread", unreads(o))
	t.gaps(o.Unchecked)
	t.out.WriteByte('\n')
	_, err := io.WriteString(t.w, t.out.String())
	return err
}

func or(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return *s
}

// The columns that a line begins with: its label, and the sign of a field of the heading.
const (
	labelled = 13
	signed   = labelled + 2
)

// leastRoom is to how little words are cut on the narrowest terminal.
const leastRoom = 20

// room is what is left of a line of which so much is used.
func (t *textWriter) room(used int) int { return max(t.width-used, leastRoom) }

// field writes a label and its value, cut to the width; nothing for no value.
func (t *textWriter) field(label, value string) {
	if value != "" {
		t.out.WriteString("  " + t.label(label) + " " + term.Cut(report.Visible(value), t.room(labelled)) + "\n")
	}
}

func (t *textWriter) label(label string) string {
	return t.paint.Faint.Paint(fmt.Sprintf("%-10s", label))
}

func (t *textWriter) checks(heading []Check) {
	for _, c := range heading {
		sign := "✓"
		if len(c.Faults) > 0 {
			sign = t.paint.Fault.Paint("✗")
		}
		value := term.Cut(report.Visible(c.Value), t.room(signed))
		t.out.WriteString("  " + t.label(c.Label) + " " + sign + " " + value + "\n")
		for _, f := range c.Faults {
			for _, line := range term.Lines(report.Visible(f), t.room(signed)) {
				t.out.WriteString(term.Blanks(signed) + t.paint.Fault.Paint(line) + "\n")
			}
		}
	}
}

func (t *textWriter) authority(a *Authority) {
	t.field("classifier", or(a.Classifier, ""))
	t.field("title", or(a.Title, ""))
	if a.Section != nil {
		t.field("reason", *a.Section+" "+strings.Join(a.Reasons, ", "))
	}
	t.field("derived", or(a.DerivedFrom, ""))
}

func tagWords(tags []*string) string {
	words := make([]string, len(tags))
	for i, tag := range tags {
		words[i] = or(tag, "(a person)")
	}
	return strings.Join(words, ", ")
}

func (t *textWriter) portion(p *Portion) {
	number, indent := "-", "    "
	if p.Number != nil {
		number = strconv.Itoa(*p.Number) + "."
	}
	if p.Nested {
		indent += "    "
	}
	mark := "(" + report.Visible(or(p.Mark, " ")) + ")"
	head := fmt.Sprintf("%s%-4s", indent, number) + t.paint.Level(colorOf(p)).Paint(mark) +
		term.Blanks(max(1, 8-len(mark)))
	place := fmt.Sprintf("line %d", p.Line)
	wide := max(len(place), len("line 1234"))
	words := term.Cut(report.Visible(p.Words), t.room(len(indent)+4+max(len(mark)+1, 8)+wide+2))
	if words != "" {
		words = term.Blanks(wide-len(place)) + "  " + words
	}
	t.out.WriteString(head + t.paint.Faint.Paint(place) + words + "\n")
}

// colorOf is the level that a portion is coloured by: controlled information has a colour of its own.
func colorOf(p *Portion) string {
	level := or(p.Level, "")
	if level == "U" && len(p.Controls) > 0 {
		return "CUI"
	}
	return level
}

func (t *textWriter) computed(o *Outline) {
	if o.Should == "" {
		return
	}
	from := make([]string, len(o.Computed.Drivers))
	for i, n := range o.Computed.Drivers {
		from[i] = strconv.Itoa(n)
	}
	value := t.paint.Level(or(o.Computed.Level, "")).Paint(report.Visible(o.Should))
	if len(from) > 0 {
		value += ", from " + strings.Join(from, ", ")
	}
	t.out.WriteString("  " + t.label("computed") + " " + value + "\n")
}

// damages names what a copy has done to a message, and where.
func damages(o *Outline) string {
	parts := make([]string, len(o.Damage))
	for i, d := range o.Damage {
		parts[i] = d.Kind + " (line " + strconv.Itoa(d.Line) + ")"
	}
	return strings.Join(parts, ", ")
}

// unreads names the lines of the heading that were not read.
func unreads(o *Outline) string {
	parts := make([]string, len(o.Unread))
	for i, u := range o.Unread {
		parts[i] = "line " + strconv.Itoa(u.Line)
		if u.End > u.Line {
			parts[i] = "lines " + strconv.Itoa(u.Line) + " to " + strconv.Itoa(u.End)
		}
	}
	return strings.Join(parts, ", ")
}

func (t *textWriter) gaps(gaps []Gap) {
	for i, g := range gaps {
		label := ""
		if i == 0 {
			label = "unchecked"
		}
		t.field(label, g.What+": "+g.Why)
	}
}
