package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-source-marked",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: directive},
	Summary:  "SOURCE MARKED as duration",
	Why: "The words pass an undated marking on instead of converting it, so that the new document has " +
		"no term either.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual E.6", Says: "the retired value of the source is converted",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date must be computed from the source",
	Quiet:  assess.Released,
	Check:  sourceMarked,
})

func sourceMarked(p *rule.Pass) {
	for item := range first(p, cable.DeclSource) {
		p.Reportf(item.Span, "SOURCE MARKED is retired: state the date 25 years from the source's")
	}
}
