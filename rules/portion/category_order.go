package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-category-order",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "categories or tokens of a portion mark are out of register order",
	Why:      "Readers and programs look for a control in its place; one that stands elsewhere is overlooked.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual D.1", Evidence: rule.Verified,
			Says: "categories and the tokens in them stand in the order of the register",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the tokens are reordered and none is added or dropped",
	Check: form{
		kind:    marking.CategoryOrder,
		message: "%[2]s is out of register order; expected %[3]s",
		fix:     rule.Safe,
	}.check,
})
