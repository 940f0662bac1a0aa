package lsp

import (
	"context"
	"slices"
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/fix"
	"cablelint/linter/rule"
)

// markMissing is the rule whose findings are offered every mark that may stand there: its own fix can name the banner's
// level alone, which protects enough and is seldom the right one.
const markMissing = "portion-missing"

// levels offers the marks that the banner allows, all where there is none, each to be confirmed. The gate lets no rule
// write them: only a person knows that a paragraph needs less than the whole.
func (a *actions) levels(ctx context.Context, f *rule.Finding, t told) {
	if f.Rule.Name != markMissing || f.Cable == 0 {
		return
	}
	c := completer{s: a.s, sn: a.sn, a: a.sn.res.Assessments[f.Cable-1]}
	own := "(" + c.a.Banner.Level.Letter() + ")"
	with := markWith(f, c.a.Cable, own)
	for _, mark := range c.allowed() {
		if mark == own {
			continue
		}
		edits := slices.Clone(with)
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

// markWith returns the edits that put own, the mark of the banner's level, where a finding misses one: those of its
// fix. Without a banner it has none, and the paragraph that it names is marked.
func markWith(f *rule.Finding, of *cable.Cable, own string) []rule.Edit {
	if len(f.Fixes) > 0 {
		return f.Fixes[0].Edits
	}
	for i := range of.Portions {
		if p := &of.Portions[i]; p.Number.Span == f.Span {
			return []rule.Edit{rule.InsertMark(p, own)}
		}
	}
	return nil
}

// marks reports whether edits give a mark to portions that have none, and leave the rest as it is read.
func (a *actions) marks(ctx context.Context, mark string, edits fix.Edits) bool {
	after, err := a.sn.linter.Lint(ctx, a.sn.res.Source.With(fix.Apply(a.sn.res.Source, edits)))
	return err == nil && slices.EqualFunc(a.sn.res.Assessments, after.Assessments, func(was, is *assess.Assessment) bool {
		return sameBanner(was, is) && sameMarks(was, is, mark)
	})
}
