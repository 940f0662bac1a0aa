package lsp

import (
	"bytes"
	"encoding/json"
	"testing"
)

// TestDiagnosticsAreWrittenAsTheirShape: what is written by hand is what its tags come to.
func TestDiagnosticsAreWrittenAsTheirShape(t *testing.T) {
	t.Parallel()
	version := int32(7)
	place := Range{Position{1, 2}, Position{3, 4}}
	items := []Diagnostic{
		{},
		{Range: place, Severity: severityError, Code: "portion-missing", Source: source, Message: "a \"mark\"\n <é> & 😀"},
		{CodeDescription: &CodeDescription{}, Data: &diagnosticData{}, RelatedInformation: []DiagnosticRelatedInformation{}},
		{
			CodeDescription: &CodeDescription{"cablelint:/rules/portion-missing.md"},
			Data:            &diagnosticData{"E.O. 13526", "a portion is marked", "0f"},
			RelatedInformation: []DiagnosticRelatedInformation{
				{Location{"file:///a.txt", place}, "one"}, {Message: "two"},
			},
		},
	}
	for name, v := range map[string]byHand{
		"published":            &PublishDiagnosticsParams{"file:///a.txt", &version, items},
		"published of nothing": &PublishDiagnosticsParams{Diagnostics: []Diagnostic{}},
		"reported":             &DocumentDiagnosticReport{reportFull, "1x", items},
		"reported as empty":    &DocumentDiagnosticReport{reportFull, "1x", []Diagnostic{}},
		"unchanged":            &DocumentDiagnosticReport{Kind: reportUnchanged, ResultID: "1x"},
	} {
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		if got := append(v.appendJSON(nil), '\n'); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s:\n%s, want\n%s", name, got, want.Bytes())
		}
		if got := len(v.appendJSON(nil)); got > v.room() {
			t.Errorf("%s takes %d bytes, which is more than %d", name, got, v.room())
		}
	}
}
