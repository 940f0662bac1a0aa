package report

import "io"

// jsonList writes the values of a JSON array as they come, one a line.
type jsonList struct {
	w     io.Writer
	enc   *encoder
	wrote bool
}

func (l *jsonList) open(head string) error {
	_, err := io.WriteString(l.w, head)
	return err
}

func (l *jsonList) add(v any) error {
	line, err := l.enc.encode(v)
	if err != nil {
		return err
	}
	sep := ",\n"
	if !l.wrote {
		sep, l.wrote = "\n", true
	}
	_, err = io.WriteString(l.w, sep+string(line))
	return err
}

func (l *jsonList) close(tail string) error {
	if l.wrote {
		tail = "\n" + tail
	}
	_, err := io.WriteString(l.w, tail+"\n")
	return err
}

// ownName stands in for the rule where a report tells of the run itself.
const ownName = "cablelint"

// somewhere is the path of what has one, and the folder that the run began in otherwise.
func somewhere(path string) string {
	if path == "" {
		return "."
	}
	return path
}

// described is the message with why it was lowered and by what authority, for formats that have one
// place for all of it.
func described(f *Finding) string { return f.described(f.words()) }

func (f *Finding) described(words string) string {
	if f.Quieted != "" {
		words += "; lowered: " + f.Quieted
	}
	if f.Authority != "" {
		words += " (" + f.Authority + ")"
	}
	return words
}
