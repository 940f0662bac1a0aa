package lsp

import (
	"context"
	"slices"
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/fix"
	"cablelint/linter/rule"
)

// markMissing is the rule whose findings are offered every mark that may stand there: its own fix can name the banner's
// level alone, which protects enough and is seldom the right one.
const markMissing = "portion-missing"

// levels offers the marks that the banner allows, each to be confirmed. The gate lets no rule write them: only a person
// knows that a paragraph needs less than the whole.
func (a *actions) levels(ctx context.Context, f *rule.Finding, t told) {
	if f.Rule.Name != markMissing || len(f.Fixes) == 0 || f.Cable == 0 {
		return
	}
	c := completer{s: a.s, sn: a.sn, a: a.sn.res.Assessments[f.Cable-1]}
	own := "(" + c.a.Banner.Level.Letter() + ")"
	for _, mark := range c.allowed() {
		if mark == own {
			continue
		}
		edits := slices.Clone(f.Fixes[0].Edits)
		for i := range edits {
			edits[i].Text = strings.Replace(edits[i].Text, own, mark, 1)
		}
		resolved := fix.Resolve(a.sn.res.Source, edits)
		if fix.Possible(a.sn.res.Source, edits) && a.marks(ctx, mark, resolved) {
			a.add(t, CodeAction{
				Title: "mark with " + mark + " (to confirm)", Edit: a.edit(a.sn.textEdits(resolved)), rank: rankUnsafe,
			})
		}
	}
}

// marks reports whether edits give a mark to portions that have none, and leave the rest as it is read.
func (a *actions) marks(ctx context.Context, mark string, edits fix.Edits) bool {
	after, err := a.sn.linter.Lint(ctx, a.sn.res.Source.With(fix.Apply(a.sn.res.Source, edits)))
	return err == nil && slices.EqualFunc(a.sn.res.Assessments, after.Assessments, func(was, is *assess.Assessment) bool {
		return sameBanner(was, is) && sameMarks(was, is, mark)
	})
}
