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
	Scope:    rule.Scope{Period: directive},
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

func malformed50X(p *rule.Pass) {
	for item := range values(p) {
		sp := codeSpan(p, item)
		switch {
		case !is50X(item.Kind):
		case item.Misspelt && item.Repair != "":
			p.Reportf(sp, "%s is written %s", p.Told(sp), item.Repair).
				Offer(rule.Safe, "write "+item.Repair, rule.Replace(sp, item.Repair))
		case item.Misspelt || !law.CodesOf("50X").Knows(item.Code):
			p.Reportf(sp, "%s is no exemption: they are 50X1-HUM, 50X2-WMD and 50X1 to 50X9", p.Told(sp))
		}
	}
}

func is50X(k cable.DeclKind) bool {
	return k == cable.Decl50X || k == cable.Decl50X1HUM || k == cable.Decl50X2WMD
}
