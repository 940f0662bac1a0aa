package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/scan"
)

// A dump of a database names the columns of a table before its rows: INSERT INTO memo (id, classification) VALUES
// (1, 'S'), (2, 'U'). A view has each such table as one whose cells are parted by tabs.

// into stands before the name of the table, and rowsFollow between the names of the columns and the rows.
const (
	into       = "INTO"
	rowsFollow = "VALUES"
)

// inserts are the words before it.
var inserts = set(`INSERT REPLACE IGNORE DELAYED OVERWRITE`)

// inserted is the view of the tables that are inserted, nil where there are none.
func (s *scanner) inserted() *folded {
	f := &folded{src: s.src}
	for at := 0; s.holds(rowsFollow); {
		i := bytes.Index(s.b[at:], []byte(into))
		if i < 0 {
			break
		}
		before := s.b[max(0, at+i-longestLabel) : at+i]
		if at += i + len(into); inserts.has(lastOf(before)) {
			at = s.insert(f, at)
		}
	}
	s.copied(f)
	if len(f.b) == 0 {
		return nil
	}
	f.at = append(f.at, uint32(s.span(len(s.b)-1, len(s.b)).End))
	return f
}

// copyFrom stands behind the names of the columns of a table whose rows follow up to a line of their own.
const copyFrom = " FROM STDIN"

// copied takes in the tables that are copied: COPY memo (id, class) FROM stdin, and rows below it.
func (s *scanner) copied(f *folded) {
	for at := 0; s.hasBackslash(); { // which begins the line that ends them
		i := bytes.Index(s.b[at:], []byte(copyFrom))
		if i < 0 {
			return
		}
		at += i + len(copyFrom)
		from, to := s.line(at, at)
		stdin := at - len(copyFrom)
		names := bytes.IndexByte(s.b[min(from, stdin):stdin], '(')
		if names < 0 || !bytes.HasPrefix(s.b[from:], []byte("COPY ")) || s.b[stdin-1] != ')' || to >= len(s.b) {
			continue
		}
		s.tuple(f, from+names, stdin)
		at = len(s.b)
		if i := bytes.Index(s.b[to:], []byte("\n\\.")); i >= 0 {
			at = to + i
		}
		f.take(s.folded, min(to+1, at), at)
		f.endLine()
		f.endLine()
	}
}

// insert takes in one statement, whose table is named from an offset on, and returns how far it was read.
func (s *scanner) insert(f *folded, at int) int {
	names := bytes.IndexByte(s.b[at:min(len(s.b), at+longestCell)], '(')
	if names < 0 {
		return at
	}
	names += at
	end, closed := s.tupleEnd(names)
	rows := end + skip(s.b[end:], blanksOfCode)
	if !closed || !bytes.HasPrefix(s.b[rows:], []byte(rowsFollow)) {
		return end
	}
	s.tuple(f, names, end)
	for at = rows + len(rowsFollow); ; {
		at += skip(s.b[at:], blanksOfCode+",")
		if at == len(s.b) || s.b[at] != '(' {
			break
		}
		if end, closed = s.tupleEnd(at); closed {
			s.tuple(f, at, end)
		}
		at = end
	}
	f.endLine() // an empty one ends the table
	return at
}

const blanksOfCode = " \t\r\n"

// longestTuple is how long a list in brackets may be.
const longestTuple = 1 << 16

// tupleEnd is where the list in brackets at an offset ends, or where looking for that does.
func (s *scanner) tupleEnd(at int) (end int, closed bool) {
	depth, quote := 0, byte(0)
	to := min(len(s.b), at+longestTuple)
	for i := at; i < to; i++ {
		switch c := s.b[i]; {
		case quote != 0 && c == '\\' && s.escapesQuote(i, to):
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return to, false
}

// escapesQuote reports whether the backslash at an offset is no letter of its string, as dumps of MySQL have it: behind
// the last one of C:\ the string ends.
func (s *scanner) escapesQuote(i, to int) bool {
	if i+2 >= to || s.b[i+1] == '\\' || strings.IndexByte(",)", s.b[i+2]) < 0 {
		return true
	}
	next := i + len(`\',`)
	next += skip(s.b[next:to], blanksOfCode)
	value := next < to && (strings.IndexByte("'\"`,;(", s.b[next]) >= 0 || scan.Digit(s.b[next])) ||
		bytes.HasPrefix(s.b[next:to], []byte("NULL"))
	return next < to && !value
}

// tuple takes in the list [from, to) in brackets as a row, without the quotation marks of its strings.
func (s *scanner) tuple(f *folded, from, to int) {
	quote := byte(0)
	for i := from + 1; i < to-1; i++ {
		switch c := s.b[i]; {
		case quote != 0 && c == '\\' && s.escapesQuote(i, to):
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
