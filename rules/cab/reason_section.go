package cab

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-reason-section",
	Since:    "0.1.0",
	Severity: ofSections(),
	Scope:    reasonWanted,
	Summary:  "reason cites a section that does not hold the categories",
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

// ofSections is an error, but a warning for as long as a change of section is fresh.
func ofSections() rule.Steps {
	changes := law.Transitions()
	steps := make(rule.Steps, 0, 1+2*len(changes))
	steps = append(steps, rule.Step{From: law.Wanted(law.Why).From, Is: rule.Error})
	for _, fresh := range changes {
		steps = append(steps, rule.Step{From: fresh.From, Is: rule.Warning}, rule.Step{From: fresh.To + 1, Is: rule.Error})
	}
	return steps
}

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
