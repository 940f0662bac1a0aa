package collection

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "collection-source-missing",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Info),
	Summary:  "a reference or source is not in the collection",
	Why: "What the message builds on cannot be looked up here, and what it is derived from cannot be compared. " +
		"Only a look over the whole collection tells: check does not report it.",
	Cite: []rule.Citation{{
		Source: practice, Evidence: rule.Practice,
		Says: "a reference names a message by its year, post and number",
	}},
	Elsewhere: true,
	Fix:       rule.None,
	FixWhy:    "the message must be found elsewhere",
})
