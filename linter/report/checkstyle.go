package report

import (
	"encoding/xml"
	"io"
	"iter"
	"slices"
)

// checkstyle writes the report of the tool of that name, which many others read.
type checkstyle struct{ w io.Writer }

type checkstyleError struct {
	XMLName  xml.Name `xml:"error"`
	Line     int      `xml:"line,attr"`
	Column   int      `xml:"column,attr,omitempty"`
	Severity string   `xml:"severity,attr"`
	Message  string   `xml:"message,attr"`
	Source   string   `xml:"source,attr"`
}

// checkstyleVersion is that of the format, which readers ask for; it is not ours.
const checkstyleVersion = "4.3"

func newCheckstyle(w io.Writer, _ Options) Reporter { return &checkstyle{w} }

func (c *checkstyle) Begin(*Run) error {
	_, err := io.WriteString(c.w, xml.Header+`<checkstyle version="`+checkstyleVersion+`">`)
	return err
}

func (c *checkstyle) File(f *File) error {
	return c.file(f.Path, func(yield func(*checkstyleError) bool) {
		for i := range f.Findings {
			x := f.Findings[i].Flat()
			at := x.Place.Known().Start
			if !yield(&checkstyleError{
				Line: at.Line, Column: at.Column, Severity: x.Severity.String(), Message: legible(described(x)),
				Source: source(x.Rule.Name),
			}) {
				return
			}
		}
	})
}

// file writes what there is to say of a file.
func (c *checkstyle) file(path string, found iter.Seq[*checkstyleError]) error {
	name := xml.Attr{Name: xml.Name{Local: "name"}, Value: legible(path)}
	return writeXML(c.w, xml.StartElement{Name: xml.Name{Local: "file"}, Attr: []xml.Attr{name}}, found)
}

// End writes what kept the run from its work as errors: the format has no other place for it.
func (c *checkstyle) End(t *Totals) error {
	for _, p := range t.Problems {
		said := &checkstyleError{Line: 1, Severity: "error", Message: legible(p.Message), Source: source("run")}
		if err := c.file(somewhere(p.File), slices.Values([]*checkstyleError{said})); err != nil {
			return err
		}
	}
	_, err := io.WriteString(c.w, "\n</checkstyle>\n")
	return err
}

// writeXML writes an element on lines of its own, one level in, with what stands in it as it comes.
func writeXML[T any](w io.Writer, head xml.StartElement, inner iter.Seq[T]) error {
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("  ", "  ")
	if err := enc.EncodeToken(head); err != nil {
		return err
	}
	for v := range inner {
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	if err := enc.EncodeToken(head.End()); err != nil {
		return err
	}
	return enc.Close()
}

// source is written like the class of a check: readers group by what follows the last dot.
func source(name string) string { return ownName + "." + name }
