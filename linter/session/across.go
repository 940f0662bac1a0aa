package session

import (
	"context"
	"iter"
	"os"
	"path/filepath"

	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/internal/git"
	"cablelint/linter/law"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// noteChanged notes a file that git says was changed, whether a cable is in it or not.
func (s *Session) noteChanged(path string) {
	if s.request.Collection == nil || !s.request.Staged && s.request.Since == "" {
		return
	}
	if s.across.changed == nil {
		s.across.changed = map[string]bool{}
	}
	s.across.changed[path] = true
}

// judgeCollection judges the cables of the run against one another, and gives what is found of each file.
func (s *Session) judgeCollection(ctx context.Context, give func(*Judged) error) error {
	if s.request.Collection == nil {
		return nil
	}
	a := &s.across
	if s.request.Imported != nil {
		a.records = s.request.Imported
		s.Tally.Cables = a.records.Len()
	}
	if a.records == nil {
		a.records = collection.New()
	}
	if s.request.Unjudged {
		return nil
	}
	if err := s.readRest(ctx, give); err != nil {
		return err
	}
	var err error
	if a.findings, err = a.records.Judge(ctx, s.request.References); err != nil {
		return err
	}
	if err := s.compareTexts(ctx); err != nil {
		return err
	}
	return s.tellCollection(give)
}

// readRest reads the files beside those that were changed: what is changed is judged against them. What keeps one from
// being read is told as of any file, since what it holds may be another part of what was changed.
func (s *Session) readRest(ctx context.Context, give func(*Judged) error) error {
	if !s.request.Staged && s.request.Since == "" {
		return nil
	}
	a := &s.across
	if a.changed == nil { // nothing was
		a.changed = map[string]bool{}
	}
	a.messages = a.records.Messages(func(file string) bool { return a.changed[file] })
	if err := s.noteDeleted(ctx); err != nil {
		return err
	}
	rest, err := s.openRest(ctx)
	if err != nil {
		return err
	}
	defer rest.Close()
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	look := func(l *Look) Judged { return l.beside(here, a.changed) }
	add := func(j Judged) error {
		a.add(&j)
		if j.Blocked { // the mistake is told once, with those that the run has met itself
			_, _ = s.InForce(j.Path)
		}
		if !j.Blocked && len(j.Problems)+len(j.Unread)+len(j.Traces) == 0 {
			return nil
		}
		return give(&j)
	}
	return files.Each(ctx, rest.walked(), rest.files(), lookers(ctx, rest, rest.linter, look), add)
}

// noteDeleted notes the messages of which deleted files had a copy or a section: what is missing has to do with them.
func (s *Session) noteDeleted(ctx context.Context) error {
	worker := s.linter.NewWorker()
	for _, gone := range s.choice.deleted {
		if gone.Kind != git.Regular {
			continue
		}
		data, err := s.blobs.Read(gone.ID)
		if err != nil {
			return err
		}
		res, err := worker.Lint(ctx, text.NewSource(gone.Path, data))
		if err != nil {
			return err
		}
		for _, r := range s.request.Collection.Of(res, collection.Outside{}) {
			s.across.messages[collection.Message{Key: r.Key, Number: r.Number}] = true
		}
	}
	return nil
}

// openRest opens a session for all that there is in the work tree, whichever of what was changed is asked about.
func (s *Session) openRest(ctx context.Context) (*Session, error) {
	r := s.request
	r.Staged, r.Since, r.Rules, r.Known, r.Unbased = false, "", nil, r.known(), true
	r.Paths, r.List = []string{topFrom()}, ""
	return Open(ctx, r)
}

// beside makes the records of a file that was not changed, under its path as git writes it: relative to the current
// folder, from wherever the file was come upon. Another spelling would make another file of it.
func (l *Look) beside(here string, changed map[string]bool) Judged {
	path := near(here, l.File.Path)
	if changed[path] {
		return Judged{}
	}
	l.Each(func(*Piece) {})
	j := &l.Judged
	for i := range j.records {
		r := &j.records[i]
		r.At.File = path
		for k := range r.Points {
			r.Points[k].At.File = path
		}
	}
	return Judged{
		Path: path, Within: true, records: j.records, Problems: j.Problems, Unread: j.Unread, Passed: j.Passed,
		Traces: j.Traces, Blocked: j.Blocked,
	}
}

// near writes a path relative to a folder where it can be.
func near(here, path string) string {
	at := path
	if !filepath.IsAbs(at) {
		at = filepath.Join(here, at)
	}
	rel, err := filepath.Rel(here, at)
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}

// tellCollection gives what was found, file by file.
func (s *Session) tellCollection(give func(*Judged) error) error {
	for path, found := range byFile(s.across.findings.All()) {
		j := Judged{Path: path, Kind: files.Special, Named: true, Looks: true}
		set, err := s.Settings(path)
		if err != nil { // a broken configuration is told once, for all files
			continue
		}
		excused := set.Exceptions.For(path, set.AsOf)
		for i := range found {
			if s.concerns(&found[i]) {
				s.tell(&j, &found[i], set, excused)
			}
		}
		if err := give(&j); err != nil {
			return err
		}
	}
	return nil
}

// concerns reports whether a file that was changed has to do with a finding. What is said of the sections of a message
// has to do with every one of them, wherever it is told, and that a message is gone with the file that had it.
func (s *Session) concerns(f *collection.Finding) bool {
	a := &s.across
	return a.changed == nil || a.changed[f.At.File] || a.changed[f.Other.File] ||
		(f.Rule == collection.SectionMissing || f.Rule == collection.SourceMissing) && a.messages[f.Of]
}

// tell adds a finding to those of its file, unless settings, exceptions or the baseline take it out.
func (s *Session) tell(j *Judged, f *collection.Finding, set *linter.Settings, excused except.Active) {
	r := s.rule(f.Rule)
	if r == nil || !set.Wants(r) {
		return
	}
	var on law.Period
	if f.Day != 0 {
		on = law.Period{From: f.Day, To: f.Day}
	}
	severity := set.SeverityOf(r, f.Case, on)
	shown, failOn := s.Bounds(j.Path)
	detail := told(r, severity, f, on)
	detail.Fails = failOn != rule.Off && severity >= failOn
	switch key := except.KeyOf(r.Name, f.Print); {
	case severity == rule.Off:
	case excused.Cover(r.Name, f.Print):
		j.Excepted++
	case set.Baseline != nil && set.Baseline.Count(key) > 0:
		j.Baseline = set.Baseline
		j.recorded = append(j.recorded, recordedFinding{
			of: set.Baseline, key: key, shown: severity >= shown, detail: detail,
		})
	default:
		j.Fails = j.Fails || detail.Fails
		if severity >= shown {
			j.Counts[severity]++
			j.insert(detail)
		}
	}
}

// told is a finding as reports have it.
func told(r *rule.Rule, severity rule.Severity, f *collection.Finding, on law.Period) report.Finding {
	out := report.Finding{
		Rule: r, Severity: severity, Cable: f.At.Cable, Place: placeOf(f.At), Part: report.Part{Path: f.At.Part},
		Record:  recordOf(f.At),
		Message: f.Message, Fingerprint: f.Print,
	}
	if chief := r.Authority(on); chief != nil {
		out.Authority = chief.Source
	}
	if f.Says != "" {
		out.Related = []report.Related{{
			File: f.Other.File, Part: report.Part{Path: f.Other.Part}, Record: recordOf(f.Other), Place: placeOf(f.Other),
			Message: f.Says,
		}}
	}
	return out
}

func placeOf(s collection.Spot) report.Place {
	end := s.End()
	return report.Place{
		Start: s.Start, End: end, Bytes: [2]int{s.Start.Column, end.Column},
	}
}

func recordOf(s collection.Spot) report.Record { return report.Record{Number: s.Record, ID: s.ID} }

// byFile gives the findings of each file together.
func byFile(all iter.Seq[collection.Finding]) iter.Seq2[string, []collection.Finding] {
	return func(yield func(string, []collection.Finding) bool) {
		var of []collection.Finding
		for f := range all {
			if len(of) > 0 && of[0].At.File != f.At.File {
				if !yield(of[0].At.File, of) {
					return
				}
				of = nil
			}
			of = append(of, f)
		}
		if len(of) > 0 {
			yield(of[0].At.File, of)
		}
	}
}
