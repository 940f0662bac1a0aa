package portion

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// form is what a rule asks of a mark by itself. Package marking finds the faults, says where they are
// and how the mark should read; a rule adds words, the grade of the fix and the marks it is for.
type form struct {
	kind    marking.FaultKind
	message string                   // %[1]s is the offending token, %[2]s the mark, %[3]s how it should read
	fix     rule.Safety              // of writing the mark as its repair says; None: no fix is offered
	today   bool                     // not for quoted telegrams, which follow older forms
	only    func(*marking.Mark) bool // the marks that the rule is for; nil: all
	as      string                   // which of the rule's severities applies
}

// check reports the faults of one kind in the marks of the portions and of the subject.
func (f form) check(p *rule.Pass) {
	for m := range f.all(p) {
		f.report(p, m)
	}
}

// placed is a mark with a fault, at its place.
type placed struct {
	mark  *marking.Mark
	fault *marking.Fault
	at    text.Span
}

// all gives the faults of one kind in the marks that the rule is for.
func (f form) all(p *rule.Pass) iter.Seq[placed] {
	return func(yield func(placed) bool) {
		if !p.Faults.Has(f.kind) {
			return
		}
		for i, m := range p.Marks {
			if m == nil || len(m.Faults) == 0 || f.today && quoted(p, i) || f.only != nil && !f.only(m) {
				continue
			}
			for j := range m.Faults {
				if m.Faults[j].Kind == f.kind && !yield(placed{m, &m.Faults[j], p.MarkSpan(i)}) {
					return
				}
			}
		}
	}
}

// checkOnce is check for a habit of the whole message: one finding at the first of its marks, with the
// others beside it and the edits of all in one fix. many is its message where there are several: %[1]d is
// their number, %[2]s the first of them and %[3]s how that should read.
func (f form) checkOnce(p *rule.Pass, many string) {
	var list []placed
	for m := range f.all(p) {
		list = append(list, m)
	}
	switch len(list) {
	case 0:
	case 1:
		f.report(p, list[0])
	default:
		f.reportAll(p, list, many)
	}
}

func (f form) reportAll(p *rule.Pass, list []placed, many string) {
	first := list[0]
	finding := p.Reportf(first.place(p), many, len(list), first.mark.Text, expected(first.fault)).As(f.as)
	var edits []rule.Edit
	grade := f.fix
	for i, m := range list {
		if i > 0 {
			finding.Relate(m.at, "%s is another", m.mark.Text)
		}
		if e, ok := f.edit(p, m); ok {
			edits = append(edits, e)
			grade = min(grade, f.gradeOf(p, m.mark))
		}
	}
	if len(edits) > 0 {
		slices.SortFunc(edits, func(a, b rule.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		finding.Offer(grade, "write the marks in the form of the register", edits...)
	}
}

func (f form) report(p *rule.Pass, m placed) *rule.Finding {
	finding := p.Reportf(m.place(p), f.message, m.fault.Token, m.mark.Text, expected(m.fault)).As(f.as)
	if e, ok := f.edit(p, m); ok {
		finding.Offer(f.gradeOf(p, m.mark), "write the mark as "+e.Text, e)
	}
	return finding
}

// place is what to underline: the token, or the whole mark where its places are not those of the text.
func (m placed) place(p *rule.Pass) text.Span {
	if asWritten(p, m.mark, m.at) {
		return m.fault.Span.Shift(m.at.Start)
	}
	return m.at
}

// edit writes a mark as its repair says, where that can be done.
func (f form) edit(p *rule.Pass, m placed) (rule.Edit, bool) {
	if f.fix == rule.None || m.fault.Repair == "" || !asWritten(p, m.mark, m.at) || cutShort(p, m.at) ||
		f.kind == marking.LowerCase && classifies(p, m.mark) {
		return rule.Edit{}, false
	}
	return rule.Replace(m.at, m.fault.Repair), true
}

// gradeOf is the grade of the repair of a mark. Where a mark is broken and its reading alone is above the
// banner, the repair is for a person to confirm.
func (f form) gradeOf(p *rule.Pass, m *marking.Mark) rule.Safety {
	switch f.kind {
	case marking.Malformed, marking.NotParenthesised, marking.DoubleLevel:
		if m.Level.Classified() && m.Level > p.Banner.Level {
			return min(f.fix, rule.Unsafe)
		}
	default:
	}
	return f.fix
}

// classifies reports whether a mark says of a message that does not state to be classified that it is: a
// letter in lower case there may be that of a list.
func classifies(p *rule.Pass, m *marking.Mark) bool {
	return !p.Banner.Level.Classified() && m.Level.Classified()
}

func expected(fault *marking.Fault) string {
	if fault.Repair == "" {
		return "a level and its controls in parentheses"
	}
	return fault.Repair
}

// asWritten reports whether the mark's text stands at the given place as it is: where a mark is broken
// over two lines, places in the one are no places in the other.
func asWritten(p *rule.Pass, m *marking.Mark, at text.Span) bool {
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

// quoted reports whether the mark with the given index in Marks is one of a quoted telegram.
func quoted(p *rule.Pass, i int) bool {
	return i < len(p.Cable.Portions) && p.Cable.Portions[i].Quoted
}
