package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "other-form",
	portion: "banner-form",
	banner:  "portion-form",
	claims:  []marks.Claim{{Kind: marking.OtherForm}},
	summary: "{place} has the form of the other place",
	why:     "Banner and portion mark have a form each; a program that reads the one passes over the other.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual C.1, D.1", Evidence: rule.Verified,
			Says: "a banner takes the title or the abbreviation, a portion mark its own form",
		},
	},
	fix:      rule.Safe,
	fixWhy:   "only the spelling changes",
	message:  "%[1]s is not how the register writes it here; expected %[3]s",
	own:      marking.StateOwn,
	unmended: "%[1]s is not how the register writes it here",
	many:     "%[1]d portion marks have the form of a banner, the first is %[2]s; expected %[3]s",
})
