package marking

import (
	"slices"
	"strings"

	"cablelint/linter/text"
)

// repair returns the whole marking with the fault of kind k put right, and every fault of form that
// leaves no choice; "" when putting it right is a decision.
func (p *parser) repair(k FaultKind) string {
	toks, ok := p.mend(k)
	if p.open || !ok || p.cutShort() {
		return ""
	}
	if p.mark.Fault(CategoryOrder) != nil {
		slices.SortStableFunc(toks, byRegister)
	}
	if p.mark.Fault(CUIUnsorted) != nil {
		sortCUI(toks)
	}
	s := p.join(k, toks)
	if !p.banner {
		s = "(" + s + ")"
	}
	return s
}

// cutShort reports whether the mark breaks off in a list: its bracket is not closed, and what is known of it
// ends in REL or a comma.
func (p *parser) cutShort() bool {
	last := p.mark.Text[len(p.mark.Text)-1]
	return !p.banner && !isClosing(last) && (last == ',' || p.mark.Fault(RelBare) != nil)
}

// proven reports whether s, the repair of a fault of kind k, reads as a marking that protects no less
// and has not the fault.
func (p *parser) proven(s string, k FaultKind) bool {
	if s == "" {
		return false
	}
	m := draft(s, p.banner)
	return m != nil && m.Fault(k) == nil && Covers(m.Level, m.Controls, p.mark.Level, p.mark.Controls)
}

// draft reads a repair without looking for repairs of its own.
func draft(s string, banner bool) *Mark {
	if !banner {
		p := parser{mark: &Mark{Text: s}, draft: true}
		if !p.read(text.Span{Start: 1, End: len(s) - 1}, true) {
			return nil
		}
		return p.mark
	}
	p := bannerParser([]byte(s))
	p.draft = true
	m, n := p.readHead()
	if n == len(s) {
		return m
	}
	return nil
}

// readHead reads a banner in capitals, foreign or not.
func (p *parser) readHead() (*Mark, int) {
	if strings.HasPrefix(p.s, "/") {
		return p.readSlashed()
	}
	return p.readLevelled(readDesignation)
}

// mend returns the tokens as they should be, and false when that is for a person to say.
func (p *parser) mend(k FaultKind) ([]token, bool) {
	toks := slices.Clone(p.toks)
	switch k {
	case Malformed, NotParenthesised, LowerCase, SingleSlash, DuplicateToken, CategoryOrder, SpacedSlash,
		CommaSeparator, MisspelledLevel, AbbreviatedLevel, RelUnsorted, RelSeparator, FGISlashes, NATOForm,
		SBUNFForm, CUIUnsorted, ControlledWord:
		return toks, true
	case RelNotUSAFirst:
		return toks, slices.Contains(p.mark.Controls.RelTo, "USA")
	case NodisExdis:
		return drop(toks, EXDIS), true
	case SBUClassified:
		return p.dropCovered(toks), true
	case GammaOrcon:
		return p.bring(toks, ORCON)
	case HCSControls:
		if p.mark.Has(HCSO) {
			return p.bring(toks, ORCON, NOFORN)
		}
		return p.bring(toks, NOFORN)
	case AEANoforn:
		return p.bring(toks, NOFORN)
	}
	return nil, false
}

// drop takes the token of c out.
func drop(toks []token, c Control) []token {
	return slices.DeleteFunc(toks, func(t token) bool { return t.controls.Has(c) })
}

// dropCovered takes out what a classified level covers; what SBU-NF says of foreigners stays.
func (p *parser) dropCovered(toks []token) []token {
	noforn := false
	for i, t := range toks {
		noforn = noforn || t.controls.Has(NOFORN)
		if t.controls.Has(SBUNF) && !noforn {
			toks[i] = p.added(NOFORN, t.slash)
			noforn = true
		}
	}
	return drop(drop(drop(toks, SBU), FOUO), SBUNF)
}

// bring adds controls in their place. A release already decided is not overruled.
func (p *parser) bring(toks []token, list ...Control) ([]token, bool) {
	for _, c := range list {
		if p.mark.Has(c) {
			continue
		}
		if c == NOFORN && p.mark.Controls.released() || c == ORCON && p.mark.Controls.any(ORCONUSGOV, RELIDO) {
			return nil, false
		}
		toks = append(toks, p.added(c, 2))
	}
	slices.SortStableFunc(toks, byRegister)
	return toks, true
}

func (p *parser) added(c Control, slash int) token {
	name := register[c].portion
	if p.banner {
		name = register[c].banner
	}
	return token{
		cat: c.category(), slash: slash, controls: Controls{}.With(c), name: name,
	}
}

// join writes the tokens with the separators of the register, or with State's single slash where the
// mark has it and the slash is not what is put right.
func (p *parser) join(k FaultKind, toks []token) string {
	var b strings.Builder
	if foreign(toks[0]) && (toks[0].slash == 2 || k == FGISlashes || k == NATOForm) {
		b.WriteString("//")
	}
	single := k != SingleSlash && p.mark.Fault(SingleSlash) != nil && !p.doubled()
	for i, t := range toks {
		if i > 0 {
			b.WriteString(p.separator(toks[i-1], t, single))
		}
		b.WriteString(t.text(k))
	}
	return b.String()
}

// foreign reports whether t stands where a U.S. level would.
func foreign(t token) bool { return t.cat == catLevel && t.controls.any(FGI, NATO, JOINT) }

// doubled reports whether a double slash stands anywhere in the mark: then it is in register form.
func (p *parser) doubled() bool {
	for _, t := range p.toks[1:] {
		if t.slash > 1 {
			return true
		}
	}
	return false
}

func (p *parser) separator(a, b token, single bool) string {
	if p.banner && b.slash == 0 {
		return " "
	}
	if a.cat == b.cat || single && b.cat >= catDissem {
		return "/"
	}
	return "//"
}

// text returns the token as a corrected marking has it.
func (t token) text(k FaultKind) string {
	if t.proper != "" && slices.Contains(t.forms, k) {
		return t.proper
	}
	return t.name
}

// sortCUI orders each run of CUI categories and controls.
func sortCUI(toks []token) {
	for i := 0; i < len(toks); {
		j := i + 1
		for j < len(toks) && toks[j].cat == toks[i].cat {
			j++
		}
		if toks[i].free {
			slices.SortStableFunc(toks[i:j], byCUI)
		}
		i = j
	}
}
