package session

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"cablelint/linter"
	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/settings"
	"cablelint/linter/text"
)

// Judged is what became of one file. It holds nothing of the file's text but what its report shows.
type Judged struct {
	Path     string
	Kind     files.Kind
	Named    bool
	Looks    bool // like a cable
	Cables   int
	Undated  int // cables without any date
	Others   int // cables that are not laid out as State lays them out
	Hidden   int
	Quieted  map[string]int // findings that were lowered to info, by what explains them
	Excepted int            // findings that an exception took out
	Blocked  bool           // its configuration is broken, which is told once for all
	Fails    bool           // something was found at or above what fails
	Spills   bool           // and it was a ceiling that was exceeded, which nothing excuses
	Counts   [rule.Error + 1]int
	Report   *report.File      // of the findings that are shown; nil when none is
	Problems []report.Problem  // what kept it from being judged in whole or part
	Baseline *except.Baseline  // what was recorded before; nil: nothing
	recorded []recordedFinding // what the baseline took out
}

// Skipped reports whether a file was met in a folder and is not a cable. One in which a ceiling finding
// was made counts as read.
func (j *Judged) Skipped() bool {
	return !j.Named && j.Report == nil && j.Kind != files.Failed && !j.Looks && len(j.Problems) == 0
}

// Look is one file in the hands of a worker.
type Look struct {
	File   *files.File
	Judged Judged

	s      *Session
	ctx    context.Context //nolint:containedctx // a look is over before the run is
	worker *linter.Worker
}

// Lint judges the file. The result is nil where there is none; it refers to the file's buffer and holds until
// the worker's next file.
func (l *Look) Lint() *linter.Result {
	if !l.readable() {
		return nil
	}
	res, err := l.worker.Lint(l.ctx, l.source())
	if err != nil {
		l.Fail(err)
		return nil
	}
	l.count(res)
	return res
}

// Fix mends the file by fixes of a grade and below, and judges what that leaves. The result is nil where there
// is none; it holds until the worker's next file. Nothing is written.
func (l *Look) Fix(grade rule.Safety) *linter.FixResult {
	if l.File.Kind != files.Read { // of its name there is nothing to mend
		l.Lint()
		return nil
	}
	res, err := l.worker.Fix(l.ctx, l.source(), grade)
	if err != nil {
		l.Unfixed(err)
		return nil
	}
	l.count(res.Left)
	return res
}

// Unfixed judges a file that was left as it was, and says why it was.
func (l *Look) Unfixed(err error) {
	l.Judged = l.s.judgedOf(l.File)
	if l.ctx.Err() != nil { // the run is over and says so itself
		return
	}
	if res := l.Lint(); res != nil {
		l.Show(res)
		l.Fail(err)
	}
}

func (l *Look) source() *text.Source {
	if l.File.Kind != files.Read { // its name may still say too much
		return text.NewSource(l.File.Path, nil)
	}
	data := l.s.messages.read(l.ctx, l.File.Path, l.File.Data)
	if !l.File.Named && isMarkdown(l.File.Path) {
		return text.NewMarkdown(l.File.Path, data)
	}
	return text.NewSource(l.File.Path, data)
}

// isMarkdown reports whether a file is a page in Markdown, by its suffix.
func isMarkdown(name string) bool {
	suffix := strings.ToLower(path.Ext(name))
	return suffix == ".md" || suffix == ".markdown"
}

// readable reports whether there is anything to judge, and else says why not.
func (l *Look) readable() bool {
	if l.File.Kind == files.Failed {
		l.Fail(l.File.Err)
	}
	return l.File.Kind != files.Failed
}

// Fail notes what kept the file from being judged. A mistake in its configuration is told once, for all files.
func (l *Look) Fail(err error) {
	var broken settings.Errors
	switch {
	case errors.As(err, &broken):
		l.Judged.Blocked = true
	case l.ctx.Err() == nil: // else the run is over and says so itself
		l.Judged.Problems = append(l.Judged.Problems, problemOf(l.File.Path, err))
	}
}

func problemOf(path string, err error) report.Problem {
	var broken *linter.PanicError
	if errors.As(err, &broken) {
		return report.Problem{File: path, Rule: broken.Rule, Message: broken.Error()}
	}
	var unread *files.Problem
	if errors.As(err, &unread) {
		return report.Problem{File: path, Message: unread.What + ": " + unread.Hint}
	}
	return report.Problem{File: path, Message: err.Error()}
}

// count counts what there is in a result besides its findings.
func (l *Look) count(res *linter.Result) {
	j := &l.Judged
	j.Looks, j.Cables, j.Hidden = res.File.Looks(), len(res.File.Cables), res.Hidden
	j.Excepted, j.Quieted = res.Excepted, res.Quieted()
	for _, a := range res.Assessments {
		if !a.Date.Known() {
			j.Undated++
		}
		if !a.Cable.Layout.State {
			j.Others++
		}
	}
	for _, err := range res.Problems {
		j.Problems = append(j.Problems, problemOf(j.Path, err))
	}
}

// Show reports the findings of a result that are shown, and notes whether any fails.
func (l *Look) Show(res *linter.Result) {
	j := &l.Judged
	bound, failOn := l.s.Bounds(j.Path)
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
		j.Report = report.Detach(res.Source, shown, l.s.request.ShowText)
		for i, f := range shown {
			j.Report.Findings[i].Fails = fails(f, failOn)
		}
		if l.s.request.Draw {
			j.Report.Strips = report.Strips(res.Assessments, shown)
		}
	}
	l.record(res, bound, failOn)
}

// fails reports whether a finding makes the run fail.
func fails(f *rule.Finding, failOn rule.Severity) bool {
	return f.Rule.Unbridled || failOn != rule.Off && f.Severity >= failOn
}

// Report judges the file and reports what is shown of it.
func (l *Look) Report() *report.File {
	if res := l.Lint(); res != nil {
		l.Show(res)
	}
	return l.Judged.Report
}

// recordedFinding is a finding that the baseline holds, ready to be reported if the baseline holds fewer
// of its like than the run comes upon.
type recordedFinding struct {
	of     *except.Baseline
	key    except.Key
	shown  bool
	detail report.Finding
}

// record keeps what the baseline took out of the file.
func (l *Look) record(res *linter.Result, bound, failOn rule.Severity) {
	set, err := l.s.Settings(l.Judged.Path)
	if err != nil {
		return
	}
	if l.Judged.Baseline = set.Baseline; len(res.Baselined) == 0 {
		return
	}
	details := report.Detach(res.Source, res.Baselined, l.s.request.ShowText).Findings
	for i, f := range res.Baselined {
		details[i].Fails = fails(f, failOn)
		l.Judged.recorded = append(l.Judged.recorded, recordedFinding{
			of: set.Baseline, key: except.KeyOf(f.Rule.Name, f.Fingerprint), shown: f.Severity >= bound, detail: details[i],
		})
	}
}

// budgets are what the run has not yet come upon of each baseline.
type budgets map[*except.Baseline]*except.Budget

// spend counts, in the order of the files, what the baseline holds of them. What goes beyond it is new:
// a copy of a file has the findings of the first again, and only one of them was recorded.
func (b budgets) spend(j *Judged) (known int) {
	for _, r := range j.recorded {
		if b[r.of] == nil {
			b[r.of] = r.of.Budget()
		}
		if b[r.of].Take(r.key) {
			known++
			continue
		}
		j.Fails = j.Fails || r.detail.Fails
		if r.shown {
			j.Counts[r.detail.Severity]++
			j.insert(r.detail)
		}
	}
	return known
}

// insert puts a finding in its place in the report of a file.
func (j *Judged) insert(f report.Finding) {
	if j.Report == nil {
		j.Report = &report.File{Path: j.Path}
	}
	at := slices.IndexFunc(j.Report.Findings, func(o report.Finding) bool {
		return o.Place.Start.Offset > f.Place.Start.Offset
	})
	if at < 0 {
		at = len(j.Report.Findings)
	}
	j.Report.Findings = slices.Insert(j.Report.Findings, at, f)
}
