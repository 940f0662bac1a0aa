package collection

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "collection-level-differs",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "the name of a file, or a column of its record, has another level than the banner",
	Why: "People and programs sort, release and restrict files by their names and columns: where those are " +
		"lower than the banner, the message goes where it must not.",
	Cite: []rule.Citation{{
		Source: practice, Evidence: rule.Practice,
		Says: "the classification line states the level of the message; a list of messages repeats it",
	}},
	Elsewhere: true,
	Fix:       rule.None,
	FixWhy:    "whether the banner or the archive is wrong is for a person to decide",
})
