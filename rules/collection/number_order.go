package collection

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "collection-number-order",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "number and date contradict those of the neighbouring messages by more than 14 days",
	Why: "A number or a date was read or typed wrongly. The date decides which order holds, when the message " +
		"is declassified and what other messages refer to.",
	Cite: []rule.Citation{{
		Source: practice, Evidence: rule.Practice,
		Says: "a post numbers its messages through the year in the order in which they are sent",
	}},
	Elsewhere: true,
	Fix:       rule.None,
	FixWhy:    "whether number or date is wrong shows in no copy",
})
