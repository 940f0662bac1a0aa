package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// A faulty is a fault of one marking with the places at which the message has that marking.
type faulty struct {
	*marking.Fault
	mark  *marking.Mark
	at    text.Span // of the fault at the first of the places
	where []cable.Statement
}

// faults lists the faults of one kind in the markings of the message as a whole, one for each marking:
// a banner that is repeated on every page is wrong once.
func faults(p *rule.Pass, kind marking.FaultKind) []faulty {
	if !p.Banner.Faults.Has(kind) {
		return nil
	}
	var list []faulty
	for _, st := range p.Cable.Statements() {
		fault := st.Mark.Fault(kind)
		if fault == nil || known(list, st) {
			continue
		}
		list = append(list, faulty{
			Fault: fault, mark: st.Mark, at: fault.Span.Shift(st.Span.Start), where: []cable.Statement{st},
		})
	}
	return list
}

// known adds st to the faulty marking that it repeats.
func known(list []faulty, st cable.Statement) bool {
	for i := range list {
		if list[i].mark.Text == st.Mark.Text {
			list[i].where = append(list[i].where, st)
			return true
		}
	}
	return false
}

// respell returns the edits that put the repaired marking wherever the message has the faulty one.
func (f faulty) respell(p *rule.Pass) []rule.Edit {
	if f.Repair == "" {
		return nil
	}
	edits := make([]rule.Edit, len(f.where))
	for i, st := range f.where {
		edits[i] = rule.Replace(st.Span, inForm(p, st, f.Repair))
	}
	return edits
}

// relate adds the further places of a faulty marking to a finding.
func (f faulty) relate(finding *rule.Finding) {
	for _, st := range f.where[1:] {
		finding.Relate(st.Span, "the marking is repeated here")
	}
}
