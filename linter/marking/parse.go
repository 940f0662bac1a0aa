package marking

import (
	"strings"

	"cablelint/linter/text"
)

// token is one value of a marking, as it was read.
type token struct {
	span     text.Span // in the mark's text
	slash    int       // slashes before it
	cat      category
	level    Level
	controls Controls
	name     string      // as a corrected marking has it
	proper   string      // as the register has it, where name is a tolerated form of it
	forms    []FaultKind // what is wrong with the form of the token by itself
	free     bool        // one of a list of its own order: CUI categories and controls
}

// parser turns the folded text of a marking into tokens and faults.
type parser struct {
	mark   *Mark
	s      string // the text of the mark, folded
	banner bool
	draft  bool // a repair on trial, which needs none of its own
	toks   []token
	open   bool // some token has no reading, or more than one: no repair can be offered
}

// segment is what stands between slashes, trimmed.
type segment struct {
	span  text.Span
	slash int  // slashes before it
	loose bool // blanks stand between it and a slash
}

// split cuts s[from:to] at its slashes; empty segments are left out, their slashes counted with the next.
func split(s string, from, to int) []segment {
	segs := make([]segment, 0, 4)
	slash := 0
	for i := from; i < to; {
		if s[i] == '/' {
			slash++
			i++
			continue
		}
		stop := i
		for stop < to && s[stop] != '/' {
			stop++
		}
		if span := trim(s, text.Span{Start: i, End: stop}); !span.Empty() {
			segs = append(segs, segment{span, slash, span.Start > i && i > from || span.End < stop && stop < to})
			slash = 0
		}
		i = stop
	}
	return segs
}

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

func (p *parser) text(span text.Span) string { return p.s[span.Start:span.End] }

func (p *parser) written(span text.Span) string { return p.mark.Text[span.Start:span.End] }

// fault notes a fault; a mark is malformed only once, whatever the causes.
func (p *parser) fault(k FaultKind, span text.Span) {
	if k == Malformed && p.mark.Fault(Malformed) != nil {
		return
	}
	p.mark.Faults = append(p.mark.Faults, Fault{Kind: k, Span: span, Token: p.written(span)})
}

// add takes t in: its level, its controls and what is wrong with it beside those before it.
func (p *parser) add(t token) {
	if p.repeats(t) {
		p.fault(DuplicateToken, t.span)
		return
	}
	for _, k := range t.forms {
		p.fault(k, t.span)
	}
	if t.level != NoLevel && p.mark.Level != NoLevel {
		p.fault(DoubleLevel, t.span)
		p.open = true
	}
	p.mark.Level = max(p.mark.Level, t.level)
	p.mark.Controls = union(p.mark.Controls, t.controls)
	p.toks = append(p.toks, t)
}

// repeats reports whether a token like t was read before.
func (p *parser) repeats(t token) bool {
	for _, old := range p.toks {
		if old.cat == t.cat && old.name == t.name {
			return true
		}
	}
	return false
}

// unknown takes the token at span for one that nobody knows.
func (p *parser) unknown(seg segment) {
	p.fault(UnknownToken, seg.span)
	p.open = true
	p.toks = append(p.toks, token{
		span: seg.span, slash: seg.slash, cat: catUnknown, name: p.text(seg.span), free: true,
	})
}

// has reports whether a token of the category was read.
func (p *parser) has(cat category) bool {
	for i := range p.toks {
		if p.toks[i].cat == cat {
			return true
		}
	}
	return false
}

// last returns the category of the token read last.
func (p *parser) last() category {
	if len(p.toks) == 0 {
		return catLevel
	}
	return p.toks[len(p.toks)-1].cat
}

// control reads the token at the head of s, which need not fill it unless whole is set: it returns
// what it found and its length, 0 when s begins with no control.
func (p *parser) control(s string, whole bool) (token, int) {
	if t, n := readRelease(s, whole && !p.banner); n > 0 {
		return t, n
	}
	for _, read := range [...]func(string, bool) (token, int){readSCI, readSAP, readSigma, readFGI} {
		if t, n := read(s, whole); n > 0 {
			return t, n
		}
	}
	c, n := lookup(s)
	if n == 0 {
		return token{}, 0
	}
	return p.plain(c, s[:n]), n
}

// plain makes the token of a control that carries no list.
func (p *parser) plain(c Control, written string) token {
	t := token{cat: c.category(), controls: Controls{}.With(c)}
	switch {
	case p.banner:
		t.name = written
	default:
		t.name = register[c].portion
	}
	switch c {
	case REL:
		t.forms = append(t.forms, RelBare)
	case RESTRICTED:
		t.forms = append(t.forms, RestrictedUS)
	case CUI:
		if written == controlledWord && (!p.banner || len(p.toks) > 0) {
			t.name, t.forms = "CUI", append(t.forms, ControlledWord)
		}
	case CNWDI:
		t.controls = t.controls.With(RD)
	case SBUNF:
		t.proper = register[SBUNF].portion
		switch {
		case p.banner || written == t.proper:
		case written == "SBUNF":
			t.forms = append(t.forms, Malformed)
		case len(p.toks) > 0 || strings.Contains(written, " "):
			t.forms = append(t.forms, SBUNFForm)
		}
	}
	return t
}

// place sets where t was found.
func (t token) place(span text.Span, slash int) token {
	t.span, t.slash = span, slash
	return t
}

// words joins the words of s by single blanks, so that a wrapped line reads like a whole one.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }
