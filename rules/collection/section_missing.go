package collection

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:  "collection-section-missing",
	Since: "0.2.0",
	Severity: rule.Steps{
		{Is: rule.Warning},
		{Case: "short", Is: rule.Info}, // or joined behind the first in a copy that is short for all
	},
	Summary: "a message of several sections lacks some of them",
	Why: "What the missing section says is lost, with its portion marks: neither the level of the whole nor " +
		"its declassification can be judged without it.",
	Cite: []rule.Citation{{
		Source: practice, Evidence: rule.Practice,
		Says: "the classification line of each section says which it is, and of how many",
	}},
	Elsewhere: true,
	Fix:       rule.None,
	FixWhy:    "the section must be found",
})
