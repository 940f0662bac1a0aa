package config

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "config-exception-expired",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "configured exception whose day has passed",
	Why: "An exception was granted for a time and the time is over: what it held back is reported again. " +
		"A list of dead exceptions hides the live ones.",
	Cite: []rule.Citation{{
		Source:   "cablelint configuration",
		Says:     "an exception holds until the day that its key expires names, that day included",
		Evidence: rule.Derived,
	}},
	Fix:       rule.None,
	FixWhy:    "whether to mend the cable, take the exception out or renew it is for a person to decide",
	Elsewhere: true,
})
