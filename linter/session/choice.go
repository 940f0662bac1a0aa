package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter"
	"cablelint/linter/files"
)

// choice is what a run is about.
type choice struct {
	paths   []string
	given   func(give func(files.Given) error) error // in place of the paths; nil: they are walked
	ignored *ignored                                 // what git ignores in folders; nil: nothing
	staged  *stagedFiles                             // nil where the work tree is checked
	named   map[string]bool                          // the paths as the walk and git write them
	files   []string                                 // files among them that git may ignore
	dropped map[string]bool                          // those that it does ignore, where that counts
}

// nothing stands for an empty list of files.
func nothing(func(files.Given) error) error { return nil }

// choose finds out which files are meant.
func (s *Session) choose(ctx context.Context) error {
	if err := s.list(); err != nil || s.choice.given != nil {
		return err
	}
	s.choice.named = map[string]bool{}
	for _, p := range s.choice.paths {
		s.choice.named[tidy(p)] = true
	}
	switch r := &s.request; {
	case r.ofHistory():
		return s.fromHistory(ctx)
	case r.Staged:
		return s.fromIndex(ctx)
	case r.Since != "":
		return s.fromChanges(ctx)
	case !r.NoIgnore:
		s.leaveOut(ctx)
	}
	return nil
}

// list collects the paths named and listed; the current folder where there are neither.
func (s *Session) list() error {
	r, ch := &s.request, &s.choice
	ch.paths = slices.Clone(r.Paths)
	if r.List != "" {
		listed, err := readList(r.List, r.Stdin)
		if err != nil {
			return err
		}
		if ch.paths = append(ch.paths, listed...); len(ch.paths) == 0 {
			s.note("--files-from lists no file")
			ch.given = nothing
		}
		return nil
	}
	if len(ch.paths) == 0 && !r.chosen() {
		ch.paths = []string{"."}
	}
	return nil
}

// note keeps something that the user should know of what the run is about.
func (s *Session) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

// readList reads a list of paths: between NULs where it holds one, else by lines.
func readList(from string, in io.Reader) ([]string, error) {
	var list []byte
	var err error
	if from == files.Stdin {
		list, err = io.ReadAll(in)
	} else {
		list, err = os.ReadFile(from)
	}
	if err != nil {
		return nil, fmt.Errorf("--files-from: the list %s cannot be read: %w", from, cause(err))
	}
	sep := "\n"
	if bytes.IndexByte(list, 0) >= 0 {
		sep = "\x00"
	}
	var paths []string
	for _, p := range strings.Split(string(list), sep) {
		if sep == "\n" {
			p = strings.TrimSuffix(p, "\r")
		}
		switch p {
		case "":
		case files.Stdin: // a file of that name
			paths = append(paths, "./"+p)
		default:
			paths = append(paths, p)
		}
	}
	return paths, nil
}

// cause takes the path out of err.
func cause(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// alone returns settings under which only the rules of the ceiling run.
func alone(set *linter.Settings) *linter.Settings {
	bound := *set
	bound.CeilingAlone = true
	return &bound
}

// tidy is how the walk and git write a path.
func tidy(p string) string {
	if p == files.Stdin {
		return p
	}
	return filepath.ToSlash(filepath.Clean(p))
}

// paths are those that are walked: what the user named, without what is excluded where that counts for it too,
// and without what the run writes itself.
func (s *Session) paths() []string {
	return slices.DeleteFunc(slices.Clone(s.choice.paths), func(p string) bool {
		return p != files.Stdin && (s.dropped(p) || s.writes(p))
	})
}

// dropped reports whether nothing is asked of a file that was named. A folder is walked all the same, as a
// ceiling may hold somewhere in it.
func (s *Session) dropped(p string) bool {
	if info, err := os.Stat(p); err == nil && info.IsDir() {
		return false
	}
	e, err := s.finder.For(p)
	return err == nil && e.ForceExclude.Value && !e.Ceiling.From.Set() && (e.Excluded || s.choice.dropped[tidy(p)])
}

// writes reports whether a path is that of a file which the run writes: it is new with every run. What is staged
// under its name is not.
func (s *Session) writes(path string) bool {
	if len(s.request.Written) == 0 || s.choice.staged != nil {
		return false
	}
	for _, written := range s.request.Written {
		if filepath.Base(written) == filepath.Base(path) && sameFile(written, path) {
			return true
		}
	}
	return false
}

// sameFile reports whether two names lead to one place.
func sameFile(a, b string) bool {
	if one, err := os.Stat(a); err == nil {
		if other, err := os.Stat(b); err == nil {
			return os.SameFile(one, other)
		}
	}
	one, err := filepath.Abs(a)
	if err != nil {
		return false
	}
	other, err := filepath.Abs(b)
	return err == nil && one == other
}

// folders are those that the run goes through whole.
func (s *Session) folders() []string {
	if s.choice.given != nil {
		return nil
	}
	var out []string
	for _, p := range s.choice.paths {
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			out = append(out, p)
		}
	}
	return out
}
