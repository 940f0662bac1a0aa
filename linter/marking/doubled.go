package marking

import "cablelint/linter/text"

// Doubled is the marking of a text that states two levels, the first of which is the lower: the higher one with the
// controls of both.
func Doubled(written string, lower, higher *Mark) *Mark {
	m := &Mark{Text: written, Inner: written, Level: higher.Level, Controls: Union(lower.Controls, higher.Controls)}
	first := text.Span{End: len(lower.Text)}
	m.Faults = []Fault{{Kind: DoubleLevel, Span: first, Token: lower.Text, Control: numControls}}
	m.inherit(lower, 0)
	m.inherit(higher, len(written)-len(higher.Text))
	return m
}

// inherit takes in the faults of a mark that begins at an offset of m. What they were repaired by is no repair of m.
func (m *Mark) inherit(of *Mark, at int) {
	for _, f := range of.Faults {
		f.Span, f.Repair = f.Span.Shift(at), ""
		m.Faults = append(m.Faults, f)
	}
}
