package session

import (
	"context"

	"cablelint/linter/files"
	"cablelint/linter/law"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/settings"
	"cablelint/linter/text"
)

// Each reads what the run is about. look is called on several goroutines, one file after another on each, and
// what it returns must refer to nothing of the file; take receives that in the order of the paths, on the
// caller's goroutine, with what became of the file. Once all files were read, take receives what was found in the
// collection that they make, where that is asked for, and what there is to say of the configurations that were in
// force, with the zero value of T. Each returns the error of take or of ctx, of that at once: a look that is at its
// work then goes on, and nothing is made of it. What breaks a look is a problem of its file alone.
func Each[T any](ctx context.Context, s *Session, look func(*Look) T, take func(*Judged, T) error) error {
	return s.each(ctx, func(l *Look) any { return look(l) }, func(j *Judged, made any) error {
		of, _ := made.(T)
		return take(j, of)
	})
}

// looked is what became of a file and what was made of it.
type looked struct {
	judged Judged
	made   any
}

// each is [Each], compiled once for all that looks make. What is made of nothing is nil.
func (s *Session) each(ctx context.Context, look func(*Look) any, take func(*Judged, any) error) error {
	worker := func() func(*files.File) looked {
		l := &Look{s: s, ctx: ctx, worker: s.linter.NewWorker()}
		return func(f *files.File) looked {
			f.Path = s.tellable(f)
			l.File, l.Judged = f, s.judgedOf(f)
			made, err := guarded(l, look)
			if err != nil {
				l.Judged, l.worker = s.judgedOf(f), s.linter.NewWorker() // half of what it found may mislead
				l.Fail(err)
			}
			return looked{l.Judged, made}
		}
	}
	err := files.Each(ctx, s.walked(), s.files(), worker, func(l looked) error {
		s.reckon(&l.judged)
		s.noteChanged(l.judged.Path)
		return take(&l.judged, l.made)
	})
	if err != nil {
		return err
	}
	s.unnamed()
	give := func(j *Judged) error { return take(j, nil) }
	err = s.judgeCollection(ctx, func(j *Judged) error {
		s.reckon(j)
		return give(j)
	})
	if err != nil {
		return err
	}
	return s.configurations(give)
}

// guarded looks at a file and makes an error of what breaks that.
func guarded(l *Look, look func(*Look) any) (made any, err error) {
	defer broke(l.File.Path, &err)
	return look(l), nil
}

// Count tells how many files the run is about, beside [Each], as far as that can be known.
func (s *Session) Count(ctx context.Context, found func(total int, all bool)) {
	_ = files.Count(ctx, s.walked(), s.files(), found) // Each tells what is wrong
}

// reckon adds a file to what the run came upon.
func (s *Session) reckon(j *Judged) {
	if s.budgets == nil {
		s.budgets = budgets{}
	}
	s.Tally.Baselined += s.budgets.spend(j)
	s.muster(j)
	if j.Hint != "" && s.hinted.Swap(true) {
		j.Hint = ""
	}
	s.Tally.add(j)
	s.across.add(j)
}

// configurations takes the mistakes in configurations for problems of the run, and gives what was found in
// them.
func (s *Session) configurations(give func(*Judged) error) error {
	folders := s.folders()
	for _, e := range s.finder.Broken() {
		s.Tally.Problems = append(s.Tally.Problems, report.Problem{File: e.Path, Message: e.Placed()})
	}
	for _, e := range s.finder.InUse() {
		s.Tally.Ceiling = s.Tally.Ceiling || e.Ceiling.From.Set()
	}
	s.Tally.Pending = s.finder.Pending()
	reach := settings.Reach{Folders: folders, Broken: len(s.Tally.Problems) > 0}
	for _, r := range s.finder.Remarks(reach) {
		j := s.remark(&r)
		s.Tally.add(&j)
		if err := give(&j); err != nil {
			return err
		}
	}
	return nil
}

// remark reports a finding about a configuration.
func (s *Session) remark(r *settings.Remark) Judged {
	shown, failOn := s.Bounds(r.File)
	j := Judged{Path: r.File, Kind: files.Special, Named: true, Looks: true}
	j.Fails = failOn != rule.Off && r.Severity >= failOn
	if r.Severity < shown {
		return j
	}
	j.Counts[r.Severity]++
	at := report.Place{
		Start: text.Position{Offset: r.Offset, Line: r.Line, Column: r.Column},
		End:   text.Position{Offset: r.Offset + r.End - r.Column, Line: r.Line, Column: r.End},
	}
	j.Report = &report.File{Path: r.File, Findings: []report.Finding{{
		Rule: r.Rule, Severity: r.Severity, Fails: j.Fails, Place: at, Message: r.Message,
		Authority: r.Rule.Authority(law.Period{}).Source, Fingerprint: r.Fingerprint,
	}}}
	return j
}
