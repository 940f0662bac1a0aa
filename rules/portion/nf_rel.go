package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-nf-rel",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "portion mark both forbids and allows release to foreigners",
	Why: "NOFORN forbids what REL TO, RELIDO and DISPLAY ONLY allow; whoever reads only one half releases " +
		"the text or withholds it wrongly.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual H, NOFORN", Evidence: rule.Verified,
			Says: "NOFORN does not stand with REL TO, RELIDO, EYES ONLY or DISPLAY ONLY",
		},
	},
	Fix:    rule.None,
	FixWhy: "what may be released is for the originator to decide",
	Hides:  byCause("banner-rel-and-noforn", "caption-noforn-rel", "banner-missing-noforn"),
	Check: form{
		kind:    marking.ReleaseConflict,
		message: "%[2]s both forbids and allows release; expected one or the other",
		only:    forbids,
	}.check,
})

// forbids leaves marks with two kinds of release and no NOFORN alone: they forbid nothing.
func forbids(m *marking.Mark) bool { return m.Has(marking.NOFORN) || m.Has(marking.SBUNF) }

// byCause hides the rules about NOFORN and REL TO of the whole where this mark alone brings them in.
func byCause(names ...string) []rule.Hide {
	hides := make([]rule.Hide, len(names))
	for i, name := range names {
		hides[i] = rule.Hide{Rule: name, Where: rule.ByCause}
	}
	return hides
}
