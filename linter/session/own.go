package session

import (
	"os"
	"path/filepath"
	"slices"

	"cablelint/linter/files"
	"cablelint/linter/settings"
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
// that the run would read, too, if it lies in a folder that is gone through.
func (s *Session) MayWrite(file string, report bool) error {
	r := &s.request
	if s.isOutput(file) {
		return &Misuse{file + " is standard output or standard error too, and would be replaced: name another file"}
	}
	if slices.ContainsFunc(s.choice.paths, func(p string) bool { return p != files.Stdin && isAt(file, p) }) {
		return &Misuse{file + " is to be checked and to be written: name another file for the report"}
	}
	asked := slices.ContainsFunc(append([]string{r.List, r.Config}, r.Sources...), func(p string) bool {
		return p != "" && p != files.Stdin && isAt(file, p)
	})
	reads := func(name string) bool { return s.finder.Reads(file, name) }
	if asked || reads(file) || slices.ContainsFunc(append(s.folders(), "."), func(p string) bool {
		return reads(filepath.Join(p, settings.Name))
	}) {
		return &Misuse{file + " says what is checked or how, and is to be written: name another file for the report"}
	}
	if !report && s.goesThrough(file) {
		return &Misuse{file + " is no report and lies in a folder that is to be checked: name another file for the report"}
	}
	return nil
}

// isAt reports whether a file that is to be written stands at a path.
func isAt(file, path string) bool {
	return slices.ContainsFunc(ownFiles([]string{file}), func(o ownFile) bool { return o.at(path) })
}

// goesThrough reports whether a file lies in a folder that the run is about.
func (s *Session) goesThrough(file string) bool {
	folders := s.folders()
	if s.request.chosen() {
		folders = append(folders, ".")
	}
	return slices.ContainsFunc(folders, func(p string) bool {
		rel, err := filepath.Rel(realOf(p), realOf(file))
		return err == nil && filepath.IsLocal(rel)
	})
}

// realOf is where a path leads, in full.
func realOf(p string) string {
	if led, err := filepath.EvalSymlinks(p); err == nil {
		p = led
	}
	if abs, err := filepath.Abs(p); err == nil {
		p = abs
	}
	return p
}

// checkOwn reports a file that is both to be read and to be written.
func (s *Session) checkOwn() error {
	for _, p := range s.request.Written {
		if err := s.MayWrite(p, !slices.Contains(s.request.Forced, p)); err != nil {
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
