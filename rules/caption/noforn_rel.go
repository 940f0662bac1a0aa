package caption

import (
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-noforn-rel",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "NOFORN caption over portions released by REL TO",
	Why: "The caption keeps the message from every foreign reader, the mark gives a part of it to some: " +
		"one of the two is wrong, and a release cannot be taken back.",
	Cite: []rule.Citation{
		{
			Source: "IC Markings System Manual H.8, NOFORN", Evidence: rule.Verified,
			Says: "NOFORN may not be used with REL TO",
		},
		{
			Source: "IC Markings System Manual D.2, table 3", Evidence: rule.Verified,
			Says: "the whole is NOFORN where a portion is, whatever the others are released to",
		},
	},
	Fix:    rule.None,
	FixWhy: "who may read the message is a release decision",
	Held:   marking.Of(marking.REL),
	Check:  nofornRel,
})

func nofornRel(p *rule.Pass) {
	caption := first(p.Cable, cable.NOFORN)
	if caption == nil || caption.OnBanner || !released(p) || wholeIsNoforn(p) {
		return
	}
	f := p.Reportf(caption.Span, "NOFORN over a portion that is released by REL TO")
	for i, m := range p.Marks {
		if m.Has(marking.REL) {
			f.Relate(p.MarkSpan(i), "%s is released", p.PortionName(i))
		}
	}
}

func released(p *rule.Pass) bool {
	return slices.ContainsFunc(p.Marks, func(m *marking.Mark) bool { return m.Has(marking.REL) })
}

// wholeIsNoforn reports whether another portion makes the whole NOFORN, so that the caption is right
// beside a portion that is released.
func wholeIsNoforn(p *rule.Pass) bool {
	for _, m := range p.Marks {
		if (m.Has(marking.NOFORN) || m.Has(marking.SBUNF)) && !m.Has(marking.REL) {
			return true
		}
	}
	return false
}
