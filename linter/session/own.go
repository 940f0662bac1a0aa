package session

import (
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
	if s.request.Output == nil {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && os.SameFile(s.request.Output, info)
}

// at reports whether the file stands at a path.
func (r *ownFile) at(path string) bool {
	if info, err := os.Stat(path); err == nil && r.info != nil {
		return os.SameFile(r.info, info)
	}
	abs, err := filepath.Abs(path)
	return err == nil && abs == r.abs
}

// checkOwn reports a file that is both to be checked and to be written.
func (s *Session) checkOwn() error {
	for _, p := range s.choice.paths {
		if p != files.Stdin && s.writes(p) {
			return &Misuse{p + " is to be checked and to be written: name another file for the report"}
		}
	}
	return nil
}
