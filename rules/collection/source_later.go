package collection

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:  "collection-source-later",
	Since: "0.2.0",
	Severity: rule.Steps{
		{Is: rule.Error},
		{Case: "portion", Is: rule.Info}, // lower than its source, as one of a lower portion may be
	},
	Summary: "a derivative is declassified before its only source, or is marked lower",
	Why: "Who derives a classification carries forward what the source says. Declassified earlier, the " +
		"derivative lays open what the source still protects.",
	Cite: []rule.Citation{
		{
			Source: "E.O. 13526 2.1(b)(3)", Evidence: rule.Verified,
			Says: "derivative classifiers carry forward the date or event of declassification and the markings of the source",
		},
		{
			Source: "32 CFR 2001.22(c)-(e)", Evidence: rule.Verified,
			Says: "the source is named, and its declassification instruction is carried over; of several the longest",
		},
		{
			Source: practice, Evidence: rule.Practice,
			Says: "a message that is derived from another is protected as long",
		},
	},
	Elsewhere: true,
	Fix:       rule.None,
	FixWhy:    "what was taken from the source is for whoever derived it to say",
})
