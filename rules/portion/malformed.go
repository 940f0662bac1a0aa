package portion

import (
	"slices"
	"strings"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "portion mark is broken",
	Why: "A mark that lost a bracket or doubled a letter is read by some readers and programs and skipped " +
		"by others, so that the same paragraph is protected in one place and not in another.",
	Basis: law.Portions,
	Cite: []rule.Citation{
		eachPortion,
		{
			Source: "State cables", Says: "a mark in brackets is that of one level", Evidence: rule.Practice,
			Period: law.Period{To: law.Start11652 - 1},
		},
	},
	Fix: rule.Safe,
	FixWhy: "the brackets and letters are restored where the mark has one reading; where it has several, or is " +
		"mistyped, or its reading alone is above the banner, a person must choose",
	Hides: rule.HidesInPlace("portion-missing"),
	Check: func(p *rule.Pass) {
		broken.check(p)
		mistyped(p)
	},
})

var broken = form{
	kind:    marking.Malformed,
	message: "%[2]s is a broken portion mark; expected %[3]s",
	fix:     rule.Safe,
}

// mistyped reports what stands in brackets in the place of a mark and is a slip away from one.
func mistyped(p *rule.Pass) {
	if !p.Faults.Has(marking.Mistyped) {
		return
	}
	for i, m := range p.Marks {
		if m.Fault(marking.Mistyped) == nil {
			continue
		}
		at, meant := p.MarkSpan(i), fitting(p, m)
		f := p.Reportf(at, "%s is no portion mark; expected %s", m.Text, choice(meant))
		if len(meant) == 1 && asWritten(p, m, at) {
			f.Offer(rule.Unsafe, "write the mark as "+meant[0].Text, rule.Replace(at, meant[0].Text))
		}
	}
}

// fitting returns what a mistyped mark can be meant as: of the marks a slip away those that the banner
// allows, all of them where it allows none.
func fitting(p *rule.Pass, m *marking.Mark) []*marking.Mark {
	allowed := slices.DeleteFunc(slices.Clone(m.Meant), func(meant *marking.Mark) bool {
		return p.LevelRead && meant.Level > p.Banner.Level
	})
	if len(allowed) > 0 {
		return allowed
	}
	return m.Meant
}

// choice names marks as what one of them is expected.
func choice(marks []*marking.Mark) string {
	names := make([]string, len(marks))
	for i, m := range marks {
		names[i] = m.Text
	}
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
