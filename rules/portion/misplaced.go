package portion

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-misplaced",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified, Period: law.Period{From: law.Start13526}},
	Summary:  "portion mark stands after the text",
	Why: "A reader must know how to protect the text before reading it, and a mark at the end is taken for " +
		"that of the next paragraph.",
	Cite: []rule.Citation{
		{Source: "32 CFR 2001.21(c)", Says: "the symbol stands right before the portion", Evidence: rule.Verified},
		{Source: "32 CFR 2001.22(g)", Says: "the same for derivative classification", Evidence: rule.Verified},
		{Source: "32 CFR 2001.23(b)(4)", Says: "the mark stands before the subject", Evidence: rule.Verified},
	},
	Fix:    rule.Safe,
	FixWhy: "the mark is moved and keeps its value",
	Hides:  rule.HidesInPlace("portion-missing"),
	Check:  misplaced,
})

func misplaced(p *rule.Pass) {
	for i := range p.Cable.Portions {
		portion := &p.Cable.Portions[i]
		if portion.Mark == nil && portion.Trailing != nil && !portion.Quoted {
			insert := rule.InsertMark(portion, portion.Trailing.Text)
			words := text.Span{Start: portion.Text.Start, End: portion.TrailingSpan.Start}
			reportMisplaced(p, portion.Trailing, portion.TrailingSpan, words, insert)
		}
	}
	if s := &p.Cable.Subject; s.Mark != nil && s.After && !s.Text.Empty() {
		reportMisplaced(p, s.Mark, s.MarkSpan, s.Text, rule.Insert(s.Text.Start, s.Mark.Text+" "))
	}
}

// reportMisplaced reports a mark behind a text. It is moved but where a person may take something in the text for
// another mark, before which it would come to stand, or for more of it, which it would leave.
func reportMisplaced(p *rule.Pass, m *marking.Mark, at, words text.Span, insert rule.Edit) {
	f := p.Reportf(at, "%s stands after the text; expected it before", marking.Shown(m.Text))
	body := p.Cable.Text(words)
	if marks.AsWritten(p, m, at) && !marking.Heads(body) && !marking.Tails(body) {
		f.Offer(rule.Safe, "move the mark before the text", insert, rule.Delete(withBlanksBefore(p, at)))
	}
}

// withBlanksBefore widens a span over the blanks and line ends before it.
func withBlanksBefore(p *rule.Pass, span text.Span) text.Span {
	body := p.Cable.Source.Text()
	for span.Start > 0 {
		switch body[span.Start-1] {
		case ' ', '\t', '\n', '\r':
			span.Start--
			continue
		}
		break
	}
	return span
}
