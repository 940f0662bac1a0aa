package collection

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"slices"
	"strconv"
	"time"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Version is that of exported records. A reader takes its own alone.
const Version = 1

// exported is a record, or a pointer under the key that it points to, as a line of JSON.
type exported struct {
	Version int     `json:"v"`
	Key     *string `json:"key"`  // null: without number or year
	Kind    string  `json:"kind"` // "cable", or what a pointer is
	Post    string  `json:"post,omitempty"`
	Year    int     `json:"year,omitempty"`
	Series  string  `json:"series,omitempty"`
	Number  uint32  `json:"number,omitempty"`
	exportedCable
	Of       uint8     `json:"of,omitempty"`
	Sections []int     `json:"sections,omitempty"`
	Outside  string    `json:"outside,omitempty"`
	Whence   string    `json:"whence,omitempty"`
	Flags    []string  `json:"flags,omitempty"`
	Hash     string    `json:"hash,omitempty"`
	Secret   string    `json:"secret,omitempty"` // names the secret under which the hash was made
	From     *pointing `json:"from,omitempty"`   // the cable that points
	File     string    `json:"file"`
	Part     string    `json:"part,omitempty"`
	Record   int       `json:"record,omitempty"`
	ID       string    `json:"id,omitempty"`
	Cable    int       `json:"cable"`
	At       [4]int    `json:"at"` // line, column, offset, length
}

// exportedCable is what the rules ask of a cable, whether it is judged itself or points to another.
type exportedCable struct {
	Date    string `json:"date,omitempty"`
	Marking string `json:"marking,omitempty"`
	Decl    string `json:"declassify,omitempty"`
}

// pointing is the cable that a pointer is in.
type pointing struct {
	Post   string `json:"post,omitempty"`
	Year   int    `json:"year,omitempty"`
	Series string `json:"series,omitempty"`
	Number uint32 `json:"number,omitempty"`
	exportedCable
	At [4]int `json:"at"`
}

const cableKind = "cable"

// Export writes the records as lines of JSON: by key, the cables of each before what points to them.
func (c *Collection) Export(w io.Writer, r *Reader) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for g := range c.groups() {
		for _, i := range g.cables {
			if err := enc.Encode(c.exportCable(int(i), r)); err != nil {
				return err
			}
		}
		for _, i := range g.points {
			if err := enc.Encode(c.exportPointer(int(i))); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

func (c *Collection) exportCable(i int, r *Reader) *exported {
	rec := c.record(i)
	out := &exported{
		Version: Version, Key: rec.Key.text(), Kind: cableKind, Post: rec.Key.Post, Year: rec.Key.Year,
		Series: rec.Key.Series, Number: rec.Number, exportedCable: exportOf(&rec), Of: rec.Of, Outside: rec.Outside.Letter(),
		Whence: whences[rec.Whence], File: rec.At.File, Part: rec.At.Part, Record: rec.At.Record, ID: rec.At.ID,
		Cable: rec.At.Cable, At: numbersOf(rec.At),
	}
	for n := range mostSections {
		if rec.Sections&(1<<n) != 0 {
			out.Sections = append(out.Sections, n+1)
		}
	}
	for n, name := range flagNames {
		if rec.Flags&(1<<n) != 0 {
			out.Flags = append(out.Flags, name)
		}
	}
	if r.Keyed() && rec.Hash != 0 {
		out.Hash, out.Secret = fmt.Sprintf("%016x", rec.Hash), r.name()
	}
	return out
}

// name names a secret without telling it.
func (r *Reader) name() string {
	mac := hmac.New(sha256.New, r.secret)
	mac.Write([]byte("cablelint collection"))
	return hex.EncodeToString(mac.Sum(nil)[:4])
}

func (c *Collection) exportPointer(i int) *exported {
	p := c.pointer(i)
	from := c.record(int(c.points.at(i).from))
	return &exported{
		Version: Version, Key: p.To.text(), Kind: relationNames[p.Relation], Post: p.To.Post, Year: p.To.Year,
		Series: p.To.Series, Number: p.Number, File: p.At.File, Part: p.At.Part, Record: p.At.Record, ID: p.At.ID,
		Cable: p.At.Cable, At: numbersOf(p.At),
		From: &pointing{
			Post: from.Key.Post, Year: from.Key.Year, Series: from.Key.Series, Number: from.Number,
			exportedCable: exportOf(&from), At: numbersOf(from.At),
		},
	}
}

func exportOf(r *Record) exportedCable {
	return exportedCable{r.Day.String(), r.Marking, r.Decl}
}

func numbersOf(s Spot) [4]int { return [4]int{s.Start.Line, s.Start.Column, s.Start.Offset, s.Length} }

// Import reads what exports wrote, in any order and of any of their keys, into a collection.
type Import struct {
	c      *Collection
	secret string // under which its hashes were made
	from   Spot   // the cable of the last pointer
	at     int    // and its number
	Rows   int
}

// NewImport returns an import into a new collection.
func NewImport() *Import {
	c := New()
	c.known, c.seed = map[uint64]uint32{}, maphash.MakeSeed()
	return &Import{c: c}
}

// Collection is what was read so far.
func (m *Import) Collection() *Collection { return m.c }

// longestRow is how many bytes a line of an export has at the most.
const longestRow = 1 << 20

// Read reads an export to its end. The error names the line that is none of an export.
func (m *Import) Read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestRow)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := m.line(lines.Bytes()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		m.Rows++
	}
	return lines.Err()
}

func (m *Import) line(b []byte) error {
	var row exported
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&row); err != nil {
		return fmt.Errorf("no record of a collection: %w", err)
	}
	key := Key{row.Post, row.Year, row.Series}
	switch {
	case row.Version != Version:
		return fmt.Errorf("it is a record of version %d, and this is version %d", row.Version, Version)
	case (row.Key == nil) != (key == Key{}), row.Key != nil && *row.Key != *key.text():
		return errors.New("its key is not that of its post, year and series")
	case row.Kind == cableKind:
		return m.cable(&row, key)
	}
	return m.pointer(&row, key)
}

func (m *Import) cable(row *exported, key Key) error {
	rec, err := row.record()
	if err != nil {
		return err
	}
	rec.Key, rec.Number, rec.Of, rec.Whence = key, row.Number, row.Of, Whence(max(0, slices.Index(whences[:], row.Whence)))
	rec.Outside = levelCalled(row.Outside)
	rec.At = spotAt(row, row.At)
	for _, n := range row.Sections {
		if n < 1 || n > mostSections {
			return fmt.Errorf("section %d", n)
		}
		rec.Sections |= 1 << (n - 1)
	}
	for _, name := range row.Flags {
		n := slices.Index(flagNames, name)
		if n < 0 {
			return fmt.Errorf("unknown flag %q", name)
		}
		rec.Flags |= 1 << n
	}
	if row.Hash != "" {
		if m.secret == "" {
			m.secret = row.Secret
		}
		if m.secret != row.Secret {
			return errors.New("its hash was made under another secret than those before: make all records under one")
		}
		if rec.Hash, err = strconv.ParseUint(row.Hash, 16, 64); err != nil {
			return err
		}
	}
	m.c.Add([]Record{rec})
	return nil
}

// pointer adds a pointer, and the cable that it is in as one of elsewhere: that cable itself stands under its own key.
func (m *Import) pointer(row *exported, key Key) error {
	relation := slices.Index(relationNames[:], row.Kind)
	if relation < 0 || row.From == nil {
		return fmt.Errorf("unknown kind %q", row.Kind)
	}
	from := spotAt(row, row.From.At)
	if m.from != from { // what one cable points to stands together where it is under one key
		rec, err := row.From.record()
		if err != nil {
			return err
		}
		rec.Key, rec.Number = Key{row.From.Post, row.From.Year, row.From.Series}, row.From.Number
		rec.Flags, rec.At = Foreign, from
		m.at, m.from = m.c.cables.add(m.c.pack(&rec)), from
		m.c.foreign++
	}
	p := Pointer{key, row.Number, Relation(relation), spotAt(row, row.At)}
	m.c.points.add(m.c.packPointer(m.at, &p, &from))
	return nil
}

func (e *exportedCable) record() (Record, error) {
	r := Record{Marking: e.Marking, Decl: e.Decl, Of: 1}
	if m, _ := marking.ReadBanner([]byte(e.Marking)); m != nil {
		r.Level = m.Level
	}
	if e.Date == "" {
		return r, nil
	}
	t, err := time.Parse(time.DateOnly, e.Date)
	r.Day = law.Date(t.Year(), int(t.Month()), t.Day())
	return r, err
}

func levelCalled(letter string) marking.Level {
	for l := marking.NoLevel; l <= marking.TopSecret; l++ {
		if l.Letter() == letter {
			return l
		}
	}
	return marking.NoLevel
}

func spotAt(row *exported, at [4]int) Spot {
	return Spot{
		File: row.File, Part: row.Part, Record: row.Record, ID: row.ID, Cable: row.Cable,
		Start: text.Position{Line: at[0], Column: at[1], Offset: at[2]}, Length: at[3],
	}
}
