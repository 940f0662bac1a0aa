package settings

import (
	"errors"

	"cablelint/linter/records"
)

// Shape returns what the records of a file are like; nil for a file that is one text. What a flag says is for files
// that are named, and for those in folders whose names end as files of the kind do.
func (e *Effective) Shape(name string, named bool) *records.Shape {
	r := &e.Records.Value
	flag := e.Records.From.Flag != ""
	switch {
	case !e.Records.From.Set():
		return nil
	case flag && named, !flag && e.globbed, r.Kind.Value.Suffixed(name):
		return r.shape(e.Ceiling.From.Set())
	}
	return nil
}

// shape is what the reader of records is told. Under a ceiling it gives all that there is.
func (r *Records) shape(all bool) *records.Shape {
	s := &records.Shape{Kind: r.Kind.Value, ID: string(r.ID.Value), Level: string(r.Level.Value), All: all}
	for _, c := range r.Text.Value {
		s.Text = append(s.Text, string(c))
	}
	return s
}

// Incomplete says what flags about records lack; nil where that is nothing.
func (v *Values) Incomplete() error {
	r := &v.Records
	switch {
	case !r.From.Set() || r.Value.Kind.From.Set() && r.Value.Text.From.Set():
		return nil
	case !r.Value.Kind.From.Set():
		return errors.New(r.From.Flag + " is about records: give their form too, --records csv, jsonl or copy")
	}
	return errors.New("--records wants the columns that hold the text: give --text COLUMN[,COLUMN]")
}
