package report

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"

	"cablelint/linter/text"
)

// The shapes of the JSON report, version 1.
type (
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Severity    string        `json:"severity"`
		File        string        `json:"file"`
		Part        string        `json:"part,omitempty"`
		PlaceInPart string        `json:"place,omitempty"`
		Record      int           `json:"record,omitempty"`
		ID          string        `json:"id,omitempty"`
		Cable       int           `json:"cable"`
		Start       jsonPosition  `json:"start"`
		End         jsonPosition  `json:"end"`
		Message     string        `json:"message"`
		Authority   string        `json:"authority"`
		Quieted     string        `json:"quieted,omitempty"`
		Related     []jsonRelated `json:"related,omitempty"`
		Fixes       []jsonFix     `json:"fixes"`
		Fingerprint string        `json:"fingerprint"`
		Text        string        `json:"text,omitempty"`
	}
	jsonPosition struct {
		Line   int  `json:"line"`
		Column int  `json:"column"`
		Offset *int `json:"offset,omitempty"` // of the file; a part of a document has none
	}
	jsonRelated struct {
		File    string       `json:"file,omitempty"` // where it is another than the finding's
		Part    string       `json:"part,omitempty"`
		Record  int          `json:"record,omitempty"`
		ID      string       `json:"id,omitempty"`
		Start   jsonPosition `json:"start"`
		End     jsonPosition `json:"end"`
		Message string       `json:"message"`
	}
	jsonFix struct {
		Title  string     `json:"title"`
		Safety string     `json:"safety"`
		Edits  []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
		Text  string       `json:"text"`
	}
)

// JSON is a finding of a file as the JSON report has it.
func JSON(path string, f *Finding) any { return toJSON(path, f) }

func toJSON(path string, f *Finding) *jsonFinding {
	at := f.Place.Known()
	out := &jsonFinding{
		Rule: f.Rule.Name, Severity: f.Severity.String(), File: path, Cable: f.Cable,
		Part: f.Part.Path, PlaceInPart: f.Part.Place, Record: f.Record.Number, ID: f.Record.ID,
		Start: f.position(at.Start), End: f.position(at.End),
		Message: f.Message, Authority: f.Authority, Quieted: f.Quieted,
		Fixes: make([]jsonFix, 0, len(f.Fixes)), Fingerprint: f.Fingerprint, Text: f.Excerpt.Text,
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, f.related(&r))
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, f.toJSONFix(fix))
	}
	return out
}

// related is another place, with an offset where that is one of its file.
func (f *Finding) related(r *Related) jsonRelated {
	of := f
	if r.File != "" {
		of = &Finding{Part: r.Part}
	}
	to := r.Place.Known()
	return jsonRelated{
		r.File, r.Part.Path, r.Record.Number, r.Record.ID, of.position(to.Start), of.position(to.End), r.Message,
	}
}

// position is a position with its offset where that is one of the file.
func (f *Finding) position(p text.Position) jsonPosition {
	out := jsonPosition{Line: p.Line, Column: p.Column}
	if !f.Part.in() {
		out.Offset = &p.Offset
	}
	return out
}

func (f *Finding) toJSONFix(way Fix) jsonFix {
	out := jsonFix{Title: way.Title, Safety: way.Safety.String(), Edits: make([]jsonEdit, 0, len(way.Edits))}
	for _, e := range way.Edits {
		out.Edits = append(out.Edits, jsonEdit{f.position(e.Place.Start), f.position(e.Place.End), e.Text})
	}
	return out
}

// encoder writes JSON values that are fit for a terminal too.
type encoder struct {
	buf bytes.Buffer
	enc *json.Encoder
}

func newEncoder() *encoder {
	e := &encoder{}
	e.enc = json.NewEncoder(&e.buf)
	e.enc.SetEscapeHTML(false)
	return e
}

// encode returns v in one line. It is valid until the next call.
func (e *encoder) encode(v any) ([]byte, error) {
	e.buf.Reset()
	if err := e.enc.Encode(v); err != nil {
		return nil, err
	}
	return EscapeJSON(bytes.TrimSuffix(e.buf.Bytes(), []byte("\n"))), nil
}

// Indented returns v as JSON of several lines, fit for a terminal.
func Indented(v any) ([]byte, error) {
	e := newEncoder()
	e.enc.SetIndent("", "  ")
	return e.encode(v)
}

// rest returns v, an object, as the end of one that is begun: without its opening brace.
func (e *encoder) rest(v any) ([]byte, error) {
	object, err := e.encode(v)
	if err != nil {
		return nil, err
	}
	return object[1:], nil
}

// EscapeJSON writes, in a JSON text, the characters that steer a terminal or hide text as escapes.
// Encoding leaves them as they are, since JSON allows it.
func EscapeJSON(b []byte) []byte {
	if !hasUnseen(b) {
		return b
	}
	out := make([]byte, 0, len(b)+64)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r >= 0x7f && unseen(r) {
			out = appendEscape(out, r)
		} else {
			out = append(out, b[:n]...)
		}
		b = b[n:]
	}
	return out
}

func hasUnseen(b []byte) bool {
	for i := 0; i < len(b); {
		if b[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if unseen(r) {
			return true
		}
		i += n
	}
	return false
}

func appendEscape(out []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	for _, u := range utf16Of(r) {
		out = append(out, '\\', 'u', digits[u>>12&0xf], digits[u>>8&0xf], digits[u>>4&0xf], digits[u&0xf])
	}
	return out
}

// jsonl writes one finding a line and nothing else.
type jsonl struct {
	w   io.Writer
	enc *encoder
}

func newJSONL(w io.Writer, _ Options) Reporter { return &jsonl{w, newEncoder()} }

func (j *jsonl) Begin(*Run) error { return nil }

func (j *jsonl) File(f *File) error {
	for i := range f.Findings {
		line, err := j.enc.encode(toJSON(f.Path, &f.Findings[i]))
		if err != nil {
			return err
		}
		if _, err := j.w.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

func (j *jsonl) End(*Totals) error { return nil }

// jsonReport writes one object, a finding a line, as the findings come.
type jsonReport struct {
	w     io.Writer
	enc   *encoder
	wrote bool
}

func newJSON(w io.Writer, _ Options) Reporter { return &jsonReport{w: w, enc: newEncoder()} }

func (j *jsonReport) Begin(run *Run) error {
	tool, err := j.enc.encode(run.Tool)
	if err != nil {
		return err
	}
	return j.write(`{"version":1,"tool":`, string(tool), `,"findings":[`)
}

func (j *jsonReport) File(f *File) error {
	for i := range f.Findings {
		line, err := j.enc.encode(toJSON(f.Path, &f.Findings[i]))
		if err != nil {
			return err
		}
		comma := ","
		if !j.wrote {
			comma, j.wrote = "", true
		}
		if err := j.write(comma, "\n", string(line)); err != nil {
			return err
		}
	}
	return nil
}

// jsonTotals is the tail of the report.
type jsonTotals struct {
	Errors  []Problem `json:"errors"`
	Unread  []Unread  `json:"unread"`
	Files   int       `json:"files"`
	Records int       `json:"records,omitempty"`
	Cables  int       `json:"cables"`
	Skipped int       `json:"skipped"`
	Hidden  int       `json:"hidden"`
	// Quietened are the findings that were lowered to info, by reason.
	Quietened []Quietening `json:"quietened"`
	// Excepted and Baselined are the findings that people have taken out.
	Excepted  int `json:"excepted"`
	Baselined int `json:"baselined"`
}

func (j *jsonReport) End(t *Totals) error {
	errs := t.Problems
	if errs == nil {
		errs = []Problem{}
	}
	tail, err := j.enc.rest(jsonTotals{
		errs, t.unread(), t.Files, t.Records, t.Cables, t.Skipped, t.Hidden, t.Quietened(), t.Excepted, t.Baselined,
	})
	if err != nil {
		return err
	}
	end := "]"
	if j.wrote {
		end = "\n]"
	}
	return j.write(end, ",\n", string(tail), "\n")
}

func (j *jsonReport) write(parts ...string) error {
	for _, p := range parts {
		if _, err := io.WriteString(j.w, p); err != nil {
			return err
		}
	}
	return nil
}
