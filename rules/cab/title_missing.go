package cab

import (
	"cablelint/linter/cable/value"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-title-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    blockWanted,
	Summary:  "classifier is named without position or identifier",
	Why: "Whether somebody may classify depends on the office held, so a name alone does not show that " +
		"the decision was theirs to make.",
	Requires: law.Classifier,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(1)", Evidence: rule.Verified,
			Says: "name and position, or a personal identifier, stand on the Classified By line",
		},
	},
	Fix:    rule.None,
	FixWhy: "only the drafter knows the position",
	Check:  titleMissing,
})

func titleMissing(p *rule.Pass) {
	block := &p.Cable.Authority
	if block.Classifier.Empty() || namesSources(p.Cable) || cutOff(p.Cable) ||
		!value.NamesOnly(p.Cable.Text(block.Classifier)) {
		return
	}
	p.Reportf(block.Classifier,
		"the classifier's position is not given: name and position, or an identifier, are wanted")
}
