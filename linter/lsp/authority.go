package lsp

import (
	"context"
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/fix"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// blockMissing is the rule whose findings a block to fill in is offered for.
const blockMissing = "cab-missing"

// template is a block to be filled in.
type template struct{ title, text string }

// blocks offers, where a finding misses a classification authority block, one for an original and one
// for a derivative classification. They are no fixes: only the classifier can say who decided and why,
// and a block that is not filled in is found wanting.
func (a *actions) blocks(ctx context.Context, f *rule.Finding, as told) {
	if f.Rule.Name != blockMissing || f.Cable == 0 {
		return
	}
	of := a.sn.res.Assessments[f.Cable-1]
	at := of.Cable.BodyStart
	for _, t := range templatesFor(of) {
		edits := fix.Resolve(a.sn.res.Source, []rule.Edit{rule.Insert(at, t.text)})
		if !fix.Possible(a.sn.res.Source, edits) || !a.harmless(ctx, f.Cable, edits) {
			continue
		}
		a.add(as, CodeAction{Title: t.title, Edit: a.edit(a.sn.textEdits(edits)), rank: rankUnsafe})
	}
}

func templatesFor(a *assess.Assessment) []template {
	if a.Cable.Authority.Present() || !a.Date.Known() {
		return nil
	}
	var list []template
	if section := law.ReasonDue(a.Date.From); section != "" {
		list = append(list, template{
			"insert a classification authority block to fill in", "Classified By: \nReason: " + section + " ()\n\n",
		})
	}
	if law.PeriodOf("32 CFR 2001.22").Contains(a.Date.From) {
		list = append(list, template{
			"insert a block for a derivative classification to fill in", "Classified By: \nDerived From: \n\n",
		})
	}
	return list
}

// harmless reports whether the message, with the block in it, reads as before: its markings, its
// paragraphs, the other cables of the file.
func (a *actions) harmless(ctx context.Context, number int, edits fix.Edits) bool {
	after, err := a.sn.linter.Lint(ctx, text.NewSource(a.sn.name, fix.Apply(a.sn.res.Source, edits)))
	if err != nil || len(after.Assessments) != len(a.sn.res.Assessments) {
		return false
	}
	if !after.Assessments[number-1].Cable.Authority.Present() {
		return false
	}
	return slices.EqualFunc(a.sn.res.Assessments, after.Assessments, fix.SameMarkings)
}
