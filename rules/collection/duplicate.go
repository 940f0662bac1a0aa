package collection

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "collection-duplicate",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Info),
	Summary:  "the same message is there more than once, word by word",
	Why: "What is counted of the collection counts it twice, and what is mended or declassified in one place " +
		"stays as it was in the other.",
	Cite: []rule.Citation{{
		Source: practice, Evidence: rule.Practice,
		Says: "post, number and date name one message",
	}},
	Elsewhere: true,
	Fix:       rule.None,
	FixWhy:    "which of the files is kept is for a person to decide",
})
