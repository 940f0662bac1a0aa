package board

import (
	"bytes"
	"io"

	"cablelint/linter/report"
)

// jsonList writes the elements of a list of JSON, each on a line of its own, as they come.
type jsonList struct {
	w     io.Writer
	wrote bool
}

// begin writes what stands before the first element.
func (l *jsonList) begin(head string) error {
	l.wrote = false
	_, err := io.WriteString(l.w, head)
	return err
}

func (l *jsonList) add(v any) error {
	line, err := oneLine(v)
	if err != nil {
		return err
	}
	comma := ",\n"
	if !l.wrote {
		comma, l.wrote = "\n", true
	}
	_, err = io.WriteString(l.w, comma+line)
	return err
}

// end writes the members that follow the list, without the bracket before them.
func (l *jsonList) end(members string) error {
	_, err := io.WriteString(l.w, "\n],\n"+members+"\n")
	return err
}

// oneLine writes v as JSON in one line, with blanks for people.
func oneLine(v any) (string, error) {
	data, err := report.Indented(v)
	if err != nil {
		return "", err
	}
	var line bytes.Buffer
	for part := range bytes.Lines(data) {
		part = bytes.TrimSpace(part)
		line.Write(part)
		if bytes.HasSuffix(part, []byte(",")) {
			line.WriteByte(' ')
		}
	}
	return line.String(), nil
}
