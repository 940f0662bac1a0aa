package session

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime/debug"
	"slices"

	"cablelint/linter"
	"cablelint/linter/extract"
	"cablelint/linter/files"
	"cablelint/linter/records"
	"cablelint/linter/report"
)

// unit is what the stream of a file of records tells of one of its texts.
type unit struct {
	begins bool           // the file itself, before its records
	record records.Record // without its bytes, which are those of the file
	bad    *records.Bad   // it is no record
}

// unitOf returns what a text is in its file; nil for a file.
func unitOf(f *files.File) *unit {
	u, _ := f.Of.(*unit)
	return u
}

// judgedOf begins what becomes of a file, or of a text of one.
func (s *Session) judgedOf(f *files.File) Judged {
	j := Judged{Path: f.Path, Kind: f.Kind, Named: f.Named}
	if u := unitOf(f); u != nil {
		j.Within, j.Looks = !u.begins, u.begins // what a file of records looks like its records say
		j.Record = u.record.Number
	}
	return j
}

// stream returns what divides a file into records; nil where it is one text.
func (s *Session) stream(path string, named bool) files.Stream {
	shape := s.shapeOf(path, named)
	if shape == nil {
		return nil
	}
	return func(content io.Reader, give func(files.Unit) error) error {
		if err := give(files.Unit{Of: &unit{begins: true}}); err != nil {
			return err
		}
		r := bufio.NewReaderSize(content, kindBytes)
		head, _ := r.Peek(kindBytes) // what keeps it from being read is told by the reader of records
		if holdsRecords(head) {
			return divide(path, records.NewReader(r, shape), give)
		}
		return give(files.Unit{Of: &unit{bad: &records.Bad{Line: 1, Why: packedRecords}}})
	}
}

// kindBytes is how much of a file of records is looked at to know whether it is one.
const kindBytes = 8 << 10

const packedRecords = "its records are packed or in a document: unpack it, or export them as text"

// holdsRecords reports whether the head of a file may be that of records: it is none of a document in which they are
// packed.
func holdsRecords(head []byte) bool {
	documents := []extract.Kind{extract.Archive, extract.Office, extract.PDF, extract.Outlook, extract.Known}
	return !slices.Contains(documents, extract.KindOf(head))
}

// divide gives record after record.
func divide(path string, r *records.Reader, give func(files.Unit) error) error {
	for {
		rec, err := nextRecord(path, r)
		var bad *records.Bad
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			err = give(files.Unit{Of: &unit{bad: bad}})
		case err == nil:
			u := &unit{record: *rec}
			u.record.Bytes = nil
			err = give(files.Unit{Data: rec.Bytes, Of: u})
		}
		if err != nil {
			return err
		}
	}
}

// nextRecord returns the next record. What breaks its reading is a problem of that file alone.
func nextRecord(path string, r *records.Reader) (rec *records.Record, err error) {
	defer broke(path, &err)
	return r.Next()
}

// broke makes an error of what breaks the reading of a file.
func broke(path string, err *error) {
	if broken := recover(); broken != nil {
		*err = &linter.PanicError{Name: path, Value: broken, Stack: debug.Stack()}
	}
}

// mostNamed is how many records of a file that could not be read are named one by one: a file of another form has
// as many as lines.
const mostNamed = 1000

// badRecords count the records of a file that could not be read.
type badRecords struct {
	all              int
	problems, unread int // those of which a problem, and an entry among what is unread, was left out
}

// muster takes what is said of bad records out of j where many were told of already. Findings stay.
func (s *Session) muster(j *Judged) {
	if !j.bad {
		return
	}
	if s.bad == nil {
		s.bad = map[string]*badRecords{}
	}
	of := s.bad[j.Path]
	if of == nil {
		of = &badRecords{}
		s.bad[j.Path] = of
	}
	if of.all++; of.all > mostNamed {
		of.problems += len(j.Problems)
		of.unread += len(j.Unread)
		j.Problems, j.Unread = nil, nil
	}
}

// unnamed says of how many records nothing was told one by one.
func (s *Session) unnamed() {
	for _, path := range slices.Sorted(maps.Keys(s.bad)) {
		of := s.bad[path]
		if of.problems > 0 {
			s.Tally.Problems = append(s.Tally.Problems, report.Problem{File: path, Message: moreBad(of.problems)})
		}
		if of.unread > 0 {
			s.Tally.Unread = append(s.Tally.Unread, report.Unread{File: path, Why: moreBad(of.unread)})
		}
	}
}

func moreBad(n int) string { return fmt.Sprintf("%d more of its records could not be read", n) }
