package text

import "sort"

// swap is a stretch of the file that reads as another stretch of text, maybe an empty one, or several such stretches
// one behind the other, each of the same sizes. A hostile file is made of them, so they are small: a file is shorter
// than four gigabytes.
type swap struct {
	text, raw         uint32 // where the first begins
	textSize, rawSize uint16 // bytes of each
	times             uint32
}

// swapped is one stretch of text of a size that begins at an offset, for one of the file.
func swapped(text, textSize, raw, rawSize int) swap {
	return swap{uint32(text), uint32(raw), uint16(textSize), uint16(rawSize), 1}
}

// all is the text that the swap stands for.
func (w swap) all() Span {
	return Span{int(w.text), int(w.text) + int(w.times)*int(w.textSize)}
}

// rawEnd is where the stretch of the file ends.
func (w swap) rawEnd() int { return int(w.raw) + int(w.times)*int(w.rawSize) }

// joins reports whether another swap goes on where this one ends, in stretches of the same sizes.
func (w swap) joins(next swap) bool {
	return w.all().End == int(next.text) && w.rawEnd() == int(next.raw) &&
		w.textSize == next.textSize && w.rawSize == next.rawSize
}

// rawOf leads from an offset of the text, not before the swap, to the file: within the swap to where the n-th stretch
// from that which holds the offset begins.
func (w swap) rawOf(offset, n int) int {
	all := w.all()
	if offset >= all.End {
		return w.rawEnd() + offset - all.End
	}
	return int(w.raw) + ((offset-all.Start)/int(w.textSize)+n)*int(w.rawSize)
}

// rawStart leads from the offset at which a piece of text starts to the file.
func (s *Source) rawStart(offset int) int {
	i := sort.Search(len(s.swaps), func(i int) bool { return int(s.swaps[i].text) > offset })
	if i == 0 {
		return offset
	}
	return s.swaps[i-1].rawOf(offset, 0)
}

// rawEnd leads from the offset at which a piece of text ends to the file. Where something was taken
// out just there, the piece ends before it.
func (s *Source) rawEnd(offset int) int {
	i := sort.Search(len(s.swaps), func(i int) bool { return int(s.swaps[i].text) >= offset })
	if i == 0 {
		return offset
	}
	w := s.swaps[i-1]
	if offset > w.all().End {
		return w.rawOf(offset, 0)
	}
	return w.rawOf(offset-1, 1)
}
