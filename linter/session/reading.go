package session

import (
	"context"

	"cablelint/linter"
	"cablelint/linter/extract"
	"cablelint/linter/files"
)

// files says what is read and how. Of a folder, its own configuration says so.
func (s *Session) files() files.Options {
	r := &s.request
	return files.Options{
		All: true, MaxSize: r.MaxSize, Jobs: r.jobs(), Stdin: r.Stdin, StdinName: r.StdinName,
		Given: s.choice.given, Skip: s.skips, Document: isDocument, Stream: s.stream,
	}
}

// isDocument reports whether a file that is no text is worth reading, by its head and its end.
func isDocument(head, tail []byte) bool {
	return extract.IsDocument(head) || extract.EndsInDocument(tail)
}

// lookers make what reads files one after another.
func lookers[T any](ctx context.Context, s *Session, l *linter.Linter, look func(*Look) T) func() func(*files.File) T {
	return func() func(*files.File) T {
		it := &Look{s: s, ctx: ctx, worker: l.NewWorker()}
		return func(f *files.File) T {
			f.Path = s.tellable(f)
			it.File, it.Judged = f, s.judgedOf(f)
			return look(it)
		}
	}
}
