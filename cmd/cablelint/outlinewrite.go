package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/report"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"
)

// outlineJSON writes an array with one object a cable, as they come.
type outlineJSON struct {
	w     io.Writer
	wrote bool
}

func (j *outlineJSON) write(o *outline) error {
	data, err := marshal(o)
	if err != nil {
		return err
	}
	sep := ",\n"
	if !j.wrote {
		sep, j.wrote = "[\n", true
	}
	_, err = io.WriteString(j.w, sep+string(report.EscapeJSON(bytes.TrimSpace(data))))
	return err
}

func (j *outlineJSON) end() error {
	end := "\n]\n"
	if !j.wrote {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}

// outlineText writes outlines for people.
type outlineText struct {
	w      io.Writer
	width  int
	title  *color.Color
	faint  *color.Color
	fault  *color.Color
	levels map[string]*color.Color
	out    strings.Builder
}

// defaultWidth is that of a terminal that does not tell it.
const defaultWidth = 80

func newOutlineText(w io.Writer, on bool, width int) *outlineText {
	paint := func(attr ...color.Attribute) *color.Color {
		c := color.New(attr...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return &outlineText{
		w: w, width: cmp.Or(width, defaultWidth),
		title: paint(color.Bold), faint: paint(color.Faint), fault: paint(color.FgRed),
		// The colours that cover sheets and labels have.
		levels: map[string]*color.Color{
			"U": paint(color.FgGreen), "C": paint(color.FgBlue), "S": paint(color.FgRed),
			"TS": paint(color.FgYellow), "CUI": paint(color.FgMagenta), "": paint(),
		},
	}
}

func (t *outlineText) end() error { return nil }

func (t *outlineText) write(o *outline) error {
	t.out.Reset()
	fmt.Fprintf(&t.out, "%s\n", t.title.Sprint(report.Visible(o.File)+", cable "+strconv.Itoa(o.Cable)))
	t.field("form", o.form)
	t.field("number", or(o.MRN, "not read"))
	t.field("date", o.dated)
	t.checks(o.header)
	t.field("banner", or(o.Overall.Banner, "none"))
	t.field("E.O.", strings.TrimSpace(or(o.EO.Order, "none")+" "+or(o.EO.Value, "")))
	t.authority(&o.Authority)
	t.field("TAGS", tagWords(o.Tags))
	t.field("captions", strings.Join(o.Captions, ", "))
	t.portions(o)
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

// field writes a label and its value, cut to the width; nothing for no value.
func (t *outlineText) field(label, value string) {
	if value != "" {
		fmt.Fprintf(&t.out, "  %s %s\n", t.label(label), t.cut(report.Visible(value), 13))
	}
}

func (t *outlineText) label(label string) string { return t.faint.Sprintf("%-10s", label) }

var columns = &runewidth.Condition{}

func (t *outlineText) cut(s string, used int) string {
	return columns.Truncate(s, max(t.width-used, 20), "…")
}

func (t *outlineText) checks(header []crossCheck) {
	for _, c := range header {
		sign := "✓"
		if !c.agrees {
			sign = t.fault.Sprint("✗")
		}
		fmt.Fprintf(&t.out, "  %s %s %s\n", t.label(c.label), sign, t.cut(report.Visible(c.value), 15))
		for _, f := range c.faults {
			for _, line := range t.wrapped(report.Visible(f), faultIndent) {
				fmt.Fprintf(&t.out, "%*s%s\n", faultIndent, "", t.fault.Sprint(line))
			}
		}
	}
}

// faultIndent is where the words on a field that does not agree begin.
const faultIndent = 15

// wrapped breaks words into lines that fit beside what is used of the width.
func (t *outlineText) wrapped(words string, used int) []string {
	room, lines := max(t.width-used, 20), []string{}
	for _, w := range strings.Fields(words) {
		last := len(lines) - 1
		if last >= 0 && columns.StringWidth(lines[last])+1+columns.StringWidth(w) <= room {
			lines[last] += " " + w
			continue
		}
		lines = append(lines, columns.Truncate(w, room, "…"))
	}
	return lines
}

func (t *outlineText) authority(a *outlineAuthority) {
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

func (t *outlineText) portions(o *outline) {
	if o.Subject.Mark != nil {
		t.field("subject", "("+*o.Subject.Mark+")")
	}
	for i := range o.Portions {
		p := &o.Portions[i]
		number, indent := "-", "    "
		if p.Number != nil {
			number = strconv.Itoa(*p.Number) + "."
		}
		if p.nested {
			indent += "    "
		}
		mark := "(" + report.Visible(or(p.Mark, " ")) + ")"
		head := fmt.Sprintf("%s%-4s%s%s", indent, number, t.levels[colorOf(p)].Sprint(mark),
			strings.Repeat(" ", max(1, 8-len(mark))))
		place := fmt.Sprintf("line %-4d", p.Line)
		used := len(indent) + 4 + max(len(mark)+1, 8) + len(place) + 2
		words := t.cut(report.Visible(p.words), used)
		if words != "" {
			words = place[len(strings.TrimRight(place, " ")):] + "  " + words
		}
		fmt.Fprintf(&t.out, "%s%s%s\n", head, t.faint.Sprint(strings.TrimRight(place, " ")), words)
	}
}

// colorOf is the level that a portion is coloured by: controlled information has a colour of its own.
func colorOf(p *outlinePortion) string {
	level := or(p.Level, "")
	if level == "U" && len(p.Controls) > 0 {
		return "CUI"
	}
	return level
}

func (t *outlineText) computed(o *outline) {
	if o.should == "" {
		return
	}
	from := make([]string, len(o.Computed.Drivers))
	for i, n := range o.Computed.Drivers {
		from[i] = strconv.Itoa(n)
	}
	value := t.levels[or(o.Computed.Level, "")].Sprint(report.Visible(o.should))
	if len(from) > 0 {
		value += ", from " + strings.Join(from, ", ")
	}
	fmt.Fprintf(&t.out, "  %s %s\n", t.label("computed"), value)
}

// damages names what a copy has done to a message, and where.
func damages(o *outline) string {
	parts := make([]string, len(o.Damage))
	for i, d := range o.Damage {
		parts[i] = d.Kind + " (line " + strconv.Itoa(d.Line) + ")"
	}
	return strings.Join(parts, ", ")
}

// unreads names the lines of the heading that were not read.
func unreads(o *outline) string {
	parts := make([]string, len(o.Unread))
	for i, u := range o.Unread {
		parts[i] = "line " + strconv.Itoa(u.Line)
		if u.End > u.Line {
			parts[i] = "lines " + strconv.Itoa(u.Line) + " to " + strconv.Itoa(u.End)
		}
	}
	return strings.Join(parts, ", ")
}

func (t *outlineText) gaps(gaps []outlineGap) {
	for i, g := range gaps {
		label := ""
		if i == 0 {
			label = "unchecked"
		}
		t.field(label, g.What+": "+g.Why)
	}
}
