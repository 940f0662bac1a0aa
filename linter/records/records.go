// Package records reads streams of records of which each holds a cable: CSV, JSON lines, PostgreSQL COPY.
//
//	r := records.NewReader(in, &records.Shape{Kind: records.CSV, Text: []string{"header", "body"}, ID: "id"})
//	for {
//		rec, err := r.Next() // where the next record ends, and no more
//		...
//		entry, err := decoder.Decode(rec) // its text, with a place in the file for every character
//	}
//
// A [Reader] holds one record, whatever the length of the stream; a [Decoder] is what each of several goroutines
// has of its own. What is no record is a [Bad] one, and the stream goes on behind it. Whatever a stream holds, its
// reading comes to an end in time that grows with its length, and does not panic.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package records

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"cablelint/linter/text"
)

// Kind is the form of a stream.
type Kind uint8

// The kinds.
const (
	CSV   Kind = iota // RFC 4180, and quotes behind backslashes; between commas, semicolons or tabulators
	JSONL             // an object a line
	Copy              // what PostgreSQL's COPY and pg_dump write
)

// String returns the kind as users write it.
func (k Kind) String() string { return [...]string{"csv", "jsonl", "copy"}[k] }

// suffixes are those of the files of each kind.
var suffixes = [...][]string{
	CSV: {".csv", ".tsv", ".tab"}, JSONL: {".jsonl", ".ndjson", ".json"}, Copy: {".copy", ".sql", ".dump", ".tsv"},
}

// Suffixed reports whether the name of a file ends as those of the kind do.
func (k Kind) Suffixed(name string) bool {
	return slices.Contains(suffixes[k], strings.ToLower(path.Ext(name)))
}

// Shape says what the records of a stream are like. Columns are named by the head of the stream, or counted from
// 1; where all are counted, CSV may have none.
type Shape struct {
	Kind  Kind
	Text  []string // the columns of the text, which are read as one, each from a line of its own
	ID    string   // the column by which the archive calls a record; "": none
	Level string   // the column of the level that the archive gives it; "": none
	Most  int      // bytes of a record; 0: [Most]
	// All gives what is no text of a cable too: the other columns, and what stands between the records.
	All bool
}

// Most is how many bytes a record has at the most, when a [Shape] says nothing else.
const Most = 16 << 20

// named reports whether any of the columns is told by its name.
func (s *Shape) named() bool {
	return slices.ContainsFunc(s.columns(), func(c string) bool { return position(c) == 0 })
}

// columns are those that the shape names.
func (s *Shape) columns() []string {
	return slices.DeleteFunc(append(slices.Clone(s.Text), s.ID, s.Level), func(c string) bool { return c == "" })
}

// Record is one record, or what stands between records, as it stands in the stream.
type Record struct {
	Number int    // from 1; 0: it is none
	Bytes  []byte // as they stand in the stream, from the head of a line; valid until the next call
	Offset int    // of Bytes in the stream
	Line   int    // on which they begin, from 1
	layout layout
}

// layout is how the columns of a record are found.
type layout struct {
	kind  Kind
	comma byte    // CSV
	quote dialect // CSV
	at    *places // of the columns; nil where they are found by their names, and between records
	shape *Shape
}

// Bad is a record that could not be read, or a stream: then Number is 0.
type Bad struct {
	Number int
	Offset int
	Line   int // on which it begins
	Why    string
}

func (b *Bad) Error() string {
	if b.Number == 0 {
		return fmt.Sprintf("line %d: %s", b.Line, b.Why)
	}
	return fmt.Sprintf("record %d, line %d: %s", b.Number, b.Line, b.Why)
}

// bad is rec as one that cannot be read.
func (rec *Record) bad(format string, args ...any) *Bad {
	return &Bad{rec.Number, rec.Offset, rec.Line, fmt.Sprintf(format, args...)}
}

// Entry is what a record holds.
type Entry struct {
	ID    string
	Level string
	Text  Extract // of the columns of the text
	Rest  Extract // of all others, where they were asked for
}

// Extract is text that was taken out of a record.
type Extract struct {
	Text  []byte // UTF-8, but for what the stream has in another encoding
	Steps []text.Step
}

// At returns where in its file an extract of the record stands.
func (rec *Record) At(e *Extract, id string) *text.Record {
	return &text.Record{
		Number: rec.Number, ID: id, Bytes: rec.Bytes, Offset: rec.Offset, Line: rec.Line, Steps: e.Steps,
	}
}

// Decoder decodes one record after another with buffers of its own. It is for one goroutine.
type Decoder struct {
	entry  Entry
	fields []span
	quote  dialect // of the record
	json   object
}

// span is a stretch of the bytes of a record.
type span struct{ start, end int }

// Decode reads a record. What it returns holds until the next call; the error is a [Bad].
func (d *Decoder) Decode(rec *Record) (*Entry, error) {
	d.entry = Entry{Text: d.entry.Text.empty(), Rest: d.entry.Rest.empty()}
	switch {
	case rec.Number == 0:
		d.entry.Rest.open(0)
		d.entry.Rest.copy(rec.Bytes, 0, len(rec.Bytes))
		return &d.entry, nil
	case rec.layout.kind == JSONL:
		return d.decodeJSON(rec)
	case rec.layout.kind == Copy:
		d.fields = copyFields(d.fields[:0], rec.Bytes)
	default:
		l := rec.layout // as it was before the row was read, which may tell more of the dialect
		d.fields, _, _ = l.row(d.fields[:0], rec.Bytes, true)
		d.quote = l.quote
	}
	return d.table(rec), nil
}

// table takes the columns out of a row that has all of them.
func (d *Decoder) table(rec *Record) *Entry {
	at := rec.layout.at
	for _, c := range at.text {
		d.undo(rec, &d.entry.Text, d.fields[c])
	}
	d.entry.ID = d.word(rec, at.id)
	d.entry.Level = d.word(rec, at.level)
	if rec.layout.shape.All {
		for i, f := range d.fields {
			if !slices.Contains(at.text, i) {
				d.entry.Rest.name(at.heading(i), f)
				d.undo(rec, &d.entry.Rest, f)
			}
		}
	}
	return &d.entry
}

// undo adds a field to an extract without what protects it in the stream.
func (d *Decoder) undo(rec *Record, to *Extract, f span) {
	if rec.layout.kind == Copy {
		to.copyField(rec.Bytes, f)
		return
	}
	to.csvField(rec.Bytes, f, d.quote)
}

// longestWord is how much of a column is kept that is to be no more than a word.
const longestWord = 128

// word returns a column that is no text of a cable, on one line.
func (d *Decoder) word(rec *Record, column int) string {
	if column < 0 {
		return ""
	}
	var out Extract
	f := d.fields[column]
	f.end = min(f.end, f.start+longestWord)
	d.undo(rec, &out, f)
	return oneLine(out.Text)
}

func oneLine(b []byte) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(string(b[:min(len(b), longestWord)])), " "), "")
}

// kept is how large a buffer may be that is kept for the next record.
const kept = 1 << 20

func (e *Extract) empty() Extract {
	if cap(e.Text) > kept || cap(e.Steps) > kept/64 {
		return Extract{}
	}
	return Extract{e.Text[:0], e.Steps[:0]}
}

// open begins a column that stands at an offset of the record: on a line of its own.
func (e *Extract) open(at int) {
	n := len(e.Text)
	if n == 0 {
		e.Steps = append(e.Steps[:0], text.Step{Bytes: text.At(at)})
		return
	}
	e.Text = append(e.Text, '\n')
	e.Steps = append(e.Steps, text.Step{Text: text.Span{Start: n, End: n + 1}, Bytes: text.At(at)})
}

// name adds the name of a column above what stands in it, which may mean nothing without. It is no part of the record.
func (e *Extract) name(name string, f span) {
	if name != "" && f.end > f.start {
		e.open(f.start)
		e.put(span{f.start, f.start}, []byte(name)...)
	}
}

// copy adds what the record has as it stands there.
func (e *Extract) copy(data []byte, start, end int) { e.Text = append(e.Text, data[start:end]...) }

// put adds what a stretch of the record stands for.
func (e *Extract) put(stretch span, means ...byte) {
	n := len(e.Text)
	e.Text = append(e.Text, means...)
	e.Steps = append(e.Steps, text.Step{
		Text: text.Span{Start: n, End: len(e.Text)}, Bytes: text.Span{Start: stretch.start, End: stretch.end},
	})
}

// places are the columns that a shape names, counted from 0; -1 for none.
type places struct {
	names     []string // of the columns; nil: they are counted
	text      []int
	id, level int
}

// mostColumns bounds the columns of a table.
const mostColumns = 1664 // those of a result of PostgreSQL

// placesOf finds the columns of a shape among those with these names, all of which are counted where there are
// none.
func (s *Shape) placesOf(names []string) (*places, error) {
	p := &places{names: names}
	for _, column := range s.Text {
		n, err := find(column, names)
		if err == nil && n < 0 {
			err = errors.New("a column of the text has no name")
		}
		if err != nil {
			return nil, err
		}
		p.text = append(p.text, n)
	}
	var err, other error
	p.id, err = find(s.ID, names)
	p.level, other = find(s.Level, names)
	return p, errors.Join(err, other)
}

// find returns the place of a column.
func find(column string, names []string) (int, error) {
	if column == "" {
		return -1, nil
	}
	if i := slices.Index(names, column); i >= 0 {
		return i, nil
	}
	if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, column) }); i >= 0 {
		return i, nil
	}
	n := position(column)
	switch {
	case n > 0 && (names == nil || n <= len(names)):
		return n - 1, nil
	case n > 0:
		return 0, fmt.Errorf("there is no column %d: there are %d", n, len(names))
	}
	return 0, fmt.Errorf("there is no column %s%s", column, among(names))
}

// ofLevels is what the column is called that the archive's user says has its levels.
const ofLevels = "classification"

// heading is what the column of a number is called, "" where it has no name, or one that is none.
func (p *places) heading(column int) string {
	switch {
	case column == p.level:
		return ofLevels
	case column < len(p.names) && len(p.names[column]) <= longestName:
		return p.names[column]
	}
	return ""
}

// last is the greatest of the places.
func (p *places) last() int { return max(slices.Max(append([]int{0}, p.text...)), p.id, p.level) }

// position reads a column that is counted; 0 for a name.
func position(column string) int {
	n := 0
	for _, c := range column {
		if c < '0' || c > '9' || n > mostColumns {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// mostNamed is how many columns are named where one is not found.
const mostNamed = 40

// among lists the columns there are. A line that is no head of a table may be a record, of which nothing is told.
func among(names []string) string {
	if len(names) == 0 || slices.ContainsFunc(names, func(n string) bool { return !isName(n) }) {
		return ": the first line names no columns; count them, as 3 for the third"
	}
	more := ""
	if len(names) > mostNamed {
		names, more = names[:mostNamed], " ..."
	}
	return ": there are " + strings.Join(names, ", ") + more
}

// longestName is more than anybody calls a column.
const longestName = 40

func isName(s string) bool {
	return s != "" && len(s) <= longestName && !strings.ContainsFunc(s, func(c rune) bool {
		return c != '_' && c != '-' && c != '.' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
	})
}
