package records

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"cablelint/linter/arrange"
)

const (
	// headBytes is how much of a file is looked at, and rows how many of its records.
	headBytes = 256 << 10
	rows      = 20
)

// Guess returns the flags with which a file that was taken for one text is read record by record, by what its first
// records hold; "" where it does not look like records. cable reports whether a text holds a cable.
func Guess(data []byte, cable func([]byte) bool) string {
	data = bytes.TrimPrefix(data[:min(len(data), headBytes)], []byte("\xef\xbb\xbf"))
	switch {
	case bytes.HasPrefix(data, []byte("{")):
		return guessed(JSONL, data, cable, (*guess).lines)
	case isStatement(data):
		return guessed(Copy, data, cable, (*guess).table)
	case likeTable(data):
		return guessed(CSV, data, cable, (*guess).table)
	}
	return ""
}

// guessed returns the flags for records of a kind, by what a look at them tells.
func guessed(kind Kind, data []byte, cable func([]byte) bool, look func(*guess, []byte)) string {
	g := &guess{kind: kind, cable: cable, ids: map[string]string{}}
	look(g, data)
	return g.flags()
}

// guess collects the columns in which cables were seen.
type guess struct {
	kind  Kind
	cable func([]byte) bool
	text  []column
	ids   map[string]string // columns that may name a record, by their names in small letters
	rows  int               // of the table
}

// column is one of the columns of a table.
type column struct {
	place int
	name  string // as it is given on the command line
}

// likely are the names of columns by which archives call a record, the likeliest first.
var likely = []string{"id", "reference", "reference_id", "mrn", "doc_id", "docid", "number"}

// likeTable reports whether the first line of data may be that of a table: names alone, or a field in quotes.
func likeTable(data []byte) bool {
	if bytes.HasPrefix(data, []byte(`"`)) {
		return true
	}
	line, _, ok := bytes.Cut(data, []byte("\n"))
	if !ok || len(line) > mostColumns*longestName {
		return false
	}
	comma := []byte{commaOf(data)}
	line = bytes.TrimRight(line, "\r")
	if !bytes.Contains(line, comma) {
		return false
	}
	for name := range bytes.SplitSeq(line, comma) {
		if !isName(string(bytes.Trim(name, `"`))) {
			return false
		}
	}
	return true
}

// table looks at the fields of the first rows of each table, to the first that holds cables.
func (g *guess) table(data []byte) {
	var d Decoder
	var at *places
	r := NewReader(bytes.NewReader(data), &Shape{Kind: g.kind, Text: []string{"1"}})
	for {
		rec, err := r.Next()
		var bad *Bad
		switch {
		case errors.As(err, &bad):
			continue
		case err != nil, rec.layout.at != at && len(g.text) > 0:
			return
		case rec.layout.at != at:
			at, g.rows = rec.layout.at, 0
		}
		if g.rows++; g.rows <= rows {
			g.row(&d, rec)
		}
	}
}

// row looks at the fields of a row.
func (g *guess) row(d *Decoder, rec *Record) {
	if _, err := d.Decode(rec); err != nil {
		return
	}
	for i, f := range d.fields {
		var x Extract
		d.undo(rec, &x, f)
		c := column{i, strconv.Itoa(i + 1)}
		if names := rec.layout.at.names; i < len(names) && isName(names[i]) {
			c.name = names[i]
		}
		g.look(c, x.Text)
	}
}

// look takes a column for text where it holds a cable.
func (g *guess) look(c column, words []byte) {
	if low := strings.ToLower(c.name); slices.Contains(likely, low) {
		g.ids[low] = c.name
	}
	if !slices.Contains(g.text, c) && bytes.IndexByte(words, '\n') >= 0 && g.cable(words) {
		g.text = append(g.text, c)
	}
}

// lines looks at the strings of the first objects.
func (g *guess) lines(data []byte) {
	for line := range bytes.Lines(data) {
		var object map[string]any
		if g.rows == rows || json.Unmarshal(line, &object) != nil {
			break
		}
		g.rows++
		names := make([]string, 0, len(object))
		for name := range object {
			names = append(names, name)
		}
		arrange.By(names, func(a, b string) int { // as they stand in the line
			at := func(name string) int { return bytes.Index(line, []byte(strconv.Quote(name))) }
			return cmp.Or(cmp.Compare(at(a), at(b)), strings.Compare(a, b))
		})
		for i, name := range names {
			if words, ok := object[name].(string); ok && isName(name) && !g.has(name) {
				g.look(column{i, name}, []byte(words))
			}
		}
	}
}

// has reports whether a column is known to hold text.
func (g *guess) has(name string) bool {
	return slices.ContainsFunc(g.text, func(c column) bool { return c.name == name })
}

// flags are what the user is to give, columns in the order of the table.
func (g *guess) flags() string {
	if len(g.text) == 0 {
		return ""
	}
	arrange.By(g.text, func(a, b column) int { return cmp.Compare(a.place, b.place) })
	names := make([]string, len(g.text))
	for i, c := range g.text {
		names[i] = c.name
	}
	out := "--records " + g.kind.String() + " --text " + strings.Join(names, ",")
	for _, id := range likely {
		if name := g.ids[id]; name != "" {
			return out + " --id " + name
		}
	}
	return out
}
