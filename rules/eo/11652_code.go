package eo

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "eo-11652-code",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Period: under(11652)},
	Summary:  "code that E.O. 11652 does not know",
	Why: "The code is the whole declassification instruction of these years: GDS, XGDS with one of four " +
		"grounds, ADS, or N/A. Another one sets no term.",
	Cite: []rule.Citation{
		{Source: "E.O. 11652 5(A)", Says: "the General Declassification Schedule", Evidence: rule.Verified},
		{Source: "E.O. 11652 5(B)", Says: "four grounds of exemption", Evidence: rule.Verified},
		{Source: "22 CFR 9a.6", Says: "E.O. 11932 as an exemption category", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "which code was meant is not known",
	Check:  code11652,
})

func code11652(p *rule.Pass) {
	line := &p.Cable.EO
	if !judged11652(p) || line.Stamp {
		return
	}
	if bare(line) && !line.Value.Valid() {
		if p.Classified() {
			p.Reportf(line.Order.Span, "the cable is classified: expected GDS, XGDS with a digit, or ADS")
		}
		return
	}
	known := false
	for i := range line.Decl.Items {
		item := &line.Decl.Items[i]
		if item.Kind == cable.DeclXGDS && !grounds(item.Code) {
			p.Reportf(item.Span, "%s names no ground of exemption: they are 1 to 4",
				assess.ShownDecl(p.Cable.String(item.Span)))
			return
		}
		known = known || code11652Known(item.Kind)
	}
	if !known {
		p.Reportf(line.Value, "the code is none of E.O. 11652: expected GDS, XGDS with a digit, ADS or N/A")
	}
}

// judged11652 reports whether the line is for this rule: it cites the order, in the order's years.
func judged11652(p *rule.Pass) bool {
	return p.Cable.EO.Order.Value == 11652 && in(p, under(11652))
}

func code11652Known(k cable.DeclKind) bool {
	switch k {
	case cable.DeclGDS, cable.DeclXGDS, cable.DeclADS, cable.DeclNA, cable.DeclEO11932, cable.DeclRedacted,
		cable.DeclCut:
		return true
	default:
		return false
	}
}

// grounds reports whether every digit of an exemption, "3", "1,3" or none, is a ground of 5(B).
func grounds(code string) bool {
	for i := range len(code) {
		if c := code[i]; c >= '0' && c <= '9' && !law.CodesOf("XGDS-").Knows(code[i:i+1]) {
			return code == "5(B)" // the section alone
		}
	}
	return true
}
