package banner

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-eyes-only-2017",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(2017, 10, 1)}},
	Summary:  "EYES ONLY of countries in a banner after its end",
	Why: "The marking ended; those who handle the message by its banner do not know it, and the list of readers " +
		"is lost.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual H.8 EYES ONLY", Evidence: rule.Verified,
		Says: "EYES ONLY ended on 1 October 2017; REL TO takes its place",
	}},
	Fix:    rule.Unsafe,
	FixWhy: "REL TO the same list protects as much, but a person must confirm the list",
	Check:  eyesOnly2017,
})

// eyesOnly2017 takes lists of countries alone: EYES ONLY without one, for a person, is a caption of State.
func eyesOnly2017(p *rule.Pass) {
	var found *rule.Finding
	for st := range p.Cable.Statements() {
		if len(st.Mark.Controls.List(marking.EYES)) == 0 {
			continue
		}
		if found != nil {
			found.Relate(st.Span, "the marking is repeated here")
			continue
		}
		found = p.Reportf(st.Span, "EYES ONLY of %s ended on 1 October 2017; expected REL TO the same list",
			marking.Shown(st.Mark.Text))
	}
	if found == nil {
		return
	}
	if edits := restate(p, eyesAsRel); len(edits) > 0 {
		found.Offer(rule.Unsafe, "write REL TO the same list", edits...)
	}
}

// eyesAsRel writes the readers of EYES ONLY as a release list.
func eyesAsRel(c marking.Controls) marking.Controls {
	return c.Without(marking.EYES).With(marking.REL, c.List(marking.EYES)...)
}
