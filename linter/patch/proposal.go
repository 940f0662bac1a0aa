package patch

import (
	"fmt"
	"strings"

	"cablelint/linter"
	"cablelint/linter/fix"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// note is a line of a proposal: a label and words.
type note struct{ label, words string }

// Proposal shows somebody who decides about a fix what it would change, and why. The Writer is one for a terminal.
func (w *Writer) Proposal(p *linter.Proposal, width int) error {
	src := p.Now.Source
	at := src.Position(p.Finding.Span.Start)
	head := fmt.Sprintf("%s:%d:%d: %s %s: %s", src.Name(), at.Line, at.Column, p.Finding.Severity, p.Finding.Rule.Name,
		p.Finding.Message)
	w.put("\n" + w.paint.Bold.Paint(term.Wrap(report.Visible(head), "", "    ", width)))
	for _, n := range about(p) {
		label := fmt.Sprintf("  %-11s", n.label)
		w.put(term.Wrap(report.Visible(n.words), label, term.Blanks(len(label)), width))
	}
	f := &File{name: src.Name(), hunks: fix.Hunks(src.File(), p.After), bytes: src.Encoding() == text.Windows1252}
	var b strings.Builder
	for _, h := range f.hunks {
		b.WriteString(w.paint.Hunk.Paint(strings.TrimSuffix(h.Header(nil), "\n")) + "\n")
		w.paint.lines(&b, f, h.Lines)
	}
	w.put(b.String())
	return w.sent()
}

// about says what a fix does, why, by which authority, and how sure it is.
func about(p *linter.Proposal) []note {
	r := p.Finding.Rule
	notes := []note{{"fix", p.Fix.Title}, {"why", r.Why}}
	if p.Ways > 1 {
		notes[0].label = fmt.Sprintf("way %d of %d", p.Way, p.Ways)
	}
	if c := p.Finding.Authority(); c != nil {
		notes = append(notes, note{"authority", c.Source + ": " + c.Says})
	}
	if p.Fix.Safety == rule.Unsafe {
		notes = append(notes, note{"unsafe", r.FixWhy})
	}
	return notes
}
