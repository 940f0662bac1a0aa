package records

import (
	"bytes"
	"fmt"
	"io"
	"slices"
)

// dialect is how quotes are written within quotes.
type dialect uint8

const (
	undecided dialect = iota // none was met yet
	doubled                  // as two, as RFC 4180 has it
	escaped                  // behind a backslash
)

// verdict is what is made of the bytes at the head of a table.
type verdict uint8

const (
	whole verdict = iota // a row
	short                // there may be more of it
	torn                 // none
	large                // a row that is larger than rows may be
)

// row finds the fields of the row at the head of data; ended: nothing follows data. It returns how long the row is
// with its end, and notes in l how quotes are written once that shows.
func (l *layout) row(fields []span, data []byte, ended bool) (_ []span, n int, v verdict) {
	for at := 0; ; {
		f, next, v := l.field(data, at, ended)
		if v == whole && len(fields) == mostColumns {
			v = torn
		}
		if v != whole {
			return fields, next, v
		}
		fields = append(fields, f)
		if next == len(data) {
			return fields, next, whole
		}
		if data[next] != l.comma {
			return fields, next + lineBreak(data[next:]), whole
		}
		at = next + 1
		if at == len(data) && !ended {
			return fields, at, short
		}
	}
}

// lineBreak returns the length of the end of a line at the head of data; 0 where there is none.
func lineBreak(data []byte) int {
	switch {
	case len(data) > 0 && data[0] == '\n':
		return 1
	case len(data) > 1 && data[0] == '\r' && data[1] == '\n':
		return 2
	}
	return 0
}

// field finds the field at an offset and where what follows it begins: a comma or the end of the row.
func (l *layout) field(data []byte, at int, ended bool) (f span, next int, v verdict) {
	if at < len(data) && data[at] == '"' {
		return l.quoted(data, at, ended)
	}
	end := at
	for end < len(data) && data[end] != l.comma && data[end] != '\n' {
		end++
	}
	if end == len(data) && !ended {
		return f, end, short
	}
	if end > at && end < len(data) && data[end] == '\n' && data[end-1] == '\r' {
		end--
	}
	return span{at, end}, end, whole
}

// quoted finds the end of a field in quotes.
func (l *layout) quoted(data []byte, open int, ended bool) (f span, next int, v verdict) {
	for at := open + 1; ; {
		i := bytes.IndexByte(data[at:], '"')
		if i < 0 || at+i+2 >= len(data) && !ended { // two more bytes tell what the quote is
			return f, len(data), short
		}
		at += i
		switch closes, skip := l.quote.closes(data, open, at, l.comma); {
		case closes:
			return span{open, at + 1}, at + 1, whole
		case skip == 0:
			return f, at, torn
		default:
			at += skip
		}
	}
}

// closes reports whether the quote at an offset closes the field that opens before it; else how many bytes stand
// for it, 0 where it can be no quote at all. A dialect that is not decided is where this shows it: nobody has a
// word begin behind a quote that closes a field.
func (d *dialect) closes(data []byte, open, at int, comma byte) (closes bool, skip int) {
	behind := data[at+1:]
	parts := len(behind) == 0 || behind[0] == comma || lineBreak(behind) > 0
	slashed := *d != doubled && backslashes(data[open+1:at])%2 == 1
	again := len(behind) > 0 && behind[0] == '"'
	switch {
	case slashed && *d == undecided && parts:
		return true, 0
	case slashed && *d == undecided && again && !parted(behind[1:], comma):
		*d = doubled
		return false, 2
	case slashed:
		*d = escaped
		return false, 1
	case again && *d == undecided:
		*d = doubled
	}
	if again {
		return false, 2
	}
	return parts, 0
}

// parted reports whether a field ends at the head of data.
func parted(data []byte, comma byte) bool {
	return len(data) == 0 || data[0] == comma || lineBreak(data) > 0
}

// csvField adds a field without its quotes.
func (e *Extract) csvField(data []byte, f span, quote dialect) {
	if f.end == f.start || data[f.start] != '"' {
		e.open(f.start)
		e.copy(data, f.start, f.end)
		return
	}
	at, end := f.start+1, f.end
	if end > at && data[end-1] == '"' { // else it was cut
		end--
	}
	e.open(at)
	for sign := byte('"'); at < end; {
		if quote == escaped {
			sign = '\\' // a quote that stands there without one is no escape
		}
		i := bytes.IndexByte(data[at:end], sign)
		if i < 0 {
			break
		}
		e.copy(data, at, at+i)
		at += i
		n := meaning(data[at:end], quote)
		if n == 2 {
			e.put(span{at, at + 2}, data[at+1])
		} else {
			e.copy(data, at, at+1)
		}
		at += n
	}
	e.copy(data, at, end)
}

// meaning returns how many bytes stand for one character at the head of b, a quote or a backslash.
func meaning(b []byte, quote dialect) int {
	switch {
	case len(b) < 2:
		return 1
	case b[0] == '"' && b[1] == '"', b[0] == '\\' && quote == escaped && (b[1] == '"' || b[1] == '\\'):
		return 2
	}
	return 1
}

// beginTable reads the head of a table. Where all columns are counted it may have none: then its first line is a
// record.
func (r *Reader) beginTable() {
	r.layout.comma = commaOf(r.data)
	fields, n, v, after := r.row()
	names := namesIn(r.data, fields, after)
	if v != whole || !r.shape.named() && !areNames(names) {
		names, n = nil, 0
	}
	at, err := r.shape.placesOf(names)
	if err != nil {
		r.broken = err.Error()
		return
	}
	r.layout.at, r.count = at, len(names)
	if n == 0 {
		return
	}
	r.layout.quote = after
	if r.shape.All {
		r.head = n
		r.next = r.headRow
		return
	}
	r.drop(n)
}

// namesIn returns the fields of a row as names.
func namesIn(data []byte, fields []span, quote dialect) []string {
	names := make([]string, 0, len(fields))
	for _, f := range fields {
		var name Extract
		name.csvField(data, f, quote)
		names = append(names, string(bytes.TrimSpace(name.Text)))
	}
	return names
}

// areNames reports whether a row names columns: none of its fields is a number or could be text.
func areNames(names []string) bool {
	for _, n := range names {
		if !isName(n) || position(n) > 0 {
			return false
		}
	}
	return len(names) > 1
}

// headRow gives the head of a table as what is no record.
func (r *Reader) headRow() (*Record, error) {
	r.next = r.nextRow
	return r.take(r.head, 0), nil
}

// commaOf returns what stands between the fields of the first row: of what may, the most frequent outside quotes.
func commaOf(data []byte) byte {
	var count [len(betweens)]int
	inside := false
	for i, c := range data {
		switch {
		case c == '"' && (i == 0 || data[i-1] != '\\'):
			inside = !inside
		case c == '\n' && !inside:
			return most(count[:])
		case c == betweens[0] && !inside:
			count[0]++
		case c == betweens[1] && !inside:
			count[1]++
		case c == betweens[2] && !inside:
			count[2]++
		}
	}
	return most(count[:])
}

// betweens may stand between fields, the most usual first.
const betweens = ",;\t"

func most(count []int) byte { return betweens[slices.Index(count, slices.Max(count))] }

// row finds the row at the head of the stream, and reads on as far as it takes. after is what is known of the
// dialect then.
func (r *Reader) row() (fields []span, n int, v verdict, after dialect) {
	for {
		trial := r.layout
		r.fields, n, v = trial.row(r.fields[:0], r.data, r.ended)
		if v == short && !r.ended && len(r.data) <= r.shape.Most {
			r.more()
			continue
		}
		if v == whole && n > r.shape.Most {
			v = large
		}
		return r.fields, n, v, trial.quote
	}
}

// nextRow gives the next row of a table.
func (r *Reader) nextRow() (*Record, error) {
	for r.blankLine() {
	}
	fields, n, v, after := r.row()
	if len(r.data) == 0 {
		return nil, io.EOF
	}
	r.number++
	if why := r.fault(fields, v); why != "" {
		if v == short || v == torn {
			n = 0
		}
		return nil, r.resume(n, why)
	}
	r.count = len(fields)
	rec := r.take(n, r.number)
	r.layout.quote = after
	return rec, nil
}

// blankLine passes over a line without anything.
func (r *Reader) blankLine() bool {
	if len(r.data) < 2 && !r.ended {
		r.more()
	}
	n := lineBreak(r.data)
	r.drop(n)
	return n > 0
}

// fault says what is wrong with a row; "" when nothing is.
func (r *Reader) fault(fields []span, v verdict) string {
	n, last := len(fields), r.layout.at.last()
	switch {
	case v == torn && n == mostColumns:
		return fmt.Sprintf("it has more than %d columns", mostColumns)
	case v == torn:
		return "a quote in it is neither doubled nor behind a backslash, or one before it is not closed"
	case v == large:
		return errTooLong
	case v == short && r.ended:
		return "the quote that opens in it is not closed"
	case v == short:
		return errTooLong + ", or a quote that opens in it is not closed"
	}
	return r.miscounted(n, last)
}

// miscounted says what is wrong with the number of columns; "" when nothing is.
func (r *Reader) miscounted(n, last int) string {
	switch {
	case r.count > 0 && n != r.count:
		return fmt.Sprintf("it has %s where the others have %d", columns(n), r.count)
	case n <= last:
		return fmt.Sprintf("it has %s and none is number %d", columns(n), last+1)
	}
	return ""
}

func columns(n int) string {
	if n == 1 {
		return "1 column"
	}
	return fmt.Sprintf("%d columns", n)
}

// patience is what part of the bytes that were looked at in vain is passed over before the next look.
const patience = 16

// resume gives a row that is none, of n bytes where that is known, and goes on at the next line on which one begins
// that is like the others.
func (r *Reader) resume(n int, why string) error {
	bad := &Bad{r.number, r.offset, r.line, why}
	for wait := 0; ; {
		if n == 0 {
			n = r.restOfLine()
		}
		r.drop(n)
		if len(r.data) == 0 && r.ended {
			break
		}
		if wait, n = wait-n, 0; wait > 0 {
			continue
		}
		fields, seen, v, after := r.row()
		if v == whole && r.fault(fields, v) == "" {
			r.layout.quote = after
			break
		}
		wait = seen / patience
	}
	if last := r.line - 1; last > bad.Line {
		bad.Why += fmt.Sprintf("; not read to line %d", last)
	}
	return bad
}

// restOfLine returns how many bytes the line at the head of the stream has, or how many of them are held.
func (r *Reader) restOfLine() int {
	for {
		n := endOf(r.data, false)
		switch {
		case n > 0:
			return n
		case r.ended || len(r.data) > r.shape.Most:
			return len(r.data)
		}
		r.more()
	}
}
