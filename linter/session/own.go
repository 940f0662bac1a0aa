package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter/files"
	"cablelint/linter/internal/git"
	"cablelint/linter/settings"
)

// writes reports whether a path is that of a file which the run writes. What is staged under its name is not.
func (s *Session) writes(path string) bool {
	if s.choice.staged != nil {
		return false
	}
	base := filepath.Base(path)
	for _, r := range s.own {
		if r.base == base && r.at(path) {
			return true
		}
	}
	return s.isOutput(path)
}

// isOutput reports whether a path is that of standard output or standard error.
func (s *Session) isOutput(path string) bool {
	if len(s.request.Outputs) == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && slices.ContainsFunc(s.request.Outputs, func(o os.FileInfo) bool { return os.SameFile(o, info) })
}

// MayWrite reports a file that the run is to write and that it writes otherwise, or reads: one that is named, or
// listed, or the list itself, or what says how files are judged. Where it holds something else than a report it is one
// that the run would read, too, if it lies in a folder that is gone through or a link there leads to it.
func (s *Session) MayWrite(ctx context.Context, file string, report bool) error {
	w := newToWrite(file)
	switch {
	case s.isOutput(file):
		return &Misuse{file + " is standard output or standard error too, and would be replaced: name another file"}
	case w.isAmong(s.choice.paths):
		return &Misuse{file + " is to be checked and to be written: name another file for the report"}
	case w.isAmong(append([]string{s.request.List, s.request.Config}, s.request.Sources...)), w.isConfiguration():
		return w.saysHow()
	case w.passes(): // no run reads it
		return nil
	case s.gitReads(ctx, w, report): // whatever it begins with
		return w.saysHow()
	case !w.exists(), report && !w.isBaseline(): // nothing is lost, but a run may read it
		return s.saysNext(ctx, w)
	}
	err := s.readsOtherwise(ctx, w)
	if err == nil && !report && s.goesThrough(file) {
		err = &Misuse{file + " is no report and lies in a folder that is to be checked: name another file for the report"}
	}
	return err
}

// goesThrough reports whether a file lies in a folder that the run is about.
func (s *Session) goesThrough(file string) bool {
	return slices.ContainsFunc(s.gone(), func(p string) bool { return isIn(file, p) })
}

// gone are the folders that the run goes through, or git does for it: then all of the work tree.
func (s *Session) gone() []string {
	folders := s.folders()
	if s.request.chosen() {
		folders = append(folders, s.repo.Top())
	}
	return folders
}

// readsOtherwise reports a file that is a configuration or a baseline of the run, or that it comes to by a link. What
// the run is about is gone through for it: a folder far down may have a configuration of its own, and a link lie there.
func (s *Session) readsOtherwise(ctx context.Context, w *toWrite) error {
	finder, err := s.onDisk(ctx)
	if err != nil {
		return err
	}
	met, err := s.meets(ctx, w, finder)
	switch {
	case err != nil:
		return err
	case met:
		return &Misuse{w.file + " is to be checked and to be written: name another file for the report"}
	case w.isAmong(finder.Met()):
		return w.saysHow()
	}
	return nil
}

// saysNext reports a configuration or a baseline of what is named, be it there or not.
func (s *Session) saysNext(ctx context.Context, w *toWrite) error {
	finder, err := s.onDisk(ctx)
	if err == nil && w.isAmong(finder.Met()) {
		err = w.saysHow()
	}
	return err
}

// onDisk finds the configurations of what is named as they lie on the disk, where they are written over.
func (s *Session) onDisk(ctx context.Context) (*settings.Finder, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	opt := s.sources(ctx, dir)
	opt.Read, opt.Committed, opt.Before, opt.Lenient = nil, nil, nil, true
	finder, err := settings.NewFinder(opt)
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Concat(s.choice.paths, s.gone(), []string{"."}) {
		_, _ = finder.For(Inside(p)) // a mistake is told where the run meets it
	}
	return finder, nil
}

// errMet ends a walk that has come to the file.
var errMet = errors.New("it is the one")

// meets goes through the folders of the run and reports whether a link in them leads to the file. finder learns of the
// configurations in them.
func (s *Session) meets(ctx context.Context, w *toWrite, finder *settings.Finder) (bool, error) {
	opt := files.Options{All: true, Skip: func(path string, dir bool) bool {
		return s.choice.ignored != nil && s.choice.ignored.skips(path, dir)
	}}
	err := files.Visit(ctx, s.gone(), opt, func(path string) error {
		if slices.Contains(settings.Names, filepath.Base(path)) {
			_, _ = finder.For(path)
		}
		if isLink(path) && w.is(path) && !w.isBaseline() {
			return errMet
		}
		return nil
	})
	if errors.Is(err, errMet) {
		return true, nil
	}
	return false, err
}

// gitReads reports whether a file is one by which git says what is checked: of what is ignored, of its settings, or of
// its database.
func (s *Session) gitReads(ctx context.Context, w *toWrite, report bool) bool {
	if s.request.NoIgnore && !s.request.chosen() {
		return false
	}
	at := filepath.ToSlash(realOf(w.file))
	_, inGit, found := strings.Cut(at, "/.git/")
	if filepath.Base(at) == ".gitignore" || found && (!report || !isBesideGit(inGit)) {
		return true
	}
	return slices.ContainsFunc(append(s.gone(), "."), func(folder string) bool {
		if !inRepository(folder) {
			return false
		}
		repo, err := git.Open(ctx, folder)
		if err != nil {
			return false
		}
		if w.isAmong(repo.Settings(ctx)) {
			return true
		}
		database := repo.Common(ctx)
		if database == "" {
			return false
		}
		rel, err := filepath.Rel(realOf(database), realOf(w.file))
		return err == nil && filepath.IsLocal(rel) && (!report || !isBesideGit(filepath.ToSlash(rel)))
	})
}

// isBesideGit reports whether a path in the database of git is none of its own, so that a report may lie there: git's
// files stand in folders, have no extension, or are locks.
func isBesideGit(path string) bool {
	ext := filepath.Ext(path)
	return !strings.Contains(path, "/") && ext != "" && ext != ".lock"
}

// checkOwn reports a file that is both to be read and to be written.
func (s *Session) checkOwn(ctx context.Context) error {
	for _, p := range s.request.Written {
		if err := s.MayWrite(ctx, p, !slices.Contains(s.request.Forced, p)); err != nil {
			return err
		}
	}
	for _, p := range s.choice.paths {
		if p != files.Stdin && s.writes(p) { // to standard output
			return &Misuse{p + " is to be checked and to be written: name another file for the report"}
		}
	}
	return nil
}
