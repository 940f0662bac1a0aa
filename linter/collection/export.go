package collection

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// Version is that of exported records. A reader takes its own alone.
const Version = 1

// exported is a record, or a pointer under the key that it points to, as a line of JSON.
type exported struct {
	Version int     `json:"v"`                // version of this form
	Key     *string `json:"key"`              // post, year and series: "ARKADIA/2007/"; null without number or year
	Kind    string  `json:"kind"`             // "cable", or how a cable points to another message
	Post    string  `json:"post,omitempty"`   // post of the message
	Year    int     `json:"year,omitempty"`   // year of the message
	Series  string  `json:"series,omitempty"` // series of a traveller: PARTO, SECTO, TOSEC
	Number  uint32  `json:"number,omitempty"` // number of the message
	exportedCable
	Of       uint8     `json:"of,omitempty"`       // how many sections the message has
	Sections []int     `json:"sections,omitempty"` // which sections this copy has
	Outside  string    `json:"outside,omitempty"`  // level that is told outside the text
	Whence   string    `json:"whence,omitempty"`   // what tells that level
	Flags    []string  `json:"flags,omitempty"`    // what is known of the copy
	Hash     string    `json:"hash,omitempty"`     // hash of the text under the secret
	Secret   string    `json:"secret,omitempty"`   // a name of the secret
	From     *pointing `json:"from,omitempty"`     // the cable that points
	File     string    `json:"file"`               // path of the file, with slashes
	Part     string    `json:"part,omitempty"`     // part of a document
	Record   int       `json:"record,omitempty"`   // number of the record in its file, from 1
	ID       string    `json:"id,omitempty"`       // what the archive calls the record
	Cable    int       `json:"cable"`              // which cable of the file or record, from 1
	At       []int     `json:"at"`                 // line, column, offset and length
	Rows     int       `json:"rows,omitempty"`     // number of rows of the export, on its last row
}

// exportedCable is what the rules ask of a cable, whether it is judged itself or points to another.
type exportedCable struct {
	Date    string `json:"date,omitempty"`       // date of the cable
	Marking string `json:"marking,omitempty"`    // level and controls, as a banner has them
	Decl    string `json:"declassify,omitempty"` // declassification value: "2017-03-14", "25X1"
}

// pointing is the cable that a pointer is in.
type pointing struct {
	Post   string `json:"post,omitempty"`   // post of the cable that points
	Year   int    `json:"year,omitempty"`   // year of that cable
	Series string `json:"series,omitempty"` // series of that cable
	Number uint32 `json:"number,omitempty"` // number of that cable
	exportedCable
	At []int `json:"at"` // line, column, offset and length in that cable
}

const cableKind = "cable"

// Export writes the records as lines of JSON: by key, the cables of each before what points to them. The last says how
// many there are, as an export that is cut between two lines looks whole otherwise. Each line is one writing.
func (c *Collection) Export(w io.Writer, r *Reader) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	left := c.Len() + c.points.n
	write := func(row *exported) error {
		if left--; left == 0 {
			row.Rows = c.Len() + c.points.n
		}
		return enc.Encode(row)
	}
	for g := range c.groups() {
		for _, i := range g.cables {
			if err := write(c.exportCable(int(i), r)); err != nil {
				return err
			}
		}
		for _, i := range g.points {
			if err := write(c.exportPointer(int(i))); err != nil {
				return err
			}
		}
	}
	return nil
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
	if r.Keyed() { // a text that is too short for a hash was judged too
		out.Secret = r.name()
	}
	if r.Keyed() && rec.Hash != 0 {
		out.Hash = fmt.Sprintf("%016x", rec.Hash)
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

func numbersOf(s Spot) []int { return []int{s.Start.Line, s.Start.Column, s.Start.Offset, s.Length} }
