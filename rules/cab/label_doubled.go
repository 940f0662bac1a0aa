package cab

import (
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-label-doubled",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Summary:  "label of the authority block stands twice",
	Why: "The template has printed the label already; typed again it becomes part of the classifier's " +
		"name for whatever reads the block.",
	Cite: []rule.Citation{
		{
			Source: "State cables", Evidence: rule.Practice,
			Says: "the label is printed by the message system and stands once",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the second label says nothing that the first does not",
	Check:  labelDoubled,
})

func labelDoubled(p *rule.Pass) {
	block := &p.Cable.Authority
	if !block.Doubled.Valid() {
		return
	}
	p.Reportf(block.Doubled, "the label stands twice: once is enough").
		Offer(rule.Safe, "take out the second label", rule.Delete(withBlanks(p, block.Doubled)))
}

// withBlanks widens the second label to its colon and the blanks after it or, at the end of a line,
// before it.
func withBlanks(p *rule.Pass, sp text.Span) text.Span {
	b := p.Cable.Source.Text()
	for sp.End < len(b) && (b[sp.End] == ' ' || b[sp.End] == ':') {
		sp.End++
	}
	atEnd := sp.End == len(b) || b[sp.End] == '\n' || b[sp.End] == '\r'
	for atEnd && b[sp.Start-1] == ' ' {
		sp.Start--
	}
	return sp
}
