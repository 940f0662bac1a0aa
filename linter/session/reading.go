package session

import (
	"context"
	"fmt"

	"cablelint/linter"
	"cablelint/linter/extract"
	"cablelint/linter/files"
	"cablelint/linter/marking"
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

// tellable is how the name of a file is told. Where a list has it and it is no file, it may be a line of a text: what
// has not the form of a path is told by its place in the list, and of a path as much as of other names in a text.
func (s *Session) tellable(f *files.File) string {
	if s.choice.placeOf == nil || f.Kind != files.Failed || !f.Named || isThere(f.Path) {
		return f.Path
	}
	at, isListed := s.choice.placeOf(f.Path)
	if !isListed {
		return f.Path
	}
	place := fmt.Sprintf("name %d of the list %s", at, s.request.List)
	if !isPathlike(f.Path) {
		return place
	}
	if shown := marking.ShownName(f.Path, isNothing); shown != f.Path {
		return shown + " (" + place + ")"
	}
	return f.Path
}

// isNothing is for names of which no word is known.
func isNothing(string) bool { return false }
