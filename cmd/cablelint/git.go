package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/git"

	"github.com/urfave/cli/v2"
)

// choiceFlags are those that choose files by other means than paths.
func choiceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "staged", Usage: "check what is staged, as it is staged"},
		&cli.StringFlag{Name: "since", Usage: "check what changed since this branch left `REV`"},
		&cli.BoolFlag{Name: "history", Usage: "check every file and message of the history against the ceiling"},
		&cli.StringFlag{
			Name: "files-from", Usage: "check the paths that `FILE` lists by lines or NULs; - is standard input",
		},
		&cli.BoolFlag{Name: "no-gitignore", Usage: "check in folders what git ignores too"},
		&cli.BoolFlag{Name: "force-exclude", Usage: "leave out excluded files even if they are named"},
	}
}

// choice is what a run is about.
type choice struct {
	paths  []string
	given  func(give func(files.Given) error) error // in place of the paths; nil: they are walked
	skip   func(path string, dir bool) bool         // what git ignores; nil: nothing
	notes  []string                                 // what the user should know of it
	staged *stagedFiles                             // nil where the work tree is checked
	close  func() error                             // after the run; nil: nothing to close
}

// choose reads the flags of choiceFlags and the paths.
func choose(c *cli.Context, con *console, set *linter.Settings) (*choice, error) {
	if err := checkChoice(c, set); err != nil {
		return nil, err
	}
	ch := &choice{}
	if err := ch.list(c, con); err != nil {
		return nil, err
	}
	var err error
	switch {
	case c.Bool("history"):
		set.Select, set.Ignore = []string{"ceiling-*"}, nil
		err = ch.fromHistory(c.Context)
	case c.Bool("staged"):
		err = ch.fromIndex(c.Context)
	case c.IsSet("since"):
		err = ch.fromChanges(c.Context, c.String("since"))
	case !c.Bool("no-gitignore"):
		ch.leaveOut(c.Context, con, c.Bool("force-exclude"))
	}
	return ch, err
}

// end closes what the run read from.
func (ch *choice) end() {
	if ch.close != nil {
		_ = ch.close() // what kept git from ending well was said of the file that was read
	}
}

// tell says what the user should know of the choice.
func (ch *choice) tell(n *notes) {
	for _, note := range ch.notes {
		if !n.quiet {
			n.say("%s", note)
		}
	}
}

// checkChoice reports flags that exclude one another.
func checkChoice(c *cli.Context, set *linter.Settings) error {
	var ways []string
	for _, flag := range []string{"staged", "since", "history"} {
		if c.IsSet(flag) {
			ways = append(ways, "--"+flag)
		}
	}
	name := c.Command.Name
	switch {
	case len(ways) > 1:
		return misused(name, "%s exclude one another: give one", strings.Join(ways, " and "))
	case len(ways) == 0:
		return nil
	case ways[0] == "--history" && set.Ceiling == 0:
		return misused(name, "--history checks against a ceiling and there is none: "+
			"give --ceiling LEVEL, or set ceiling in .cablelint.yml")
	case ways[0] == "--history" && (c.Args().Present() || c.IsSet("files-from")):
		return misused(name, "--history checks the whole history: it takes no paths")
	}
	for _, p := range c.Args().Slice() {
		if p == files.Stdin {
			return misused(name, "%s checks files of the repository: it does not take standard input", ways[0])
		}
	}
	return nil
}

// list collects the paths named and listed; the current folder where there are neither.
func (ch *choice) list(c *cli.Context, con *console) error {
	ch.paths = c.Args().Slice()
	if from := c.String("files-from"); from != "" {
		listed, err := readList(from, con.in)
		if err != nil {
			return err
		}
		if ch.paths = append(ch.paths, listed...); len(ch.paths) == 0 {
			ch.notes = append(ch.notes, "--files-from lists no file")
			ch.given = func(func(files.Given) error) error { return nil }
		}
		return nil
	}
	ways := c.Bool("staged") || c.IsSet("since") || c.Bool("history")
	if len(ch.paths) == 0 && !ways {
		ch.paths = []string{"."}
	}
	return nil
}

// readList reads a list of paths: between NULs where it holds one, else by lines.
func readList(from string, in io.Reader) ([]string, error) {
	var list []byte
	var err error
	if from == files.Stdin {
		list, err = io.ReadAll(in)
	} else {
		list, err = os.ReadFile(from)
	}
	if err != nil {
		return nil, fmt.Errorf("--files-from: %w", err)
	}
	sep := "\n"
	if bytes.IndexByte(list, 0) >= 0 {
		sep = "\x00"
	}
	var paths []string
	for _, p := range strings.Split(string(list), sep) {
		if sep == "\n" {
			p = strings.TrimSuffix(p, "\r")
		}
		switch p {
		case "":
		case files.Stdin: // a file of that name
			paths = append(paths, "./"+p)
		default:
			paths = append(paths, p)
		}
	}
	return paths, nil
}

// fromIndex chooses what is staged.
func (ch *choice) fromIndex(ctx context.Context) error {
	if ch.given != nil { // an empty list
		return nil
	}
	repo, err := git.Open(ctx, ".")
	if err != nil {
		return err
	}
	blobs, err := repo.Blobs(ctx)
	if err != nil {
		return err
	}
	ch.close = blobs.Close
	ch.staged = &stagedFiles{repo: repo, blobs: blobs}
	entries, err := repo.Staged(ctx, ch.paths)
	if err != nil {
		return err
	}
	named := ch.named()
	ch.given = func(give func(files.Given) error) error {
		for _, e := range entries {
			if err := give(givenBlob(e, blobs, named[filepath.ToSlash(e.Path)])); err != nil {
				return err
			}
		}
		return nil
	}
	return nil
}

// named are the paths as git would write them.
func (ch *choice) named() map[string]bool {
	out := map[string]bool{}
	for _, p := range ch.paths {
		out[filepath.ToSlash(filepath.Clean(p))] = true
	}
	return out
}

func givenBlob(e git.Entry, blobs *git.Blobs, named bool) files.Given {
	g := files.Given{Path: e.Path, Named: named}
	switch {
	case e.Kind == git.Unmerged:
		g.Kind, g.Err = files.Failed, unmerged(e.Path)
	case e.Kind == git.Submodule || e.ID == "":
		g.Kind = files.Special
	default:
		g.Open = opener(e.Path, e.ID, blobs)
	}
	return g
}

func unmerged(path string) error {
	return &files.Problem{
		Path: path, What: "not checked: several versions of it wait for a merge to be finished",
		Hint: "resolve it and git add it",
	}
}

// opener returns what opens a blob. What git has to say of one that it lacks is said of its path.
func opener(path, id string, blobs *git.Blobs) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		b, err := blobs.Open(id)
		if err != nil {
			return nil, &files.Problem{
				Path: path, What: "its content cannot be had from git", Hint: err.Error(), Err: err,
			}
		}
		return b, nil
	}
}

// stagedFiles reads files as they are staged.
type stagedFiles struct {
	repo  *git.Repo
	blobs *git.Blobs
	byOf  map[string]map[string]string // by file name: blobs by path
}

// read returns the staged content of a file whose path is relative to the current folder; an
// [fs.ErrNotExist] where the index does not hold it.
func (s *stagedFiles) read(ctx context.Context, path string) ([]byte, error) {
	base := filepath.Base(path)
	if s.byOf[base] == nil {
		found, err := s.repo.Index(ctx, base)
		if err != nil {
			return nil, err
		}
		if s.byOf == nil {
			s.byOf = map[string]map[string]string{}
		}
		s.byOf[base] = found
	}
	id, ok := s.byOf[base][filepath.ToSlash(filepath.Clean(path))]
	if !ok {
		return nil, &fs.PathError{Op: "read staged", Path: path, Err: fs.ErrNotExist}
	}
	return s.blobs.Read(id)
}

// committed returns the content of a file as the last commit has it, whose path is relative to the
// current folder; an [fs.ErrNotExist] where it has none.
func (s *stagedFiles) committed(path string) ([]byte, error) {
	none := &fs.PathError{Op: "read committed", Path: path, Err: fs.ErrNotExist}
	if !filepath.IsLocal(path) || strings.Contains(path, "\n") {
		return nil, none // git takes a path that leaves the repository for the end of all questions
	}
	var missing *git.Error
	data, err := s.blobs.Read("HEAD:./" + filepath.ToSlash(filepath.Clean(path)))
	if errors.As(err, &missing) {
		return nil, none
	}
	return data, err
}

// fromChanges chooses what changed since this branch left rev, as it is in the work tree.
func (ch *choice) fromChanges(ctx context.Context, rev string) error {
	if ch.given != nil { // an empty list
		return nil
	}
	repo, err := git.Open(ctx, ".")
	if err != nil {
		return err
	}
	entries, err := repo.Since(ctx, rev, ch.paths)
	if err != nil {
		return err
	}
	named := ch.named()
	ch.given = func(give func(files.Given) error) error {
		for _, e := range entries {
			g := files.Given{Path: e.Path, Named: named[filepath.ToSlash(e.Path)]}
			switch e.Kind {
			case git.Unmerged:
				g.Kind, g.Err = files.Failed, unmerged(e.Path)
			case git.Submodule, git.Link:
				g.Kind = files.Special
			case git.Regular:
			}
			if err := give(g); err != nil {
				return err
			}
		}
		return nil
	}
	return nil
}

// fromHistory chooses every version of every file, and every message.
func (ch *choice) fromHistory(ctx context.Context) error {
	repo, err := git.Open(ctx, ".")
	if err != nil {
		return err
	}
	shallow, err := repo.Shallow(ctx)
	if err != nil {
		return err
	}
	blobs, err := repo.Blobs(ctx)
	if err != nil {
		return err
	}
	ch.close = blobs.Close
	ch.given = func(give func(files.Given) error) error {
		if shallow {
			if err := give(cutHistory()); err != nil {
				return err
			}
		}
		return repo.History(ctx, func(v git.Version) error { return give(givenVersion(v, blobs)) })
	}
	return nil
}

func cutHistory() files.Given {
	return files.Given{Path: ".", Kind: files.Failed, Err: &files.Problem{
		Path: ".", What: "the older part of the history was not checked, as this clone is shallow",
		Hint: "git fetch --unshallow completes it",
	}}
}

func givenVersion(v git.Version, blobs *git.Blobs) files.Given {
	g := files.Given{Path: v.Label}
	switch {
	case v.ID != "":
		g.Open = opener(v.Label, v.ID, blobs)
	case v.Kind == git.Submodule:
		g.Kind = files.Special
	default:
		g.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(v.Message)), nil }
	}
	return g
}
