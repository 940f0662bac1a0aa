package lsp

import (
	"context"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
)

// levels offers the marks besides the banner's level that a paragraph without one may have, each to be confirmed.
func (a *actions) levels(ctx context.Context, f *rule.Finding, t told) error {
	ways, err := a.sn.linter.Levels(ctx, a.sn.res, f)
	for _, way := range ways {
		edits := fix.Resolve(a.sn.res.Source, way.Edits)
		a.add(t, CodeAction{Title: way.Title + " (to confirm)", Edit: a.edit(a.sn.textEdits(edits)), rank: rankUnsafe})
	}
	return err
}
