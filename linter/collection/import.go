package collection

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"slices"
	"strings"

	"cablelint/linter/text"
)

// Import reads what exports wrote, in any order and of any of their keys, into a collection.
type Import struct {
	c      *Collection
	secret string // under which its hashes were made
	from   origin // the cable of the last pointer; the zero origin before the first
	at     int    // and its number
	Rows   int
	Told   int // rows that the exports say they have
}

// NewImport returns an import into a new collection.
func NewImport() *Import {
	c := New()
	c.known, c.seed = map[uint64]uint32{}, maphash.MakeSeed()
	return &Import{c: c}
}

// Collection is what was read so far. What was read more than once counts once; again is how often that was.
func (m *Import) Collection() (c *Collection, again int) { return m.c, m.c.dropRepeated() }

// longestRow is how many bytes a line of an export has at the most.
const longestRow = 1 << 20

// Read reads an export to its end. The error names the line that is none of an export.
func (m *Import) Read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestRow)
	n := 1
	for ; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := m.line(lines.Bytes()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		m.Rows++
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return fmt.Errorf("line %d: it is longer than any record: over %d bytes", n, longestRow)
	case err != nil:
		return fmt.Errorf("line %d: %w", n, err)
	}
	return nil
}

func (m *Import) line(b []byte) error {
	var row exported
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&row); err != nil {
		return fmt.Errorf("no record of a collection: %w", bounded(err))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the record: a line has one")
	}
	if err := checkFields(b); err != nil {
		return err
	}
	if err := row.check(); err != nil {
		return err
	}
	m.Told += row.Rows
	if row.Kind == cableKind {
		return m.cable(&row)
	}
	return m.pointer(&row)
}

// bounded is an error of the decoder that tells no more of what it read than is told of any name.
func bounded(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		kind.Value = text.Told(kind.Value)
		return kind
	}
	if name, isUnknown := strings.CutPrefix(err.Error(), "json: unknown field "); isUnknown {
		return fmt.Errorf("unknown field %s", text.Told(name))
	}
	return err
}

func (m *Import) cable(row *exported) error {
	rec, err := row.record()
	if err != nil {
		return err
	}
	rec.Key, rec.Number, rec.Of, rec.At = row.key(), row.Number, row.Of, spotAt(row, row.At)
	if err := row.told(&rec); err != nil {
		return err
	}
	for _, n := range row.Sections {
		rec.Sections |= 1 << (n - 1)
	}
	if rec.Flags, err = row.marked(); err != nil {
		return err
	}
	if err := m.hash(row, &rec); err != nil {
		return err
	}
	m.c.Add([]Record{rec})
	return nil
}

// hash takes the hash of a text, which compares with those under the same secret alone.
func (m *Import) hash(row *exported, rec *Record) (err error) {
	if row.Secret == "" {
		rec.Flags |= NoHash
		return nil
	}
	if m.secret == "" {
		m.secret = row.Secret
	}
	if m.secret != row.Secret {
		return errors.New("its hash was made under another secret than those before: make all records under one")
	}
	rec.Hash, err = row.digest()
	return err
}

// origin is the cable that points, as the rows of its pointers have it.
type origin struct {
	at Spot
	is Message
	exportedCable
}

// pointer adds a pointer, and the cable that it is in as one of elsewhere: that cable itself stands under its own key.
func (m *Import) pointer(row *exported) error {
	p := row.From
	from := origin{spotAt(row, p.At), Message{Key{p.Post, p.Year, p.Series}, p.Number}, p.exportedCable}
	if m.from != from { // what one cable points to stands together where it is under one key
		rec, err := from.record()
		if err != nil {
			return err
		}
		rec.Key, rec.Number = from.is.Key, from.is.Number
		rec.Flags, rec.At = Foreign, from.at
		m.at, m.from = m.c.cables.add(m.c.pack(&rec)), from
		m.c.foreign++
	}
	relation := Relation(slices.Index(relationNames[:], row.Kind))
	to := Pointer{row.key(), row.Number, relation, spotAt(row, row.At)}
	m.c.points.add(m.c.packPointer(m.at, &to, &from.at))
	return nil
}

func spotAt(row *exported, at []int) Spot {
	return Spot{
		File: row.File, Part: row.Part, Record: row.Record, ID: row.ID, Cable: row.Cable,
		Start: text.Position{Line: at[0], Column: at[1], Offset: at[2]}, Length: at[3],
	}
}
