package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"cablelint/linter/internal/jsontext"
	"cablelint/linter/text"
)

// JSON is a finding of a file as the JSON report has it.
func JSON(path string, f *Finding) json.RawMessage { return f.appendJSON(nil, path) }

// appendJSON appends a finding as an object of the JSON report, version 1, which [JSONFinding] is the shape of: `part`,
// `place`, `record`, `id`, `quieted`, `related` and `text` only where there are any. It is written by hand, as a run
// over many cables has many findings: a comma stands before every member and every element, and the first of them
// becomes the bracket that opens.
func (f *Finding) appendJSON(b []byte, path string) []byte {
	from := len(b)
	b = jsontext.AppendMember(b, "rule", f.Rule.Name)
	b = jsontext.AppendMember(b, "severity", f.Severity.String())
	b = jsontext.AppendMember(b, "file", path)
	b = jsontext.AppendKnown(b, "part", f.Part.Path)
	b = jsontext.AppendKnown(b, "place", f.Part.Place)
	b = f.Record.appendJSON(b)
	b = strconv.AppendInt(jsontext.AppendName(b, "cable"), int64(f.Cable), 10)
	b = f.appendRange(b, f.Place.Known())
	b = jsontext.AppendMember(b, "message", f.Message)
	b = jsontext.AppendMember(b, "authority", f.Authority)
	b = jsontext.AppendKnown(b, "quieted", f.Quieted)
	if len(f.Related) > 0 {
		b = jsontext.AppendList(b, "related", f.Related, f.appendRelated)
	}
	b = jsontext.AppendList(b, "fixes", f.Fixes, f.appendFix)
	b = jsontext.AppendMember(b, "fingerprint", f.Fingerprint)
	return jsontext.Enclosed(jsontext.AppendKnown(b, "text", f.Excerpt.Text), from, "{}")
}

// appendRelated appends another place, with the file where it is another than the finding's, and with offsets where it
// is one of its file.
func (f *Finding) appendRelated(b []byte, r *Related) []byte {
	of := f
	if r.File != "" {
		of = &Finding{Part: r.Part}
	}
	from := len(b)
	b = jsontext.AppendKnown(b, "file", r.File)
	b = r.Record.appendJSON(jsontext.AppendKnown(b, "part", r.Part.Path))
	return jsontext.Enclosed(jsontext.AppendMember(of.appendRange(b, r.Place.Known()), "message", r.Message), from, "{}")
}

// appendJSON appends which record it is, where there is one.
func (r Record) appendJSON(b []byte) []byte {
	if r.Number != 0 {
		b = strconv.AppendInt(jsontext.AppendName(b, "record"), int64(r.Number), 10)
	}
	return jsontext.AppendKnown(b, "id", r.ID)
}

func (f *Finding) appendFix(b []byte, way *Fix) []byte {
	from := len(b)
	b = jsontext.AppendMember(jsontext.AppendMember(b, "title", way.Title), "safety", way.Safety.String())
	return jsontext.Enclosed(jsontext.AppendList(b, "edits", way.Edits, f.appendEdit), from, "{}")
}

func (f *Finding) appendEdit(b []byte, e *Edit) []byte {
	from := len(b)
	return jsontext.Enclosed(jsontext.AppendMember(f.appendRange(b, e.Place), "text", e.Text), from, "{}")
}

// appendRange appends where a place begins and ends. The offsets are those of the file; a part of a document has none.
func (f *Finding) appendRange(b []byte, p Place) []byte {
	return f.appendPosition(f.appendPosition(b, "start", p.Start), "end", p.End)
}

func (f *Finding) appendPosition(b []byte, name string, p text.Position) []byte {
	b = strconv.AppendInt(append(jsontext.AppendName(b, name), `{"line":`...), int64(p.Line), 10)
	b = strconv.AppendInt(append(b, `,"column":`...), int64(p.Column), 10)
	if !f.Part.in() {
		b = strconv.AppendInt(append(b, `,"offset":`...), int64(p.Offset), 10)
	}
	return append(b, '}')
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
	return jsontext.Escape(bytes.TrimSuffix(e.buf.Bytes(), []byte("\n"))), nil
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

// VisibleJSON writes JSON, of which each writing is whole, as [jsontext.Escape] has it.
type VisibleJSON struct{ io.Writer }

func (v VisibleJSON) Write(b []byte) (int, error) {
	if _, err := v.Writer.Write(jsontext.Escape(b)); err != nil {
		return 0, err
	}
	return len(b), nil
}

// jsonl writes one finding a line and nothing else.
type jsonl struct {
	w   io.Writer
	buf []byte
}

func newJSONL(w io.Writer, _ Options) Reporter { return &jsonl{w: w} }

func (j *jsonl) Begin(*Run) error { return nil }

func (j *jsonl) File(f *File) error {
	for i := range f.Findings {
		j.buf = append(f.Findings[i].appendJSON(j.buf[:0], f.Path), '\n')
		if _, err := j.w.Write(j.buf); err != nil {
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
	buf   []byte
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
		j.buf = j.buf[:0]
		if j.wrote {
			j.buf = append(j.buf, ',')
		}
		j.wrote = true
		j.buf = f.Findings[i].appendJSON(append(j.buf, '\n'), f.Path)
		if _, err := j.w.Write(j.buf); err != nil {
			return err
		}
	}
	return nil
}

// jsonTotals is the tail of the report.
type jsonTotals struct {
	Errors    []Problem    `json:"errors"`            // what kept the run from its work; the status is then 2
	Unread    []Unread     `json:"unread"`            // documents, or parts, that could not be read to their end
	Files     int          `json:"files"`             // number of files that were read
	Records   int          `json:"records,omitempty"` // number of records, if files hold many
	Cables    int          `json:"cables"`            // number of cables
	Skipped   int          `json:"skipped"`           // number of files in folders that are no cables
	Hidden    int          `json:"hidden"`            // number of findings left out, as they follow from others
	Quietened []Quietening `json:"quietened"`         // number of findings lowered to info, by reason
	Excepted  int          `json:"excepted"`          // number of findings taken out by exceptions
	Baselined int          `json:"baselined"`         // number of findings taken out by the baseline
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
