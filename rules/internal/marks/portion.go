package marks

import (
	"bytes"
	"iter"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Portion is a portion mark, or the subject's, with a fault, at its place.
type Portion struct {
	*marking.Fault
	Mark   *marking.Mark
	At     text.Span // of the mark
	Quoted bool      // it stands in a quoted telegram
}

// Portions gives the faults that are claimed in the marks of the portions and of the subject.
func Portions(p *rule.Pass, claims []Claim) iter.Seq[Portion] {
	return func(yield func(Portion) bool) {
		if KindsOf(claims)&p.Faults == 0 {
			return
		}
		for i, m := range p.Marks {
			if m == nil {
				continue
			}
			for j := range m.Faults {
				if Any(claims, &m.Faults[j]) && !yield(Portion{&m.Faults[j], m, p.MarkSpan(i), Quoted(p, i)}) {
					return
				}
			}
		}
	}
}

// Place is what to underline: the token, or the whole mark where its places are not those of the text.
func (m Portion) Place(p *rule.Pass) text.Span {
	if AsWritten(p, m.Mark, m.At) {
		return m.Span.Shift(m.At.Start)
	}
	return m.At
}

// Respell returns the edit that writes the mark as the repair of its fault says, where that can be done.
func (m Portion) Respell(p *rule.Pass) (rule.Edit, bool) {
	if m.Repair == "" || !AsWritten(p, m.Mark, m.At) || cutShort(p, m.At) ||
		m.Kind == marking.LowerCase && classifies(p, m.Mark) {
		return rule.Edit{}, false
	}
	return rule.Replace(m.At, m.Repair), true
}

// Grade is the grade of the repair of a mark whose fault is mended with the given one: where a mark is broken and
// its reading alone is above the banner, the repair is for a person to confirm.
func (m Portion) Grade(p *rule.Pass, grade rule.Safety) rule.Safety {
	switch m.Kind {
	case marking.Malformed, marking.NotParenthesised, marking.DoubleLevel:
		if m.Mark.Level.Classified() && m.Mark.Level > p.Banner.Level {
			return min(grade, rule.Unsafe)
		}
	default:
	}
	return grade
}

// Expected says how a mark should read.
func (m Portion) Expected() string {
	if m.Repair == "" {
		return "a level and its controls in parentheses"
	}
	return m.Repair
}

// classifies reports whether a mark says of a message that does not state to be classified that it is: a
// letter in lower case there may be that of a list.
func classifies(p *rule.Pass, m *marking.Mark) bool {
	return !p.Banner.Level.Classified() && m.Level.Classified()
}

// AsWritten reports whether the mark's text stands at the given place as it is: where a mark is broken
// over two lines, places in the one are no places in the other.
func AsWritten(p *rule.Pass, m *marking.Mark, at text.Span) bool {
	return string(p.Cable.Text(at)) == m.Text
}

// cutShort reports whether a mark without its closing bracket stands last on its line: the next line
// may hold the rest of it, and a control with it.
func cutShort(p *rule.Pass, at text.Span) bool {
	body := p.Cable.Source.Text()
	if at.Empty() || strings.IndexByte(")]}", body[at.End-1]) >= 0 {
		return false
	}
	line, _ := p.Cable.Source.NextLine(at.End)
	return len(bytes.TrimSpace(p.Cable.Text(line))) == 0
}

// Quoted reports whether the mark with the given index in Marks is one of a quoted telegram.
func Quoted(p *rule.Pass, i int) bool { return i < len(p.Cable.Portions) && p.Cable.Portions[i].Quoted }

// First returns the index in Marks of the first mark of the message itself that is as asked, or -1.
func First(p *rule.Pass, is func(*marking.Mark) bool) int {
	for i, m := range p.Marks {
		if m != nil && !Quoted(p, i) && is(m) {
			return i
		}
	}
	return -1
}
