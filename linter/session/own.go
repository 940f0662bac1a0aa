package session

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"cablelint/linter/files"
)

// ownFile is a file that the run writes, which is new with every run: it is never read.
type ownFile struct {
	base string
	info os.FileInfo // nil: it is not there yet
	abs  string
}

// ownFiles are the files that a run writes, and those that links of their names lead to.
func ownFiles(paths []string) []ownFile {
	var all []ownFile
	for _, p := range paths {
		led, err := filepath.EvalSymlinks(p)
		if err != nil {
			led = p
		}
		for _, name := range slices.Compact([]string{p, led}) {
			info, _ := os.Stat(name)
			abs, _ := filepath.Abs(name)
			all = append(all, ownFile{filepath.Base(name), info, abs})
		}
	}
	return all
}

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

// at reports whether the file stands at a path.
func (r *ownFile) at(path string) bool {
	if info, err := os.Stat(path); err == nil && r.info != nil {
		return os.SameFile(r.info, info)
	}
	abs, err := filepath.Abs(path)
	return err == nil && abs == r.abs
}

// MayWrite reports a file that the run is to write and that it writes otherwise, or reads: one that is named, or
// listed, or the list itself, or what says how files are judged. Where it holds something else than a report it is one
// that the run would read, too, if it lies in a folder that is gone through or a link there leads to it.
func (s *Session) MayWrite(ctx context.Context, file string, report bool) error {
	w := s.toWrite(file)
	switch {
	case s.isOutput(file):
		return &Misuse{file + " is standard output or standard error too, and would be replaced: name another file"}
	case w.isAmong(s.choice.paths):
		return &Misuse{file + " is to be checked and to be written: name another file for the report"}
	case w.isAmong(append([]string{s.request.List, s.request.Config}, s.request.Sources...)):
		return w.saysHow()
	case !w.exists(), report && !w.isBaseline(): // nothing is lost, and nothing is read of it
		return nil
	case !report && s.gitReads(ctx, w):
		return w.saysHow()
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

// InTree reports whether a file lies in the work tree of a folder, in the folder itself where that is in none; links
// followed.
func InTree(file, folder string) bool { return isIn(file, topOf(realOf(folder))) }

// isIn reports whether a file lies in a folder, links followed.
func isIn(file, folder string) bool {
	rel, err := filepath.Rel(realOf(folder), realOf(file))
	return err == nil && filepath.IsLocal(rel)
}

// realOf is where a path leads, in full, be there a file or not.
func realOf(p string) string {
	if led, err := filepath.EvalSymlinks(p); err == nil {
		p = led
	} else if folder, err := filepath.EvalSymlinks(filepath.Dir(p)); err == nil {
		p = filepath.Join(folder, filepath.Base(p))
	}
	if abs, err := filepath.Abs(p); err == nil {
		p = abs
	}
	return p
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
