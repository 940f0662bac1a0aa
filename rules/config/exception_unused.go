package config

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "config-exception-unused",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "configured exception that matched nothing although its rule ran on its path",
	Why: "What it was granted for is mended or gone. Left in place, it would silence the next breach of " +
		"the same rule, which nobody has looked at.",
	Cite: []rule.Citation{{
		Source:   "cablelint configuration",
		Says:     "an exception names the rule and the path of findings that are there",
		Evidence: rule.Derived,
	}},
	Fix:       rule.None,
	FixWhy:    "a misspelt path and a mended cable look alike: a person must tell which it is",
	Elsewhere: true,
})
