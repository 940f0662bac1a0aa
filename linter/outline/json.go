package outline

import (
	"bytes"
	"encoding/json"
	"io"

	"cablelint/linter/report"
)

// Writer writes outlines as they come. End completes what was written.
type Writer interface {
	Write(*Outline) error
	End() error
}

// NewJSON returns a Writer of an array with one object a cable.
func NewJSON(w io.Writer) Writer {
	j := &jsonWriter{w: w}
	j.portion = json.NewEncoder(report.VisibleJSON{Writer: &j.out})
	j.portion.SetEscapeHTML(false)
	j.portion.SetIndent("    ", "  ")
	return j
}

type jsonWriter struct {
	w       io.Writer
	wrote   bool
	out     bytes.Buffer // to be written
	portion *json.Encoder
}

// noPortions is the list of them in an object that has none.
const noPortions = "\n  \"portions\": []"

// mostUnwritten is how many bytes are kept at the most before they are written.
const mostUnwritten = 64 << 10

// Write writes the portions one after another: there may be a million.
func (j *jsonWriter) Write(o *Outline) error {
	bare := *o
	bare.Portions = []Portion{}
	data, err := report.Indented(&bare)
	if err != nil {
		return err
	}
	head, tail, _ := bytes.Cut(data, []byte(noPortions))
	if j.wrote {
		j.out.WriteString(",\n")
	} else {
		j.out.WriteString("[\n")
	}
	j.wrote = true
	j.out.Write(head)
	if err := j.portions(o.Portions); err != nil {
		return err
	}
	j.out.Write(tail)
	return j.flush()
}

func (j *jsonWriter) portions(list []Portion) error {
	if len(list) == 0 {
		j.out.WriteString(noPortions)
		return nil
	}
	sign := "\n  \"portions\": [\n    "
	for i := range list {
		j.out.WriteString(sign)
		if err := j.portion.Encode(&list[i]); err != nil {
			return err
		}
		j.out.Truncate(j.out.Len() - len("\n"))
		if j.out.Len() > mostUnwritten {
			if err := j.flush(); err != nil {
				return err
			}
		}
		sign = ",\n    "
	}
	j.out.WriteString("\n  ]")
	return nil
}

func (j *jsonWriter) flush() error {
	_, err := j.out.WriteTo(j.w)
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
