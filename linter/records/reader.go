package records

import (
	"bytes"
	"cmp"
	"errors"
	"io"
)

// Reader divides a stream into records.
type Reader struct {
	in     io.Reader
	shape  *Shape
	buf    []byte
	data   []byte // of buf, what was not given yet
	ended  bool   // there is no more to be read
	err    error  // why there is none, where that is no end
	offset int    // of data in the stream
	line   int    // on which data begins
	number int    // of the last record
	record Record
	next   func() (*Record, error) // by the kind
	layout layout
	dump   dump
	fields []span // of the last row
	head   int    // length of the head of a table
	count  int    // of columns in a row; 0: not known yet
	broken string // what is wrong with the stream as a whole, which is told and ends it
}

// firstBuffer is how much of a stream is held at first.
const firstBuffer = 256 << 10

// NewReader reads a stream of a shape.
func NewReader(in io.Reader, shape *Shape) *Reader {
	own := *shape
	own.Most = cmp.Or(own.Most, Most)
	r := &Reader{in: in, shape: &own, line: 1, layout: layout{kind: own.Kind, shape: &own}}
	r.next = r.begin
	return r
}

// Next returns the next record, a [Bad] for one that is none, and [io.EOF] behind the last.
func (r *Reader) Next() (*Record, error) {
	rec, err := r.next()
	if r.err != nil {
		return nil, r.err
	}
	return rec, err
}

var marks16 = [][]byte{{0xff, 0xfe}, {0xfe, 0xff}}

// begin looks at the head of the stream.
func (r *Reader) begin() (*Record, error) {
	r.more()
	r.next = map[Kind]func() (*Record, error){CSV: r.nextRow, JSONL: r.nextLine, Copy: r.nextCopy}[r.shape.Kind]
	for _, mark := range marks16 {
		if bytes.HasPrefix(r.data, mark) {
			return nil, r.give("it is UTF-16: save it as UTF-8")
		}
	}
	if bytes.HasPrefix(r.data, []byte("\xef\xbb\xbf")) {
		r.data, r.offset = r.data[3:], 3
	}
	switch r.shape.Kind {
	case CSV:
		r.beginTable()
	case Copy:
		r.beginCopy()
	case JSONL:
	}
	if r.broken != "" {
		return nil, r.give(r.broken)
	}
	return r.next()
}

// give gives the stream up.
func (r *Reader) give(why string) error {
	r.next = func() (*Record, error) { return nil, io.EOF }
	return &Bad{Line: r.line, Offset: r.offset, Why: why}
}

// more reads on until there is twice as much as there is: whoever looks at all of it again and again does so in
// time that grows with its length.
func (r *Reader) more() {
	want := max(2*len(r.data), firstBuffer)
	if len(r.buf) < want || len(r.buf) > 4*max(want, firstBuffer) {
		grown := make([]byte, want)
		copy(grown, r.data)
		r.buf = grown
	} else {
		copy(r.buf, r.data)
	}
	n := len(r.data)
	for empty := 0; n < want && !r.ended; {
		m, err := r.in.Read(r.buf[n:want])
		n += m
		if m > 0 {
			empty = 0
		} else if empty++; empty > mostEmpty && err == nil {
			err = io.ErrNoProgress
		}
		if err != nil {
			r.ended = true
			if !errors.Is(err, io.EOF) {
				r.err = err
			}
		}
	}
	r.data = r.buf[:n]
}

// mostEmpty is how often in a row a stream may give nothing.
const mostEmpty = 100

// take gives what stands at the head of the stream as a record; number 0: it is none.
func (r *Reader) take(n, number int) *Record {
	r.record = Record{Number: number, Bytes: r.data[:n], Offset: r.offset, Line: r.line, layout: r.layout}
	r.drop(n)
	return &r.record
}

// drop passes over n bytes.
func (r *Reader) drop(n int) {
	r.line += bytes.Count(r.data[:n], []byte("\n"))
	r.offset += n
	r.data = r.data[n:]
}

// lineEnd looks for the end of the line at the head of the stream, which an end behind a backslash is not where
// escaped is set. Of a line that is too long it returns false.
func (r *Reader) lineEnd(escaped bool) (n int, ok bool) {
	for {
		if n := endOf(r.data, escaped); n > 0 {
			return n, n <= r.shape.Most
		}
		switch {
		case len(r.data) > r.shape.Most:
			return 0, false
		case r.ended:
			return len(r.data), true
		}
		r.more()
	}
}

// endOf returns the length of the line at the head of data with its end; 0 where that is not to be seen.
func endOf(data []byte, escaped bool) int {
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			return 0
		}
		at += i + 1
		if !escaped || backslashes(data[:at-1])%2 == 0 {
			return at
		}
	}
}

// backslashes counts those that data ends with.
func backslashes(data []byte) int {
	n := 0
	for n < len(data) && data[len(data)-1-n] == '\\' {
		n++
	}
	return n
}

// dropLine passes over the rest of a line.
func (r *Reader) dropLine(escaped bool) {
	for {
		n := endOf(r.data, escaped)
		switch {
		case n > 0:
			r.drop(n)
			return
		case r.ended:
			r.drop(len(r.data))
			return
		}
		r.drop(len(r.data) - backslashes(r.data[len(r.data)-min(len(r.data), longestRun):]))
		r.more()
	}
}

// longestRun is how many backslashes before the end of a line are counted where it is passed over.
const longestRun = 64

// tooLong is a record that is larger than records may be. The stream goes on behind its line.
func (r *Reader) tooLong(escaped bool) error {
	r.number++
	out := &Bad{r.number, r.offset, r.line, errTooLong}
	r.dropLine(escaped)
	return out
}

const errTooLong = "not read: larger than --max-file-size"

// isBlank reports a line without anything.
func isBlank(line []byte) bool { return len(bytes.TrimRight(line, "\r\n")) == 0 }
