package report

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cablelint/linter/rule"
)

func TestJUnitKeepsItsSchema(t *testing.T) { keepsXSD(t, "junit", "junit.xsd") }

// keepsXSD validates reports with another program.
func keepsXSD(t *testing.T, format, schema string) {
	t.Helper()
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed: only the structure is tested")
	}
	run, files, totals := sample()
	for _, c := range [][]*File{files, nil} {
		file := filepath.Join(t.TempDir(), "report.xml")
		if err := os.WriteFile(file, written(t, format, run, c, totals), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(xmllint, "--nonet", "--noout", "--schema", filepath.Join("testdata", schema), file)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

// readJUnit is a report as a build server reads it.
type readJUnit struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Suites   []struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	} `xml:"testsuite"`
}

func readsJUnit(t *testing.T, run *Run, files []*File, totals *Totals) *readJUnit {
	t.Helper()
	got := &readJUnit{}
	if err := xml.Unmarshal(written(t, "junit", run, files, totals), got); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestJUnitCountsItsCases(t *testing.T) {
	run, files, totals := sample()
	got := readsJUnit(t, run, files, totals)
	if len(got.Suites) != len(files)+1 {
		t.Fatalf("got %d suites, want one a file and one for the run", len(got.Suites))
	}
	var all junitCounts
	for _, s := range got.Suites {
		n := junitCounts{tests: len(s.Cases)}
		for _, c := range s.Cases {
			n.failures += present(c.Failure)
			n.errors += present(c.Error)
		}
		if told := (junitCounts{s.Tests, s.Failures, s.Errors}); told != n {
			t.Errorf("suite %q counts %v, has %v", s.Name, told, n)
		}
		all = junitCounts{all.tests + n.tests, all.failures + n.failures, all.errors + n.errors}
	}
	if told := (junitCounts{got.Tests, got.Failures, got.Errors}); told != all || all.failures == 0 {
		t.Errorf("the report counts %v, has %v", told, all)
	}
	if own := got.Suites[len(files)]; own.Errors != len(totals.Problems) {
		t.Errorf("got %d errors of the run, want %d", own.Errors, len(totals.Problems))
	}
}

func present(c *junitCause) int {
	if c == nil {
		return 0
	}
	return 1
}

// What does not fail the run fails no case, however grave; it is told nevertheless.
func TestJUnitFailsWhatFailsTheRun(t *testing.T) {
	f := &File{Path: "a.txt", Findings: []Finding{
		{Rule: differs, Severity: rule.Error, Message: "spared"},
		{Rule: missing, Severity: rule.Info, Message: "refused", Fails: true},
	}}
	cases := readsJUnit(t, &Run{}, []*File{f}, &Totals{}).Suites[0].Cases
	if c := cases[0]; c.Failure != nil || c.Out != "error: a.txt:1:1: spared" {
		t.Errorf("what does not fail the run: got %+v", c)
	}
	if c := cases[1]; c.Failure == nil || c.Failure.Message != "refused" || c.Failure.Type != "info" || c.Out != "" {
		t.Errorf("what fails the run: got %+v", c)
	}
}

// XML 1.0 has no place for most control characters, not even as references.
func TestXMLTakesAnyPathAndMessage(t *testing.T) {
	hostile := "a\x00\x1b\x7f\u202e\ufffe\uffff<&>\"']]>\n\t\xff"
	f := &File{Path: hostile, Findings: []Finding{
		{Rule: gone, Severity: rule.Warning, Message: hostile, Quieted: hostile},
	}}
	totals := &Totals{Problems: []Problem{{File: hostile, Message: hostile}}}
	for _, format := range []string{"junit", "checkstyle"} {
		data := written(t, format, &Run{Tool: Tool{Name: hostile}}, []*File{f}, totals)
		if err := xml.Unmarshal(data, new(struct{})); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		xmllint, err := exec.LookPath("xmllint")
		if err != nil {
			continue
		}
		cmd := exec.Command(xmllint, "--nonet", "--noout", "-")
		cmd.Stdin = bytes.NewReader(data)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", format, err, out)
		}
	}
}
