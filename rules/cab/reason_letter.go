package cab

import (
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-reason-letter",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    reasonWanted,
	Summary:  "reason cites a letter that the order does not have",
	Why: "A letter outside the categories gives no ground for classification; (h), weapons of mass " +
		"destruction, came with the amendment of 25 March 2003.",
	Requires: law.Categories,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(3)", Evidence: rule.Verified,
			Says: "the reason cites the letters of the categories",
		},
	},
	Fix:    rule.None,
	FixWhy: "only the classifier knows which category was meant",
	About:  rule.ReasonLetter,
	Check:  reasonLetter,
})

func reasonLetter(p *rule.Pass) {
	reason := &p.Cable.Authority.Reason
	for _, letter := range reason.Letters {
		if !p.Date.Every(func(d law.Day) bool { return !law.KnowsReason(reason.Number, letter.Value, d) }) {
			continue
		}
		p.Reportf(letter.Span, "there is no reason (%c): the categories of this date run from (a) to (%c)",
			letter.Value, law.LastReason(p.Date.To))
	}
}
