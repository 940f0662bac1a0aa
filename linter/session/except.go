package session

import (
	"path/filepath"

	"cablelint/linter/settings"
)

// Exceptable returns the configuration that an exception for a file is written into, the nearest or else a new
// one, and the file's path below its folder. A new one lies in home, or beside a file that does not lie there.
func (s *Session) Exceptable(path, home string) (file, below string, err error) {
	e, err := s.InForce(path)
	if err != nil {
		return "", "", err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	if e.File != nil {
		rel, err := filepath.Rel(filepath.FromSlash(e.File.Dir), abs)
		return e.File.Path, filepath.ToSlash(rel), err
	}
	top, err := filepath.Abs(home)
	if err != nil {
		return "", "", err
	}
	if rel, err := filepath.Rel(top, abs); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(filepath.Join(home, settings.Name)), filepath.ToSlash(rel), nil
	}
	return filepath.ToSlash(filepath.Join(filepath.Dir(path), settings.Name)), filepath.Base(path), nil
}

// Beside returns what to read for a finding that a file has beside others, one list of paths after the other until it
// is there: the other may be in the current folder or in that of the file. That is read by itself too, as it is where
// git ignores it.
func Beside(path string) ([][]string, error) {
	here, err := filepath.Abs(".")
	if err != nil {
		return nil, err
	}
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	within, around := holds(here, folder), holds(folder, here)
	if rel, err := filepath.Rel(here, folder); err == nil { // else it is on another drive
		folder = rel
	}
	switch {
	case within:
		return [][]string{{"."}, {folder}}, nil
	case around:
		return [][]string{{folder}}, nil
	}
	return [][]string{{".", folder}, {folder}}, nil
}

// holds reports whether a folder is another or has it somewhere in it.
func holds(folder, other string) bool {
	rel, err := filepath.Rel(folder, other)
	return err == nil && filepath.IsLocal(rel)
}
