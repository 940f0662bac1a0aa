package session

import (
	"context"

	"cablelint/linter/extract"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/text"
)

// Source returns what is judged in its place of a file that is open as text: all of a plain one, the cables of a page,
// nothing of a document. whole reports whether there is nothing else in it, which Parts would tell.
func Source(name string, data []byte) (src *text.Source, whole bool) {
	switch k := limits.KindOf(data); k {
	case extract.Plain:
		found := extract.Open("", data, limits)
		return text.NewSource(name, data), len(found.Parts)+len(found.Unread) == 0
	case extract.Page:
		page := extract.Open("", data, limits)
		return text.NewPart(name, "", page.Parts[bodyOf(page)].Text), false
	default:
		if k == extract.Pointer || k == extract.Inert {
			return text.NewSource(name, data), false
		}
		return text.NewSource(name, nil), false
	}
}

// Parts judges what a file that is open as text holds besides what Source returns: the parts of a document, and what
// of it could not be read.
func (s *Session) Parts(ctx context.Context, path string, data []byte) ([]report.Finding, []report.Problem) {
	f := &files.File{Path: path, Named: true, Data: data}
	l := &Look{File: f, Judged: s.judgedOf(f), s: s, ctx: ctx, worker: s.linter.NewWorker()}
	var found []report.Finding
	if r := l.Report(); r != nil {
		for _, x := range r.Findings {
			if x.Part != (report.Part{}) || x.Rule.Name == unreadRule {
				found = append(found, x)
			}
		}
	}
	return found, l.Judged.Problems
}
