package marks

import (
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// mostMended is at how many places a marking is mended: what has more is no message, and each place takes room.
const mostMended = rule.MostFindings

// Banner is a fault of a marking of the message as a whole, with the places at which the message has that
// marking, one more at the most than are mended.
type Banner struct {
	*marking.Fault
	Mark  *marking.Mark
	At    text.Span // of the fault at the first of the places
	Where []cable.Statement
}

// Banners lists the faults that are claimed in the markings of the message as a whole, one for each marking:
// a banner that is repeated on every page is wrong once.
func Banners(p *rule.Pass, claims ...Claim) []Banner {
	if KindsOf(claims)&p.Banner.Faults == 0 {
		return nil
	}
	var list []Banner
	for st := range p.Cable.Statements() {
		if i := repeated(list, st); i >= 0 {
			for ; i < len(list) && list[i].Mark.Text == st.Mark.Text && len(list[i].Where) <= mostMended; i++ {
				list[i].Where = append(list[i].Where, st)
			}
			continue
		}
		list = append(list, faultsAt(st, claims)...)
	}
	return list
}

// repeated returns the index of the first fault of the marking that st repeats, -1 for none.
func repeated(list []Banner, st cable.Statement) int {
	return slices.IndexFunc(list, func(b Banner) bool { return b.Mark.Text == st.Mark.Text })
}

func faultsAt(st cable.Statement, claims []Claim) []Banner {
	var list []Banner
	for i := range st.Mark.Faults {
		if f := &st.Mark.Faults[i]; Any(claims, f) {
			list = append(list, Banner{f, st.Mark, f.Span.Shift(st.Span.Start), []cable.Statement{st}})
		}
	}
	return list
}

// Respell returns the edits that put the repaired marking wherever the message has the faulty one, none where that is
// at more places than are mended.
func (b Banner) Respell(p *rule.Pass) []rule.Edit {
	if b.Repair == "" || len(b.Where) > mostMended {
		return nil
	}
	edits := make([]rule.Edit, len(b.Where))
	for i, st := range b.Where {
		edits[i] = rule.Replace(st.Span, inForm(p, st, b.Repair))
	}
	return edits
}

// Relate adds the further places of a faulty marking to a finding.
func (b Banner) Relate(finding *rule.Finding) {
	for _, st := range b.Where[1:] {
		finding.Relate(st.Span, "the marking is repeated here")
	}
}
