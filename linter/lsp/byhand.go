package lsp

import (
	"bytes"
	"encoding/json"
	"strconv"

	"cablelint/linter/internal/jsontext"
)

// byHand is a value that writes itself as JSON, as diagnostics do: a text may have very many of them, and reflection
// would cost as much as finding them did. What stands in it is what its tags say.
type byHand interface {
	appendJSON(b []byte) []byte
	room() int // about how many bytes that will be
}

// appendValue appends v as JSON.
func appendValue(b []byte, v any) ([]byte, error) {
	if own, ok := v.(byHand); ok {
		return own.appendJSON(append(make([]byte, 0, len(b)+own.room()+len("}")), b...)), nil
	}
	buf := bytes.NewBuffer(b)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

func (p *PublishDiagnosticsParams) room() int { return len(p.URI) + roomOf(p.Diagnostics) }

func (p *PublishDiagnosticsParams) appendJSON(b []byte) []byte {
	from := len(b)
	b = jsontext.AppendMember(b, "uri", p.URI)
	if p.Version != nil {
		b = appendNumber(b, "version", int64(*p.Version))
	}
	return jsontext.Enclosed(jsontext.AppendList(b, "diagnostics", p.Diagnostics, appendDiagnostic), from, "{}")
}

func (r *DocumentDiagnosticReport) room() int { return roomOf(r.Items) }

func (r *DocumentDiagnosticReport) appendJSON(b []byte) []byte {
	from := len(b)
	b = jsontext.AppendKnown(jsontext.AppendMember(b, "kind", r.Kind), "resultId", r.ResultID)
	if r.Items != nil {
		b = jsontext.AppendList(b, "items", r.Items, appendDiagnostic)
	}
	return jsontext.Enclosed(b, from, "{}")
}

// roomOf is about how many bytes diagnostics take, their names and numbers included.
func roomOf(items []Diagnostic) int {
	const names, related = 320, 128
	total := names
	for i := range items {
		d := &items[i]
		total += names + len(d.Code) + len(d.Source) + len(d.Message)
		if d.CodeDescription != nil {
			total += len(d.CodeDescription.Href)
		}
		if d.Data != nil {
			total += len(d.Data.Authority) + len(d.Data.Says) + len(d.Data.Fingerprint)
		}
		for k := range d.RelatedInformation {
			total += related + len(d.RelatedInformation[k].Location.URI) + len(d.RelatedInformation[k].Message)
		}
	}
	return total
}

func appendDiagnostic(b []byte, d *Diagnostic) []byte {
	from := len(b)
	b = d.Range.appendJSON(b)
	if d.Severity != 0 {
		b = appendNumber(b, "severity", int64(d.Severity))
	}
	b = jsontext.AppendKnown(b, "code", d.Code)
	if d.CodeDescription != nil {
		b = jsontext.AppendName(b, "codeDescription")
		b = appendObject(b, func(b []byte) []byte { return jsontext.AppendMember(b, "href", d.CodeDescription.Href) })
	}
	b = jsontext.AppendMember(jsontext.AppendKnown(b, "source", d.Source), "message", d.Message)
	if len(d.RelatedInformation) > 0 {
		b = jsontext.AppendList(b, "relatedInformation", d.RelatedInformation, appendRelated)
	}
	if d.Data != nil {
		b = appendObject(jsontext.AppendName(b, "data"), d.Data.appendMembers)
	}
	return jsontext.Enclosed(b, from, "{}")
}

func (d *diagnosticData) appendMembers(b []byte) []byte {
	b = jsontext.AppendKnown(jsontext.AppendKnown(b, "authority", d.Authority), "says", d.Says)
	return jsontext.AppendKnown(b, "fingerprint", d.Fingerprint)
}

func appendRelated(b []byte, r *DiagnosticRelatedInformation) []byte {
	from := len(b)
	b = appendObject(jsontext.AppendName(b, "location"), func(b []byte) []byte {
		return r.Location.Range.appendJSON(jsontext.AppendMember(b, "uri", r.Location.URI))
	})
	return jsontext.Enclosed(jsontext.AppendMember(b, "message", r.Message), from, "{}")
}

// appendJSON appends a range as a member.
func (r Range) appendJSON(b []byte) []byte {
	return appendObject(jsontext.AppendName(b, "range"), func(b []byte) []byte {
		return r.End.appendJSON(r.Start.appendJSON(b, "start"), "end")
	})
}

func (p Position) appendJSON(b []byte, name string) []byte {
	return appendObject(jsontext.AppendName(b, name), func(b []byte) []byte {
		return appendNumber(appendNumber(b, "line", int64(p.Line)), "character", int64(p.Character))
	})
}

// appendObject appends an object that members appends the members of.
func appendObject(b []byte, members func([]byte) []byte) []byte {
	return jsontext.Enclosed(members(b), len(b), "{}")
}

func appendNumber(b []byte, name string, n int64) []byte {
	return strconv.AppendInt(jsontext.AppendName(b, name), n, 10)
}
