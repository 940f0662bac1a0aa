package portion

import (
	"bytes"
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
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
	Basis: law.Portions,
	Cite: []rule.Citation{
		eachPortion,
	},
	Fix: rule.Unsafe,
	FixWhy: "the banner's level is the only one that cannot protect too little, but only a person knows the " +
		"right one",
	Quiet: assess.Redacted | assess.Partial,
	About: rule.PortionMark,
	Check: missing,
})

func missing(p *rule.Pass) {
	unmarked := unmarkedParagraphs(p)
	if len(unmarked) > 1 && !anyMarked(p) {
		first := &p.Cable.Portions[unmarked[0]]
		f := p.Reportf(first.Number.Span, "none of the %d paragraphs has a portion mark", len(unmarked))
		offerBannerLevel(p, f, unmarked)
		return
	}
	for k, i := range unmarked {
		number := &p.Cable.Portions[i].Number
		f := p.Reportf(number.Span, "paragraph %d has no portion mark", number.Value)
		offerBannerLevel(p, f, unmarked[k:k+1])
	}
}

// offerBannerLevel proposes the only level that cannot protect too little. Where a paragraph begins with what a
// person may take for a mark, that has to be read first: beside it another would say less.
func offerBannerLevel(p *rule.Pass, f *rule.Finding, unmarked []int) {
	unmarked = slices.DeleteFunc(slices.Clone(unmarked), func(i int) bool {
		return marking.Heads(p.Cable.Text(p.Cable.Portions[i].Text))
	})
	if !p.Banner.Known() || len(unmarked) == 0 {
		return
	}
	mark := "(" + p.Banner.Level.Letter() + ")"
	edits := make([]rule.Edit, len(unmarked))
	for k, i := range unmarked {
		edits[k] = rule.InsertMark(&p.Cable.Portions[i], mark)
	}
	f.Offer(rule.Unsafe, "mark with "+mark+", the banner's level", edits...)
}

// unmarkedParagraphs lists the numbered paragraphs that no mark stands for. A whole-text mark stands
// for every paragraph.
func unmarkedParagraphs(p *rule.Pass) []int {
	var unmarked []int
	since, before := 0, 0 // the last marked paragraph: how many were unmarked up to it, and its number
	for i := range p.Cable.Portions {
		portion := &p.Cable.Portions[i]
		if portion.Mark != nil && portion.Mark.Whole && !portion.Quoted {
			return nil
		}
		if number := markedNumber(portion); number != 0 {
			unmarked = inSequence(p, unmarked, since, before, number)
			since, before = len(unmarked), number
		} else if isUnmarked(p, portion) && !headsMarked(p, i) {
			unmarked = append(unmarked, i)
		}
	}
	return inSequence(p, unmarked, since, before, 0)
}

// inSequence drops, from the given index of the list on, the paragraphs whose numbers do not fit between
// those of the marked ones about them: items of a list within a paragraph, or numbers that a line of it
// happens to begin with. after is 0 where no marked one follows.
func inSequence(p *rule.Pass, unmarked []int, since, before, after int) []int {
	restarts := after <= before
	kept := unmarked[:since]
	for _, i := range unmarked[since:] {
		number := p.Cable.Portions[i].Number.Value
		if number > before && (after == 0 || number < after || restarts) {
			kept = append(kept, i)
		}
	}
	return kept
}

// isUnmarked reports whether a mark is missed on a portion. The authority paragraph is unclassified
// text and needs none. Before 2010 a mark might stand after the text; since then portion-misplaced
// reports it there.
func isUnmarked(p *rule.Pass, portion *cable.Portion) bool {
	if portion.Kind != cable.Paragraph || portion.Mark != nil || portion.Authority || portion.Quoted {
		return false
	}
	return (portion.Trailing == nil || p.Date.From >= law.Start13526) && !withheld(p.Cable.Text(portion.Text))
}

// longestHeading is how many bytes the heading of a list of items has at the most.
const longestHeading = 80

// headsMarked reports whether a paragraph is no more than a heading, and every item below it is marked.
func headsMarked(p *rule.Pass, paragraph int) bool {
	own := p.Cable.Portions[paragraph].Text
	items := 0
	for i := paragraph + 1; i < len(p.Cable.Portions) && itemOf(&p.Cable.Portions[i], paragraph); i++ {
		if p.Marks[i] == nil {
			return false
		}
		if items++; items == 1 {
			own.End = min(own.End, p.Cable.Portions[i].Span.Start)
		}
	}
	heading := bytes.TrimSpace(p.Cable.Text(own))
	return items > 0 && len(heading) <= longestHeading && bytes.IndexByte(heading, '\n') < 0
}

// itemOf reports whether a portion is an item below a paragraph: a segment of it, or a block without a number.
func itemOf(portion *cable.Portion, paragraph int) bool {
	return portion.Parent == paragraph || portion.Kind == cable.Unnumbered
}

// withheld reports whether a copy has a run of x in brackets for the mark of a paragraph.
func withheld(paragraph []byte) bool {
	inner, bracket := bytes.CutPrefix(paragraph, []byte("("))
	mark, _, closed := bytes.Cut(inner, []byte(")"))
	return bracket && closed && len(mark) > 1 && len(bytes.Trim(mark, "xX/")) == 0
}

// markedNumber returns the number of a marked paragraph, 0 for any other portion.
func markedNumber(portion *cable.Portion) int {
	if portion.Kind != cable.Paragraph || portion.Mark == nil || portion.Quoted {
		return 0
	}
	return portion.Number.Value
}

// anyMarked reports whether some paragraph or segment of the message's own text has a mark.
func anyMarked(p *rule.Pass) bool {
	for i := range p.Cable.Portions {
		if portion := &p.Cable.Portions[i]; p.Marks[i] != nil && !portion.Authority && !portion.Quoted {
			return true
		}
	}
	return false
}
