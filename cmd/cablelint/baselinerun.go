package main

import (
	"slices"

	"cablelint/linter"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// recordedFinding is a finding that the baseline holds, ready to be reported if the baseline holds fewer
// of its like than the run comes upon.
type recordedFinding struct {
	of      *linter.Baseline
	finding *rule.Finding // without its text
	shown   bool
	detail  report.Finding
}

// recorded keeps what the baseline took out of one file. It runs on a worker.
func (k *check) recorded(j *judged, res *linter.Result) {
	set, err := k.config.settings(j.path)
	if err != nil {
		return
	}
	if j.baseline = set.Baseline; len(res.Baselined) == 0 {
		return
	}
	shown, failOn := k.config.bounds(j.path)
	details := report.Detach(res.Source, res.Baselined, k.outs.shows()).Findings
	for i, f := range res.Baselined {
		details[i].Fails = fails(f.Rule, f.Severity, failOn)
		j.recorded = append(j.recorded, recordedFinding{
			of: set.Baseline, finding: &rule.Finding{Rule: f.Rule, Fingerprint: f.Fingerprint},
			shown: f.Severity >= shown, detail: details[i],
		})
	}
}

// spend counts, in the order of the files, what the baseline holds of them. What goes beyond it is new:
// a copy of a file has the findings of the first again, and only one of them was recorded.
func (k *check) spend(j *judged) {
	k.notes.outdated(j.baseline)
	for _, r := range j.recorded {
		if k.budgets == nil {
			k.budgets = map[*linter.Baseline]*linter.Budget{}
		}
		if k.budgets[r.of] == nil {
			k.budgets[r.of] = r.of.Budget()
		}
		if k.budgets[r.of].Take(linter.BaselineKey(r.finding)) {
			k.tally.Baselined++
			continue
		}
		j.failing = j.failing || r.detail.Fails
		if r.shown {
			j.counts[r.detail.Severity]++
			j.insert(r.detail)
		}
	}
}

// insert puts a finding in its place in the report of a file.
func (j *judged) insert(f report.Finding) {
	if j.report == nil {
		j.report = &report.File{Path: j.path}
	}
	at := slices.IndexFunc(j.report.Findings, func(o report.Finding) bool {
		return o.Place.Start.Offset > f.Place.Start.Offset
	})
	if at < 0 {
		at = len(j.report.Findings)
	}
	j.report.Findings = slices.Insert(j.report.Findings, at, f)
}
