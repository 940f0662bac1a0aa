package text

import (
	"iter"
	"sort"
)

// Undone are, in order, the stretches of text within another one behind which the file has an artefact of copying,
// none touching another. An edit that writes such a stretch as it is read takes the artefact out of the file.
// Where an artefact left nothing, as a tag does, the stretch is the two bytes about it; one at the very
// head or end of what is asked for has none.
func (s *Source) Undone(within Span) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for left := s.swapsWithin(within); len(left) > 0; {
			at := left[0].seen()
			for left = left[1:]; len(left) > 0 && left[0].seen().Start <= at.End; left = left[1:] {
				at.End = max(at.End, left[0].seen().End)
			}
			if !yield(at) {
				return
			}
		}
	}
}

// swapsWithin are those that are seen within a stretch of the text; none is to be taken out of a text of wide
// characters.
func (s *Source) swapsWithin(sp Span) []swap {
	if s.encoding >= UTF16LE {
		return nil
	}
	from := sort.Search(len(s.swaps), func(i int) bool { return s.swaps[i].seen().Start >= sp.Start })
	to := sort.Search(len(s.swaps), func(i int) bool { return s.swaps[i].seen().End > sp.End })
	return s.swaps[from:max(from, to)]
}

// seen is the text that stands for a swap, with its neighbours where there is none.
func (w swap) seen() Span {
	at := w.all()
	if at.Empty() {
		at = Span{at.Start - 1, at.End + 1}
	}
	return at
}
