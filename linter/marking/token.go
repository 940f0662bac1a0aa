package marking

import (
	"slices"
	"strings"

	"cablelint/linter/text"
)

// token is one value of a marking, as it was read.
type token struct {
	span     text.Span // in the mark's text
	slash    int       // slashes before it
	cat      category
	level    Level
	control  Control // its row of the register; numControls for a level and for what nobody knows
	controls Controls
	name     string      // as a corrected marking has it
	proper   string      // as the register has it, where name is a tolerated form of it
	forms    []FaultKind // what is wrong with the form of the token by itself
	until    string      // last day on which its spelling was right, where that is over
	free     bool        // one of a list of its own order: CUI categories and controls
}

// parser turns the folded text of a marking into tokens and faults. Portion mark and banner are read by the
// same readers: the form says which spelling is the right one and what may end the marking.
type parser struct {
	mark  *Mark
	s     string // the text of the mark, folded
	form  Form   // Portion or Banner
	draft bool   // a repair on trial, which needs none of its own
	cut   bool   // the line of the mark goes on behind what is looked at of it
	toks  []token
	open  bool // some token has no reading, or more than one: no repair can be offered
}

func (p *parser) text(span text.Span) string { return p.s[span.Start:span.End] }

func (p *parser) written(span text.Span) string { return p.mark.Text[span.Start:span.End] }

// fault notes a fault; a mark is malformed only once, whatever the causes.
func (p *parser) fault(k FaultKind, span text.Span) {
	p.note(Fault{Kind: k, Span: span, Control: numControls})
}

func (p *parser) note(f Fault) {
	if f.Kind == Malformed && p.mark.Fault(Malformed) != nil {
		return
	}
	f.Token = p.written(f.Span)
	p.mark.Faults = append(p.mark.Faults, f)
}

// add takes t in: its level, its controls and what is wrong with it beside those before it.
func (p *parser) add(t token) {
	if p.repeats(t) {
		p.note(Fault{Kind: DuplicateToken, Span: t.span, Control: t.control})
		return
	}
	// FGI says that a United States text has it.
	if t.cat == catFGI && t.control == FGI && len(t.forms) == 0 && p.foreignHead() {
		t.forms = append(t.forms, FGIMixed)
	}
	// (S/NOFORN) is State's, and its slash is all that is wrong with it.
	if t.control == NOFORN && t.slash == 1 && p.last().cat == catLevel {
		t.forms = nil
	}
	for _, k := range t.forms {
		if k == OtherForm && p.mark.Fault(Malformed) != nil {
			continue
		}
		p.note(Fault{Kind: k, Span: t.span, Control: t.control, Until: t.until})
	}
	if t.level != NoLevel && p.mark.Level != NoLevel {
		p.fault(DoubleLevel, t.span)
		p.open = true
	}
	p.mark.Level = max(p.mark.Level, t.level)
	p.mark.Controls = Union(p.mark.Controls, t.controls)
	p.toks = append(p.toks, t)
}

// foreignHead reports whether the mark begins with the level of one other owner.
func (p *parser) foreignHead() bool {
	return len(p.toks) > 0 && p.toks[0].cat == catLevel && p.toks[0].controls.Any(Of(FGI, NATO))
}

// repeats reports whether a token like t was read before.
func (p *parser) repeats(t token) bool {
	return slices.ContainsFunc(p.toks, func(old token) bool { return old.cat == t.cat && old.name == t.name })
}

// unknown takes the token at span for one that nobody knows.
func (p *parser) unknown(span text.Span, slash int) {
	p.fault(UnknownToken, span)
	p.toks = append(p.toks, token{
		span: span, slash: slash, cat: catUnknown, control: numControls, name: p.text(span), free: true,
	})
}

func (p *parser) has(cat category) bool {
	return slices.ContainsFunc(p.toks, func(t token) bool { return t.cat == cat })
}

// last returns the token read last; the zero token before the first.
func (p *parser) last() token {
	if len(p.toks) == 0 {
		return token{control: numControls}
	}
	return p.toks[len(p.toks)-1]
}

// place sets where t was found.
func (t token) place(span text.Span, slash int) token {
	t.span, t.slash = span, slash
	return t
}

// levelled makes the token of a level.
func levelled(l Level, name string) token {
	return token{cat: catLevel, level: l, control: numControls, name: name}
}

// ofControl makes the token of a control; name is how a corrected marking has it.
func ofControl(c Control, controls Controls, name string) token {
	return token{cat: c.category(), control: c, controls: controls, name: name}
}

// words joins the words of s by single blanks, so that a wrapped line reads like a whole one.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// trim returns span without the blanks at its ends.
func trim(s string, span text.Span) text.Span {
	for span.Start < span.End && s[span.Start] == ' ' {
		span.Start++
	}
	for span.Start < span.End && s[span.End-1] == ' ' {
		span.End--
	}
	return span
}

// control reads the control at the head of s, which need not fill it unless whole is set: it returns what
// it found and its length, 0 when s begins with no control.
func (p *parser) control(s string, whole bool) (token, int) {
	if t, n := p.readEyes(s, whole); n > 0 {
		return t, n
	}
	if t, n := p.readTree(s, whole); n > 0 {
		return t, n
	}
	found := lookup(s)
	if found == nil {
		return token{}, 0
	}
	if register[found.control].List == Countries {
		return p.readList(found, s, whole)
	}
	return p.plain(found), len(found.text)
}

// plain makes the token of a control that carries no list.
func (p *parser) plain(s *spelling) token {
	row := &register[s.control]
	t := ofControl(s.control, Controls{}.With(s.control), s.text)
	if p.form != Banner || s.place&inBanner == 0 && !s.Practice {
		t.name = row.name(p.form)
	}
	switch s.control {
	case RESTRICTED:
		t.forms = append(t.forms, RestrictedUS)
		return t
	case CUI:
		if s.text == controlledWord && (p.form != Banner || len(p.toks) > 0) {
			t.name, t.forms = "CUI", append(t.forms, ControlledWord)
		}
		return t
	case SBUNF:
		return p.sbunf(t, s.text)
	default:
	}
	t.forms, t.until = append(t.forms, p.misplaced(s)...), s.Until
	if row.List != NoList && row.Bare == ListDue {
		t.forms = append(t.forms, ListBare)
	}
	return t
}

// sbunf judges the form of SBU-NF, for which State has many.
func (p *parser) sbunf(t token, written string) token {
	t.proper = register[SBUNF].Portion
	switch {
	case p.form == Banner && written == t.proper:
		t.name, t.forms = register[SBUNF].Banner, append(t.forms, OtherForm)
	case p.form == Banner || written == t.proper:
	case written == "SBUNF":
		t.forms = append(t.forms, Malformed)
	case len(p.toks) > 0 || strings.Contains(written, " "):
		t.forms = append(t.forms, SBUNFForm)
	}
	return t
}

// misplaced returns what is wrong with a spelling in this form: right in the other, right once, or never.
func (p *parser) misplaced(s *spelling) []FaultKind {
	here := inPortion
	if p.form == Banner {
		here = inBanner
	}
	switch {
	case s.place&here != 0 || s.Practice:
		return nil
	case s.Until != "":
		return []FaultKind{Retired}
	}
	return []FaultKind{OtherForm}
}

// controlledWord is a banner's word for CUI, of an unclassified document alone (CUI Marking Handbook).
const controlledWord = "CONTROLLED"
