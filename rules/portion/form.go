package portion

import (
	"bytes"
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
	if !p.Faults.Has(f.kind) {
		return
	}
	for i, m := range p.Marks {
		if m == nil || len(m.Faults) == 0 || f.today && quoted(p, i) || f.only != nil && !f.only(m) {
			continue
		}
		for j := range m.Faults {
			if m.Faults[j].Kind == f.kind {
				f.report(p, m, &m.Faults[j], p.MarkSpan(i))
			}
		}
	}
}

func (f form) report(p *rule.Pass, m *marking.Mark, fault *marking.Fault, at text.Span) *rule.Finding {
	intact := asWritten(p, m, at)
	span := at
	if intact {
		span = fault.Span.Shift(at.Start)
	}
	finding := p.Reportf(span, f.message, fault.Token, m.Text, expected(fault)).As(f.as)
	if intact && f.fix != rule.None && fault.Repair != "" && !cutShort(p, at) {
		finding.Offer(f.fix, "write the mark as "+fault.Repair, rule.Replace(at, fault.Repair))
	}
	return finding
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
