package header

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "header-attributes-differ",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "archive states another original classification than the banner",
	Why: "The archive's list says what the telegram was marked when it was taken in: where the banner says " +
		"something else, one of the two was misread or changed.",
	Cite: []rule.Citation{
		{
			Source: "State telegrams of 1973-1979",
			Says:   "the archive's attributes repeat the level of the telegram", Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: eitherWrong,
	About:  rule.Attributes,
	Check:  attributesDiffer,
})

func attributesDiffer(p *rule.Pass) {
	stated := assess.StatedLevel(p.Cable)
	if !p.LevelRead || stated == marking.NoLevel || stated == p.Banner.Level {
		return
	}
	p.Reportf(p.Cable.Stated.Level, "the archive states %s as the original classification, but the message is %s",
		stated, p.Banner.Level).
		Relate(p.Banner.Span, "the level of the message is here")
}
