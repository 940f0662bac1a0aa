package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "nato-form",
	claims:  []marks.Claim{{Kind: marking.NATOForm}},
	first:   []string{"portion-nato-form"},
	summary: "NATO level in words or mixed with a control",
	why: "Programs that look for the register's NATO letters do not see the words, and the portion " +
		"does not count as NATO information.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual G.1 NATO", Evidence: rule.Verified,
			Says: "the portion marks are CTS, NS, NC, NR and NU after a double slash",
		},
	},
	fix:     rule.Safe,
	fixWhy:  "only the spelling changes",
	message: "%[2]s is not the register's form of a NATO mark; expected %[3]s",
})
