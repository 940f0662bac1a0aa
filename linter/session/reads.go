package session

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/internal/git"
	"cablelint/linter/settings"
)

// toWrite is a file that the run is to write, and what it may not be: one that the run reads.
type toWrite struct {
	file string
	at   []ownFile // where it stands, and where a link leads that it is
}

func (s *Session) toWrite(file string) *toWrite { return &toWrite{file, ownFiles([]string{file})} }

// is reports whether the file is the one at a path, by whatever name.
func (w *toWrite) is(path string) bool {
	return path != "" && path != files.Stdin && slices.ContainsFunc(w.at, func(o ownFile) bool { return o.at(path) })
}

func (w *toWrite) isAmong(paths []string) bool { return slices.ContainsFunc(paths, w.is) }

// exists reports whether there is something to lose.
func (w *toWrite) exists() bool {
	info, err := os.Stat(w.file)
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

// isBaseline reports whether the file is one, which a configuration may name.
func (w *toWrite) isBaseline() bool {
	f, err := os.Open(w.file)
	if err != nil {
		return false
	}
	defer f.Close()
	return except.Heads(bufio.NewReader(f))
}

// saysHow is what is said where the file says something to the run.
func (w *toWrite) saysHow() error {
	return &Misuse{w.file + " says what is checked or how, and is to be written: name another file for the report"}
}

// readsOtherwise reports a file that is a configuration or a baseline of the run, or that it comes to by a link. What
// the run is about is gone through for it: a folder far down may have a configuration of its own, and a link lie there.
func (s *Session) readsOtherwise(ctx context.Context, w *toWrite) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	opt := s.sources(ctx, dir)
	opt.Read, opt.Committed, opt.Before, opt.Lenient = nil, nil, nil, true // what lies on the disk is written over
	finder, err := settings.NewFinder(opt)
	if err != nil {
		return err
	}
	for _, p := range slices.Concat(s.choice.paths, s.gone(), []string{"."}) {
		_, _ = finder.For(Inside(p)) // a mistake is told where the run meets it
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

// errMet ends a walk that has come to the file.
var errMet = errors.New("it is the one")

// meets goes through the folders of the run and reports whether a link in them leads to the file. finder learns of the
// configurations in them.
func (s *Session) meets(ctx context.Context, w *toWrite, finder *settings.Finder) (bool, error) {
	opt := s.files()
	opt.Given = nil
	opt.Skip = func(path string, dir bool) bool {
		return s.choice.ignored != nil && s.choice.ignored.skips(path, dir)
	}
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

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}

// gitReads reports whether a file is one by which git says what is checked: of its database, of what is ignored, or of
// its settings.
func (s *Session) gitReads(ctx context.Context, w *toWrite) bool {
	if s.request.NoIgnore && !s.request.chosen() {
		return false
	}
	at := filepath.ToSlash(realOf(w.file))
	if filepath.Base(at) == ".gitignore" || strings.Contains(at, "/.git/") {
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
		database := repo.Common(ctx)
		return w.isAmong(repo.Settings(ctx)) || database != "" && isIn(w.file, database)
	})
}
