package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-cui-before-2016",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{To: law.StartCUI - 1}},
	Summary:  "CUI as a portion mark before its time",
	Why: "Before the rule took effect the mark had no meaning that a reader could look up; the date or the " +
		"mark is wrong.",
	Cite: []rule.Citation{{
		Source: "32 CFR 2002", Evidence: rule.Verified, Period: law.Always, // it is not in force yet
		Says: "the CUI rule is in effect from 14 November 2016",
	}},
	Fix:    rule.None,
	FixWhy: "which mark was meant, or whether the date is wrong, is not known",
	Held:   marking.Of(marking.CUI),
	Check: dated{
		is:      isCUI,
		message: "%s was not yet in use; CUI marks begin on 14 November 2016",
		quotes:  true,
	}.check,
})
