package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-25x1-human",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(2012, 1, 1)}},
	Summary:  "retired code 25X1-human",
	Why: "The code for human sources is 50X1-HUM since 2012; systems that read markings no longer " +
		"know the old one.",
	Cite: []rule.Citation{
		{Source: "CAPCO manual E.6", Says: "25X1-human is converted to 50X1-HUM", Evidence: rule.Verified},
		{Source: "ISOO Notice 2012-02", Says: "retires the code, by its title", Evidence: rule.Verified},
	},
	Fix: rule.Unsafe,
	FixWhy: "the new code reaches to 75 years and has no date: a person must confirm that a human " +
		"source is meant",
	Quiet: assess.Released,
	Check: human25X1,
})

func human25X1(p *rule.Pass) {
	for item := range values(p) {
		if item.Kind != cable.Decl25XHuman {
			continue
		}
		sp := codeSpan(p, item)
		f := p.Reportf(sp, "%s is retired: 50X1-HUM took its place in 2012", p.Told(sp))
		if !dated(item) {
			f.Offer(rule.Unsafe, "write 50X1-HUM", rule.Replace(sp, "50X1-HUM"))
		}
	}
}
