package cab

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    blockWanted,
	Summary:  "classified message does not say who classified it",
	Why: "Nobody can be asked about the classification, and a challenge to it or a request to " +
		"declassify has no address.",
	Requires: law.Classifier,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(1)", Evidence: rule.Verified,
			Says: "the original classifier is named, with position, on the Classified By line",
		},
		{
			Source: "32 CFR 2001.22(b)", Evidence: rule.Verified,
			Says: "a derivative classifier is named too",
		},
		{
			Source: "32 CFR 2001.23(b)(5)", Evidence: rule.Verified,
			Says: "in electronic mail the block stands after the signature block",
		},
		{
			Source: "5 FAH-1 H-240", Evidence: rule.Verified,
			Says: "a classification paragraph stands in every classified telegram (2004)",
		},
	},
	Fix:    rule.None,
	FixWhy: "only the classifier can say who decided and why",
	Hides:  rule.HidesInCable("cab-reason-missing", "cab-name-missing", "cab-title-missing"),
	Quiet:  assess.Released,
	Absent: line.Authority,
	Check:  missing,
})

func missing(p *rule.Pass) {
	block := &p.Cable.Authority
	switch {
	case block.Label.Valid() || laterSection(p):
	case !derivative(block):
		p.Reportf(whereDue(p), "no classification authority block: a classified message names its classifier")
	case p.Date.Every(directive.Contains):
		p.Reportf(block.DerivedLabel, "the block cites a source but names no classifier: "+
			"Classified By is wanted for a derivative classification too")
	}
}

// laterSection reports whether the copy holds only a later section of a message: the block stands in
// the first.
func laterSection(p *rule.Pass) bool {
	s := p.Cable.Classification()
	return s != nil && s.Number.Value > 1
}

// whereDue is where the block is looked for: after the subject.
func whereDue(p *rule.Pass) text.Span {
	switch {
	case p.Cable.Subject.Label.Valid():
		return p.Cable.Subject.Label
	case p.Cable.EO.Present():
		return p.Cable.EO.Label
	}
	return p.Banner.Span
}
