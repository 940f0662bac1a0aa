package spill

import (
	"bytes"

	"cablelint/linter/scan"
)

// A dump of a database names the columns of a table before its rows: INSERT INTO memo (id, classification) VALUES
// (1, 'S'), (2, 'U'). A view has each such table as one whose cells are parted by tabs.

// into stands before the name of the table, and rowsFollow between the names of the columns and the rows.
const (
	into       = "INTO"
	rowsFollow = "VALUES"
)

// rowsAhead is the latter as it is sought, behind a bracket or a blank: most texts have none.
var rowsAhead = seek(rowsFollow)

// beforeInto are the words before it.
var beforeInto = set(`INSERT REPLACE IGNORE DELAYED OVERWRITE`)

// inserted is the view of the tables that are inserted, nil where there are none.
func (s *scanner) inserted() *folded {
	rows := s.any(rowsAhead)
	if !rows && !s.any(copyFrom) {
		return nil
	}
	f := &folded{src: s.src}
	if rows {
		s.inserts(f)
	}
	s.copied(f)
	return s.ended(f)
}

// ended is a view with its end, nil where it holds nothing.
func (s *scanner) ended(f *folded) *folded {
	if len(f.b) == 0 {
		return nil
	}
	f.at = append(f.at, uint32(s.span(len(s.b)-1, len(s.b)).End))
	return f
}

// inserts takes in the tables into which rows are inserted.
func (s *scanner) inserts(f *folded) {
	s.reread, s.unclosed = 0, 0
	for at := 0; ; {
		i := bytes.Index(s.b[at:], []byte(into))
		if i < 0 {
			return
		}
		before := s.b[max(0, at+i-longestLabel) : at+i]
		if at += i + len(into); beforeInto.has(lastOf(before)) {
			at = s.insert(f, at)
		}
	}
}

// copyFrom stands behind the names of the columns of a table whose rows follow up to a line of their own.
var copyFrom = seek(" FROM STDIN")

// copied takes in the tables that are copied: COPY memo (id, class) FROM stdin, and rows below it.
func (s *scanner) copied(f *folded) {
	done := 0
	s.each(copyFrom, func(n, stdin int) bool {
		if stdin >= done {
			done = s.copiedRows(f, done, stdin, stdin+len(copyFrom.texts[n]))
		}
		return true
	})
}

// copiedRows takes in the table behind whose names [stdin, at) stands, of a text that was read up to done, and returns
// how far it is read then. The names of a table may be very many.
func (s *scanner) copiedRows(f *folded, done, stdin, at int) int {
	from := done + bytes.LastIndexByte(s.b[done:stdin], '\n') + 1
	names := bytes.IndexByte(s.b[from:stdin], '(')
	if names < 0 || !bytes.HasPrefix(s.b[from:], []byte("COPY ")) || s.b[stdin-1] != ')' {
		return at
	}
	to := s.rowAt(at).to
	first := len(f.b)
	s.takeRow(f, tuple{from: from + names, to: stdin})
	if bytes.Contains(s.b[at:to], []byte("CSV")) { // its rows are those of such a table
		copy(f.b[first:], bytes.ReplaceAll(f.b[first:], []byte{'\t'}, []byte{','}))
	}
	done = len(s.b)
	if i := bytes.Index(s.b[to:], []byte("\n\\.")); i >= 0 {
		done = to + i
	}
	s.takeLines(f, min(to+1, done), done)
	f.endLine()
	f.endLine()
	return done
}

// takeLines takes in rows that are lines. Ends of lines and tabs that are written as escapes are blanks in their cells.
func (s *scanner) takeLines(f *folded, from, to int) {
	first := len(f.b)
	f.take(s.folded, from, to)
	for i, c := range f.b[first:] {
		if (c == '\n' || c == '\t') && s.slashed(from+i) {
			f.b[first+i] = ' '
		}
	}
}

// insert takes in one statement, whose table is named from an offset on, and returns how far it was read.
func (s *scanner) insert(f *folded, at int) int {
	near := s.b[at:min(len(s.b), at+longestTable)]
	names := bytes.IndexByte(near, '(')
	if names < 0 || leavesNamesOut(near[:names]) {
		return at
	}
	heading := s.tupleAt(at+names, true)
	rows := heading.to + skip(s.b[heading.to:], blanksOfCode)
	if heading.cells == 0 || !bytes.HasPrefix(s.b[rows:], []byte(rowsFollow)) {
		return s.behind(heading)
	}
	rows += len(rowsFollow)
	end, doubtful := s.insertedRows(f, heading, rows, true)
	if doubtful {
		other, _ := s.insertedRows(f, heading, rows, false)
		end = min(end, other)
	}
	return end
}

// longestTable is how long the name of a table is, with that of its schema and the quotation marks about both.
const longestTable = 140

// leavesNamesOut reports whether rows follow the name of a table at once, without those of its columns.
func leavesNamesOut(head []byte) bool {
	name, values := bytes.CutSuffix(bytes.TrimRight(head, blanksOfCode), []byte(rowsFollow))
	before := bytes.TrimRight(name, blanksOfCode)
	return values && len(before) < len(name) && len(bytes.TrimLeft(before, blanksOfCode)) > 0
}

// insertedRows takes in the rows below a heading, each by one way to read a backslash unless by it the row has other
// cells than the heading, and returns where they end, and whether the other way would do for one of them as well.
func (s *scanner) insertedRows(f *folded, heading tuple, at int, escapes bool) (end int, doubtful bool) {
	s.takeRow(f, heading)
	for {
		at += skip(s.b[at:], blanksOfCode+",")
		if at == len(s.b) || s.b[at] != '(' {
			break
		}
		r, both := s.rowOf(at, heading.cells, escapes)
		at, doubtful = s.behind(r), doubtful || both
		if r.cells == 0 {
			break
		}
		s.takeRow(f, r)
		if r.cells == heading.cells {
			escapes = r.escapes // as the rows below it are likely to be written
		}
	}
	f.endLine() // an empty one ends the table
	return at, doubtful
}

const blanksOfCode = " \t\r\n"

// longestTuple is how long a list in brackets may be where as much as the text holds was read of lists that are not
// closed. Else it may be as long as the text.
const longestTuple = 1 << 16

// tuple is a list in brackets.
type tuple struct {
	from, to int
	cells    int  // 0: it is not closed
	escapes  bool // a backslash in its strings belongs to the sign behind it
}

// behind is where the text goes on behind a list: one that is not closed, for a stray quotation mark, hides no table
// that follows it. Of very many such lists each hides what was looked at of it.
func (s *scanner) behind(t tuple) int {
	if t.cells == 0 && s.unclosed < mostTwice*len(s.b) {
		return t.from + 1
	}
	return t.to
}

// rowOf reads the row at an offset: as MySQL writes it, where a backslash stands before a quotation mark of a string,
// or as the standard has it, where that ends one that is a folder, C:\. As many cells as the table has names tell;
// where both have them, and do not end alike, either may be right.
func (s *scanner) rowOf(at, names int, escapes bool) (r tuple, both bool) {
	first := s.tupleAt(at, escapes)
	if s.reread > mostTwice*len(s.b) || !s.hasBackslashIn(first) {
		return first, false
	}
	other := s.tupleAt(at, !escapes)
	s.reread += first.to + other.to - 2*at
	switch {
	case first.cells == names:
		return first, other.cells == names && other.to != first.to
	case other.cells == names, first.cells == 0:
		return other, false
	}
	return first, false
}

// mostTwice is how many times as much as the text holds is looked at in rows that are read both ways: they may reach
// far over one another.
const mostTwice = 16

func (s *scanner) hasBackslashIn(t tuple) bool { return bytes.IndexByte(s.b[t.from:t.to], '\\') >= 0 }

// tupleAt reads the list in brackets at an offset, as far as that is looked at.
func (s *scanner) tupleAt(at int, escapes bool) tuple {
	depth, quote, commas := 0, byte(0), 0
	to := len(s.b)
	if s.unclosed >= len(s.b) {
		to = min(to, at+longestTuple)
	}
	for i := at; i < to; i++ {
		switch c := s.b[i]; {
		case quote != 0 && c == '\\' && escapes:
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case c == '(':
			depth++
		case c == ',' && depth == 1:
			commas++
		case c == ')':
			if depth--; depth == 0 {
				return tuple{at, i + 1, commas + 1, escapes}
			}
		}
	}
	s.unclosed += to - at
	return tuple{at, to, 0, escapes}
}

// takeRow takes in a tuple as a row, without the quotation marks of its strings.
func (s *scanner) takeRow(f *folded, t tuple) {
	quote := byte(0)
	for i := t.from + 1; i < t.to-1; i++ {
		switch c := s.b[i]; {
		case quote != 0 && c == '\\' && t.escapes:
			i++
			f.take(s.folded, i, i+1)
		case c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"' || c == '`'):
			quote = c
		case quote == 0 && c == ',':
			f.take(s.folded, i, i+1)
			f.b[len(f.b)-1] = '\t'
		case scan.Space(c) && quote == 0:
		case c == '\n' || c == '\t':
			f.take(s.folded, i, i+1)
			f.b[len(f.b)-1] = ' '
		default:
			f.take(s.folded, i, i+1)
		}
	}
	f.endLine()
}

// endLine ends a line of a view that has begun.
func (f *folded) endLine() {
	if len(f.b) > 0 {
		f.sign('\n')
	}
}
