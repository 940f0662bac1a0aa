package portion

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-missing-mixed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope: rule.Scope{
		Class:      rule.Classified,
		Period:     law.Period{From: law.Start12065},
		Introduced: true,
	},
	Summary: "unmarked segment among segments of differing level",
	Why: "Where the segments of a paragraph differ, the mark at its head says nothing of those that have " +
		"none: a reader cannot tell which level they take.",
	Basis: law.Portions,
	Cite: []rule.Citation{{
		Source: "32 CFR 2001.21(c)(3)", Evidence: rule.Verified,
		Says: "one mark is enough for segments of one level; where they differ, each is marked",
	}},
	Fix:    rule.None,
	FixWhy: "the level of the segment is not known",
	Check:  missingMixed,
})

// missingMixed goes through the paragraphs; the segments of one follow it in the list.
func missingMixed(p *rule.Pass) {
	portions := p.Cable.Portions
	for i := 0; i < len(portions); i++ {
		last := i
		for last+1 < len(portions) && portions[last+1].Parent == i {
			last++
		}
		if last > i && !portions[i].Quoted && !portions[i].Authority && mixed(p, i, last) {
			reportUnmarked(p, portions[i+1:last+1])
		}
		i = last
	}
}

// mixed reports whether the marks of a paragraph and its segments state more than one level.
func mixed(p *rule.Pass, first, last int) bool {
	level := marking.NoLevel
	for _, m := range p.Marks[first : last+1] {
		switch l := m.ClassLevel(); {
		case l == marking.NoLevel:
		case level == marking.NoLevel:
			level = l
		case l != level:
			return true
		}
	}
	return false
}

func reportUnmarked(p *rule.Pass, segments []cable.Portion) {
	for i := range segments {
		if segment := &segments[i]; segment.Mark == nil && segment.Trailing == nil {
			p.Reportf(segment.Head, "segment has no portion mark among segments of differing level")
		}
	}
}
