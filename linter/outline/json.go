package outline

import (
	"io"

	"cablelint/linter/report"
)

// Writer writes outlines as they come. End completes what was written.
type Writer interface {
	Write(*Outline) error
	End() error
}

// NewJSON returns a Writer of an array with one object a cable.
func NewJSON(w io.Writer) Writer { return &jsonWriter{w: w} }

type jsonWriter struct {
	w     io.Writer
	wrote bool
}

func (j *jsonWriter) Write(o *Outline) error {
	data, err := report.Indented(o)
	if err != nil {
		return err
	}
	sep := ",\n"
	if !j.wrote {
		sep, j.wrote = "[\n", true
	}
	_, err = io.WriteString(j.w, sep+string(data))
	return err
}

func (j *jsonWriter) End() error {
	end := "\n]\n"
	if !j.wrote {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}
