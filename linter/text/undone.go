package text

// Undone returns, in order, the stretches of text behind which the file has an artefact of copying, none
// touching another. An edit that writes such a stretch as it is read takes the artefact out of the file.
// Where an artefact left nothing, as a tag does, the stretch is the two bytes about it; one at the very
// head or end of the text has none.
func (s *Source) Undone() []Span {
	if s.encoding >= UTF16LE {
		return nil
	}
	var out []Span
	for _, w := range s.swaps {
		at := w.text
		if at.Empty() {
			at = Span{at.Start - 1, at.End + 1}
		}
		if at.Start < 0 || at.End > len(s.text) {
			continue
		}
		if last := len(out) - 1; last >= 0 && at.Start <= out[last].End {
			out[last].End = max(out[last].End, at.End)
			continue
		}
		out = append(out, at)
	}
	return out
}
