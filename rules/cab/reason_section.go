package cab

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "cab-reason-section",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: law.Start12958, Is: rule.Error},
		{From: law.Face13292, Is: rule.Warning},
		{From: law.Date(2004, 1, 1), Is: rule.Error},
	},
	Scope:   reasonWanted,
	Summary: "reason cites a section that does not hold the categories",
	Why: "Section 1.5 held the categories until the amendment of 2003 and is now about duration; section " +
		"1.4 was about authority before. The wrong one states no reason at all.",
	Requires: law.Section,
	Cite: []rule.Citation{
		{
			Source: "ISOO, Changes to Classified Document Markings", Evidence: rule.Verified,
			Says: "reasons cite section 1.4 from 22 September 2003",
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "letters a to g kept their subject, but the citation is a legal statement of the classifier",
	Check:  reasonSection,
})

func reasonSection(p *rule.Pass) {
	block := &p.Cable.Authority
	reason := &block.Reason
	if reason.Number == "" || derivative(block) { // a source's reason is the source's
		return
	}
	if !p.Date.Every(func(d law.Day) bool { return law.ReasonSection(reason.Number, d) >= law.Transition }) {
		return
	}
	section := due(p)
	f := p.Reportf(reason.Section, "reason cites section %s: documents of this date cite %s", reason.Number, section)
	if law.GivesReasons(reason.Number) && lettersKept(reason.Letters, reason.Number, section) {
		f.Offer(rule.Unsafe, "cite section "+section, rule.Replace(reason.Section, section))
	}
}
