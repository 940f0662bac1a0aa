package marking

import (
	"slices"
	"strings"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// check is one way in which the tokens of a marking, each right by itself, do not go together.
type check struct {
	kind   FaultKind
	at     Control // the token to underline
	broken func(l Level, c Controls) bool
}

// checks follow the templates of the manual, section H, unless another source is named.
var checks = [...]check{
	{ReleaseConflict, NOFORN, func(_ Level, c Controls) bool {
		return c.Has(NOFORN) && c.any(REL, RELIDO, DISPLAY, EYES)
	}},
	{ReleaseConflict, EYES, func(_ Level, c Controls) bool {
		return !c.Has(NOFORN) && c.Has(EYES) && c.Has(REL)
	}},
	{ReleaseConflict, RELIDO, func(_ Level, c Controls) bool {
		return !c.Has(NOFORN) && c.Has(RELIDO) && c.Has(DISPLAY)
	}},
	{OrconConflict, ORCON, func(l Level, c Controls) bool {
		return c.Has(ORCON) && (l == Unclassified || c.any(RELIDO, ORCONUSGOV))
	}},
	{OrconConflict, ORCONUSGOV, func(_ Level, c Controls) bool {
		return c.Has(ORCONUSGOV) && !c.Has(ORCON) && c.any(RELIDO, GAMMA, HCSO)
	}},
	{SCILevel, SI, func(l Level, c Controls) bool { return c.Has(SI) && l == Unclassified }},
	{SCILevel, GAMMA, func(l Level, c Controls) bool { return c.Has(GAMMA) && below(l, TopSecret) }},
	{SCILevel, TK, func(l Level, c Controls) bool { return c.Has(TK) && below(l, Secret) }},
	{SCILevel, HCS, func(l Level, c Controls) bool { return c.Has(HCS) && below(l, Secret) }},
	{SCILevel, HCSO, func(l Level, c Controls) bool { return c.Has(HCSO) && below(l, Secret) }},
	{SCILevel, HCSP, func(l Level, c Controls) bool { return c.Has(HCSP) && below(l, Secret) }},
	{SCILevel, RSV, func(l Level, c Controls) bool { return c.Has(RSV) && below(l, Secret) }},
	{GammaOrcon, GAMMA, func(_ Level, c Controls) bool { return c.Has(GAMMA) && !c.Has(ORCON) }},
	{HCSControls, HCSO, func(_ Level, c Controls) bool {
		return c.Has(HCSO) && (!c.Has(ORCON) || !c.Has(NOFORN))
	}},
	{HCSControls, HCSP, func(_ Level, c Controls) bool { return c.Has(HCSP) && !c.any(NOFORN, HCSO) }},
	{HCSAlone, HCS, func(_ Level, c Controls) bool { return c.Has(HCS) && len(c.SCI) == 0 }},
	{AEALevel, RD, func(l Level, c Controls) bool { return c.Has(RD) && l == Unclassified }},
	{AEALevel, FRD, func(l Level, c Controls) bool { return c.Has(FRD) && l == Unclassified }},
	{AEALevel, TFNI, func(l Level, c Controls) bool { return c.Has(TFNI) && l == Unclassified }},
	{AEANoforn, RD, func(l Level, c Controls) bool { return c.Has(RD) && l.Classified() && !c.released() }},
	{AEANoforn, FRD, func(l Level, c Controls) bool {
		return c.Has(FRD) && !c.Has(RD) && l.Classified() && !c.released()
	}},
	{JointRel, JOINT, func(_ Level, c Controls) bool {
		return c.Has(JOINT) && (!c.Has(REL) || c.any(NOFORN, RESTRICTED))
	}},
	{SBUClassified, SBU, func(l Level, c Controls) bool { return c.Has(SBU) && l.Classified() }},
	{SBUClassified, SBUNF, func(l Level, c Controls) bool { return c.Has(SBUNF) && l.Classified() }},
	{SBUClassified, FOUO, func(l Level, c Controls) bool { return c.Has(FOUO) && l.Classified() }},
	{LOUClassified, LOU, func(l Level, c Controls) bool { return c.Has(LOU) && l.Classified() }},
	{NodisExdis, EXDIS, func(_ Level, c Controls) bool { return c.Has(EXDIS) && c.Has(NODIS) }},
}

func below(l, limit Level) bool { return l != NoLevel && l < limit }

// any reports whether one of list is in the set.
func (s Controls) any(list ...Control) bool {
	for _, c := range list {
		if s.Has(c) {
			return true
		}
	}
	return false
}

// released reports whether the set decides release to foreigners, one way or the other.
func (s Controls) released() bool { return s.any(NOFORN, SBUNF, REL, RELIDO, DISPLAY, EYES) }

// finish looks at the whole of what was read and gives every fault its repair.
func (p *parser) finish(inner text.Span) {
	p.checkCase(inner)
	p.checkLevel()
	p.checkOrder()
	p.checkSlashes()
	for _, c := range checks {
		if c.broken(p.mark.Level, p.mark.Controls) {
			p.fault(c.kind, p.find(c.at))
		}
	}
	slices.SortStableFunc(p.mark.Faults, func(a, b Fault) int { return a.Span.Start - b.Span.Start })
	if p.draft {
		return
	}
	for i := range p.mark.Faults {
		if s := p.repair(p.mark.Faults[i].Kind); p.proven(s, p.mark.Faults[i].Kind) {
			p.mark.Faults[i].Repair = s
		}
	}
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
		if t.cat != catUnknown && smallLetters(p.written(t.span), t.controls.Has(REL)) {
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
		if free := a.free || b.free || p.banner && b.slash == 0; !free && byRegister(a, b) > 0 {
			p.fault(CategoryOrder, b.span)
			return
		}
	}
}

// byRegister is the order of tokens in a marking (manual, sections A.6 and G.1).
func byRegister(a, b token) int {
	switch {
	case a.cat != b.cat:
		return int(a.cat) - int(b.cat)
	case a.free || b.free:
		return 0
	}
	return int(a.controls.first()) - int(b.controls.first())
}

// checkSlashes notes the first single slash between categories, which the register separates by two.
func (p *parser) checkSlashes() {
	for i := 1; i < len(p.toks); i++ {
		a, b := p.toks[i-1], p.toks[i]
		if b.slash == 1 && a.cat != b.cat && b.cat != catUnknown {
			p.fault(SingleSlash, text.Span{Start: a.span.End, End: b.span.Start})
			return
		}
	}
}
