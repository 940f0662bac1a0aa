package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-lowercase",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Summary:  "letters of a portion mark are in lower case",
	Why: "A mark in lower case looks like an item letter of a list, and programs that look for marks pass " +
		"over it.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual C.1", Evidence: rule.Verified,
			Says: "the example portion marks are in capital letters",
		},
	},
	Fix: rule.Safe,
	FixWhy: "only the case of the letters changes; none is offered where an unclassified message would " +
		"become classified",
	Check: func(p *rule.Pass) {
		lowercase.checkOnce(p, "%[1]d portion marks are in lower case, the first is %[2]s; expected %[3]s")
	},
})

var lowercase = form{
	kind:    marking.LowerCase,
	message: "%[1]s is in lower case; expected %[3]s",
	fix:     rule.Safe,
	only:    notForAnd,
}

// notForAnd leaves a list with an "and" to portion-rel-separator.
func notForAnd(m *marking.Mark) bool { return m.Fault(marking.RelSeparator) == nil }
