package report

import (
	"strconv"

	"cablelint/linter/text"
)

// Record is the record of a file that a finding stands in. Its places are those of the file. The zero Record
// stands for a file that has none.
type Record struct {
	Number int    // from 1
	ID     string // by which the archive calls it; "" where it has none
}

// RecordOf returns the record that a source is; the zero Record for a file.
func RecordOf(src *text.Source) Record {
	if r := src.Record(); r != nil {
		return Record{r.Number, r.ID}
	}
	return Record{}
}

// After returns the name of a file with the record behind it, where there is one.
func (r Record) After(file string) string {
	if r.Number == 0 {
		return file
	}
	return file + ", " + r.String()
}

// String returns the record as people read it; "" for none.
func (r Record) String() string {
	switch {
	case r.Number == 0:
		return ""
	case r.ID == "":
		return "record " + strconv.Itoa(r.Number)
	}
	return "record " + strconv.Itoa(r.Number) + " (" + r.ID + ")"
}

// told is f with its record in the message, as formats tell it that know only files.
func (f *Finding) told() *Finding {
	if f.Record.Number == 0 {
		return f
	}
	out := *f
	out.Message = f.Record.String() + ": " + f.Message
	return &out
}

// recordOf is the record that all findings stand in; the zero Record where they do not stand in one.
func recordOf(findings []*Finding) Record {
	for _, f := range findings {
		if f.Record != findings[0].Record {
			return Record{}
		}
	}
	if len(findings) == 0 {
		return Record{}
	}
	return findings[0].Record
}
