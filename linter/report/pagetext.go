package report

import (
	"fmt"
	"strings"

	"cablelint/linter/report/term"
)

// Text returns the page for a terminal of 80 columns.
func (p *Page) Text() string {
	var b strings.Builder
	b.WriteString(wrap(p.Name+": "+p.Summary, "", "  ") + "\n")
	b.WriteString(wrap(p.Why, "", "") + "\n")
	field := func(label, words string) {
		if words != "" {
			b.WriteString(wrap(words, fmt.Sprintf("%-11s", label), strings.Repeat(" ", 11)))
		}
	}
	field("severity", p.gravity())
	field("applies", p.scope())
	for i, c := range p.Citations {
		field([]string{"authority", ""}[min(i, 1)], c.words())
	}
	field("fix", p.fix())
	field("hides", strings.Join(p.Hides, ", "))
	field("quietened", p.quiet())
	field("settings", p.immunity())
	example(&b, "bad", p.Bad)
	example(&b, "good", p.Good)
	return b.String()
}

func wrap(words, head, indent string) string {
	return term.Wrap(words, head, indent, term.DefaultWidth)
}

func example(b *strings.Builder, label, text string) {
	if text == "" {
		return
	}
	b.WriteString("\n" + label + ":\n")
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight("  | "+strings.TrimRight(line, "\n"), " ") + "\n")
	}
}

// Markdown returns the page as a section of a manual.
func (p *Page) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s.\n\n%s\n\n", p.Name, capital(p.Summary), p.Why)
	item := func(label, words string) {
		if words != "" {
			fmt.Fprintf(&b, "- **%s:** %s\n", label, words)
		}
	}
	item("Severity", p.gravity())
	item("Applies", p.scope())
	for _, c := range p.Citations {
		item("Authority", c.words())
	}
	item("Fix", p.fix())
	item("Hides", code(p.Hides))
	item("Quietened", p.quiet())
	item("Settings", p.immunity())
	item("Since", p.Since)
	fence(&b, "Bad", p.Bad)
	fence(&b, "Good", p.Good)
	return b.String()
}

func fence(b *strings.Builder, label, text string) {
	if text != "" {
		fmt.Fprintf(b, "\n%s:\n\n```text\n%s\n```\n", label, strings.TrimRight(text, "\n"))
	}
}

func code(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "`" + strings.Join(names, "`, `") + "`"
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (c PageCite) words() string {
	words := c.Source
	if c.Says != "" {
		words += ": " + c.Says
	}
	about := c.Evidence
	if days := c.Period.words(); days != "" {
		about += ", " + days
	}
	return words + " (" + about + ")"
}

// words says when something was in force, "" where that has no bounds.
func (d PageDays) words() string {
	switch {
	case d.From == nil && d.To == nil:
		return ""
	case d.From == nil:
		return "until " + *d.To
	case d.To == nil:
		return "from " + *d.From
	}
	return *d.From + " to " + *d.To
}

// gravity says the severities with their days and cases.
func (p *Page) gravity() string {
	parts := make([]string, 0, len(p.Steps))
	for _, s := range p.Steps {
		words := s.Severity
		if s.From != nil {
			words += " from " + *s.From
		}
		if s.Case != "" {
			words += " (" + s.Case + ")"
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, ", ")
}

// scope says which cables the rule is for.
func (p *Page) scope() string {
	words := "to every cable"
	if p.Level != "any" {
		words = "to " + p.Level + " cables"
	}
	if len(p.Generations) > 0 {
		words += " of generation " + strings.Trim(strings.ReplaceAll(fmt.Sprint(p.Generations), " ", " or "), "[]")
	}
	if p.Layout != "any" {
		words += " in State's layout"
	}
	if p.Period.From != nil {
		words += ", from " + *p.Period.From
		if p.Introduced {
			words += " and after the grace window about that day"
		}
	}
	if p.Period.To != nil {
		words += ", until " + *p.Period.To
	}
	if p.Style != "any" {
		words += ", only with --style " + p.Style
	}
	if p.Clock {
		words += ", only with --as-of"
	}
	return words
}

func (p *Page) fix() string {
	if p.FixWhy == "" {
		return p.Fix
	}
	return p.Fix + ": " + p.FixWhy
}

func (p *Page) quiet() string {
	if len(p.Quieted) == 0 {
		return ""
	}
	return "to info where " + strings.Join(p.Quieted, ", or ")
}

func (p *Page) immunity() string {
	if !p.Immune {
		return ""
	}
	return "only with --ceiling; no other setting, exception or baseline silences it"
}
