package marking

import (
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// finish looks at the whole of what was read and gives every fault its repair.
func (p *parser) finish(inner text.Span) {
	p.checkCase(inner)
	p.checkLevel()
	p.checkOrder()
	p.checkSlashes()
	for c := range p.mark.Controls.All() {
		p.checkControl(c)
	}
	arrange.By(p.mark.Faults, func(a, b Fault) int { return a.Span.Start - b.Span.Start })
	if p.draft {
		return
	}
	for i := range p.mark.Faults {
		f := &p.mark.Faults[i]
		if s := p.repair(f); p.proven(s, f) {
			f.Repair = s
		}
	}
}

// checkControl compares a control of the mark with what its row says of it.
func (p *parser) checkControl(c Control) {
	row := &register[c]
	p.checkRelations(c, &row.Relations)
	if row.Below != nil && p.subdivided(c) {
		p.checkRelations(c, row.Below)
	}
	if c == JOINT && p.leavesOwnersOut() {
		p.note(Fault{Kind: Need, Span: p.find(c), Control: c, Other: Of(REL)})
	}
	if lesser := p.mark.Controls.Set() & row.Covers &^ row.Excludes; lesser != 0 {
		p.checkCovered(c, lesser)
	}
}

func (p *parser) checkRelations(c Control, r *Relations) {
	at := p.find(c)
	switch l := p.mark.Level; {
	case l == NoLevel || p.owned(c):
	case l < r.Lowest:
		p.note(Fault{Kind: Floor, Span: at, Control: c})
	case l > r.Highest:
		p.note(Fault{Kind: Over, Span: at, Control: c})
	}
	for _, need := range r.Needs {
		if !p.meets(need) && !p.excused(c, need) {
			p.note(Fault{Kind: Need, Span: at, Control: c, Other: need})
		}
	}
	if other := p.mark.Controls.Set() & r.Excludes; other != 0 {
		p.note(Fault{Kind: Exclude, Span: at, Control: c, Other: other})
	}
}

// subdivided reports whether a compartment has sub-compartments in the mark.
func (p *parser) subdivided(c Control) bool {
	row := &register[c]
	return slices.ContainsFunc(p.mark.Controls.list(row.Parent), func(item string) bool {
		return strings.HasPrefix(item, row.Part+" ")
	})
}

// meets reports whether the mark has what a control needs. Of foreign information NATO needs its own.
func (p *parser) meets(need Set) bool {
	have := p.mark.Controls.Set() & need
	if sources := p.mark.Controls.list(FGI); have == Of(FGI) && need.Has(NATO) && len(sources) > 0 {
		return slices.Contains(sources, "NATO")
	}
	return have != 0
}

// leavesOwnersOut reports whether joint information is released to fewer than its owners (manual, section H.3).
func (p *parser) leavesOwnersOut() bool {
	to := p.mark.Controls.list(REL)
	return len(to) > 0 && beyondReaders(p.mark.Controls.list(JOINT), to)
}

// checkCovered notes the controls that c makes superfluous, where the level has not done so already.
func (p *parser) checkCovered(c Control, lesser Set) {
	for l := range lesser.All() {
		if excludes(l, c) || p.mark.Level > register[l].Highest {
			continue
		}
		p.note(Fault{Kind: Superseded, Span: p.find(l), Control: l, Other: Of(c)})
	}
}

// excludes reports whether the register lets a not stand beside b.
func excludes(a, b Control) bool { return register[a].Excludes.Has(b) || register[b].Excludes.Has(a) }

// owned reports whether the levels of c are those of another owner of the text, or of NATO, whose words c is
// one of.
func (p *parser) owned(c Control) bool { return c == RESTRICTED || c == NATO }

// excused reports whether what c needs is decided otherwise: an unclassified mark of an atomic energy control has
// its level as its fault, and State marks EXDIS and NODIS without NOFORN where it does not use the register's
// syntax.
func (p *parser) excused(c Control, need Set) bool {
	switch {
	case need.Has(NOFORN) && p.mark.Controls.noforn():
		return true
	case c == EXDIS || c == NODIS:
		return !p.doubled()
	}
	return AEAControls.Has(c) && p.mark.Level == Unclassified
}

// find returns where the token of c stands.
func (p *parser) find(c Control) text.Span {
	for _, t := range p.toks {
		if t.controls.Has(c) {
			return t.span
		}
	}
	return p.toks[0].span
}

// checkCase notes letters of known tokens in lower case; a mark that is broken has its cause already.
func (p *parser) checkCase(inner text.Span) {
	if p.mark.Fault(Malformed) != nil {
		return
	}
	var span text.Span
	for _, t := range p.toks {
		if t.cat != catUnknown && !t.free && smallLetters(p.written(t.span), t.controls.Has(REL)) {
			span = span.Cover(t.span)
		}
	}
	if span.Valid() && inner.Contains(span) {
		p.fault(LowerCase, span)
	}
}

// smallLetters reports whether s has small letters. In a release list "to", "and" and the names of
// countries that are spelled out are no matter.
func smallLetters(s string, list bool) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ,;&/\t\r\n", r) }) {
		if list && (strings.EqualFold(word, "to") || strings.EqualFold(word, "and") || isName(word)) {
			continue
		}
		if word != strings.ToUpper(word) {
			return true
		}
	}
	return false
}

// isName reports whether word is capitalised and longer than a code.
func isName(word string) bool { return len(word) > longestCode && scan.Upper(word[0]) }

// longestCode is the length of a tetragraph.
const longestCode = 4

func (p *parser) checkLevel() {
	first := p.toks[0]
	switch {
	case p.mark.Level != NoLevel || first.cat == catUnknown || p.mark.Fault(UnknownLevel) != nil:
	case p.mark.Has(FGI) && first.slash == 2:
		p.fault(FGILevel, first.span)
		p.open = true
	default:
		p.fault(LevelMissing, first.span)
		p.open = true
	}
}

// checkOrder notes the first token that register order puts before its neighbour.
func (p *parser) checkOrder() {
	if p.open {
		return
	}
	for i := 1; i < len(p.toks); i++ {
		a, b := p.toks[i-1], p.toks[i]
		if free := a.free || b.free || p.form == Banner && b.slash == 0; !free && byRegister(a, b) > 0 {
			p.note(Fault{Kind: CategoryOrder, Span: b.span, Control: b.control})
			return
		}
	}
}

// byRegister is the order of tokens in a marking (manual, sections A.6 and G.1): control systems and programs by
// their names, other controls as the register has them.
func byRegister(a, b token) int {
	switch {
	case a.cat != b.cat:
		return int(a.cat) - int(b.cat)
	case a.free || b.free:
		return 0
	case a.cat == catSCI, a.control == SAR && b.control == SAR:
		return byName(bareProgram(a.name), bareProgram(b.name))
	}
	return int(a.control) - int(b.control)
}

// bareProgram returns the name of a control system or a program without what says that it is one.
func bareProgram(name string) string {
	for _, lead := range [...]string{register[SAR].Portion, register[SAR].Title} {
		if rest, ok := strings.CutPrefix(name, lead+"-"); ok {
			return rest
		}
	}
	return name
}

// explained reports whether two strokes between values of one category follow from another fault: they are out of
// order, or another sign stands there.
func (p *parser) explained(a, b token) bool {
	return byRegister(a, b) > 0 || p.mark.Fault(Malformed) != nil || p.mark.Fault(CommaSeparator) != nil
}

// checkSlashes notes the first single slash between categories, which the register separates by two, and
// the first two between values of one.
func (p *parser) checkSlashes() {
	for i := 1; i < len(p.toks); i++ {
		a, b := p.toks[i-1], p.toks[i]
		switch between := (text.Span{Start: a.span.End, End: b.span.Start}); {
		case a.cat == catUnknown || b.cat == catUnknown || a.free || b.free:
		case b.slash == 0 && p.form == Banner && b.control != numControls && b.cat != catLevel:
			p.fault(BlankSeparator, between)
			return
		case b.slash == 1 && a.cat != b.cat:
			p.fault(SingleSlash, between)
			return
		case b.slash == 2 && a.cat == b.cat && a.cat != catLevel && !p.explained(a, b):
			p.fault(ExtraSlash, between)
			return
		}
	}
}
