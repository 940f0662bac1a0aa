package git

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// Error is a question that git did not answer.
type Error struct {
	What string // "this folder is in no git repository"
	Hint string // what can be done about it
	Err  error  // the cause; nil when there is none below
}

func (e *Error) Error() string { return e.What + ": " + e.Hint }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// causes are what git says, and what that means to somebody who did not call it.
var causes = []struct{ said, what, hint string }{
	{
		"not a git repository", "this folder is in no git repository",
		"run cablelint inside one, or name the files to check",
	},
	{
		"dubious ownership", "git does not trust this repository, which belongs to somebody else",
		"git config --global --add safe.directory and the path of the repository",
	},
	{"is outside repository", "a path lies outside the repository", "name paths inside it"},
	{"index file corrupt", "the index of the repository is damaged", "git fsck, then git reset to make it anew"},
	{"index file smaller", "the index of the repository is damaged", "git fsck, then git reset to make it anew"},
	{"bad object", "the repository lacks an object that it names", "git fsck names it; git fetch may bring it"},
	{
		"Could not read", "the repository lacks an object that it names",
		"git fsck names it; git fetch may bring it",
	},
}

// explain makes an error of a failed run of git.
func explain(ctx context.Context, verb string, err error, told string) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return &Error{What: "git was not found", Hint: "install git, or name the files to check", Err: err}
	}
	for _, c := range causes {
		if strings.Contains(told, c.said) {
			return &Error{What: c.what, Hint: c.hint, Err: err}
		}
	}
	return &Error{
		What: fmt.Sprintf("git %s failed (%v)", verb, err),
		Hint: firstOf(told, "run git status in this folder to see what is wrong with the repository"), Err: err,
	}
}

// firstOf returns the first line of what git said, or else instead.
func firstOf(told, instead string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(told), "\n")
	for _, head := range []string{"fatal: ", "error: "} {
		line = strings.TrimPrefix(line, head)
	}
	if line == "" {
		return instead
	}
	return line
}
