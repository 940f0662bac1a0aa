package ceiling

import "cablelint/linter/rule"

// The rule has no check: a document is met, and taken apart, before any cable is read.
var _ = set.Add(rule.Rule{
	Name:     "ceiling-unread",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Error),
	Summary:  "document that could not be read to its end where a ceiling is set",
	Why: "A document that is encrypted, damaged or of a kind that is not read may hold anything: what nobody has " +
		"read is not known to be below the ceiling.",
	Cite: []rule.Citation{{
		Source: "E.O. 13526 1.6(f)", Evidence: rule.Verified,
		Says: "information given a level stays classified although other marks are missing",
	}},
	Fix:       rule.None,
	FixWhy:    "only a person can open the document, or export it in a form that is read",
	Elsewhere: true,
	Unbridled: true,
})
