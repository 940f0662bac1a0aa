package cab

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "cab-multiple-no-list",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "no list of sources goes with Multiple Sources",
	Why: "Nobody can tell from which sources the classification comes, so it can be neither checked " +
		"nor lifted when they are declassified.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(c)(1)(ii)", Evidence: rule.Verified,
			Says: "the sources are listed on or with each derivatively classified document",
		},
		{
			Source: "State cables", Says: "several sources are named so that they can be found",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "only the drafter knows the sources",
	Check:  multipleNoList,
})

func multipleNoList(p *rule.Pass) {
	block := &p.Cable.Authority
	if !derivative(block) || block.SourceList {
		return
	}
	if rest, many := readSource(p.Cable).multiple(); many && len(rest) == 0 {
		p.Reportf(block.DerivedFrom, "Multiple Sources, but no source list in the message")
	}
}
