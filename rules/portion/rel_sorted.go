package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-rel-sorted",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Summary:  "REL TO list is not in order",
	Why: "Two lists of the same countries in different orders look like two different releases, to people " +
		"and to programs.",
	Cite: []rule.Citation{
		releaseList,
	},
	Fix:    rule.Safe,
	FixWhy: "the codes are reordered and none is added or dropped",
	Check: form{
		kind:    marking.RelUnsorted,
		message: "list of %[2]s is out of order; expected %[3]s",
		fix:     rule.Safe,
	}.check,
})
