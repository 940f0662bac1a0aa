package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cablelint/linter/arrange"
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
	a := actions{s: s, sn: sn, shows: s.shows(), list: []CodeAction{}}
	if wanted(quickFix, p.Context.Only) {
		if err := a.quickFixes(ctx, p.Range); err != nil {
			return nil, err
		}
	}
	automatic := p.Context.TriggerKind == triggeredAutomatically
	if wanted(fixAll, p.Context.Only) && (!automatic || len(p.Context.Only) > 0) {
		if err := a.safeFixes(ctx, unseen(&p.Context)); err != nil {
			return nil, err
		}
	}
	if slices.Contains(p.Context.Only, fixAllUnsafe) && !automatic {
		offer := a.fixAll(fixAllUnsafe, "apply all %d fixes, the unsafe ones too")
		if err := offer(a.sn.fixed(ctx, rule.Unsafe)); err != nil {
			return nil, err
		}
	}
	return a.list, nil
}

// unseen reports whether nobody chooses among the actions by their titles: on saving a document the one of the kind
// that is wanted is taken. A client that does not say so asks for a kind alone.
func unseen(c *CodeActionContext) bool { return c.TriggerKind != triggeredByHand && len(c.Only) > 0 }

// safeFixes offers the safe fixes; unseen, without those that raise a banner.
func (a *actions) safeFixes(ctx context.Context, unseen bool) error {
	offer := a.fixAll(fixAll, "apply all %d safe fixes")
	if unseen {
		return offer(a.sn.fixedUnseen(ctx))
	}
	return offer(a.sn.fixed(ctx, rule.Safe))
}

// wanted reports whether a client that asks for only those kinds asks for kind.
func wanted(kind string, only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(k string) bool {
		return k == kind || k == "" || strings.HasPrefix(kind, k+".")
	})
}

// actions gathers what can be done.
type actions struct {
	s     *Server
	sn    *snapshot
	shows clientKeys
	list  []CodeAction
}

// The order in which actions stand.
const (
	rankSafe = iota
	rankUnsafe
	rankWhy
	rankExcept
)

// quickFixes lists the fixes of the findings that the range touches, each if the gate lets it pass. The
// safe ones come first, then the others, then what explains, then what accepts.
func (a *actions) quickFixes(ctx context.Context, about Range) error {
	for _, f := range a.sn.res.Findings {
		if !a.sn.rangeOf(f.Span).touches(about) {
			continue
		}
		t := a.s.told(a.sn, f)
		if !a.sn.res.Source.IsPart() { // nothing is written into pages
			for i := range f.Fixes {
				a.offer(ctx, t, &f.Fixes[i])
			}
			if err := a.levels(ctx, f, t); err != nil {
				return err
			}
			a.blocks(ctx, f, t)
		}
		a.accounts(t)
	}
	if (Range{}).touches(about) {
		found, _ := a.s.inParts(a.sn)
		for _, t := range found {
			a.accounts(t)
		}
	}
	arrange.By(a.list, func(x, y CodeAction) int { return x.rank - y.rank })
	return nil
}

// accounts offers what there is for every finding: what explains it, and what accepts it.
func (a *actions) accounts(t told) {
	a.why(t)
	a.excepts(t)
}

func (a *actions) offer(ctx context.Context, t told, way *rule.Fix) {
	edits, err := a.sn.linter.Allow(ctx, a.sn.res, way.Edits)
	if err != nil {
		return // what the gate refuses is not offered
	}
	title, rank := way.Title, rankSafe
	if way.Safety != rule.Safe {
		title, rank = title+" (to confirm)", rankUnsafe
	}
	a.add(t, CodeAction{
		Title: title, IsPreferred: way.Safety == rule.Safe, Edit: a.edit(a.sn.textEdits(edits)), rank: rank,
	})
}

// add adds what can be done about a finding.
func (a *actions) add(t told, act CodeAction) {
	act.Kind, act.Diagnostics = quickFix, []Diagnostic{t.as}
	a.list = append(a.list, act)
}

// why offers the page of a rule.
func (a *actions) why(t told) {
	title := "why: " + t.rule.Name
	if !a.shows.Explain || slices.ContainsFunc(a.list, func(x CodeAction) bool { return x.Title == title }) {
		return
	}
	a.add(t, CodeAction{
		Title: title, rank: rankWhy,
		Command: &Command{Title: title, Command: "cablelint.explain", Arguments: []any{a.s.pages[t.rule].Href}},
	})
}

// fixAll offers all fixes of a grade together, if there is anything to fix. Its title says how many, and what is
// raised.
func (a *actions) fixAll(kind, title string) func(*mended, error) error {
	return func(m *mended, err error) error {
		if err != nil || len(m.edits) == 0 {
			return err
		}
		a.list = append(a.list, CodeAction{
			Title: fmt.Sprintf(title, m.fixes) + m.raised, Kind: kind, Edit: a.edit(m.edits),
		})
		return nil
	}
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
