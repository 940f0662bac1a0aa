package banner

import (
	"slices"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

// raise returns the edits that raise the message to a level: every classification line, page banner,
// page line and trailer that states a lower one, each in the form that it has.
func raise(p *rule.Pass, to marking.Level) []rule.Edit {
	spaced := spacedLines(p)
	var edits []rule.Edit
	for st := range p.Cable.Statements() {
		if l := st.Mark.Level; l == marking.NoLevel || l >= to {
			continue
		}
		word, isSpaced := marks.LevelWord(p.Cable.Text(st.Span))
		if word == 0 {
			continue
		}
		if st.Mark.Level.Classified() {
			at := text.Span{Start: st.Span.Start, End: st.Span.Start + word}
			edits = append(edits, rule.Replace(at, marks.Spelled(to, isSpaced)))
			continue
		}
		edits = append(edits, classify(st, word, to, isSpaced || spaced && st.Line))
	}
	return edits
}

// classify puts a classified level for an unclassified one. What stands beside it for unclassified
// text alone, SENSITIVE, FOUO or EFTO, is covered by the level and would be wrong beside it; a bar to
// foreign nationals stays.
func classify(st cable.Statement, word int, to marking.Level, spaced bool) rule.Edit {
	c := st.Mark.Controls
	if c.Has(marking.SBUNF) {
		c = c.With(marking.NOFORN)
	}
	c = c.Without(marking.SBU, marking.SBUNF, marking.FOUO, marking.LOU)
	rest, ok := strings.CutPrefix(marking.Print(marking.Banner, to, c), to.String())
	if !st.Mark.Sure() || !ok {
		return rule.Replace(text.Span{Start: st.Span.Start, End: st.Span.Start + word}, marks.Spelled(to, spaced))
	}
	return rule.Replace(st.Span.Cover(st.EFTO), marks.Spelled(to, spaced)+rest)
}

// spacedLines reports whether the classified levels on the message's classification lines are
// letter-spaced. UNCLAS never is, and says nothing about how the line of a classified section is written.
func spacedLines(p *rule.Pass) bool {
	for i := range p.Cable.Sections {
		if s := &p.Cable.Sections[i]; s.Mark.ClassLevel().Classified() && p.Cable.Own(s) {
			_, spaced := marks.LevelWord(p.Cable.Text(s.Level))
			return spaced
		}
	}
	return false
}

// offerRaise offers to raise the message, where there is anything that can be raised.
func offerRaise(p *rule.Pass, f *rule.Finding, to marking.Level) {
	if edits := raise(p, to); len(edits) > 0 {
		f.Offer(gradeOf(p, to), "raise the banner to "+to.String(), edits...)
	}
}

// gradeOf is the grade of a raise. That unclassified text becomes classified is a decision, and what
// only a broken mark asks for may be a slip of the pen: a person must confirm both.
func gradeOf(p *rule.Pass, to marking.Level) rule.Safety {
	if !p.Banner.Level.Classified() || to == p.Computed.Level && to > p.Banner.Level && onlyBroken(p) {
		return rule.Unsafe
	}
	return rule.Safe
}

// brokenMarks are the faults of a mark whose level was not written plainly.
var brokenMarks = [...]marking.FaultKind{
	marking.Malformed, marking.NotParenthesised, marking.DoubleLevel, marking.Mistyped,
}

// onlyBroken reports whether every portion at the highest level has a broken mark.
func onlyBroken(p *rule.Pass) bool {
	for _, i := range p.Computed.Top {
		if !slices.ContainsFunc(brokenMarks[:], func(k marking.FaultKind) bool { return p.Marks[i].Fault(k) != nil }) {
			return false
		}
	}
	return true
}
