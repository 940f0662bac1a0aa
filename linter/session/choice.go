package session

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/internal/git"
	"cablelint/linter/settings"
)

// choice is what a run is about.
type choice struct {
	paths   []string
	placeOf func(path string) (at int, found bool)   // in the list that names paths; nil: there is none
	given   func(give func(files.Given) error) error // in place of the paths; nil: they are walked
	ignored *ignored                                 // what git ignores in folders; nil: nothing
	staged  *stagedFiles                             // nil where the work tree is checked
	before  func(path string) ([]byte, error)        // reads files as they were before what is checked; nil: nothing was
	deleted []git.Entry                              // files that are gone since, where a collection is judged
	named   map[string]bool                          // the paths that the user named, as the walk and git write them
	files   []string                                 // files among them that git may ignore
	passed  map[string]bool                          // those that it does ignore, where that counts
	opened  []string                                 // folders, with a slash, named although they are excluded
}

// nothing stands for an empty list of files.
func nothing(func(files.Given) error) error { return nil }

// choose finds out which files are meant.
func (s *Session) choose(ctx context.Context) error {
	if s.request.Imported != nil {
		s.choice.given = nothing
		return nil
	}
	if err := s.list(ctx); err != nil || s.choice.given != nil {
		return err
	}
	s.choice.named = s.names()
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
func (s *Session) list(ctx context.Context) error {
	r, ch := &s.request, &s.choice
	ch.paths = slices.Clone(r.Paths)
	if r.List != "" {
		listed, err := readList(ctx, r.List, r.Stdin)
		if err != nil {
			return err
		}
		ch.placeOf = placesIn(listed)
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

// alone returns settings under which only the rules of the ceiling run.
func alone(set *linter.Settings) *linter.Settings {
	bound := *set
	bound.CeilingAlone = true
	return &bound
}

// certain takes from settings, in place, what only warns: of what is excluded people need not hear words that may be
// markings, unless those are errors to them.
func certain(set *linter.Settings) *linter.Settings {
	if !set.CeilingStrict {
		set.Ignore = append(slices.Clip(set.Ignore), "ceiling-suspected")
	}
	return set
}

// names are the paths that the user named: as the walk writes them, standard input by the name that it is treated
// as, and relative to the current folder, as git writes them.
func (s *Session) names() map[string]bool {
	names := map[string]bool{}
	here, _ := os.Getwd()
	for _, p := range s.choice.paths {
		if p == files.Stdin {
			names[s.request.StdinName] = true
			continue
		}
		names[files.Tidy(p)] = true
		if rel, err := filepath.Rel(here, p); filepath.IsAbs(p) && err == nil {
			names[filepath.ToSlash(rel)] = true
		}
	}
	return names
}

// openFolders notes the folders that the user named although they are excluded: what lies in them is asked for.
func (s *Session) openFolders() {
	for _, p := range s.folders() {
		if e, err := s.finder.For(Inside(p)); err == nil && e.Excluded && !e.ForceExclude.Value {
			s.choice.opened = append(s.choice.opened, strings.TrimSuffix(files.Tidy(p), "/")+"/")
		}
	}
}

// excludes reports whether a path is left out but for its ceiling: met in a folder, or named where that does not
// count.
func (s *Session) excludes(path string, e *settings.Effective) bool {
	if s.choice.named[path] {
		return e.ForceExclude.Value && (e.Excluded || s.choice.passed[path])
	}
	return e.Excluded && !slices.ContainsFunc(s.choice.opened, func(folder string) bool {
		return strings.HasPrefix(path, folder)
	})
}

// LeftOut reports whether nothing at all is asked of a file: it is excluded and no ceiling holds for it. Where
// the configuration is broken nothing is left out, so that the mistake is met.
func (s *Session) LeftOut(path string) bool {
	e, err := s.InForce(path)
	return err == nil && s.leavesOut(path, e)
}

func (s *Session) leavesOut(path string, e *settings.Effective) bool {
	return !e.Ceiling.From.Set() && s.excludes(path, e)
}

// walked are the paths that are walked: what the user named, without files of which nothing is asked. A folder is
// walked all the same, as a ceiling may hold somewhere in it.
func (s *Session) walked() []string {
	return slices.DeleteFunc(slices.Clone(s.choice.paths), func(p string) bool {
		info, err := os.Stat(p)
		return p != files.Stdin && (err != nil || !info.IsDir()) && s.LeftOut(files.Tidy(p))
	})
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
