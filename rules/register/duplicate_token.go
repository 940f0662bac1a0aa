package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "duplicate-token",
	claims:  []marks.Claim{{Kind: marking.DuplicateToken}},
	first:   []string{"portion-duplicate-token"},
	summary: "{place} has the same token twice",
	why:     "A repeated token is often what is left of another control that was overwritten.",
	cite: []rule.Citation{
		{Source: "CAPCO manual D.2", Says: "each marking is shown once", Evidence: rule.Verified},
	},
	fix:     rule.Safe,
	fixWhy:  "the repeated token says nothing that the first does not",
	message: "%[1]s stands twice in %[2]s; expected %[3]s",
})
