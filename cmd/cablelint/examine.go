package main

import (
	"context"
	"errors"

	"cablelint/linter"
	"cablelint/linter/config"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// judged is what became of one file. It holds nothing of the file's text.
type judged struct {
	path     string
	kind     files.Kind
	named    bool
	looks    bool // like a cable
	cables   int
	undated  int // cables without any date
	others   int // cables that are not laid out as State lays them out
	hidden   int
	quieted  map[string]int // findings that were lowered to info, by what explains them
	excepted int
	baseline *linter.Baseline  // what was recorded before, if anything
	blocked  bool              // its configuration is broken, which is told once for all
	recorded []recordedFinding // that the baseline took out
	failing  bool
	counts   [rule.Error + 1]int // findings that are shown, by severity
	report   *report.File        // nil when nothing is shown
	problems []report.Problem
}

// examine judges one file. The result is nil where there is none; it refers to the file's buffer
// and holds until the worker's next file.
func examine(ctx context.Context, w *linter.Worker, f *files.File) (judged, *linter.Result) {
	j := judged{path: f.Path, kind: f.Kind, named: f.Named}
	switch f.Kind {
	case files.Failed:
		j.problems = []report.Problem{problemOf(f.Path, f.Err)}
		return j, nil
	case files.Read:
	case files.Binary, files.Special: // its name may still say too much
		f.Data = nil
	}
	res, err := w.Lint(ctx, text.NewSource(f.Path, f.Data))
	if j.block(err) {
		return j, nil
	}
	if err != nil {
		if ctx.Err() == nil { // else the run is over and says so itself
			j.problems = []report.Problem{problemOf(f.Path, err)}
		}
		return j, nil
	}
	j.take(res)
	return j, res
}

// block reports whether err is a mistake in the configuration of the file: it is told once, for all files.
func (j *judged) block(err error) bool {
	var broken config.Errors
	j.blocked = errors.As(err, &broken)
	return j.blocked
}

// take counts what there is in a result besides its findings.
func (j *judged) take(res *linter.Result) {
	j.looks, j.cables, j.hidden = res.File.Looks(), len(res.File.Cables), res.Hidden
	j.excepted, j.quieted = res.Excepted, res.Quieted()
	for _, a := range res.Assessments {
		if !a.Date.Known() {
			j.undated++
		}
		if !a.Cable.Layout.State {
			j.others++
		}
	}
	for _, err := range res.Problems {
		j.problems = append(j.problems, problemOf(j.path, err))
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
