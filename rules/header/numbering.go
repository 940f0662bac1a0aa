package header

import (
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "header-numbering",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true},
	Summary:  "paragraphs are not numbered 1 to n",
	Why:      "Paragraphs are cited by their numbers, and a gap may be a paragraph that was lost in copying.",
	Cite: []rule.Citation{
		{Source: counted, Says: "numbered without a gap in 86 of 100", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "other messages may cite the numbers, and a missing one may stand for missing text",
	Check:  numbering,
})

func numbering(p *rule.Pass) {
	last := 0
	for i := range p.Cable.Portions {
		para := &p.Cable.Portions[i]
		if para.Kind != cable.Paragraph || para.Quoted || para.Number.Value == 0 {
			continue // items that begin at 0 are a list in the text
		}
		switch {
		case para.Number.Value == last+1, last == 0 && laterSection(p):
		case last == 0:
			p.Reportf(para.Number.Span, "the first paragraph is number %d, expected 1", para.Number.Value)
			return
		default:
			p.Reportf(para.Number.Span, "paragraph %d follows paragraph %d, expected %d",
				para.Number.Value, last, last+1)
			return
		}
		last = para.Number.Value
	}
}
