package cab

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-reason-letter",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    anySince1995,
	Summary:  "reason cites a letter that the order does not have",
	Why: "A letter outside the categories gives no ground for classification; (h), weapons of mass " +
		"destruction, came with the amendment of 25 March 2003.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(3)", Evidence: rule.Verified,
			Says: "the reason cites the letters (a) to (h) of the categories",
		},
		{Source: "E.O. 12958 1.5", Says: "as signed has categories (a) to (g)", Evidence: rule.Verified},
		{Source: "E.O. 13292 1.4", Says: "adds category (h)", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "only the classifier knows which category was meant",
	Check:  reasonLetter,
})

func reasonLetter(p *rule.Pass) {
	for _, letter := range p.Cable.Authority.Reason.Letters {
		if letter.Value <= 'g' || !p.Date.Every(func(d law.Day) bool { return letter.Value > law.LastReason(d) }) {
			continue
		}
		p.Reportf(letter.Span, "there is no reason (%c): the categories of this date run from (a) to (%c)",
			letter.Value, law.LastReason(p.Date.To))
	}
}
