package board

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"cablelint/linter"
	"cablelint/linter/internal/survey"
)

// Fact is what is counted of one cable; of findings in no cable where Facts is nil.
type Fact struct {
	Facts    *survey.Facts
	Breaches []survey.Breach
}

// Facts gathers what is counted of a source: of each of its cables, and of the findings outside them.
func Facts(res *linter.Result) []Fact {
	breaches := make([][]survey.Breach, len(res.Assessments)+1)
	for _, f := range res.Findings {
		breaches[f.Cable] = append(breaches[f.Cable], survey.Breach{Rule: f.Rule.Name, Severity: int(f.Severity)})
	}
	out := make([]Fact, 0, len(breaches))
	if len(breaches[0]) > 0 {
		out = append(out, Fact{nil, breaches[0]})
	}
	for i, a := range res.Assessments {
		facts := survey.FactsOf(a)
		out = append(out, Fact{&facts, breaches[i+1]})
	}
	return out
}

// Stats is what a collection holds, as it is written.
type Stats struct {
	holds survey.Holdings
	write statsForm
	w     io.Writer
	opt   Options
}

// statsForm writes what was counted.
type statsForm func(io.Writer, *Options, *survey.Holdings, *Run) error

var statsForms = map[string]statsForm{
	"text": textForm.stats, "html": htmlForm.stats, "json": statsToJSON, "csv": statsToCSV,
}

// StatsFormats returns the names of the formats of [NewStats] in order.
func StatsFormats() []string { return slices.Sorted(maps.Keys(statsForms)) }

// NewStats returns counts that are written to w. The error is for an unknown format.
func NewStats(format string, w io.Writer, opt Options) (*Stats, error) {
	form, ok := statsForms[format]
	if !ok {
		return nil, fmt.Errorf("unknown format %q", format)
	}
	return &Stats{write: form, w: w, opt: opt}, nil
}

// Add adds the facts of a source.
func (s *Stats) Add(facts []Fact) {
	for i := range facts {
		if facts[i].Facts == nil {
			s.holds.Breached(survey.NotRead, facts[i].Breaches)
			continue
		}
		s.holds.Add(facts[i].Facts, facts[i].Breaches)
	}
}

// End comes after the last source, and writes what was counted.
func (s *Stats) End(run *Run) error { return s.write(s.w, &s.opt, &s.holds, run) }
