package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "nato-control",
	claims: []marks.Claim{
		{Kind: marking.Need, Of: marking.NATOControls},
		{Kind: marking.Floor, Of: marking.NATOControls},
	},
	summary: "a control of NATO without NATO information or at a wrong level",
	why: "ATOMAL, BALK and BOHEMIA are controls of NATO: on a text that is not NATO's, or under " +
		"their level, nobody knows whose rules apply.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual G.1, H.7", Evidence: rule.Verified,
			Says: "ATOMAL, BALK and BOHEMIA are NATO markings; in a United States document they stand with FGI NATO",
		},
		{Source: "CAPCO manual H.7", Says: "BOHEMIA is shown with COSMIC TOP SECRET", Evidence: rule.Derived},
	},
	fix:     rule.None,
	fixWhy:  "whose information it is, and at which level, is for the originator",
	message: "%[1]s is a control of NATO and asks for %[4]s",
})
