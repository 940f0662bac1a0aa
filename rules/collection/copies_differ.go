package collection

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:  "collection-copies-differ",
	Since: "0.2.0",
	Severity: rule.Steps{
		{Is: rule.Warning},
		{Case: "level", Is: rule.Error}, // without a stamp that says why
	},
	Summary: "two copies of one message have another level, controls, declassification value or text",
	Why: "One of the copies is wrong. Whoever has the lower one handles the message as it must not be handled, " +
		"and whoever quotes the other text quotes what was not sent.",
	Cite: []rule.Citation{{
		Source: practice, Evidence: rule.Practice,
		Says: "a message is one document: post, number and date name it, and each copy shows what was sent",
	}},
	Elsewhere: true,
	Fix:       rule.None,
	FixWhy:    "which of the copies is right is for the post that sent the message to say",
})
