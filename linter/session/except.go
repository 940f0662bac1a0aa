package session

import (
	"path/filepath"
	"strings"

	"cablelint/linter/settings"
)

// Exceptable returns the configuration that an exception for a file is written into, the nearest or else a new
// one, and the file's path below its folder. A new one lies in the current folder, or beside a file that does
// not lie there.
func (s *Session) Exceptable(path string) (file, below string, err error) {
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
	here, err := filepath.Abs(".")
	if err != nil {
		return "", "", err
	}
	if rel, err := filepath.Rel(here, abs); err == nil && filepath.IsLocal(rel) {
		return settings.Name, filepath.ToSlash(rel), nil
	}
	return strings.TrimPrefix(filepath.ToSlash(filepath.Join(filepath.Dir(path), settings.Name)), "./"),
		filepath.Base(path), nil
}
