package collection

import "cablelint/linter/marking"

// Row is what a collection has of the messages of one key.
type Row struct {
	Key         Key
	Messages    int    // that are here
	First, Last uint32 // their lowest and highest number
	Missing     int    // numbers between those that are not here
	Sections    int    // sections of the messages here that are nowhere
	Copies      int    // beside the first of each message
	Levels      [marking.TopSecret + 1]int
	Strip       []Cell // the numbers from the first to the last, in so many stretches of equal length
}

// Cell is a stretch of numbers.
type Cell struct {
	Numbers, Here, Copies int
	Level                 marking.Level // the highest of those here
}

// mostCells is how many cells a strip has at the most.
const mostCells = 120

// row counts the messages that are kept under the key.
func (j *join) row() Row {
	r := Row{Key: j.key, Sections: j.gone, Copies: j.copies}
	r.First, r.Last = j.c.cables.at(int(j.cables[0])).number, j.c.cables.at(int(j.cables[len(j.cables)-1])).number
	span := int(r.Last-r.First) + 1
	r.Strip = make([]Cell, min(span, mostCells))
	for n := range r.Strip {
		r.Strip[n].Numbers = (n+1)*span/len(r.Strip) - n*span/len(r.Strip)
	}
	for same := range j.numbered() {
		r.Messages++
		level := marking.NoLevel
		for _, i := range same {
			level = max(level, marking.Level(j.c.cables.at(int(i)).level))
		}
		r.Levels[level]++
		at := int(j.c.cables.at(int(same[0])).number - r.First)
		cell := &r.Strip[cellOf(at, span, len(r.Strip))]
		cell.Here++
		cell.Copies += j.copied[j.c.cables.at(int(same[0])).number]
		cell.Level = max(cell.Level, level)
	}
	r.Missing = span - r.Messages
	return r
}

// cellOf is the cell of a strip that a number falls into.
func cellOf(at, span, cells int) int {
	n := at * cells / span
	for (n+1)*span/cells <= at {
		n++
	}
	return n
}
