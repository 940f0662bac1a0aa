package git

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// Setting returns what git is set to by a key, such as core.commentChar; "" where it is not.
func (r *Repo) Setting(ctx context.Context, key string) string {
	out, err := r.output(ctx, "config", "--get", key)
	if err != nil { // status 1 where the key is not set
		return ""
	}
	return strings.TrimSuffix(string(out), "\n")
}

// Settings returns the files that say what git is set to, and the one that says what it ignores in every repository, be
// it there or not. Those in the database are told by their paths as git has them.
func (r *Repo) Settings(ctx context.Context) []string {
	var paths []string
	out, _ := r.output(ctx, "config", "--list", "--show-origin", "-z", "--name-only")
	for i, origin := range fields(out) {
		if file, isFile := strings.CutPrefix(origin, "file:"); isFile && i%2 == 0 {
			paths = append(paths, r.from(file))
		}
	}
	return append(paths, r.ignoresAll(ctx))
}

// ignoresAll is the file of what a user has git ignore everywhere.
func (r *Repo) ignoresAll(ctx context.Context) string {
	if out, err := r.output(ctx, "config", "--type=path", "--get", "core.excludesFile"); err == nil {
		return strings.TrimSuffix(string(out), "\n")
	}
	folder := os.Getenv("XDG_CONFIG_HOME")
	if folder == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		folder = filepath.Join(home, ".config")
	}
	return filepath.Join(folder, "git", "ignore")
}

// Database returns the absolute path of the folder in which git keeps what is not the work tree's: .git in most, a
// folder in it for a further work tree; "" where git does not say.
func (r *Repo) Database(ctx context.Context) string {
	out, err := r.output(ctx, "rev-parse", "--absolute-git-dir")
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(out), "\n")
}

// Common returns the absolute path of the folder that all work trees of the repository share, in which Git LFS and
// git-annex keep contents; "" where git does not say.
func (r *Repo) Common(ctx context.Context) string {
	out, err := r.output(ctx, "rev-parse", "--git-common-dir")
	if err != nil {
		return ""
	}
	abs, err := filepath.Abs(r.from(strings.TrimSuffix(string(out), "\n")))
	if err != nil {
		return ""
	}
	return abs
}

// from is a path as git tells it from the folder of r.
func (r *Repo) from(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(r.dir, path)
}
