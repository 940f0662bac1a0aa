package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-rel-and-noforn",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "banner both bars foreign nationals and releases to them",
	Why: "NOFORN and a release cannot both hold: a reader who sees " +
		"one of them shares what the other withholds.",
	Cite: []rule.Citation{{
		Source:   "CAPCO manual H.8 (NOFORN, REL TO)",
		Says:     "NOFORN may not be used with REL TO, RELIDO or DISPLAY ONLY",
		Evidence: rule.Verified,
	}},
	Fix:    rule.None,
	FixWhy: "whether the text may be released is the originator's decision",
	Check:  relAndNoforn,
})

func relAndNoforn(p *rule.Pass) {
	found := false
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.Exclude, Of: marking.Of(marking.NOFORN)}) {
		found = true
		f.Relate(p.Reportf(f.At, "the banner has NOFORN and a release together, only one can hold"))
	}
	if !found && p.Banner.Controls.Has(marking.NOFORN) && releases(p.Banner.Controls) {
		apart(p)
	}
}

func releases(c marking.Controls) bool {
	return c.Has(marking.REL) || c.Has(marking.RELIDO) || c.Has(marking.DISPLAY)
}

// apart reports a NOFORN and a release that stand in two banners of the message.
func apart(p *rule.Pass) {
	var bar, release *cable.Statement
	for st := range p.Cable.Statements() {
		if st.Mark.Has(marking.NOFORN) {
			bar = &st
		} else if releases(st.Mark.Controls) {
			release = &st
		}
	}
	if bar != nil && release != nil {
		p.Reportf(release.Span, "this banner releases what another one bars with NOFORN, only one can hold").
			Relate(bar.Span, "NOFORN is here")
	}
}
