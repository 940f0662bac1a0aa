package marking

import "cablelint/linter/text"

// Doubled is the marking of a text that states two levels, the first of which is the lower: the higher one with the
// controls of both.
func Doubled(written string, lower, higher *Mark) *Mark {
	m := &Mark{Text: written, Inner: written, Level: higher.Level, Controls: Union(lower.Controls, higher.Controls)}
	first := text.Span{End: len(lower.Text)}
	m.Faults = []Fault{{Kind: DoubleLevel, Span: first, Token: lower.Text, Control: numControls}}
	return m
}
