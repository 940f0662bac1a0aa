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

func TestJUnitCountsItsCases(t *testing.T) {
	run, files, totals := sample()
	var got struct {
		Suites []junitSuite `xml:"testsuite"`
	}
	if err := xml.Unmarshal(written(t, "junit", run, files, totals), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Suites) != len(files)+1 {
		t.Fatalf("got %d suites, want one a file and one for the run", len(got.Suites))
	}
	for _, s := range got.Suites {
		var failures, errors, skipped int
		for _, c := range s.Cases {
			failures += present(c.Failure)
			errors += present(c.Error)
			skipped += present(c.Skipped)
		}
		if s.Tests != len(s.Cases) || s.Failures != failures || s.Errors != errors || s.Skipped != skipped {
			t.Errorf("suite %q counts %d %d %d %d, has %d %d %d %d", s.Name,
				s.Tests, s.Failures, s.Errors, s.Skipped, len(s.Cases), failures, errors, skipped)
		}
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
