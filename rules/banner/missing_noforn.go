package banner

import (
	"bytes"

	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "banner-missing-noforn",
	Since: "0.1.0",
	Severity: rule.Steps{
		{Is: rule.Error},
		{Case: "sbu", Is: rule.Warning},
	},
	Summary: "a portion bars foreign nationals but neither banner nor captions say NOFORN",
	Why: "The message is shown by its banner and captions: without NOFORN there, a foreign national is given " +
		"the paragraph that was kept from them.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual D.2, table 3", Says: "NOFORN in any portion carries up to the banner, SBU-NF too",
		Evidence: rule.Verified,
	}},
	Fix:    rule.Safe,
	FixWhy: "protection is raised to what the message's own portions require",
	Check:  missingNoforn,
})

func missingNoforn(p *rule.Pass) {
	stated := &p.Banner.Controls
	if p.IC() && p.Banner.Mark != nil && mixed(p) {
		reportMixed(p)
		return
	}
	if p.Banner.Mark == nil || stated.Any(marking.BarsForeigners()) || !barred(p) ||
		bytes.Contains(p.Cable.Text(p.Cable.Heading()), []byte("NOFORN")) {
		return
	}
	var by []int
	for i, m := range p.Marks {
		if bars(m) {
			by = append(by, i)
		}
	}
	f := p.Reportf(p.Banner.Span, "%s is marked %s but neither banner nor captions say NOFORN",
		portionName{p, by[0]}, marking.Shown(p.Marks[by[0]].Text))
	if !max(p.Banner.Level, p.Computed.Level).Classified() {
		f.As("sbu")
	}
	relateAll(p, f, by)
	if edits := addNoforn(p); len(edits) > 0 {
		f.Offer(rule.Safe, "add NOFORN", edits...)
	}
}

// bars reports whether a mark bars foreign nationals.
func bars(m *marking.Mark) bool { return m != nil && m.Controls.Any(marking.BarsForeigners()) }

// barred reports whether some portion bars foreign nationals.
func barred(p *rule.Pass) bool { return p.Held&marking.BarsForeigners() != 0 }

// mixed reports whether the portions come to NOFORN although none of them says so, by what they say of release
// together (CAPCO manual D.2, table 3), and the banner says nothing of release.
func mixed(p *rule.Pass) bool {
	return p.Computed.Controls.Has(marking.NOFORN) && !barred(p) &&
		!p.Banner.Controls.Any(marking.Releases()|marking.BarsForeigners())
}

func reportMixed(p *rule.Pass) {
	said := released(p)
	if len(said) == 0 {
		return
	}
	f := p.Reportf(p.Banner.Span,
		"the release marks of the portions have nothing in common, and the banner does not say NOFORN")
	relateAll(p, f, said)
	if edits := addNoforn(p); len(edits) > 0 {
		f.Offer(rule.Safe, "add NOFORN", edits...)
	}
}
