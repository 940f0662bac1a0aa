package ceiling

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "ceiling-unknown",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "level of a cable cannot be told where a ceiling is set",
	Why: "A cable without a readable level may be of any level: a missing mark is never a reason to treat " +
		"text as unclassified.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-222 a", Evidence: rule.Verified,
			Says: "every message carries an explicit classification or control designation",
		},
		{
			Source: "E.O. 13526 1.6(f)", Evidence: rule.Verified,
			Says: "information given a level stays classified although other marks are missing",
		},
	},
	Fix:       rule.None,
	FixWhy:    "only its drafter knows the level of a cable that does not state it",
	CheckFile: unknown,
	Unbridled: true,
})

func unknown(p *rule.FilePass) {
	for i, a := range p.Cables {
		if a.Level() != 0 && (a.LevelRead || assess.StatedLevel(a.Cable) != 0 || !anyUnmarked(a)) {
			continue
		}
		place := a.Banner.Span
		if !place.Valid() {
			place, _ = p.File.Source.NextLine(p.File.Cables[i].Span.Start)
		}
		p.Reportf(place, "the level of this cable cannot be told; this place may hold %s at the most", p.Settings.Ceiling)
	}
}

// anyUnmarked reports whether a paragraph of a cable bears no mark. Marks elsewhere and a security signal tell
// nothing of it where no banner was read.
func anyUnmarked(a *assess.Assessment) bool {
	unmarked := false
	for i := range a.Cable.Portions {
		switch portion := &a.Cable.Portions[i]; {
		case portion.Quoted:
		case portion.Mark != nil && portion.Mark.Whole:
			return false
		case portion.Kind == cable.Paragraph && portion.Mark == nil && portion.Trailing == nil && !portion.Authority:
			unmarked = true
		}
	}
	return unmarked
}
