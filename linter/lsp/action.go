package lsp

import (
	"context"
	"slices"
	"strings"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
)

// The kinds of action. An editor that is set to run "source.fixAll" on save runs all that begins so:
// the unsafe fixes are given only to one that asks for them by their whole name, and not by itself.
const (
	quickFix     = "quickfix"
	fixAll       = "source.fixAll.cablelint"
	fixAllUnsafe = "source.fixAll.cablelint.unsafe"
)

func (s *Server) codeActions(ctx context.Context, sn *snapshot, p *CodeActionParams) (any, error) {
	a := actions{s: s, sn: sn, list: []CodeAction{}}
	if wanted(quickFix, p.Context.Only) {
		a.quickFixes(ctx, p.Range)
	}
	automatic := p.Context.TriggerKind == triggeredAutomatically
	if wanted(fixAll, p.Context.Only) && (!automatic || len(p.Context.Only) > 0) {
		if err := a.fixAll(ctx, rule.Safe, fixAll, "apply all safe fixes"); err != nil {
			return nil, err
		}
	}
	if slices.Contains(p.Context.Only, fixAllUnsafe) && !automatic {
		if err := a.fixAll(ctx, rule.Unsafe, fixAllUnsafe, "apply all fixes, the unsafe ones too"); err != nil {
			return nil, err
		}
	}
	return a.list, nil
}

// wanted reports whether a client that asks for only those kinds asks for kind.
func wanted(kind string, only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(k string) bool {
		return k == kind || k == "" || strings.HasPrefix(kind, k+".")
	})
}

// actions gathers what can be done.
type actions struct {
	s    *Server
	sn   *snapshot
	list []CodeAction
}

// quickFixes lists the fixes of the findings that the range touches, each if the gate lets it pass. The
// safe ones come first.
func (a *actions) quickFixes(ctx context.Context, about Range) {
	for _, f := range a.sn.res.Findings {
		if !a.sn.rangeOf(f.Span).touches(about) {
			continue
		}
		if !a.sn.res.Source.IsPart() { // nothing is written into pages
			for i := range f.Fixes {
				a.offer(ctx, f, &f.Fixes[i])
			}
			a.blocks(ctx, f)
		}
		a.excepts(f)
	}
	slices.SortStableFunc(a.list, func(x, y CodeAction) int {
		return rank(x) - rank(y)
	})
}

// rank puts what mends a finding before what accepts it.
func rank(a CodeAction) int {
	switch {
	case a.IsPreferred:
		return 0
	case a.excepts:
		return 2
	}
	return 1
}

func (a *actions) offer(ctx context.Context, f *rule.Finding, way *rule.Fix) {
	edits, err := a.sn.linter.Allow(ctx, a.sn.res, way.Edits)
	if err != nil {
		return // what the gate refuses is not offered
	}
	title := way.Title
	if way.Safety != rule.Safe {
		title += " (to confirm)"
	}
	a.list = append(a.list, CodeAction{
		Title: title, Kind: quickFix, Diagnostics: []Diagnostic{a.s.diagnostic(a.sn, f)},
		IsPreferred: way.Safety == rule.Safe, Edit: a.edit(a.sn.textEdits(edits)),
	})
}

// fixAll offers all fixes of a grade together, if there is anything to fix.
func (a *actions) fixAll(ctx context.Context, grade rule.Safety, kind, title string) error {
	edits, err := a.sn.fixed(ctx, grade)
	if err != nil || len(edits) == 0 {
		return err
	}
	a.list = append(a.list, CodeAction{Title: title, Kind: kind, Edit: a.edit(edits)})
	return nil
}

// edit makes edits ones of the document, bound to its version where the client knows that.
func (a *actions) edit(edits []TextEdit) *WorkspaceEdit {
	if !a.s.client.can.Workspace.WorkspaceEdit.DocumentChanges {
		return &WorkspaceEdit{Changes: map[string][]TextEdit{a.sn.uri: edits}}
	}
	return &WorkspaceEdit{DocumentChanges: []any{TextDocumentEdit{
		OptionalVersionedTextDocumentIdentifier{a.sn.uri, &a.sn.version}, edits,
	}}}
}

func (sn *snapshot) textEdits(edits fix.Edits) []TextEdit {
	out := make([]TextEdit, len(edits))
	for i, e := range edits {
		out[i] = TextEdit{sn.rangeOf(e.Span), e.Text}
	}
	return out
}
