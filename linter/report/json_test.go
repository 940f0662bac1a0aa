package report

import (
	"testing"

	"cablelint/linter/rule"
	"cablelint/linter/text"
)

func toJSON(path string, f *Finding) *JSONFinding {
	at := f.Place.Known()
	out := &JSONFinding{
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

// TestFindingIsWrittenAsItsShape: what is written by hand is what the shape comes to, whatever the strings hold.
func TestFindingIsWrittenAsItsShape(t *testing.T) {
	t.Parallel()
	at := func(line, column, offset int) text.Position {
		return text.Position{Line: line, Column: column, Offset: offset}
	}
	place := Place{Start: at(1, 2, 3), End: at(4, 5, 6)}
	r := &rule.Rule{Name: "portion-missing"}
	for name, f := range map[string]Finding{
		"least":  {Rule: r, Severity: rule.Info},
		"placed": {Rule: r, Severity: rule.Error, Cable: 2, Place: place, Message: "paragraph 2 has no mark", Authority: "x"},
		"all": {
			Rule: r, Severity: rule.Warning, Cable: 1, Place: place, Message: "\"(S\\\" <é> \u202e\x1b\x00 \xff\n", Authority: "§ 1 & 2",
			Quieted: "why", Fingerprint: "0f", Record: Record{3, "07ARKADIA187"}, Excerpt: Excerpt{Text: "a\tb"},
			Related: []Related{
				{Place: place, Message: "one"},
				{Message: "two"},
				{File: "b.txt", Place: place, Message: "three"},
				{File: "c.docx", Part: Part{Path: "word/header1.xml"}, Record: Record{4, "07ARKADIA188"}, Place: place},
			},
			Fixes: []Fix{
				{Title: "none", Safety: rule.Safe},
				{Title: "two", Safety: rule.Unsafe, Edits: []Edit{{place, "(C) "}, {place, ""}}},
			},
		},
		"part": {Rule: r, Place: place, Part: Part{"word/header1.xml", "paragraph 12"}},
	} {
		want, err := newEncoder().encode(toJSON("a \"b\".txt", &f))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(f.appendJSON(nil, "a \"b\".txt")); got != string(want) {
			t.Errorf("%s:\n%s, want\n%s", name, got, want)
		}
	}
}
