package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-over-10-years",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope: rule.Scope{
		Class:      rule.Classified,
		Period:     law.Period{From: law.Start12958, To: law.Amended13292 - 1},
		Introduced: true,
	},
	Summary: "term of more than ten years without an X code",
	Why: "Until March 2003 a document was open after ten years unless one of eight exemptions was " +
		"marked; a longer date alone had no ground.",
	Cite: []rule.Citation{
		{Source: "E.O. 12958 1.6(b)", Says: "ten years from the date of the decision", Evidence: rule.Verified},
		{Source: "E.O. 12958 1.6(d)", Says: "eight exemptions from the ten years", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "an X code or a shorter date is a decision of the classifier",
	Quiet:  assess.Released,
	Check:  over10,
})

// over10 leaves derivative documents alone: they carry the date of a source, and E.O. 12356 had set no
// limit to that.
func over10(p *rule.Pass) {
	if !p.Cable.Authority.DerivedLabel.Valid() {
		overTerm(p, 10, exemptIn1995)
	}
}

func exemptIn1995(k cable.DeclKind) bool { return k == cable.DeclX || longTerm(k) }
