package records

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// nextLine gives the next line that holds something.
func (r *Reader) nextLine() (*Record, error) {
	for {
		n, ok := r.lineEnd(false)
		switch {
		case !ok:
			return nil, r.tooLong(false)
		case n == 0:
			return nil, io.EOF
		case !isBlank(r.data[:n]):
			r.number++
			return r.take(n, r.number), nil
		}
		r.drop(n)
	}
}

// decodeJSON takes the columns out of an object.
func (d *Decoder) decodeJSON(rec *Record) (*Entry, error) {
	shape, o := rec.layout.shape, &d.json
	*o = object{data: rec.Bytes, shape: shape, keys: o.keys[:0], found: o.found[:0], rest: o.rest[:0]}
	for range shape.Text {
		o.found = append(o.found, span{})
	}
	o.top()
	switch {
	case !utf8.Valid(rec.Bytes):
		return nil, rec.bad("it is not UTF-8, as JSON is")
	case o.wrong != "":
		return nil, rec.bad("%s", o.wrong)
	case !slices.ContainsFunc(o.found, func(f span) bool { return f.end > 0 }):
		return nil, rec.bad("it has no %s%s", strings.Join(shape.Text, ", "), among(o.keys))
	}
	for _, f := range o.found {
		if f.end > 0 {
			d.entry.Text.jsonString(rec.Bytes, f)
		}
	}
	for _, f := range o.rest {
		d.entry.Rest.jsonString(rec.Bytes, f)
	}
	d.entry.ID, d.entry.Level = jsonWord(rec.Bytes, o.id), jsonWord(rec.Bytes, o.level)
	return &d.entry, nil
}

// jsonWord returns a string or a number, on one line.
func jsonWord(data []byte, f span) string {
	if f.end == 0 {
		return ""
	}
	f.end = min(f.end, f.start+longestWord)
	var out Extract
	out.jsonString(data, f)
	return oneLine(out.Text)
}

// object reads one object of JSON (RFC 8259) and notes where what is asked for stands in it.
type object struct {
	data      []byte
	at        int
	shape     *Shape
	keys      []string // of the object itself
	found     []span   // of the columns of the text, without quotes; zero: not met
	id, level span
	rest      []span // the other strings, where they are asked for
	wrong     string // what kept it from being read to its end
}

// fail notes what is wrong first.
func (o *object) fail(why string) {
	if o.wrong == "" {
		o.wrong = why
	}
	o.at = len(o.data)
}

const noJSON = "it is no object of JSON"

// blanks passes over what means nothing and returns what follows; 0 at the end.
func (o *object) blanks() byte {
	for ; o.at < len(o.data); o.at++ {
		switch c := o.data[o.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

// top reads the object that the line is.
func (o *object) top() {
	if o.blanks() != '{' {
		o.fail(noJSON)
		return
	}
	o.members(func(key span) { o.column(key) })
	if o.wrong == "" && o.blanks() != 0 {
		o.fail("something stands behind its object of JSON")
	}
}

// members reads an object from its brace on; value reads what stands behind a key.
func (o *object) members(value func(key span)) {
	o.at++
	if o.blanks() == '}' {
		o.at++
		return
	}
	for o.wrong == "" {
		if o.blanks() != '"' {
			o.fail(noJSON)
			return
		}
		key := o.text()
		if o.blanks() != ':' {
			o.fail(noJSON)
			return
		}
		o.at++
		o.blanks()
		value(key)
		if !o.more('}') {
			return
		}
	}
}

// more passes over what stands behind a member or an item, and reports whether there is another.
func (o *object) more(closing byte) bool {
	switch o.blanks() {
	case ',':
		o.at++
		return true
	case closing:
		o.at++
	default:
		o.fail(noJSON)
	}
	return false
}

// column reads a member of the object itself.
func (o *object) column(key span) {
	var read Extract
	read.jsonString(o.data, key)
	name := string(read.Text)
	if len(o.keys) <= mostNamed {
		o.keys = append(o.keys, name)
	}
	o.keep(key)
	switch i := slices.Index(o.shape.Text, name); {
	case i >= 0:
		o.textColumn(i, name)
	case name == o.shape.ID:
		o.id = o.word(name, o.id)
	case name == o.shape.Level:
		o.level = o.word(name, o.level)
	default:
		o.value(1)
	}
}

// textColumn reads a column of the text, which is a string or null.
func (o *object) textColumn(i int, name string) {
	switch {
	case o.found[i].end > 0:
		o.fail("it has " + name + " twice")
	case o.blanks() == '"':
		o.found[i] = o.text()
	case bytes.HasPrefix(o.data[o.at:], []byte("null")):
		o.found[i] = span{o.at, o.at}
		o.value(1)
	default:
		if o.value(1); o.wrong == "" {
			o.fail(name + " in it is no string")
		}
	}
}

// word reads a column that is a string or a number; of others there is none.
func (o *object) word(name string, before span) (f span) {
	if before.end > 0 {
		o.fail("it has " + name + " twice")
		return before
	}
	from := o.at
	switch c := o.blanks(); {
	case c == '"':
		f = o.text()
		o.keep(f)
	case c == '-' || c >= '0' && c <= '9':
		o.value(1)
		f = span{from, o.at}
	default:
		o.value(1)
	}
	return f
}

// keep notes a string that is no text of the cable.
func (o *object) keep(f span) {
	if o.shape.All && f.end > f.start {
		o.rest = append(o.rest, f)
	}
}

// deepest is how deep values may lie within each other.
const deepest = 1000

// value passes over a value.
func (o *object) value(depth int) {
	switch c := o.blanks(); {
	case depth > deepest:
		o.fail("its values lie too deep within each other")
	case c == '"':
		o.keep(o.text())
	case c == '{':
		o.members(func(key span) {
			o.keep(key)
			o.value(depth + 1)
		})
	case c == '[':
		o.items(depth)
	default:
		o.literal()
	}
}

// items reads a list from its bracket on.
func (o *object) items(depth int) {
	o.at++
	if o.blanks() == ']' {
		o.at++
		return
	}
	for o.wrong == "" {
		o.value(depth + 1)
		if !o.more(']') {
			return
		}
	}
}

// literal passes over a number, true, false or null. Of numbers no more is asked than that they are some.
func (o *object) literal() {
	rest := o.data[o.at:]
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(rest, []byte(word)) {
			o.at += len(word)
			return
		}
	}
	n := 0
	for n < len(rest) && bytes.IndexByte([]byte("+-.eE0123456789"), rest[n]) >= 0 {
		n++
	}
	if n == 0 {
		o.fail(noJSON)
		return
	}
	o.at += n
}

// text passes over a string and returns where it stands, without its quotes.
func (o *object) text() span {
	start := o.at + 1
	for at := start; ; {
		i := bytes.IndexByte(o.data[at:], '"')
		if i < 0 {
			o.fail("a string in it is not closed")
			return span{start, start}
		}
		at += i
		if backslashes(o.data[start:at])%2 == 0 {
			o.at = at + 1
			return span{start, at}
		}
		at++
	}
}

// jsonString adds a string without its escapes.
func (e *Extract) jsonString(data []byte, f span) {
	e.open(f.start)
	at := f.start
	for at < f.end {
		i := bytes.IndexByte(data[at:f.end], '\\')
		if i < 0 {
			break
		}
		e.copy(data, at, at+i)
		at += i
		var room [utf8.UTFMax]byte
		means, n := unescape(room[:0], data[at:f.end])
		e.put(span{at, at + n}, means...)
		at += n
	}
	e.copy(data, at, f.end)
}

// jsonEscapes are the escapes of one letter.
var jsonEscapes = map[byte]byte{'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescape returns what the escape at the head of b means, and its length. Half of a pair of surrogates means
// nothing that could be written.
func unescape(to, b []byte) (means []byte, n int) {
	if len(b) < 2 {
		return append(to, b...), len(b)
	}
	if b[1] != 'u' {
		if c := jsonEscapes[b[1]]; c != 0 {
			return append(to, c), 2
		}
		return append(to, b[1]), 2
	}
	first := hexRune(b)
	if first < 0 {
		return append(to, b[1]), 2
	}
	if utf16.IsSurrogate(first) {
		if second := hexRune(b[hexEscape:]); second >= 0 {
			if r := utf16.DecodeRune(first, second); r != utf8.RuneError {
				return utf8.AppendRune(to, r), 2 * hexEscape
			}
		}
	}
	return utf8.AppendRune(to, first), hexEscape
}

// hexEscape is the length of an escape like \u00e9.
const hexEscape = 6

// hexRune reads the escape at the head of b; -1 where there is none.
func hexRune(b []byte) rune {
	if len(b) < hexEscape || b[0] != '\\' || b[1] != 'u' {
		return -1
	}
	r := rune(0)
	for _, c := range b[2:hexEscape] {
		d := digit(c)
		if d < 0 {
			return -1
		}
		r = r<<4 | rune(d)
	}
	return r
}

// digit returns what a hexadecimal digit is worth; -1 for none.
func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
