package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "rel-sorted",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.ListUnsorted, Of: marking.Of(marking.REL)}},
	first:   []string{"portion-rel-sorted"},
	summary: "REL TO list is not in order",
	why: "Two lists of the same countries in different orders look like two different releases, to " +
		"people and to programs.",
	cite: []rule.Citation{
		releaseList,
	},
	fix:     rule.Safe,
	fixWhy:  "the codes are reordered and none is added or dropped",
	message: "list of %[2]s is out of order; expected %[3]s",
})
