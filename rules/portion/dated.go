package portion

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

// dated is what a rule asks about a marking that was not, or no longer, in use when the message was
// written. Quoted telegrams are older than the message: they are judged only where that makes it worse.
type dated struct {
	is      func(*marking.Mark) bool
	message string // %s is the mark
	quotes  bool
	repair  func(*marking.Mark) string // the mark to propose; nil or "" for none
}

func (d dated) check(p *rule.Pass) {
	for i, m := range p.Marks {
		if m != nil && d.is(m) && (d.quotes || !marks.Quoted(p, i)) {
			d.report(p, m, p.MarkSpan(i))
		}
	}
}

func (d dated) report(p *rule.Pass, m *marking.Mark, at text.Span) {
	f := p.Reportf(at, d.message, marking.Shown(m.Text))
	if d.repair == nil || !marks.AsWritten(p, m, at) {
		return
	}
	if with := d.repair(m); with != "" {
		f.Offer(rule.Unsafe, "write the mark as "+with, rule.Replace(at, with))
	}
}
