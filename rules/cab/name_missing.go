package cab

import (
	"cablelint/linter/cable/value"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-name-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    blockWanted,
	Summary:  "authority block gives a position but no name or identifier",
	Why: "Positions change hands and posts have several of a kind: without a name nobody knows later " +
		"who made the decision.",
	Basis: law.Classifier,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(1)", Evidence: rule.Verified,
			Says: "the classifier is shown by name and position, or by a personal identifier",
		},
		{
			Source: "32 CFR 2001.22(b)", Evidence: rule.Verified,
			Says: "the same for a derivative classifier",
		},
	},
	Fix:    rule.None,
	FixWhy: "only the drafter knows who classified",
	Check:  nameMissing,
})

func nameMissing(p *rule.Pass) {
	block := &p.Cable.Authority
	if !block.Label.Valid() || cutOff(p.Cable) {
		return
	}
	if block.Classifier.Empty() {
		if saysNothing(p) {
			p.Reportf(block.Label, "nobody is named: name and position, or an identifier, are wanted here")
		}
		return
	}
	if namesSources(p.Cable) {
		p.Reportf(block.Classifier, "sources stand where the classifier is named: "+
			"name and position, or an identifier, are wanted for a derivative classification too")
		return
	}
	if value.NamesNobody(p.Cable.Text(block.Classifier)) {
		p.Reportf(block.Classifier, "a position without a name: name and position, or an identifier, are wanted")
	}
}

// saysNothing reports whether nobody can be meant: no word stands between the label and the reason, nor
// after the reason in its line.
func saysNothing(p *rule.Pass) bool {
	c, block := p.Cable, &p.Cable.Authority
	before, after := block.Span.End, block.Span.End
	if reason := &block.Reason; reason.Span.Valid() && reason.Span.Start >= block.Label.End {
		before, after = reason.Span.Start, reason.Span.End
		if block.ReasonLabel.Valid() {
			before = min(before, block.ReasonLabel.Start)
		}
	}
	line, _ := c.Source.NextLine(after)
	return noWord(c.Text(text.Span{Start: block.Label.End, End: before})) && noWord(c.Text(line))
}
