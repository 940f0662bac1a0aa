package value

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Subject reads mark and words of a subject, which the cursor holds; label is its label.
func Subject(label text.Span, c scan.Cursor) cable.Subject {
	words := c.Trimmed()
	whole := text.Span{Start: label.Start, End: max(words.End, label.End)}
	s := cable.Subject{Label: label, Span: whole, Text: words}
	if words.Empty() {
		s.Text = text.At(s.Span.End)
		return s
	}
	c = c.Within(words)
	if m, sp := MarkAt(c, words.End); m != nil && (opens(c.Peek()) || m.Fault(marking.NotParenthesised) == nil) {
		s.Mark, s.MarkSpan = m, sp
		c.Jump(sp.End)
		s.Text = c.Trimmed()
		return s
	}
	if m, sp := TrailingMark(c); m != nil {
		s.Mark, s.MarkSpan, s.After = m, sp, true
		c = c.Until(sp.Start)
		s.Text = c.Trimmed()
	}
	return s
}
