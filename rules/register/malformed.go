package register

import (
	"strings"

	"cablelint/linter/law"

	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault: "malformed",
	in:    portions,
	claims: []marks.Claim{
		{Kind: marking.Malformed},
		{Kind: marking.Unseparated},
		{Kind: marking.ExtraSlash},
	},
	practice: []marking.FaultKind{marking.ExtraSlash},
	first:    []string{"portion-malformed"},
	summary:  "portion mark is broken",
	why: "A mark that lost a bracket or doubled a letter is read by some readers and programs and " +
		"skipped by others, so that the same paragraph is protected in one place and not in " +
		"another.",
	basis: law.Portions,
	cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(c)", Evidence: rule.Verified,
			Says: "each portion is marked with its level, in parentheses before it",
		},
		beforePortions,
	},
	fix: rule.Safe,
	fixWhy: "the brackets and letters are restored where the mark has one reading; where it has " +
		"several, or is mistyped, or its reading alone is above the banner, a person must choose",
	message: "%[2]s is a broken portion mark; expected %[3]s",
	also:    mistyped,
	hides:   rule.HidesInPlace("portion-missing"),
})

// mistyped reports what stands in brackets in the place of a mark and is a slip away from one.
func mistyped(p *rule.Pass) {
	if !p.Faults.Has(marking.Mistyped) {
		return
	}
	for i, m := range p.Marks {
		if m.Fault(marking.Mistyped) == nil {
			continue
		}
		at, meant := p.MarkSpan(i), m.Meant
		f := p.Reportf(at, "%s is no portion mark; expected %s", marking.Shown(m.Text), choice(meant))
		// That the banner allows but one of several is no reason to choose it: the banner may be what is wrong.
		if len(meant) == 1 && !m.NamesAnother() && marks.AsWritten(p, m, at) {
			f.Offer(rule.Unsafe, "write the mark as "+meant[0].Text, rule.Replace(at, meant[0].Text))
		}
	}
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
