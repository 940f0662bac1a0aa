package cab

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "cab-derived-undated",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: directive},
	Summary:  "source of a derivative classification has no date",
	Why: "Without its date a source can be mistaken for another edition, and the term that is counted " +
		"from it cannot be worked out.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(c)(1)", Evidence: rule.Verified,
			Says: "the source is identified with agency, office where known, and date",
		},
	},
	Fix:    rule.None,
	FixWhy: "only the source shows its date",
	Check:  derivedUndated,
})

func derivedUndated(p *rule.Pass) {
	block := &p.Cable.Authority
	if !derivative(block) || block.DerivedFrom.Empty() || unwritten(p.Cable.Text(block.DerivedFrom)) {
		return
	}
	s := readSource(p.Cable)
	if _, many := s.multiple(); many || len(s.words) == 0 || s.dated() || s.withheld() || cutOff(p.Cable) {
		return
	}
	p.Reportf(block.DerivedFrom, "the source has no date: source or guide with its agency and date is wanted")
}
