package report

import (
	"encoding/xml"
	"io"
)

// checkstyle writes the report of the tool of that name, which many others read.
type checkstyle struct{ w io.Writer }

type (
	checkstyleFile struct {
		XMLName xml.Name          `xml:"file"`
		Name    string            `xml:"name,attr"`
		Errors  []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// checkstyleVersion is that of the format, which readers ask for; it is not ours.
const checkstyleVersion = "4.3"

func newCheckstyle(w io.Writer, _ Options) Reporter { return &checkstyle{w} }

func (c *checkstyle) Begin(*Run) error {
	_, err := io.WriteString(c.w, xml.Header+`<checkstyle version="`+checkstyleVersion+`">`)
	return err
}

func (c *checkstyle) File(f *File) error {
	out := &checkstyleFile{Name: legible(f.Path)}
	for i := range f.Findings {
		x := f.Findings[i].Flat()
		at := x.Place.Known().Start
		out.Errors = append(out.Errors, checkstyleError{
			at.Line, at.Column, x.Severity.String(), legible(described(x)), source(x.Rule.Name),
		})
	}
	return writeXML(c.w, out)
}

// End writes what kept the run from its work as errors: the format has no other place for it.
func (c *checkstyle) End(t *Totals) error {
	for _, p := range t.Problems {
		err := writeXML(c.w, &checkstyleFile{Name: legible(somewhere(p.File)), Errors: []checkstyleError{{
			Line: 1, Severity: "error", Message: legible(p.Message), Source: source("run"),
		}}})
		if err != nil {
			return err
		}
	}
	_, err := io.WriteString(c.w, "\n</checkstyle>\n")
	return err
}

// writeXML writes an element on lines of its own, one level in.
func writeXML(w io.Writer, v any) error {
	data, err := xml.MarshalIndent(v, "  ", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append([]byte("\n"), data...))
	return err
}

// source is written like the class of a check: readers group by what follows the last dot.
func source(name string) string { return ownName + "." + name }
