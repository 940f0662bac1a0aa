package session

import (
	"cablelint/linter/except"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// Show reports the findings of a piece that are shown, and notes whether any fails.
func (l *Look) Show(p *Piece) {
	j, res := &l.Judged, p.Result
	e, err := l.s.InForce(j.Path)
	bound, failOn := bounds(e, err)
	var shown []*rule.Finding
	for _, f := range res.Findings {
		j.Fails = j.Fails || fails(f, failOn)
		j.Spills = j.Spills || f.Rule.Unbridled
		if f.Severity >= bound || f.Rule.Unbridled {
			shown = append(shown, f)
			j.Counts[f.Severity]++
		}
	}
	if len(shown) > 0 {
		l.append(p, shown, failOn)
	}
	if err == nil {
		l.record(p, e.Engine.Baseline, bound, failOn)
	}
}

// append adds findings to the report of the file.
func (l *Look) append(p *Piece, shown []*rule.Finding, failOn rule.Severity) {
	made := l.detach(p, shown, failOn)
	if l.s.request.Draw {
		made.Strips = report.Strips(p.Result.Assessments, shown)
	}
	if l.Judged.Report == nil {
		l.Judged.Report = made
		return
	}
	l.Judged.Report.Findings = append(l.Judged.Report.Findings, made.Findings...)
	l.Judged.Report.Strips = append(l.Judged.Report.Strips, made.Strips...)
}

// detach makes the report of findings, each with where in its document it stands.
func (l *Look) detach(p *Piece, findings []*rule.Finding, failOn rule.Severity) *report.File {
	out := report.Detach(p.Result.Source, findings, l.s.request.ShowText)
	out.Path = l.Judged.Path // a name within has its own
	for i, f := range findings {
		out.Findings[i].Fails = fails(f, failOn)
		out.Findings[i].Part = p.at(f)
		if p.Result.Source.IsPart() && len(f.Fixes) > 0 {
			l.Judged.ByHand++
		}
	}
	return out
}

// fails reports whether a finding makes the run fail.
func fails(f *rule.Finding, failOn rule.Severity) bool {
	return f.Rule.Unbridled || failOn != rule.Off && f.Severity >= failOn
}

// record keeps what the baseline took out of a piece.
func (l *Look) record(p *Piece, of *except.Baseline, bound, failOn rule.Severity) {
	if l.Judged.Baseline = of; len(p.Result.Baselined) == 0 {
		return
	}
	details := l.detach(p, p.Result.Baselined, failOn).Findings
	for i, f := range p.Result.Baselined {
		l.Judged.recorded = append(l.Judged.recorded, recordedFinding{
			of: of, key: except.KeyOf(f.Rule.Name, f.Fingerprint), shown: f.Severity >= bound, detail: details[i],
		})
	}
}
