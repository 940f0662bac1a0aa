package cab

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-portion-on-block",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "authority block is marked above (U)",
	Why: "Who classified a message and why is unclassified by itself; marked higher it cannot be shown " +
		"to people who ask about the decision.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-1 H-240", Evidence: rule.Verified,
			Says: "the classification paragraph gives name, position and reason, as unclassified text (2004)",
		},
	},
	Fix:    rule.None,
	FixWhy: "the name may really be classified, and no fix lowers a mark",
	Check:  portionOnBlock,
})

func portionOnBlock(p *rule.Pass) {
	block := &p.Cable.Authority
	if m := block.Mark; m == nil || m.Whole || !aboveU(m) || sharesParagraph(p) {
		return
	}
	p.Reportf(block.MarkSpan, "the authority block is marked (%s): it is unclassified text", block.Mark.Inner)
}

func aboveU(m *marking.Mark) bool { return m.Level.Classified() || !m.Controls.Empty() }

// sharesParagraph reports whether the mark stands for a paragraph that says more than the block.
func sharesParagraph(p *rule.Pass) bool {
	block := &p.Cable.Authority
	if block.InParagraph == 0 {
		return false
	}
	for i := range p.Cable.Portions {
		portion := &p.Cable.Portions[i]
		if !portion.Quoted && portion.Number.Value == block.InParagraph {
			return !portion.Authority || portion.Span.End > block.Span.End
		}
	}
	return true
}
