package session

import (
	"context"
	"io/fs"
	"os"
	"sync"

	"cablelint/linter/files"
	"cablelint/linter/internal/git"
)

// stores finds what pointers of Git LFS and git-annex stand for.
type stores struct {
	once   sync.Once
	folder fs.FS // which all work trees of the repository share; nil without one
}

// content returns what stands at a pattern in the store: nil where it is not here.
func (s *stores) content(ctx context.Context, pattern string, most int64) ([]byte, error) {
	s.once.Do(func() {
		if repo, err := git.Open(ctx, "."); err == nil {
			s.folder = os.DirFS(repo.Common(ctx))
		}
	})
	if s.folder == nil {
		return nil, nil
	}
	paths, err := fs.Glob(s.folder, pattern)
	for _, path := range paths {
		info, err := fs.Stat(s.folder, path)
		switch {
		case err != nil || !info.Mode().IsRegular():
		case info.Size() > most:
			return nil, files.ErrTooLarge
		default:
			return fs.ReadFile(s.folder, path)
		}
	}
	return nil, err
}
