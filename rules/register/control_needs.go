package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "control-needs",
	claims: []marks.Claim{
		{
			Kind: marking.Need,
			Not:  marking.SCIWithOwnRule | marking.Of(marking.RD, marking.FRD, marking.JOINT) | marking.NATOControls,
		},
		{Kind: marking.ListBare, Of: marking.Of(marking.RSV, marking.SAR, marking.SCI)},
	},
	summary: "{place} has a control without what must stand beside it",
	why: "Some controls stand only with others; alone they leave out who may not have the text, or " +
		"which compartment it belongs to.",
	cite: []rule.Citation{
		{Source: "CAPCO manual H", Says: "the template of a control names what it requires", Evidence: rule.Verified},
	},
	fix:     rule.Unsafe,
	fixWhy:  "adding a control protects more, but it is a decision of the originator",
	message: "%[1]s lacks %[4]s",
})
