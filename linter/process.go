package linter

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/assess"
	"cablelint/linter/cable/line"
	"cablelint/linter/except"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// A processor takes the findings of a source and gives those that go on. Ceiling findings pass through
// all of them untouched.
type processor func(*run, []*rule.Finding) []*rule.Finding

// processors is what happens to findings after the rules have run. The order matters: a rule that was not
// selected never ran, so it hides nothing; what is hidden must be known before exceptions and baseline are asked,
// so that taking out a cause does not release what followed from it; both come after the order and the
// fingerprints, which exceptions name and of which the baseline takes the first ones out.
var processors = []processor{validate, dropOff, hide, quieten, order, stamp, excuse, recorded, finish}

func (r *run) process() {
	if len(r.sink.Findings) == 0 {
		return
	}
	if len(r.sink.More) > 0 {
		r.tooMany()
	}
	findings := r.sink.Findings
	for _, p := range processors {
		findings = p(r, findings)
	}
	r.res.Findings = findings
}

// tooMany notes the rules of which there are more findings than are told.
func (r *run) tooMany() {
	for _, of := range arrange.Sorted(maps.Keys(r.sink.More), byName) {
		r.res.Problems = append(r.res.Problems, &TooManyError{of.Name, r.sink.More[of]})
	}
}

func byName(a, b *rule.Rule) int { return strings.Compare(a.Name, b.Name) }

// validate turns a finding whose places lie outside the text into a problem: the rule is broken.
func validate(r *run, findings []*rule.Finding) []*rule.Finding {
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool {
		if inside(f, len(r.res.Source.Text())) {
			return false
		}
		r.res.Problems = append(r.res.Problems,
			&PanicError{Rule: f.Rule.Name, Name: r.res.Source.Name(), Value: "a place outside the text"})
		return true
	})
}

func inside(f *rule.Finding, size int) bool {
	ok := func(s text.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= size }
	if !ok(f.Span) {
		return false
	}
	for _, rel := range f.Related {
		if !ok(rel.Span) {
			return false
		}
	}
	for _, fix := range f.Fixes {
		last := 0
		for _, e := range fix.Edits {
			if !ok(e.Span) || e.Span.Start < last {
				return false
			}
			last = e.Span.End
		}
	}
	return true
}

// dropOff takes out findings whose case has no severity on the cable's date.
func dropOff(_ *run, findings []*rule.Finding) []*rule.Finding {
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool { return f.Severity == rule.Off })
}

// quieten lowers to info what the text itself explains, and what is said to be missing although it may
// stand where the text was not read.
func quieten(r *run, findings []*rule.Finding) []*rule.Finding {
	for _, f := range findings {
		if f.Cable == 0 || f.Rule.Unbridled {
			continue
		}
		if why, explained := r.explained(f); explained {
			f.Quieted = why
			f.Severity = min(f.Severity, rule.Info)
		}
	}
	return findings
}

// explained says what lowers a finding.
func (r *run) explained(f *rule.Finding) (why string, ok bool) {
	a := r.assessment(f.Cable)
	if f.Rule.Quiet != 0 {
		if e := a.Excused(f.Rule.Quiet); e != 0 {
			return e.String(), true
		}
	}
	if f.Rule.Absent == line.Unread || r.set.StrictAbsence {
		return "", false
	}
	return a.MayHold(f.Rule.Absent)
}

func (r *run) assessment(number int) *assess.Assessment { return r.res.Assessments[number-1] }

// order sorts by place, then by rule, so that the same input gives the same output.
func order(_ *run, findings []*rule.Finding) []*rule.Finding {
	arrange.By(findings, func(a, b *rule.Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
			strings.Compare(a.Rule.Name, b.Rule.Name))
	})
	return findings
}

// excuse takes out what the configuration accepts.
func excuse(r *run, findings []*rule.Finding) []*rule.Finding {
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool {
		if f.Rule.Unbridled || !r.excused.Cover(f.Rule.Name, f.Fingerprint) {
			return false
		}
		r.res.Excepted++
		return true
	})
}

// stamp gives the findings their fingerprints.
func stamp(r *run, findings []*rule.Finding) []*rule.Finding {
	prints := fingerprints{res: r.res, seen: make(map[string]int, len(findings))}
	for _, f := range findings {
		f.Fingerprint = prints.of(f)
	}
	return findings
}

// recorded takes out what the baseline holds, of equal findings the first ones. A run over many sources
// counts them together: it takes those of Result.Baselined back that go beyond the count.
func recorded(r *run, findings []*rule.Finding) []*rule.Finding {
	if r.set.Baseline == nil {
		return findings
	}
	budget := r.set.Baseline.Budget()
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool {
		if f.Rule.Unbridled || !budget.Take(except.KeyOf(f.Rule.Name, f.Fingerprint)) {
			return false
		}
		r.res.Baselined = append(r.res.Baselined, f)
		return true
	})
}

// finish writes the messages of what may be told.
func finish(r *run, findings []*rule.Finding) []*rule.Finding {
	for _, list := range [][]*rule.Finding{findings, r.res.Baselined} {
		for _, f := range list {
			f.Render()
		}
	}
	return findings
}
