package fix

import "sort"

// Way leads offsets over edits and back, without going through all of the edits for each.
type Way struct {
	edits Edits
	shift []int // how much farther on the text behind the first edits stands than before them, by their number
}

// Way returns what leads over the edits.
func (e Edits) Way() Way {
	w := Way{e, make([]int, 1, len(e)+1)}
	for i, one := range e {
		w.shift = append(w.shift, w.shift[i]+len(one.Text)-one.Span.Len())
	}
	return w
}

// Forward leads from an offset before the edits to the same place after them. An offset within a
// replaced stretch leads to its start.
func (w Way) Forward(offset int) int {
	n := sort.Search(len(w.edits), func(i int) bool { return w.edits[i].Span.Start > offset })
	if n > 0 && offset < w.edits[n-1].Span.End {
		return w.edits[n-1].Span.Start + w.shift[n-1]
	}
	return offset + w.shift[n]
}

// Back leads from an offset after the edits to the same place before them. An offset within what an
// edit wrote leads to its start.
func (w Way) Back(offset int) int {
	n := sort.Search(len(w.edits), func(i int) bool { return w.edits[i].Span.Start+w.shift[i] > offset })
	if n > 0 && offset < w.edits[n-1].Span.Start+w.shift[n-1]+len(w.edits[n-1].Text) {
		return w.edits[n-1].Span.Start
	}
	return offset - w.shift[n]
}
