package linter

import (
	"slices"
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// A processor takes the findings of a source and gives those that go on. Ceiling findings pass through
// all of them untouched.
type processor func(*run, []*rule.Finding) []*rule.Finding

// processors is what happens to findings after the rules have run. The order matters: a rule that was
// not selected never ran, so it hides nothing; what is hidden must be known before exceptions and
// baseline are asked, so that taking out a cause does not release what followed from it; the baseline
// comes after the order and the fingerprints, since of equal findings it takes the first ones out.
var processors = []processor{validate, dropOff, hide, quieten, excuse, order, stamp, recorded, finish}

func (r *run) process() {
	if len(r.sink.Findings) == 0 {
		return
	}
	findings := r.sink.Findings
	for _, p := range processors {
		findings = p(r, findings)
	}
	r.res.Findings = findings
}

// validate turns a finding whose places lie outside the text into a problem: the rule is broken.
func validate(r *run, findings []*rule.Finding) []*rule.Finding {
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool {
		if within(f, len(r.res.Source.Text())) {
			return false
		}
		r.res.Problems = append(r.res.Problems,
			&PanicError{Rule: f.Rule.Name, Name: r.res.Source.Name(), Value: "a place outside the text"})
		return true
	})
}

func within(f *rule.Finding, size int) bool {
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

// hide takes out what follows from another finding: one cause, one finding.
func hide(r *run, findings []*rule.Finding) []*rule.Finding {
	if len(findings) < 2 {
		return findings
	}
	kept := make([]*rule.Finding, 0, len(findings))
	for _, f := range findings {
		if !f.Rule.Unbridled && r.follows(f, findings) {
			r.res.Hidden++
			r.excused.Cover(f.Rule.Name) // an exception for it is needed as soon as its cause is mended
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// follows reports whether f follows from one of all.
func (r *run) follows(f *rule.Finding, all []*rule.Finding) bool {
	for _, cause := range all {
		if cause.Cable != f.Cable {
			continue
		}
		for _, h := range cause.Rule.Hides {
			if h.Rule == f.Rule.Name && (h.Case == "" || h.Case == cause.Case) && r.near(h, f, cause, all) {
				return true
			}
		}
	}
	return false
}

func (r *run) near(h rule.Hide, f, cause *rule.Finding, all []*rule.Finding) bool {
	switch h.Where {
	case rule.InPlace:
		return r.place(f.Cable, f.Span).Overlaps(r.place(cause.Cable, cause.Span))
	case rule.ByCause:
		return len(f.Related) > 0 && !slices.ContainsFunc(f.Related, func(rel rule.Related) bool {
			return !r.caused(rel.Span, cause, all)
		})
	}
	return true
}

// caused reports whether the place lies where the rule of cause has a finding.
func (r *run) caused(sp text.Span, cause *rule.Finding, all []*rule.Finding) bool {
	return slices.ContainsFunc(all, func(o *rule.Finding) bool {
		return o.Rule == cause.Rule && o.Cable == cause.Cable && o.Span.Overlaps(sp)
	})
}

// place widens a span to the head and mark of the portion it stands in, or to its line. Segments follow
// their paragraph in the list, so that the last one that holds the span is the innermost.
func (r *run) place(number int, sp text.Span) text.Span {
	if number > 0 {
		portions := r.res.File.Cables[number-1].Portions
		for i := len(portions) - 1; i >= 0; i-- {
			if p := &portions[i]; p.Span.Contains(sp) {
				return p.Head.Cover(p.MarkSpan).Cover(sp)
			}
		}
	}
	return r.line(sp)
}

func (r *run) line(sp text.Span) text.Span {
	data := r.res.Source.Text()
	for sp.Start > 0 && data[sp.Start-1] != '\n' {
		sp.Start--
	}
	for sp.End < len(data) && data[sp.End] != '\n' {
		sp.End++
	}
	return sp
}

// quieten lowers to info what the text itself explains.
func quieten(r *run, findings []*rule.Finding) []*rule.Finding {
	for _, f := range findings {
		if f.Cable == 0 || f.Rule.Unbridled || f.Rule.Quiet == 0 {
			continue
		}
		if e := r.assessment(f.Cable).Excused(f.Rule.Quiet); e != 0 {
			f.Quieted = e.String()
			f.Severity = min(f.Severity, rule.Info)
		}
	}
	return findings
}

func (r *run) assessment(number int) *assess.Assessment { return r.res.Assessments[number-1] }

// order sorts by place, then by rule, so that the same input gives the same output.
func order(_ *run, findings []*rule.Finding) []*rule.Finding {
	slices.SortStableFunc(findings, func(a, b *rule.Finding) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		if a.Span.End != b.Span.End {
			return a.Span.End - b.Span.End
		}
		return strings.Compare(a.Rule.Name, b.Rule.Name)
	})
	return findings
}

// excuse takes out what the configuration accepts.
func excuse(r *run, findings []*rule.Finding) []*rule.Finding {
	if len(r.excused) == 0 {
		return findings
	}
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool {
		if f.Rule.Unbridled || !r.excused.Cover(f.Rule.Name) {
			return false
		}
		r.res.Excepted++
		return true
	})
}

// stamp gives the findings their fingerprints.
func stamp(r *run, findings []*rule.Finding) []*rule.Finding {
	prints := fingerprints{res: r.res}
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
		if f.Rule.Unbridled || !budget.Take(BaselineKey(f)) {
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
