package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "control-level",
	inPortions: []marks.Claim{
		{Kind: marking.Floor, Not: marking.SCIControls | marking.AEAControls | marking.ORCONConflict | marking.NATOControls},
		{Kind: marking.Over, Not: marking.Of(marking.SBU, marking.SBUNF, marking.FOUO)},
	},
	inBanners: []marks.Claim{
		{Kind: marking.Floor, Not: marking.NATOControls},
		{Kind: marking.Over, Not: marking.Of(marking.SBU, marking.SBUNF, marking.FOUO, marking.LOU)},
	},
	summary: "{place} has a control under its lowest or over its highest level",
	why: "A control is made for some levels: at another the text is kept with too little, or the " +
		"control is one that nobody there knows.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H", Evidence: rule.Verified,
			Says: "the template of each control names the levels that it is used with",
		},
	},
	fix:     rule.None,
	fixWhy:  "whether the level or the control is wrong is a decision",
	message: "%[1]s is for %[4]s",
	own:     marking.StateOwn,
})
