package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "lowercase",
	claims:  []marks.Claim{{Kind: marking.LowerCase}},
	first:   []string{"portion-lowercase"},
	summary: "letters of the {place} are in lower case",
	why: "A marking in lower case looks like an item letter of a list or like prose, and programs " +
		"that look for markings pass over it.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual C.1, D.1", Evidence: rule.Verified,
			Says: "the banner is in capital letters, and so are the example portion marks",
		},
	},
	fix: rule.Safe,
	fixWhy: "only the case of the letters changes; none is offered where an unclassified message would " +
		"become classified",
	message: "%[1]s is in lower case; expected %[3]s",
	many:    "%[1]d portion marks are in lower case, the first is %[2]s; expected %[3]s",
	only:    notForAnd,
})

// notForAnd leaves a list with an "and" to the rule about what parts a list.
func notForAnd(m *marking.Mark) bool { return m.Fault(marking.ListSeparator) == nil }
