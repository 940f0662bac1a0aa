package git

import (
	"bytes"
	"context"
	"strings"
)

// Ignored returns what git ignores below the folder of r, relative to it. A folder that is ignored as a
// whole ends in a slash and stands for all that it holds. What is tracked is never ignored.
func (r *Repo) Ignored(ctx context.Context) ([]string, error) {
	out, err := r.output(ctx, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
	return fields(out), err
}

// IgnoredOf returns those of paths that git ignores.
func (r *Repo) IgnoredOf(ctx context.Context, paths []string) ([]string, error) {
	cmd := r.command(ctx, "check-ignore", "--stdin", "-z")
	var out, told bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(strings.Join(paths, "\x00")+"\x00"), &out, &told
	if err := cmd.Run(); err != nil && exit(err) != 1 { // 1: none of them
		return nil, explain(ctx, "check-ignore", err, told.String())
	}
	return fields(out.Bytes()), nil
}
