// Package collection judges cables against one another: copies of one message, its sections, what it is derived
// from, the order of numbers. Each cable is kept as a compact [Record], which holds nothing of its text.
//
//	c := collection.New(opt)
//	for each source:
//		c.Add(collection.Of(res, opt)) // made on any goroutine, added on one
//	found := c.Judge()
//
// Every record has one key, its post, year and series; what it refers to is kept under the key that it points to. Each
// finding and each row of the table is made of what is kept under one key, so that parts of a collection that are
// made by key come to the same as the whole.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package collection

import (
	"strconv"
	"strings"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Key is what numbers run under: a post and a year, or a series of a traveller and a year. The zero Key is that of
// cables without a number or a year.
type Key struct {
	Post   string // "RIODEJANEIRO": as [vocab.Signature] gives it; "" for a series
	Year   int
	Series string // "PARTO", "SECTO", "TOSEC"; "" for a post's own numbers
}

// text writes the key as exports have it, nil where there is none.
func (k Key) text() *string {
	if k == (Key{}) {
		return nil
	}
	key := k.Post + "/" + strconv.Itoa(k.Year) + "/" + k.Series
	return &key
}

// message names a message of the key as people write it: "07 ARKADIA 187".
func (k Key) message(number uint32) string {
	if k == (Key{}) {
		return "a message without a number"
	}
	return two(k.Year) + " " + k.Post + k.Series + " " + strconv.Itoa(int(number))
}

// Message is a message by what it is numbered.
type Message struct {
	Key    Key
	Number uint32
}

// two writes the last two digits of a year.
func two(year int) string {
	s := strconv.Itoa(100 + year%100)
	return s[1:]
}

// Compare orders keys by post, year and series.
func (k Key) Compare(o Key) int {
	if c := strings.Compare(k.Post, o.Post); c != 0 {
		return c
	}
	if c := k.Year - o.Year; c != 0 {
		return c
	}
	return strings.Compare(k.Series, o.Series)
}

// Spot is where something stands in a file, in a record of it, or in a part of a document.
type Spot struct {
	File   string
	Part   string // path of the part in its document; "" for the file itself
	Record int    // among those of the file, from 1; 0: it is none
	ID     string // by which the archive calls the record
	Cable  int    // from 1
	Start  text.Position
	Length int // bytes and columns; 0 where it goes over the end of the line
}

// End is the place behind what stands at the spot.
func (s Spot) End() text.Position {
	end := s.Start
	end.Column += s.Length
	end.Offset += s.Length
	return end
}

// Flags are what is known of a copy.
type Flags uint16

// The flags.
const (
	Stamped   Flags = 1 << iota // it has a stamp of release, downgrading or declassification
	Corrected                   // it says of itself that it corrects another
	Extract                     // it is a part of the message
	Redacted                    // words were taken out of it
	Joined                      // it names its first section alone, behind which others may have been joined
	Short                       // and is too short for that
	Ends                        // it is signed
	Relayed                     // it was sent again by another post than its own
	Foreign                     // of another collection, known by what points to it alone
	NoHash                      // of an export that was made without a secret
)

var flagNames = []string{"stamped", "corrected", "extract", "redacted", "joined", "short", "ends", "relayed"}

// Record is what is kept of one cable.
type Record struct {
	Key      Key
	Number   uint32  // in its key; 0 where there is none
	Day      law.Day // of its date-time group or date line; 0 where it is not known to the day
	Level    marking.Level
	Marking  string // level and controls as a banner has them, as they may be told; "" where no level was read
	Decl     string // the declassification value: "2017-03-14", "25X1"; "" where none was read
	Of       uint8  // sections of the message; 1 where it is not told
	Sections uint64 // those in this copy, the lowest bit for the first
	Outside  marking.Level
	Whence   Whence // what says so of Outside
	Flags    Flags
	Hash     uint64 // of its normalised text under the secret; 0 where there is too little of it
	At       Spot   // its banner, else its first line
	Points   []Pointer
}

// Relation is what a record has to do with the message that it points to.
type Relation uint8

// The relations.
const (
	Refers  Relation = iota // names it as a reference
	Derives                 // names it as its only source
	Uses                    // names it as one source of several
	AlsoIs                  // bears its number beside another: STATE 181062 TOSEC 190010

	// The same of a message that may be of this year or of another, and is written under both: it is not told that it
	// is missing, and it is no source where it is of a later day than what names it.
	MayRefer
	MayDerive
	MayUse
)

var relationNames = [...]string{
	"reference", "source", "source of several", "number", "reference perhaps", "source perhaps",
	"source of several perhaps",
}

// perhaps is the relation where the year of the message is in doubt.
func (r Relation) perhaps() Relation { return r + MayRefer }

func (r Relation) doubtful() bool { return r >= MayRefer }

// Pointer is a message that a cable names.
type Pointer struct {
	To       Key
	Number   uint32
	Relation Relation
	At       Spot
}
