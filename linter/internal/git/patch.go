package git

import (
	"context"
	"strings"
)

// StagedPatch returns the comparison of what is staged that `git commit -v` shows: with the newest commit, or, where
// that is amended, with the one before it. prefixed: with the prefixes of `git commit -v -v`.
func (r *Repo) StagedPatch(ctx context.Context, amended, prefixed bool) ([]byte, error) {
	args := []string{"--cached"}
	if prefixed {
		args = append(args, "--src-prefix=c/", "--dst-prefix=i/")
	}
	if !amended {
		return r.patch(ctx, args...)
	}
	out, err := r.patch(ctx, append(args, "HEAD^")...)
	if exit(err) <= 0 {
		return out, err
	}
	none, err := r.output(ctx, "hash-object", "-t", "tree", "--stdin") // the first commit had nothing before it
	if err != nil {
		return nil, err
	}
	return r.patch(ctx, append(args, strings.TrimSpace(string(none)))...)
}

// UnstagedPatch returns the comparison of the work tree with what is staged that `git commit -v -v` shows.
func (r *Repo) UnstagedPatch(ctx context.Context) ([]byte, error) {
	return r.patch(ctx, "--src-prefix=i/", "--dst-prefix=w/")
}

// patch compares as the user's settings have it, but for programs that they name: where one has made a part of what
// `git commit -v` shows, the comparison is another. It is of the whole repository.
func (r *Repo) patch(ctx context.Context, args ...string) ([]byte, error) {
	plain, err := r.unfiltered(ctx)
	if err != nil {
		return nil, err
	}
	args = append([]string{"diff", "--patch", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative"}, args...)
	return plain.output(ctx, append(args, "--")...)
}
