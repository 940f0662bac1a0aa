package report

import (
	"encoding/xml"
	"testing"
)

func TestCheckstyleKeepsItsSchema(t *testing.T) { keepsXSD(t, "checkstyle", "checkstyle.xsd") }

func TestCheckstyleHoldsEveryFinding(t *testing.T) {
	run, files, totals := sample()
	var got struct {
		Files []struct {
			Errors []checkstyleError `xml:"error"`
		} `xml:"file"`
	}
	if err := xml.Unmarshal(written(t, "checkstyle", run, files, totals), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Files) != len(files)+len(totals.Problems) {
		t.Fatalf("got %d files", len(got.Files))
	}
	for i, f := range files {
		if len(got.Files[i].Errors) != len(f.Findings) {
			t.Errorf("%s: got %d errors, want %d", f.Path, len(got.Files[i].Errors), len(f.Findings))
		}
	}
}
