package spill

import (
	"bytes"
	"slices"

	"cablelint/linter/scan"
)

// Pages have markings that run down their margin or over the cells of a narrow column, and readers of pages give one
// word a row. Views have them on lines of their own.

// layouts looks at such views. All are made from lines with signs that part cells, which most texts have not.
func (s *scanner) layouts() {
	if !s.has(hasSeparator) {
		return
	}
	for _, view := range []func(*scanner) *folded{(*scanner).margin, (*scanner).narrow, (*scanner).wordRows} {
		if shown := view(s); shown != nil {
			o := s.on(shown)
			o.enough = mostHits
			o.words()
			o.slashes()
			o.lines()
			s.join(o)
		}
	}
}

// partedLines calls do for every line with a sign that parts cells, and says whether it follows the one before.
func (s *scanner) partedLines(do func(from, to int, follows bool)) {
	end := 0
	for _, l := range s.survey().traits {
		if l.has&hasSeparator == 0 {
			continue
		}
		r := s.rowAt(int(l.at))
		do(r.from, r.to, r.from == end)
		end = r.to + 1
	}
}

// shortestMargin is how many letters stand in a margin below each other that spell anything.
const shortestMargin = 6

// margin is what single letters before a bar spell when they are read downwards, nil where there are too few.
func (s *scanner) margin() *folded {
	f := &folded{src: s.src}
	letters, most := 0, 0
	s.partedLines(func(from, to int, follows bool) {
		at, single := s.marginLetter(from, to)
		if at < 0 || !follows {
			letters = 0
			f.endLine()
		}
		switch {
		case at < 0:
			return
		case single:
			letters++
		}
		f.take(s.folded, at, at+1)
		if !single {
			f.b[len(f.b)-1] = ' '
		}
		most = max(most, letters)
	})
	if most < shortestMargin {
		return nil
	}
	return s.rest(f, len(s.b))
}

// marginLetter is where the letter before the bar of a line stands, or the bar where there is none; -1 where more
// stands before it.
func (s *scanner) marginLetter(from, to int) (at int, single bool) {
	at = s.skipBlanks(from, to)
	if at == to || s.b[at] == '|' {
		return min(at, to-1), false
	}
	bar := s.skipBlanks(at+1, to)
	if !scan.Upper(s.b[at]) || s.small(at) || bar == to || s.b[bar] != '|' {
		return -1, false
	}
	return at, true
}

// piece is what a cell of a narrow column holds.
type piece struct{ from, to int }

// broken reports whether the word or mark in a cell goes on in the cell below: its last sign is a hyphen or a stroke.
func (s *scanner) broken(p piece) bool {
	return p.to-p.from > 1 && (s.b[p.to-1] == '-' || s.b[p.to-1] == '/') && inWord(s.b[p.from]) && !s.small(p.from)
}

// narrow is what goes on from cell to cell down the columns of a table, nil where nothing does.
func (s *scanner) narrow() *folded {
	if !s.has(hasBar) {
		return nil
	}
	return s.downColumns()
}

// downColumns is that view of a text with bars.
func (s *scanner) downColumns() *folded {
	n := &narrowView{s: s, f: &folded{src: s.src}}
	s.partedLines(func(from, to int, follows bool) {
		cells := 0
		if bytes.IndexByte(s.b[from:to], '|') >= 0 {
			for i, p := range s.cells('|', from, to) {
				if i == mostHeadings {
					break
				}
				cells = i + 1
				n.cell(i, p, follows)
			}
		}
		n.endFrom(cells)
	})
	n.endFrom(0)
	if len(n.f.b) == 0 {
		return nil
	}
	return s.rest(n.f, len(s.b))
}

// narrowView makes that view.
type narrowView struct {
	s       *scanner
	f       *folded
	columns [][]piece // of the row above
}

// cell takes in a cell of a column, in a row that may follow the one above.
func (n *narrowView) cell(i int, p piece, follows bool) {
	if i == len(n.columns) {
		n.columns = slices.Grow(n.columns, 1)[:i+1]
	}
	column := &n.columns[i]
	if last := len(*column) - 1; last >= 0 && (!follows || !n.s.broken((*column)[last])) {
		n.end(i)
	}
	if len(*column) > 0 && p.from < p.to || n.s.broken(p) {
		*column = append(*column, p)
	}
}

// endFrom ends the columns from one on.
func (n *narrowView) endFrom(first int) {
	for i := first; i < len(n.columns); i++ {
		n.end(i)
	}
	n.columns = n.columns[:min(first, len(n.columns))]
}

// end puts what went on down a column on a line.
func (n *narrowView) end(i int) {
	if len(n.columns[i]) > 1 {
		for _, p := range n.columns[i] {
			if n.s.b[p.to-1] == '-' {
				p.to--
			}
			n.f.take(n.s.folded, p.from, p.to)
		}
		n.f.endLine()
	}
	n.columns[i] = n.columns[i][:0]
}

// longestHeading is more than the heading of such a table takes.
const longestHeading = 2000

// wordRows is the text of a table that has one word a row, as readers of pages write it, by its lines; nil for others.
func (s *scanner) wordRows() *folded {
	heading := s.rowAt(0)
	names := bytes.Split(bytes.TrimRight(s.b[:min(heading.to, longestHeading)], "\r"), []byte{'\t'})
	line, word := -1, len(names)-1
	for i, name := range names {
		if string(name) == "LINE_NUM" {
			line = i
		}
	}
	if line < 0 || string(names[word]) != "TEXT" {
		return nil
	}
	f := &folded{src: s.src}
	last := []byte(nil)
	for at := heading.to + 1; at < len(s.b); {
		r := s.rowAt(at)
		at = r.to + 1
		cells := bytes.SplitN(s.b[r.from:r.to], []byte{'\t'}, len(names))
		if len(cells) < len(names) || len(cells[word]) == 0 {
			continue
		}
		if !bytes.Equal(cells[line], last) {
			f.endLine()
		}
		last = cells[line]
		f.take(s.folded, r.to-len(cells[word]), r.to)
		f.sign(' ')
	}
	if len(f.b) == 0 {
		return nil
	}
	return s.rest(f, len(s.b))
}
