package main

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"cablelint/linter/files"
	"cablelint/linter/git"
)

// leaveOut sees to it that what git ignores is left out of the folders named and, with force, of the
// files named. Where git does not answer, everything is checked, and a note says so.
func (ch *choice) leaveOut(ctx context.Context, con *console, force bool) {
	ig := &ignored{ctx: ctx, paths: map[string]bool{}}
	var named, kept []string
	for _, p := range ch.paths {
		info, err := os.Stat(p)
		switch {
		case p == files.Stdin || err != nil || !inRepository(con, p):
		case info.IsDir():
			if err := ig.load(p); err != nil {
				ch.notes = append(ch.notes, ".gitignore is not followed: "+err.Error())
			}
		case force:
			named = append(named, p)
		}
	}
	if len(ig.paths) > 0 || len(ch.paths) > 0 {
		ch.skip = ig.skips
	}
	if len(named) == 0 {
		return
	}
	out, err := ignoredOf(ctx, named)
	if err != nil {
		ch.notes = append(ch.notes, ".gitignore is not followed: "+err.Error())
		return
	}
	for _, p := range ch.paths {
		if !slices.Contains(out, p) {
			kept = append(kept, p)
		}
	}
	if ch.paths = kept; len(kept) == 0 {
		ch.given = func(func(files.Given) error) error { return nil }
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
func inRepository(con *console, p string) bool {
	if con.env("GIT_DIR") != "" {
		return true
	}
	dir, err := filepath.Abs(p)
	if err != nil {
		return false
	}
	if led, err := filepath.EvalSymlinks(dir); err == nil {
		dir = led
	}
	for {
		if hasGit(dir) {
			return true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return false
		}
		dir = up
	}
}

// hasGit reports whether dir is the top of a work tree. In a submodule or another work tree .git is a file.
func hasGit(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil
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
