// Package git asks the git command about a repository: what is staged, what changed, what is ignored,
// and what its history holds. Git itself is the only exact answer to these; nothing here reads its files.
//
// Paths go in and come out as git has them, as bytes between NULs: with blanks, line ends and bytes that
// are no UTF-8. Those that come out are relative to the folder that the [Repo] was opened in.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Repo is a repository as seen from a folder of its work tree, or from a bare repository.
type Repo struct {
	dir    string
	prefix string // of dir below the top of the work tree, with its slash; "" at the top
	noTree bool   // a bare repository, or the folder of its database
	env    []string
}

// Open finds the repository that dir lies in.
func Open(ctx context.Context, dir string) (*Repo, error) {
	r := &Repo{dir: dir}
	out, err := r.output(ctx, "rev-parse", "--is-inside-work-tree", "--show-prefix")
	if err != nil {
		return nil, err
	}
	inside, prefix, _ := strings.Cut(string(out), "\n") // the prefix may hold line ends of its own
	r.prefix, r.noTree = strings.TrimSuffix(prefix, "\n"), inside != "true"
	return r, nil
}

// needTree reports a question about a work tree that there is none of.
func (r *Repo) needTree() error {
	if r.noTree {
		return &Error{
			What: "this repository has no work tree",
			Hint: "run cablelint in a clone, or check it with --history",
		}
	}
	return nil
}

// output runs git and returns what it writes.
func (r *Repo) output(ctx context.Context, args ...string) ([]byte, error) {
	cmd := r.command(ctx, args...)
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	if err := cmd.Run(); err != nil {
		return nil, explain(ctx, verbOf(args), err, told.String())
	}
	return out.Bytes(), nil
}

// literal goes before the verb of a command that is given a user's paths: there is no magic in them.
const literal = "--literal-pathspecs"

func verbOf(args []string) string {
	if args[0] == literal {
		return args[1]
	}
	return args[0]
}

// command is git with everything switched off that a user's settings could change in its answers: languages, objects
// that stand in for others, and locks taken only to save time. A folder may have come with a repository from anywhere:
// nothing is fetched, and no program is run that its settings name to watch files.
func (r *Repo) command(ctx context.Context, args ...string) *exec.Cmd {
	args = slices.Concat(
		[]string{"--no-replace-objects", "--no-optional-locks", "--no-pager", "-c", "core.fsmonitor=false"}, args)
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = r.dir
	cmd.Env = slices.Concat(os.Environ(),
		[]string{"LC_ALL=C", "LANGUAGE=", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none"}, r.env)
	return cmd
}

// unfiltered is the repository without the programs that its settings name to read the files of its work tree. A file
// that they would find to be as it was counts as changed, where its time is another.
func (r *Repo) unfiltered(ctx context.Context) (*Repo, error) {
	out, err := r.output(ctx, "config", "-z", "--name-only", "--get-regexp", `^filter\..*\.(clean|process|required)$`)
	if err != nil && exit(err) != 1 { // 1: there are none
		return nil, err
	}
	plain := *r
	given, _ := strconv.Atoi(os.Getenv("GIT_CONFIG_COUNT"))
	for i, name := range fields(out) { // names may hold any sign, so they are no arguments
		value := ""
		if strings.HasSuffix(name, ".required") {
			value = "false"
		}
		plain.env = append(plain.env, setting(given+i, name, value)...)
	}
	return &plain, nil
}

// setting is one more setting than so many, for the environment.
func setting(many int, name, value string) []string {
	return []string{
		fmt.Sprintf("GIT_CONFIG_KEY_%d=%s", many, name), fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", many, value),
		fmt.Sprintf("GIT_CONFIG_COUNT=%d", many+1),
	}
}

// Top is the folder at the top of the work tree.
func (r *Repo) Top() string {
	return filepath.Join(r.dir, strings.Repeat("../", strings.Count(r.prefix, "/")))
}

// Here makes a path that git counts from the top of the work tree relative to the folder of r.
func (r *Repo) Here(path string) string {
	if r.prefix == "" {
		return path
	}
	up := 0
	for base := r.prefix; base != ""; up++ {
		if rest, below := strings.CutPrefix(path, base); below {
			return strings.Repeat("../", up) + rest
		}
		base = base[:strings.LastIndexByte(strings.TrimSuffix(base, "/"), '/')+1]
	}
	return strings.Repeat("../", up) + path
}

// exit returns the status that git ended with, -1 when it did not end by itself.
func exit(err error) int {
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return ended.ExitCode()
	}
	return -1
}

// fields splits what git writes with -z.
func fields(out []byte) []string {
	if len(out) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}
