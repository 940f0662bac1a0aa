package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "category-order",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.CategoryOrder}},
	first:   []string{"portion-category-order"},
	summary: "categories or tokens of a portion mark are out of register order",
	why:     "Readers and programs look for a control in its place; one that stands elsewhere is overlooked.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual D.1", Evidence: rule.Verified,
			Says: "categories and the tokens in them stand in the order of the register",
		},
	},
	fix:     rule.Safe,
	fixWhy:  "the tokens are reordered and none is added or dropped",
	message: "%[2]s is out of register order; expected %[3]s",
})
