package git

import (
	"context"
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
	folder := strings.TrimSuffix(string(out), "\n")
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(r.dir, folder)
	}
	abs, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	return abs
}
