package records

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync"

	"cablelint/linter/text"
)

// dump is where in the output of pg_dump a reader is.
type dump struct {
	inside bool     // a table
	found  bool     // a table with the columns of the shape
	tables []string // the others, with what they lack
}

// beginCopy tells the output of pg_dump from rows alone, which is all that `COPY ... TO` writes.
func (r *Reader) beginCopy() {
	if isStatement(r.data[:min(len(r.data), longestStatement)]) {
		r.next = r.nextInDump
		return
	}
	at, err := r.shape.placesOf(nil)
	if err != nil {
		r.broken = "no COPY ... FROM stdin names the columns of its rows: count them, as 3 for the third"
		return
	}
	r.layout.at = at
}

// statements are how a dump begins, in whatever case, and whether a blank follows.
var statements = []struct {
	word  string
	blank bool
}{
	{"--", false},
	{`\RESTRICT`, false},
	{"COPY", true},
	{"SET", true},
	{"BEGIN", false},
	{"CREATE", true},
	{"SELECT", true},
}

const blanks = " \t\r\n\f"

// isStatement reports whether a dump begins here. It is asked of every text.
func isStatement(data []byte) bool {
	data = bytes.TrimLeft(data, blanks)
	for _, s := range statements {
		n := len(s.word)
		if len(data) > n && data[0]|' ' == s.word[0]|' ' && bytes.EqualFold(data[:n], []byte(s.word)) {
			return !s.blank || strings.IndexByte(blanks, data[n]) >= 0
		}
	}
	return false
}

// copying tells the statement that rows follow, its table, its columns and its options.
var copying = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^COPY\s+([^\s(]+)\s*(?:\(([^()]*)\)\s*)?FROM\s+stdin\s*(.*?)\s*;?\s*$`)
})

// longestStatement is more than a COPY of all columns that a table can have.
const longestStatement = 1 << 17

// nextCopy gives the next row.
func (r *Reader) nextCopy() (*Record, error) {
	for {
		n, ok := r.lineEnd(true)
		switch {
		case !ok:
			return nil, r.tooLong(true)
		case n == 0:
			return nil, io.EOF
		case !isBlank(r.data[:n]) && !isEnd(r.data[:n]):
			return r.copyRow(n)
		}
		r.drop(n)
	}
}

// isEnd reports the line that ends a table.
func isEnd(line []byte) bool { return bytes.Equal(bytes.TrimRight(line, "\r\n"), []byte(`\.`)) }

// copyRow gives the row at the head of the stream.
func (r *Reader) copyRow(n int) (*Record, error) {
	r.number++
	r.fields = copyFields(r.fields[:0], r.data[:n])
	rec := r.take(n, r.number)
	if why := r.miscounted(len(r.fields), r.layout.at.last()); why != "" {
		return nil, rec.bad("%s", why)
	}
	r.count = len(r.fields)
	return rec, nil
}

// nextInDump gives the next row of a table that has the columns of the shape.
func (r *Reader) nextInDump() (*Record, error) {
	for {
		if !r.dump.inside {
			if rec, err := r.between(); rec != nil || err != nil {
				return rec, err
			}
			continue
		}
		n, ok := r.lineEnd(true)
		switch {
		case !ok:
			return nil, r.tooLong(true)
		case n == 0:
			r.dump.inside = false
			return nil, &Bad{Line: r.line, Offset: r.offset, Why: `the table breaks off: no \. ends it`}
		case isEnd(r.data[:n]):
			r.dump.inside = false
		case r.layout.at != nil:
			return r.copyRow(n)
		case r.shape.All:
			return r.take(n, 0), nil
		}
		r.drop(n)
	}
}

// between passes over statements up to the next table, or gives them where all is asked for.
func (r *Reader) between() (*Record, error) {
	n, ok := r.lineEnd(false)
	if n == 0 && ok {
		return nil, r.endOfDump()
	}
	if !ok {
		n = len(r.data)
	}
	if err := r.enter(r.data[:n]); err != nil {
		return nil, err
	}
	if r.shape.All {
		return r.take(n, 0), nil
	}
	r.drop(n)
	return nil, nil //nolint:nilnil // there was nothing to give
}

// enter begins the table of a COPY; any other line is none.
func (r *Reader) enter(line []byte) error {
	if len(line) > longestStatement {
		return nil
	}
	m := copying().FindSubmatch(line)
	if m == nil {
		return nil
	}
	r.dump.inside, r.layout.at, r.count = true, nil, 0
	table, names := string(m[1]), columnsOf(string(m[2]))
	if len(m[3]) > 0 {
		bad := &Bad{Line: r.line, Offset: r.offset, Why: "not read: a COPY with options; write it without any"}
		r.drop(len(line))
		return bad
	}
	at, err := r.shape.placesOf(names)
	if err != nil {
		if len(r.dump.tables) < mostTables {
			r.dump.tables = append(r.dump.tables, text.Told(table)+err.Error())
		}
		return nil
	}
	r.layout.at, r.count, r.dump.found = at, len(names), true
	return nil
}

// columnsOf reads a list of columns; nil for none.
func columnsOf(list string) []string {
	if strings.TrimSpace(list) == "" {
		return nil
	}
	names := strings.Split(list, ",")
	for i, n := range names {
		names[i] = strings.Trim(strings.TrimSpace(n), `"`)
	}
	return names
}

// endOfDump ends the stream. That no table has the columns is said.
func (r *Reader) endOfDump() error {
	if r.dump.found {
		return io.EOF
	}
	why := "it holds no COPY ... FROM stdin"
	if len(r.dump.tables) > 0 {
		why = "no table of it has the columns"
	}
	for _, t := range r.dump.tables {
		table, lacks, _ := strings.Cut(t, "there is no")
		why += "; " + table + ": no" + lacks
	}
	return r.give(why)
}

// mostTables is how many tables are named where none is the right one.
const mostTables = 5

// copyFields finds the fields of a row.
func copyFields(fields []span, row []byte) []span {
	end := len(bytes.TrimSuffix(bytes.TrimSuffix(row, []byte("\n")), []byte("\r")))
	start := 0
	for at := 0; at < end; at++ {
		switch row[at] {
		case '\\':
			at++
		case '\t':
			fields = append(fields, span{start, at})
			start = at + 1
		}
		if len(fields) == mostColumns {
			break
		}
	}
	return append(fields, span{start, end})
}

// copyField adds a field without its escapes; NULL is empty.
func (e *Extract) copyField(data []byte, f span) {
	e.open(f.start)
	if string(data[f.start:f.end]) == `\N` {
		return
	}
	at := f.start
	for at < f.end {
		i := bytes.IndexByte(data[at:f.end], '\\')
		if i < 0 {
			break
		}
		e.copy(data, at, at+i)
		at += i
		c, n := copyEscape(data[at:f.end])
		e.put(span{at, at + n}, c)
		at += n
	}
	e.copy(data, at, f.end)
}

// copyEscapes are the escapes of one letter.
var copyEscapes = map[byte]byte{'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v'}

// The most digits of an escape.
const (
	octalDigits = 3
	hexDigits   = 2
)

// copyEscape returns what the escape at the head of b means, and its length.
func copyEscape(b []byte) (c byte, n int) {
	if len(b) < 2 {
		return b[0], 1
	}
	if means := copyEscapes[b[1]]; means != 0 {
		return means, 2
	}
	if b[1] == 'x' {
		for n = 2; n < len(b) && n < 2+hexDigits && digit(b[n]) >= 0; n++ {
			c = c<<4 | byte(digit(b[n]))
		}
		if n > 2 {
			return c, n
		}
	}
	for n = 1; n < len(b) && n <= octalDigits && b[n] >= '0' && b[n] <= '7'; n++ {
		c = c<<3 | b[n] - '0'
	}
	if n > 1 {
		return c, n
	}
	return b[1], 2
}
