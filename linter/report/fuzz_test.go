package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"cablelint/linter/text"
)

// FuzzEscaping reports a finding of which name, message and text are any bytes. Every form stays what it is: it is read
// as one of its kind, and nothing in it steers a terminal or a page.
func FuzzEscaping(f *testing.F) {
	for _, s := range []string{
		"a.txt", "a\nb", "\x1b[31m", "]]>", "<script>", `"`, "::error", "%0A", "=1+1", "\u202e", "\xff", "&amp;", "a,b", "\r", "</style>",
	} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, name, message, line string) {
		for format := range formats {
			out := reported(t, format, name, message, line)
			if !utf8.Valid(out) {
				t.Errorf("%s: no UTF-8: %q", format, out)
			}
			if bytes.ContainsAny(out, "\x1b\x07\x00") {
				t.Errorf("%s steers a terminal: %q", format, out)
			}
			if err := reads(format, out); err != nil {
				t.Errorf("%s: %v: %q", format, err, out)
			}
		}
	})
}

// reported is a report of one finding.
func reported(t *testing.T, format, name, message, line string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := New(format, &out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	file := &File{Path: name, Findings: []Finding{{
		Rule: gone, Severity: 1, Cable: 1, Message: message, Fingerprint: "0f",
		Place: Place{
			Start: text.Position{Line: 1, Column: 1}, End: text.Position{Line: 1, Column: 2, Offset: 1}, Bytes: [2]int{1, 2},
		},
		Excerpt: Excerpt{Text: line, End: min(1, len(line))},
		Part:    Part{Path: message, Place: name},
	}}}
	err = errors.Join(w.Begin(&Run{Tool: Tool{Name: ownName}}), w.File(file), w.End(&Totals{
		Files: 1, Problems: []Problem{{File: name, Message: message}},
	}))
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// reads reads a report as a program of its kind does.
func reads(format string, out []byte) error {
	switch format {
	case "json", "sarif", "gitlab", "rdjson":
		return json.Unmarshal(out, new(any))
	case "jsonl":
		for line := range bytes.Lines(out) {
			if err := json.Unmarshal(line, new(any)); err != nil {
				return err
			}
		}
	case "junit", "checkstyle":
		for d := xml.NewDecoder(bytes.NewReader(out)); ; {
			if _, err := d.Token(); err != nil {
				if errors.Is(err, io.EOF) {
					return nil
				}
				return err
			}
		}
	case "csv":
		rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
		if err == nil && len(rows) != 3 {
			err = errors.New("another number of lines")
		}
		return err
	case "github":
		for line := range strings.Lines(string(out)) {
			if !strings.HasPrefix(line, "::") {
				return errors.New("a line that is no command")
			}
		}
	}
	return nil
}
