package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// junit writes the test report that build servers read: a suite for every file with findings, a case
// for every finding, and a suite for the run itself. The head of the report counts them all, so that the
// suites are kept until then.
type junit struct {
	w      io.Writer
	tool   string
	suites spool
	total  junitCounts
}

// junitCounts count the cases of a suite.
type junitCounts struct{ tests, failures, errors int }

type (
	junitCase struct {
		XMLName xml.Name    `xml:"testcase"`
		Name    string      `xml:"name,attr"`
		Class   string      `xml:"classname,attr"`
		Failure *junitCause `xml:"failure"`
		Error   *junitCause `xml:"error"`
		Out     string      `xml:"system-out,omitempty"`
	}
	junitCause struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

func newJUnit(w io.Writer, _ Options) Reporter { return &junit{w: w} }

func (j *junit) Begin(run *Run) error {
	j.tool = run.Tool.Name
	return nil
}

func (j *junit) File(f *File) error {
	n := junitCounts{tests: len(f.Findings)}
	for i := range f.Findings {
		if f.Findings[i].Fails {
			n.failures++
		}
	}
	return j.suite(f.Path, n, func(yield func(*junitCase) bool) {
		for i := range f.Findings {
			if !yield(junitCaseOf(f.Path, &f.Findings[i])) {
				return
			}
		}
	})
}

// junitCaseOf is a failure where the finding fails the run. What does not is told by a case that passes.
func junitCaseOf(path string, f *Finding) *junitCase {
	f = f.told()
	at := where(path, f)
	out := &junitCase{Name: legible(f.Rule.Name + " at " + at), Class: legible(path)}
	words := legible(at + ": " + described(f))
	if f.Fails {
		out.Failure = &junitCause{Type: f.Severity.String(), Message: legible(f.words()), Text: words}
	} else {
		out.Out = f.Severity.String() + ": " + words
	}
	return out
}

// End adds the suite of the run. A report without any case would be taken for a broken one.
func (j *junit) End(t *Totals) error {
	n := junitCounts{tests: 1 + len(t.Problems), errors: len(t.Problems)}
	err := j.suite(j.tool, n, func(yield func(*junitCase) bool) {
		done := fmt.Sprintf("%d files read, %d skipped, %d cables", t.Files, t.Skipped, t.Cables)
		if !yield(&junitCase{Name: done, Class: legible(j.tool)}) {
			return
		}
		for _, p := range t.Problems {
			if !yield(junitCaseOfProblem(j.tool, p)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return j.write()
}

func junitCaseOfProblem(tool string, p Problem) *junitCase {
	words := legible(p.Message)
	return &junitCase{
		Name: legible(strings.TrimSpace("run " + p.File)), Class: legible(tool),
		Error: &junitCause{Type: ownName, Message: words, Text: words},
	}
}

// suite keeps a suite with its cases, one level in.
func (j *junit) suite(name string, n junitCounts, cases iter.Seq[*junitCase]) error {
	j.total.tests += n.tests
	j.total.failures += n.failures
	j.total.errors += n.errors
	return writeXML(&j.suites, n.element("testsuite", legible(name)), cases)
}

// element is the head of an element with that name which tells the counts.
func (n junitCounts) element(kind, name string) xml.StartElement {
	attr := func(name, value string) xml.Attr { return xml.Attr{Name: xml.Name{Local: name}, Value: value} }
	return xml.StartElement{Name: xml.Name{Local: kind}, Attr: []xml.Attr{
		attr("name", name), attr("tests", strconv.Itoa(n.tests)),
		attr("failures", strconv.Itoa(n.failures)), attr("errors", strconv.Itoa(n.errors)),
	}}
}

// write writes the report around the suites.
func (j *junit) write() error {
	if _, err := io.WriteString(j.w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(j.w)
	head := j.total.element("testsuites", legible(j.tool))
	if err := enc.EncodeToken(head); err != nil {
		return err
	}
	if err := enc.Flush(); err != nil {
		return err
	}
	if _, err := j.suites.WriteTo(j.w); err != nil {
		return err
	}
	if _, err := io.WriteString(j.w, "\n"); err != nil {
		return err
	}
	if err := enc.EncodeToken(head.End()); err != nil {
		return err
	}
	if err := enc.Close(); err != nil {
		return err
	}
	_, err := io.WriteString(j.w, "\n")
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
