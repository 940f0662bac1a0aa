package report

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestRDJSONKeepsItsSchema(t *testing.T) { keepsSchema(t, "rdjson", "rdjson.schema.json") }

// keepsSchema validates reports with and without findings against a schema of testdata.
func keepsSchema(t *testing.T, format, file string) {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	run, files, totals := sample()
	for _, c := range [][]*File{files, nil} {
		for _, end := range []*Totals{totals, {}} {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(written(t, format, run, c, end)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); err != nil {
				t.Error(err)
			}
		}
	}
}

// written returns a report in a format.
func written(t *testing.T, format string, run *Run, files []*File, totals *Totals) []byte {
	t.Helper()
	var out bytes.Buffer
	r, err := New(format, &out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	write(t, r, run, files, totals)
	return out.Bytes()
}

// The columns of reviewdog count bytes: applied to the bytes of the line, a suggestion must give what
// the fix gives.
func TestRDJSONSuggestsInBytes(t *testing.T) {
	for name, file := range map[string]string{
		"plain":          "x\nTAGS: PGVO\n",
		"wide before it": "x\nTAGS: é東PGVO\r\n",
		"old encoding":   "caf\xe9\nTAGS: \x93PGVO\x94\n",
		"mark first":     "\xef\xbb\xbfTAGS: PGVO\n",
		"old line ends":  "x\rTAGS: PGVO\r",
	} {
		t.Run(name, func(t *testing.T) {
			src := text.NewSource("a.txt", []byte(file))
			i := bytes.Index(src.Text(), []byte("PGVO"))
			sp := text.Span{Start: i, End: i + 4}
			f := Detach(src, []*rule.Finding{{Rule: gone, Severity: rule.Warning, Span: sp, Fixes: []rule.Fix{
				{Title: "write PGOV", Safety: rule.Safe, Edits: []rule.Edit{rule.Replace(sp, "PGOV")}},
			}}}, false)
			var got struct{ Diagnostics []rdDiagnostic }
			if err := json.Unmarshal(written(t, "rdjson", &Run{}, []*File{f}, &Totals{}), &got); err != nil {
				t.Fatal(err)
			}
			s := got.Diagnostics[0].Suggestions[0]
			lines := bytes.Split([]byte(file), []byte(src.EOL()))
			line := lines[s.Range.Start.Line-1]
			fixed := string(line[:s.Range.Start.Column-1]) + s.Text + string(line[s.Range.End.Column-1:])
			want := string(bytes.Replace(line, []byte("PGVO"), []byte("PGOV"), 1))
			if diff := cmp.Diff(want, fixed); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRDJSONSuggestsWholeSafeFixesOnly(t *testing.T) {
	at := Place{Start: text.Position{Line: 1, Column: 1}, Bytes: [2]int{1, 1}}
	one := []Edit{{at, "x"}}
	fixes := []Fix{
		{Title: "unsafe", Safety: rule.Unsafe, Edits: one},
		{Title: "of two parts", Safety: rule.Safe, Edits: append(one, one...)},
		{Title: "good", Safety: rule.Safe, Edits: one},
	}
	if got := rdSuggestions(fixes); len(got) != 1 {
		t.Errorf("got %d suggestions, want the last alone", len(got))
	}
}
