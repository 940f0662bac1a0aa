package session

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"cablelint/linter/files"
	"cablelint/linter/internal/git"
	"cablelint/linter/settings"
)

// fromIndex chooses what is staged.
func (s *Session) fromIndex(ctx context.Context) error {
	repo, err := s.repository(ctx)
	if err != nil {
		return err
	}
	s.choice.staged, s.choice.before = &stagedFiles{repo: repo, blobs: s.blobs}, asOf("HEAD", s.blobs)
	entries, err := repo.Staged(ctx, s.choice.paths)
	if err != nil {
		return err
	}
	if err := s.findDeleted(ctx, "HEAD"); err != nil {
		return err
	}
	named := s.choice.named
	s.choice.given = func(give func(files.Given) error) error {
		for _, e := range entries {
			if err := give(s.givenBlob(e, named[filepath.ToSlash(e.Path)])); err != nil {
				return err
			}
		}
		return nil
	}
	return nil
}

// repository opens the repository of the current folder, to read from.
func (s *Session) repository(ctx context.Context) (repo *git.Repo, err error) {
	if repo, err = git.Open(ctx, "."); err == nil {
		s.repo, s.ctx = repo, ctx
		s.blobs, err = repo.Blobs(ctx)
	}
	return repo, err
}

// findDeleted lists what is gone since a commit, for what is missing in a collection. A repository without a commit has
// lost nothing.
func (s *Session) findDeleted(ctx context.Context, commit string) (err error) {
	if s.request.Collection == nil {
		return nil
	}
	if _, err := s.repo.MergeBase(ctx, commit); err != nil {
		return nil //nolint:nilerr // there is none
	}
	s.choice.deleted, err = s.repo.Deleted(ctx, commit, s.request.Staged, s.choice.paths)
	return err
}

func (s *Session) givenBlob(e git.Entry, named bool) files.Given {
	g := files.Given{Path: e.Path, Named: named}
	switch {
	case e.Kind == git.Unmerged:
		g.Kind, g.Err = files.Failed, unmerged(e.Path)
	case e.Kind == git.Submodule || e.ID == "":
		g.Kind = files.Special
	default:
		g.Open = s.opener(e.Path, e.ID, named)
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
func (s *Session) opener(path, id string, named bool) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		b, err := s.blob(path, id, named)
		if err != nil {
			return nil, &files.Problem{
				Path: path, What: "its content cannot be had from git", Hint: err.Error(), Err: err,
			}
		}
		return b, nil
	}
}

// blob opens a blob. One that is divided is held open while others are read.
func (s *Session) blob(path, id string, named bool) (*git.Blob, error) {
	blobs := s.blobs
	if s.shapeOf(path, named) != nil {
		var err error
		if blobs, err = s.apart(); err != nil {
			return nil, err
		}
	}
	return blobs.Open(id)
}

// apart returns what reads blobs of files that are divided. Their content is held open while others are read.
func (s *Session) apart() (*git.Blobs, error) {
	var err error
	if s.streams == nil {
		s.streams, err = s.repo.Blobs(s.ctx)
	}
	return s.streams, err
}

// fromChanges chooses what changed since this branch left a revision, as it is in the work tree.
func (s *Session) fromChanges(ctx context.Context) error {
	repo, err := s.repository(ctx)
	if err != nil {
		return err
	}
	base, err := repo.MergeBase(ctx, s.request.Since)
	if err != nil {
		return err
	}
	s.choice.before = asOf(base, s.blobs)
	entries, err := repo.Since(ctx, s.request.Since, s.choice.paths)
	if err != nil {
		return err
	}
	if err := s.findDeleted(ctx, base); err != nil {
		return err
	}
	if len(entries)+len(s.choice.deleted) == 0 {
		s.note("nothing differs from %s: no file was checked", s.request.Since)
	}
	named := s.choice.named
	s.choice.given = func(give func(files.Given) error) error {
		for _, e := range entries {
			if s.writes(e.Path) {
				continue
			}
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

// fromHistory chooses every version of every file, and every message, of all commits or of a range.
func (s *Session) fromHistory(ctx context.Context) error {
	repo, err := s.repository(ctx)
	if err != nil {
		return err
	}
	shallow := false
	if s.request.History {
		if shallow, err = repo.Shallow(ctx); err != nil {
			return err
		}
	}
	s.choice.given = func(give func(files.Given) error) error {
		if shallow {
			if err := give(cutHistory()); err != nil {
				return err
			}
		}
		return repo.History(ctx, s.request.Range, s.bounds(), func(v git.Version) error {
			return give(s.givenVersion(v))
		})
	}
	return nil
}

// bounds returns what tells the settings of what the history holds apart.
func (s *Session) bounds() func(label string) any {
	known := map[string]any{}
	return func(label string) any {
		name := s.configured(label)
		if known[name] == nil {
			known[name] = name // where the configuration is broken each path is told of
			if e, err := s.finder.For(name); err == nil {
				known[name] = e
			}
		}
		return known[name]
	}
}

// ofVersion is the path, from the current folder, by whose configuration of today something of the history is
// judged: a version of a file by its path, all else, as messages and names of references, by the top of the
// repository. No path leads out of that, whatever a tree was made to hold.
func ofVersion(repo *git.Repo, label string) string {
	_, name, file := strings.Cut(label, ":") // neither commits nor references have a colon
	if !file {
		name = "history"
	}
	return repo.Here(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

func cutHistory() files.Given {
	return files.Given{Path: ".", Kind: files.Failed, Err: &files.Problem{
		Path: ".", What: "the older part of the history was not checked, as this clone is shallow",
		Hint: "git fetch --unshallow completes it",
	}}
}

func (s *Session) givenVersion(v git.Version) files.Given {
	g := files.Given{Path: v.Label}
	switch {
	case v.ID != "":
		g.Open = s.opener(v.Label, v.ID, false)
	case v.Kind == git.Submodule:
		g.Kind = files.Special
	default:
		g.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(v.Message)), nil }
	}
	return g
}

// stagedFiles reads files as they are staged.
type stagedFiles struct {
	repo  *git.Repo
	blobs *git.Blobs
	byOf  map[string]map[string]string // by file name: blobs by path
}

// configurations returns what reads configurations as they are staged. Those above the work tree lie on the
// disk only.
func (f *stagedFiles) configurations(ctx context.Context, dir string) func(string) ([]byte, error) {
	top := topOf(dir)
	return func(path string) ([]byte, error) {
		abs := path
		if !filepath.IsAbs(abs) {
			abs = filepath.Join(dir, abs)
		}
		rel, err := filepath.Rel(top, abs)
		if err != nil || rel == ".." || strings.HasPrefix(filepath.ToSlash(rel), "../") {
			return settings.ReadDisk(path)
		}
		return f.read(ctx, path)
	}
}

// read returns the staged content of a file whose path is relative to the current folder; an
// [fs.ErrNotExist] where the index does not hold it.
func (f *stagedFiles) read(ctx context.Context, path string) ([]byte, error) {
	base := filepath.Base(path)
	if f.byOf[base] == nil {
		found, err := f.repo.Index(ctx, base)
		if err != nil {
			return nil, err
		}
		if f.byOf == nil {
			f.byOf = map[string]map[string]string{}
		}
		f.byOf[base] = found
	}
	id, ok := f.byOf[base][filepath.ToSlash(filepath.Clean(path))]
	if !ok {
		return nil, &fs.PathError{Op: "read staged", Path: path, Err: fs.ErrNotExist}
	}
	return f.blobs.Read(id)
}

// asOf returns what reads files as a commit has them. Their paths are relative to the current folder; an
// [fs.ErrNotExist] stands for one that it does not have.
func asOf(commit string, blobs *git.Blobs) func(path string) ([]byte, error) {
	return func(path string) ([]byte, error) {
		none := &fs.PathError{Op: "read committed", Path: path, Err: fs.ErrNotExist}
		if !filepath.IsLocal(path) || strings.Contains(path, "\n") {
			return nil, none // git takes a path that leaves the repository for the end of all questions
		}
		var missing *git.Error
		data, err := blobs.Read(commit + ":./" + filepath.ToSlash(filepath.Clean(path)))
		if errors.As(err, &missing) {
			return nil, none
		}
		return data, err
	}
}
