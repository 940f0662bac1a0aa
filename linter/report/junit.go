package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"cablelint/linter/rule"
)

// junit writes the test report that build servers read: a suite for every file with findings, a case
// for every finding, and a suite for the run itself.
type junit struct {
	w    io.Writer
	tool string
}

type (
	junitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string      `xml:"name,attr"`
		Class   string      `xml:"classname,attr"`
		Failure *junitCause `xml:"failure"`
		Error   *junitCause `xml:"error"`
		Skipped *junitCause `xml:"skipped"`
	}
	junitCause struct {
		Type    string `xml:"type,attr,omitempty"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

func newJUnit(w io.Writer, _ Options) Reporter { return &junit{w: w} }

func (j *junit) Begin(run *Run) error {
	j.tool = run.Tool.Name
	_, err := io.WriteString(j.w, xml.Header+`<testsuites name="`+escapeXML(j.tool)+`">`)
	return err
}

func (j *junit) File(f *File) error {
	suite := &junitSuite{Name: legible(f.Path)}
	for i := range f.Findings {
		suite.finding(f.Path, &f.Findings[i])
	}
	return writeXML(j.w, suite)
}

// finding adds a case: a failure for errors and warnings. What is only remarked is shown and fails
// nothing.
func (s *junitSuite) finding(path string, f *Finding) {
	at := string(appendPlace(nil, path, f.Place.Known()))
	cause := &junitCause{
		Type: f.Severity.String(), Message: legible(f.Message), Text: legible(at + ": " + described(f)),
	}
	c := junitCase{Name: legible(f.Rule.Name + " at " + at), Class: legible(path)}
	if f.Severity == rule.Info {
		// Some readers take no type here.
		cause.Type = ""
		c.Skipped = cause
		s.Skipped++
	} else {
		c.Failure = cause
		s.Failures++
	}
	s.Tests++
	s.Cases = append(s.Cases, c)
}

// End adds the suite of the run. A report without any case would be taken for a broken one.
func (j *junit) End(t *Totals) error {
	own := &junitSuite{Name: j.tool, Tests: 1, Cases: []junitCase{{
		Name: fmt.Sprintf("%d files read, %d skipped, %d cables", t.Files, t.Skipped, t.Cables), Class: j.tool,
	}}}
	for _, p := range t.Problems {
		own.Tests++
		own.Errors++
		own.Cases = append(own.Cases, junitCase{
			Name: legible(strings.TrimSpace("run " + p.File)), Class: j.tool,
			Error: &junitCause{Type: ownName, Message: legible(p.Message), Text: legible(p.Message)},
		})
	}
	if err := writeXML(j.w, own); err != nil {
		return err
	}
	_, err := io.WriteString(j.w, "\n</testsuites>\n")
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

// legible makes s fit for XML, which cannot hold what steers a terminal even as a reference.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff {
			return '\uFFFD'
		}
		return r
	}, Visible(s))
}

func escapeXML(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(legible(s))) // a builder takes everything
	return out.String()
}
