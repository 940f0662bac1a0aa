package report

import (
	"bytes"
	"encoding/csv"
	"testing"

	"cablelint/linter/rule"

	"github.com/google/go-cmp/cmp"
)

// Whatever stands in a field, a reader gets the columns back, and a spreadsheet no formula.
func TestCSVTakesAnyPathAndMessage(t *testing.T) {
	hostile := "=1+1,\"x\";\r\n'\x00\u202e"
	f := &File{Path: hostile, Findings: []Finding{{
		Rule: gone, Severity: rule.Warning, Message: hostile, Authority: hostile, Quieted: hostile,
	}}}
	data := written(t, "csv", &Run{}, []*File{f}, &Totals{Problems: []Problem{{File: hostile, Message: hostile}}})
	got, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	words := "'=1+1,\"x\";␍␊'␀<U+202E>"
	want := [][]string{
		{
			"file", "line", "column", "end line", "end column", "severity", "rule", "message", "authority",
			"fixable", "fingerprint", "quieted", "cable", "part", "place", "record", "id",
		},
		{words, "1", "1", "1", "1", "warning", "tags-malformed", words, words, "no", "", words, "", "", "", "", ""},
		{words, "", "", "", "", "error", "cablelint", words, "", "", "", "", "", "", "", "", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCSVNamesTheSafestFix(t *testing.T) {
	safe, unsafe := Fix{Safety: rule.Safe}, Fix{Safety: rule.Unsafe}
	for want, fixes := range map[string][]Fix{"no": nil, "unsafe": {unsafe}, "safe": {unsafe, safe, unsafe}} {
		if got := fixable(fixes); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
