package session

import (
	"context"
	"io"

	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/files"
	"cablelint/linter/rule"
)

// Findings are those of the collection of the run, once all files were read; nil where none were asked for.
func (s *Session) Findings() *collection.Findings { return s.across.findings }

// Collected is about how many bytes the collection of the run takes so far.
func (s *Session) Collected() int {
	if s.across.records == nil {
		return 0
	}
	return s.across.records.Size()
}

// Export writes the records of the run.
func (s *Session) Export(w io.Writer) error {
	return s.across.records.Export(w, s.request.Collection)
}

// collecting makes the records of each piece before it is given.
func (l *Look) collecting(give func(*Piece)) func(*Piece) {
	return func(p *Piece) {
		set, err := l.s.Settings(l.File.Path)
		if len(p.Result.Assessments) > 0 && err == nil && !set.CeilingAlone {
			made := l.s.request.Collection.Of(p.Result, collection.Column(l.Judged.Level))
			l.Judged.records = append(l.Judged.records, made...)
			// exceptions from rules that are asked and match nothing are told
			set.Exceptions.For(l.File.Path, set.AsOf).Ran(l.s.collectionRules(set))
		}
		give(p)
	}
}

// collectionRules are those of collections that settings leave on.
func (s *Session) collectionRules(set *linter.Settings) []*rule.Rule {
	var out []*rule.Rule
	for _, r := range s.request.Rules {
		asked := r.Name != collection.SourceMissing || s.request.References
		if r.Category() == collection.Category && asked && set.Wants(r) {
			out = append(out, r)
		}
	}
	return out
}

// lookers make what reads files one after another.
func lookers[T any](ctx context.Context, s *Session, l *linter.Linter, look func(*Look) T) func() func(*files.File) T {
	return func() func(*files.File) T {
		it := &Look{s: s, ctx: ctx, worker: l.NewWorker()}
		return func(f *files.File) T {
			it.File, it.Judged = f, s.judgedOf(f)
			return look(it)
		}
	}
}
