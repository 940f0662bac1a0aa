package portion

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "portion-missing",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: law.Start12065, Is: rule.Warning},
		{From: law.Start12958, Is: rule.Error},
	},
	Scope:   rule.Scope{Class: rule.Classified},
	Summary: "numbered paragraph has no portion mark",
	Why: "A reader, or a system that extracts the paragraph, cannot tell how to protect it: " +
		"the banner covers the whole message, not its parts.",
	Cite: []rule.Citation{
		{Source: "32 CFR 2001.21(c)", Says: "each portion is marked with its classification", Evidence: rule.Verified},
		{Source: "E.O. 12065 1-504", Says: "portions are marked from 1 December 1978", Evidence: rule.Verified},
		{Source: "E.O. 12356 1.5(b)", Says: "each portion is marked", Evidence: rule.Verified},
	},
	Fix:    rule.Unsafe,
	FixWhy: "the banner's level is the only one that cannot protect too little, but only a person knows the right one",
	Quiet:  assess.Redacted | assess.Partial,
	Check:  missing,
})

func missing(p *rule.Pass) {
	unmarked := unmarkedParagraphs(p)
	if len(unmarked) == 0 {
		return
	}
	first := &p.Cable.Portions[unmarked[0]]
	if len(unmarked) > 1 && !anyMark(p) {
		p.Reportf(first.Number.Span, "none of the %d paragraphs has a portion mark", len(unmarked))
		return
	}
	for _, i := range unmarked {
		portion := &p.Cable.Portions[i]
		f := p.Reportf(portion.Number.Span, "paragraph %d has no portion mark", portion.Number.Value)
		if p.Banner.Known() {
			level := p.Banner.Level.Letter()
			f.Offer(rule.Unsafe, "mark the paragraph ("+level+"), the banner's level",
				rule.Insert(portion.Head.End, " ("+level+")"))
		}
	}
}

// unmarkedParagraphs lists the numbered paragraphs that no mark stands for. The authority paragraph is
// unclassified text and needs none; a whole-text mark stands for every paragraph.
func unmarkedParagraphs(p *rule.Pass) []int {
	var unmarked []int
	for i := range p.Cable.Portions {
		portion := &p.Cable.Portions[i]
		if portion.Mark != nil && portion.Mark.Whole {
			return nil
		}
		if portion.Kind == cable.Paragraph && portion.Mark == nil && !portion.Authority && !portion.Quoted {
			unmarked = append(unmarked, i)
		}
	}
	return unmarked
}

func anyMark(p *rule.Pass) bool {
	for i := range p.Cable.Portions {
		if p.Marks[i] != nil {
			return true
		}
	}
	return false
}
