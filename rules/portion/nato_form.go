package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-nato-form",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{ICOnly: true},
	Summary:  "NATO level in words",
	Why: "Programs that look for the register's NATO letters do not see the words, and the portion does " +
		"not count as NATO information.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual G.1 NATO", Evidence: rule.Verified,
			Says: "the portion marks are CTS, NS, NC, NR and NU after a double slash",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "only the spelling changes",
	Check: form{
		kind:    marking.NATOForm,
		message: "%[2]s is not the register's form of a NATO mark; expected %[3]s",
		fix:     rule.Safe,
	}.check,
})
