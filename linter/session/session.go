package session

import (
	"context"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"

	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/files"
	"cablelint/linter/internal/git"
	"cablelint/linter/marking"
	"cablelint/linter/records"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/settings"
)

// Session is a run that has been asked for: what it is about is known, nothing has been read yet. Its settings
// may be asked for by several goroutines, [Each] is for one.
type Session struct {
	Tally Tally    // what the run came upon so far
	Notes []string // what the user should know of what the run is about

	request  Request
	finder   *settings.Finder
	linter   *linter.Linter
	choice   choice
	own      []ownFile // that it writes
	budgets  budgets
	messages messages
	stores   stores
	blobs    *git.Blobs // what is read from git; nil: nothing
	streams  *git.Blobs // what is read from git record by record; nil: nothing yet
	repo     *git.Repo
	ctx      context.Context        //nolint:containedctx // of the repository, which is open as long as the session
	hinted   atomic.Bool            // a file that looks like records was told of
	bad      map[string]*badRecords // by file
	across   across
	left     leftovers
}

// Open finds out what a request is about. The error is a [Misuse] where it cannot be met as it stands, of the
// type [settings.Errors] where a configuration that it names is broken, and else says what git or the system
// refused.
func Open(ctx context.Context, r Request) (*Session, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	s := &Session{request: r}
	if err := s.open(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Session) open(ctx context.Context) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	if err := s.choose(ctx); err != nil {
		return err
	}
	if s.finder, err = settings.NewFinder(s.sources(ctx, dir)); err != nil {
		return err
	}
	s.leaveOutNamed(ctx)
	if s.request.ofHistory() {
		if err := s.needCeiling(ctx); err != nil {
			return err
		}
	}
	s.openFolders()
	s.own = ownFiles(s.request.Written)
	if err := s.checkOwn(ctx); err != nil {
		return err
	}
	s.request.Before = nil // one does not hold all those before it
	s.linter, err = linter.New(linter.Options{Rules: s.request.Rules, SettingsFor: s.Settings})
	return err
}

// sources says where configurations are looked for.
func (s *Session) sources(ctx context.Context, dir string) settings.Options {
	r := &s.request
	opt := settings.Options{
		Rules: r.known(), Dir: dir, File: r.Config, None: r.NoConfig, Asked: r.Settings, Unasked: r.Unasked,
		Today: r.Today, Baseline: r.Baseline, Unbased: r.Unbased, Lenient: r.Lenient,
	}
	if r.Before != nil {
		opt.Before = r.Before.finder
	}
	if s.choice.staged != nil {
		opt.Read = s.choice.staged.configurations(ctx, dir)
	}
	opt.Committed = s.choice.before
	return opt
}

// needCeiling reports a history that there is nothing to check against. Where a ceiling holds for some paths only,
// it says what there is none for.
func (s *Session) needCeiling(ctx context.Context) error {
	e, err := s.finder.For(s.configured(""))
	if err != nil || e.Ceiling.From.Set() {
		return err
	}
	some, err := s.somewhereBounded(ctx)
	switch {
	case err != nil:
		return err
	case !some:
		return &Misuse{s.request.historyFlag() + " checks against a ceiling and there is none: give --ceiling LEVEL, " +
			"or set ceiling in " + settings.Name}
	}
	s.note("no ceiling holds for messages, nor for files that the configuration gives none: --ceiling LEVEL gives one")
	return nil
}

// somewhereBounded reports whether a configuration of the work tree has a ceiling for some path.
func (s *Session) somewhereBounded(ctx context.Context) (bool, error) {
	places := []string{s.configured("")}
	for _, name := range settings.Names {
		staged, err := s.repo.Index(ctx, name)
		if err != nil {
			return false, err
		}
		places = slices.AppendSeq(places, maps.Keys(staged))
	}
	for _, place := range places {
		if some, err := s.finder.Bounds(place); some || err != nil {
			return some, err
		}
	}
	return false, nil
}

// Close lets go of what the run read from.
func (s *Session) Close() {
	for _, b := range []*git.Blobs{s.blobs, s.streams} {
		if b != nil {
			_ = b.Close() // what kept git from ending well was said of the file that was read
		}
	}
}

// configured is the path by whose configuration a source is judged.
func (s *Session) configured(name string) string {
	if s.request.ofHistory() {
		return ofVersion(s.repo, name)
	}
	return name
}

// Settings are what the engine is told for a source by its name. Of what is left out, and of what lies in
// commits, only the ceiling is asked.
func (s *Session) Settings(name string) (*linter.Settings, error) {
	e, err := s.InForce(name)
	if err != nil {
		return nil, err
	}
	switch {
	case s.request.ofHistory():
		return alone(e.Engine), nil
	case s.excludes(name, e):
		return certain(alone(e.Engine)), nil
	}
	return e.Engine, nil
}

// InForce returns what is in force for a path: what files, flags and defaults come to.
func (s *Session) InForce(path string) (*settings.Effective, error) {
	return s.finder.For(s.configured(path))
}

// InUse returns what was in force for the files of the run so far.
func (s *Session) InUse() []*settings.Effective { return s.finder.InUse() }

// Broken returns the mistakes in the configurations met so far.
func (s *Session) Broken() []*settings.Error { return s.finder.Broken() }

// Bounds are the lowest severities of a path that are shown and that fail; [rule.Off]: none does.
func (s *Session) Bounds(path string) (shown, failOn rule.Severity) {
	return bounds(s.InForce(path))
}

func bounds(e *settings.Effective, err error) (shown, failOn rule.Severity) {
	if err != nil {
		return rule.Info, rule.Error
	}
	return e.Bounds()
}

// Inside leads into a folder: its own configuration holds for what is in it.
func Inside(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, settings.Name)
	}
	return path
}

// shapeOf returns what the records of a file are like; nil where it is one text, and where its configuration is
// broken, which is said of the file.
func (s *Session) shapeOf(path string, named bool) *records.Shape {
	e, err := s.InForce(path)
	if err != nil {
		return nil
	}
	return s.shapeUnder(e, path, named)
}

// shapeUnder is shapeOf by what is in force for the path.
func (s *Session) shapeUnder(e *settings.Effective, path string, named bool) *records.Shape {
	shape := e.Shape(path, named)
	if shape != nil {
		shape.Most = int(s.request.MaxSize)
	}
	return shape
}

// Divides reports whether a file that is named is read record by record.
func (s *Session) Divides(path string) bool { return s.shapeOf(path, true) != nil }

// skips reports what a folder holds and the run passes by. A folder is passed by only for git's sake: a ceiling
// may hold somewhere in one that is excluded.
func (s *Session) skips(path string, dir bool) bool {
	switch {
	case s.choice.ignored != nil && s.choice.ignored.skips(path, dir):
		return true
	case dir, s.request.ofHistory():
		return false
	}
	s.left.note(path)
	e, err := s.InForce(path)
	if err != nil { // the mistake is to be met
		return !e.Wanted(path, files.Suffixes) || s.writes(path)
	}
	return s.leavesOut(path, e) || !s.wants(path, e) || s.writes(path)
}

// wants reports whether a file that a folder holds is read.
func (s *Session) wants(path string, e *settings.Effective) bool {
	return e.Wanted(path, files.Suffixes) || s.shapeUnder(e, path, false) != nil
}

// Remarks are what people should know of the configurations met so far, besides mistakes.
func (s *Session) Remarks() []string { return append(s.finder.Notes(), s.left.remarks()...) }

// Ceiling is the lowest that was in force for some file of the run so far; none where there is none.
func (s *Session) Ceiling() marking.Ceiling {
	lowest := s.request.Settings.Ceiling.Value
	for _, e := range s.InUse() {
		if c := e.Ceiling.Value; c != marking.NoCeiling && (lowest == marking.NoCeiling || c < lowest) {
			lowest = c
		}
	}
	return lowest
}

// Configurations are the files that were in force for some file of the run so far, in the order in which they
// were met.
func (s *Session) Configurations() []string {
	var paths []string
	for _, e := range s.InUse() {
		if e.File != nil && !slices.Contains(paths, e.File.Path) {
			paths = append(paths, e.File.Path)
		}
	}
	return paths
}

// Findings are those of the collection of the run, once all files were read; nil where none were asked for.
func (s *Session) Findings() *collection.Findings { return s.across.findings }

// Export writes the records of the run.
func (s *Session) Export(w io.Writer) error {
	return s.across.records.Export(report.VisibleJSON{Writer: w}, s.request.Collection)
}

// rule returns one of the rules of the run by its name, nil where it is none of them.
func (s *Session) rule(name string) *rule.Rule {
	for _, r := range s.request.Rules {
		if r.Name == name {
			return r
		}
	}
	return nil
}
