package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-50x-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Start13526}},
	Summary:  "misspelt 50X1-HUM or 50X2-WMD, or a 50X digit outside 1 to 9",
	Why:      "Systems that read declassification values know the two codes in one spelling only.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.26(b)", Says: "the codes are 50X1-HUM, 50X2-WMD and 50X with a digit",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the spelling alone is changed",
	Quiet:  assess.Released,
	Check:  malformed50X,
})

var spelling50X = map[cable.DeclKind]string{cable.Decl50X1HUM: "50X1-HUM", cable.Decl50X2WMD: "50X2-WMD"}

func malformed50X(p *rule.Pass) {
	for item := range values(p) {
		right, named := spelling50X[item.Kind]
		switch {
		case named && item.Misspelt:
			sp := codeSpan(p, item)
			p.Reportf(sp, "%s is written %s", p.Cable.String(sp), right).
				Offer(rule.Safe, "write "+right, rule.Replace(sp, right))
		case item.Kind == cable.Decl50X && (item.Misspelt || !law.Exemptions50.Knows(item.Code)):
			sp := codeSpan(p, item)
			p.Reportf(sp, "%s is no exemption: they are 50X1-HUM, 50X2-WMD and 50X1 to 50X9", p.Cable.String(sp))
		}
	}
}
