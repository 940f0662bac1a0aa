package portion

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-rel-bare",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "REL without a list, and none in the banner",
	Why: "REL alone stands for the list of the banner. Without one, nobody can tell to whom the paragraph " +
		"may be released.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual H, REL TO", Evidence: rule.Verified,
		Says: "REL alone is for portions whose list is that of the banner",
	}},
	Fix: rule.None,
	FixWhy: "a person must supply the list: one taken over from another portion could release the text " +
		"too widely",
	InMarks: assess.FaultsOf(marking.ListBare),
	Check:   relBare,
})

// relBare shows beside each finding the list that another portion has.
func relBare(p *rule.Pass) {
	if len(p.Banner.Controls.List(marking.REL)) > 0 {
		return
	}
	listed := marks.First(p, func(m *marking.Mark) bool { return len(m.Controls.List(marking.REL)) > 0 })
	for m := range marks.Portions(p, []marks.Claim{{Kind: marking.ListBare, Of: marking.Of(marking.REL)}}) {
		f := p.Reportf(m.Place(p), "%s has no list, and the banner has none; expected REL TO and its list",
			marking.Shown(m.Token))
		if listed >= 0 {
			f.Relate(p.MarkSpan(listed), "%s has a list", p.PortionName(listed))
		}
	}
}
