package report

import (
	"cmp"
	"io"

	"cablelint/linter/rule"
)

// rdjson writes the diagnostic format of reviewdog: one object, a diagnostic a line, as they come.
type rdjson struct {
	list jsonList
	tool Tool
}

type (
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        *rdCode        `json:"code,omitempty"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"` // in bytes, from 1
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

var rdSeverity = [...]string{
	rule.Off: "UNKNOWN_SEVERITY", rule.Info: "INFO", rule.Warning: "WARNING", rule.Error: "ERROR",
}

func newRDJSON(w io.Writer, _ Options) Reporter {
	return &rdjson{list: jsonList{w: w, enc: newEncoder()}}
}

func (r *rdjson) Begin(run *Run) error {
	r.tool = run.Tool
	source, err := r.list.enc.encode(rdSource{run.Tool.Name, run.Tool.Address})
	if err != nil {
		return err
	}
	return r.list.open(`{"source":` + string(source) + `,"diagnostics":[`)
}

func (r *rdjson) File(f *File) error {
	for i := range f.Findings {
		if err := r.list.add(r.diagnostic(f.Path, f.Findings[i].Flat())); err != nil {
			return err
		}
	}
	return nil
}

func (r *rdjson) End(t *Totals) error {
	for _, p := range t.Problems {
		d := &rdDiagnostic{
			Message: p.Message, Location: rdLocation{Path: somewhere(p.File)}, Severity: rdSeverity[rule.Error],
			Code: &rdCode{Value: ownName},
		}
		if err := r.list.add(d); err != nil {
			return err
		}
	}
	return r.list.close("]}")
}

func (r *rdjson) diagnostic(path string, f *Finding) *rdDiagnostic {
	d := &rdDiagnostic{
		Message: f.described(f.Message), Location: rdLocation{Path: path}, Severity: rdSeverity[f.Severity],
		Code: &rdCode{f.Rule.Name, r.tool.RuleAddress(f.Rule)}, Suggestions: rdSuggestions(f.Fixes),
	}
	if !f.Place.Whole() {
		d.Location.Range = rdRangeOf(f.Place)
	}
	for _, rel := range f.Related {
		at := rdLocation{cmp.Or(rel.File, path), rdRangeOf(rel.Place.Known())}
		d.Related = append(d.Related, rdRelated{rel.Message, at})
	}
	return d
}

// rdSuggestions offers the fixes that are safe and made by one edit: reviewdog offers each suggestion on
// its own, and half a fix is none.
func rdSuggestions(fixes []Fix) []rdSuggestion {
	var out []rdSuggestion
	for _, fix := range fixes {
		if fix.Safety == rule.Safe && len(fix.Edits) == 1 {
			out = append(out, rdSuggestion{*rdRangeOf(fix.Edits[0].Place), fix.Edits[0].Text})
		}
	}
	return out
}

func rdRangeOf(p Place) *rdRange {
	return &rdRange{rdPosition{p.Start.Line, p.Bytes[0]}, rdPosition{p.End.Line, p.Bytes[1]}}
}
