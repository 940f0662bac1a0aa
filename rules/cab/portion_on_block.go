package cab

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
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
		{
			Source: "State cables", Says: "the block has no mark, or that of unclassified text",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "the name may really be classified, and no fix lowers a mark",
	Check:  portionOnBlock,
})

func portionOnBlock(p *rule.Pass) {
	if !p.Cable.Authority.Label.Valid() {
		return
	}
	m, span := markOfBlock(p)
	if m == nil || m.Whole || !aboveU(m) {
		return
	}
	p.Reportf(span, "the authority block is marked (%s): it is unclassified text", marking.Shown(m.Inner))
}

func aboveU(m *marking.Mark) bool { return m.Level.Classified() || !m.Controls.Empty() }

// markOfBlock returns the mark of the block: its own, or that of the paragraph that it fills.
func markOfBlock(p *rule.Pass) (*marking.Mark, text.Span) {
	block := &p.Cable.Authority
	if block.InParagraph == 0 {
		return block.Mark, block.MarkSpan
	}
	for i := range p.Cable.Portions {
		portion := &p.Cable.Portions[i]
		if portion.Authority && !portion.Quoted && portion.Span.End <= block.Span.End {
			return portion.Mark, portion.MarkSpan
		}
	}
	return nil, text.Span{}
}
