package banner

import (
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// raise returns the edits that raise the message to a level: every classification line, page banner,
// page line and trailer that states a lower one, each in the form that it has.
func raise(p *rule.Pass, to marking.Level) []rule.Edit {
	list := statements(p.Cable)
	spaced := spacedLines(p)
	var edits []rule.Edit
	for _, st := range list {
		if l := st.mark.Level; l == marking.NoLevel || l >= to {
			continue
		}
		word, isSpaced := levelWord(p.Cable.Text(st.span))
		if word == 0 {
			continue
		}
		if st.mark.Level.Classified() {
			at := text.Span{Start: st.span.Start, End: st.span.Start + word}
			edits = append(edits, rule.Replace(at, spelled(to, isSpaced)))
			continue
		}
		edits = append(edits, classify(st, word, to, isSpaced || spaced && isLine(p, st)))
	}
	return edits
}

// classify puts a classified level for an unclassified one. What stands beside it for unclassified
// text alone, SENSITIVE, FOUO or EFTO, is covered by the level and would be wrong beside it; a bar to
// foreign nationals stays.
func classify(st statement, word int, to marking.Level, spaced bool) rule.Edit {
	c := st.mark.Controls
	if c.Has(marking.SBUNF) {
		c = c.With(marking.NOFORN)
	}
	c = c.Without(marking.SBU).Without(marking.SBUNF).Without(marking.FOUO).Without(marking.LOU)
	rest, ok := strings.CutPrefix(marking.Print(marking.Banner, to, c), to.String())
	if len(st.mark.Faults) > 0 || !ok {
		return rule.Replace(text.Span{Start: st.span.Start, End: st.span.Start + word}, spelled(to, spaced))
	}
	return rule.Replace(st.span.Cover(st.efto), spelled(to, spaced)+rest)
}

// spacedLines reports whether the classified levels on the message's classification lines are
// letter-spaced. UNCLAS never is, and says nothing about how the line of a classified section is written.
func spacedLines(p *rule.Pass) bool {
	for i := range p.Cable.Sections {
		if s := &p.Cable.Sections[i]; s.Mark.ClassLevel().Classified() && assess.Own(p.Cable, s) {
			_, spaced := levelWord(p.Cable.Text(s.Level))
			return spaced
		}
	}
	return false
}

func isLine(p *rule.Pass, st statement) bool {
	for i := range p.Cable.Sections {
		if p.Cable.Sections[i].Level == st.span {
			return true
		}
	}
	return false
}

// offerRaise offers to raise the message, where there is anything that can be raised.
func offerRaise(p *rule.Pass, f *rule.Finding, to marking.Level) {
	if edits := raise(p, to); len(edits) > 0 {
		f.Offer(rule.Safe, "raise the banner to "+to.String(), edits...)
	}
}
