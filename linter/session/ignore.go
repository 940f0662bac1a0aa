package session

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"cablelint/linter/files"
	"cablelint/linter/internal/git"
)

// leaveOut sees to it that what git ignores is left out of the folders named. Where git does not answer,
// everything is checked, and a note says so.
func (s *Session) leaveOut(ctx context.Context) {
	ig := &ignored{ctx: ctx, paths: map[string]bool{}}
	for _, p := range s.choice.paths {
		info, err := os.Stat(p)
		switch {
		case p == files.Stdin || err != nil || !inRepository(p):
		case info.IsDir():
			if err := ig.load(p); err != nil {
				s.note(".gitignore is not followed: %v", err)
			}
		default:
			s.choice.files = append(s.choice.files, p)
		}
	}
	s.choice.ignored = ig
}

// leaveOutNamed notes which of the files named git ignores, where that counts for files that are named.
func (s *Session) leaveOutNamed(ctx context.Context) {
	named := slices.DeleteFunc(s.choice.files, func(p string) bool {
		e, err := s.finder.For(p)
		return err != nil || !e.ForceExclude.Value
	})
	if len(named) == 0 {
		return
	}
	out, err := ignoredOf(ctx, named)
	if err != nil {
		s.note(".gitignore is not followed: %v", err)
		return
	}
	s.choice.passed = map[string]bool{}
	for _, p := range out {
		s.choice.passed[files.Tidy(p)] = true
	}
}

func ignoredOf(ctx context.Context, paths []string) ([]string, error) {
	repo, err := git.Open(ctx, ".")
	if err != nil {
		return nil, err
	}
	return repo.IgnoredOf(ctx, paths)
}

// inRepository reports whether p may lie in a repository. It is asked first as it costs no process.
func inRepository(p string) bool {
	if os.Getenv("GIT_DIR") != "" {
		return true
	}
	dir, err := filepath.Abs(p)
	if err != nil {
		return false
	}
	if led, err := filepath.EvalSymlinks(dir); err == nil {
		dir = led
	}
	return hasGit(topOf(dir))
}

// ignored is what git ignores in the folders that are walked.
type ignored struct {
	ctx   context.Context //nolint:containedctx // the walk asks back without one
	mu    sync.Mutex      // files are counted while they are walked
	paths map[string]bool // as the walk writes them; folders with a slash
}

// load asks about the folder dir. It is never ignored itself: the user named it, or it is another repository.
func (ig *ignored) load(dir string) error {
	repo, err := git.Open(ig.ctx, dir)
	if err != nil {
		return err
	}
	found, err := repo.Ignored(ig.ctx)
	if err != nil {
		return err
	}
	dir = filepath.ToSlash(filepath.Clean(dir))
	for _, p := range found {
		if p == "./" {
			continue
		}
		joined := path.Join(dir, p)
		if p[len(p)-1] == '/' {
			joined += "/"
		}
		ig.paths[joined] = true
	}
	return nil
}

// skips is asked by the walk, folder by folder. A folder that is a repository of its own has its own rules;
// where they cannot be had, all of it is checked.
func (ig *ignored) skips(p string, dir bool) bool {
	ig.mu.Lock()
	defer ig.mu.Unlock()
	if !dir {
		return ig.paths[p]
	}
	if ig.paths[p+"/"] {
		return true
	}
	if hasGit(p) {
		_ = ig.load(p)
	}
	return false
}
