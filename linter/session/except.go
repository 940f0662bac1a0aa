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
