package register

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "nf-rel",
	in:      portions,
	claims:  []marks.Claim{{Kind: marking.Exclude, Of: marking.Of(marking.NOFORN)}},
	first:   []string{"portion-nf-rel"},
	summary: "portion mark both forbids and allows release to foreigners",
	why: "NOFORN forbids what REL TO, RELIDO and DISPLAY ONLY allow; whoever reads only one half " +
		"releases the text or withholds it wrongly.",
	cite: []rule.Citation{
		{
			Source: "CAPCO manual H, NOFORN", Evidence: rule.Verified,
			Says: "NOFORN does not stand with REL TO, RELIDO, EYES ONLY or DISPLAY ONLY",
		},
	},
	fix:     rule.None,
	fixWhy:  "what may be released is for the originator to decide",
	message: "%[2]s both forbids and allows release; expected one or the other",
	hides:   byCause("banner-rel-and-noforn", "caption-noforn-rel", "banner-missing-noforn"),
})

// byCause hides the rules about NOFORN and REL TO of the whole where this mark alone brings them in.
func byCause(names ...string) []rule.Hide {
	hides := make([]rule.Hide, len(names))
	for i, name := range names {
		hides[i] = rule.Hide{Rule: name, Where: rule.ByCause}
	}
	return hides
}
