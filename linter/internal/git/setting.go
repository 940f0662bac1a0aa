package git

import (
	"context"
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
