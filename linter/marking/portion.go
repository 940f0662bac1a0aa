package marking

import (
	"cmp"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// read parses the inner text of a portion mark and decides whether a mark is meant by it. sure is
// for a string that is given as a mark; without it, what prose may put in brackets is none.
func (p *parser) read(inner text.Span, sure bool) bool {
	p.s = fold(p.mark.Text)
	inner = trim(p.s, inner)
	if inner.Empty() || asciiEnd(p.s) < len(p.s) {
		return false
	}
	p.mark.Inner = p.written(inner)
	if head, ok := wholeText(p.s, inner); ok {
		return p.readWhole(head)
	}
	inner = p.stray(inner)
	p.backstrokes()
	if inner.Empty() {
		return false
	}
	if p.takeScrambled(inner) {
		p.finish(inner)
		return true
	}
	p.readValues(inner.Start, inner.End)
	if !p.meant(sure) {
		return false
	}
	p.finish(inner)
	return true
}

// takeScrambled reads (S/NF) and (C/NF) with their letters in another order, and the slash among them.
func (p *parser) takeScrambled(inner text.Span) bool {
	s := p.text(inner)
	if len(s) != len("S/NF") || s != p.written(inner) {
		return false
	}
	letters := []byte(s)
	arrange.By(letters, cmp.Compare[byte])
	level := NoLevel
	switch string(letters) {
	case "/FNS":
		level = Secret
	case "/CFN":
		level = Confidential
	}
	if level == NoLevel || s[0] == '/' || s[3] == '/' || s[1:] == "/NF" || s[1:] == "/FN" {
		return false
	}
	p.fault(Malformed, inner)
	p.add(levelled(level, level.Letter()).place(inner, 0))
	p.add(p.plain(lookup("NF")).place(inner, 2))
	return true
}

// stray notes and leaves out points, slashes and the like that stand at an end of the mark.
func (p *parser) stray(inner text.Span) text.Span {
	span := inner
	for span.End > span.Start && strings.IndexByte("/.,:;- ", p.s[span.End-1]) >= 0 {
		span.End--
	}
	for span.Start < span.End && strings.IndexByte(".,:;- ", p.s[span.Start]) >= 0 {
		span.Start++
	}
	if !strings.HasPrefix(p.text(span), "//") {
		for span.Start < span.End && p.s[span.Start] == '/' {
			span.Start++
		}
	}
	if span != inner {
		p.fault(Malformed, inner)
	}
	return span
}

// backstrokes notes a stroke that is written the wrong way.
func (p *parser) backstrokes() {
	if at := strings.IndexByte(p.mark.Text, '\\'); at >= 0 {
		p.fault(Malformed, text.Span{Start: at, End: at + 1})
	}
}

// head reads what can stand only at the head of a portion mark.
func (p *parser) head(part string, slash int) (token, bool) {
	if len(p.toks) > 0 {
		return token{}, false
	}
	if t, ok := p.levelToken(part); ok && slash < 2 {
		return t, true
	}
	s, twice := doubled(part)
	if t, ok := readForeignHead(words(s), slash >= 2, false); ok {
		return t, true
	}
	if found := lookup(s); found != nil && len(found.text) == len(s) && found.control.standsForLevel() {
		t := p.plain(found)
		if spelledOut := len(s) > len("SBU-NOFORN") || s == "SENSITIVE"; twice || spelledOut && !wrongForm(t) {
			t.forms = []FaultKind{Malformed}
		}
		return t.inPlaceOfLevel(), true
	}
	return token{}, false
}

// wrongForm reports whether something else than its spelling is wrong with t.
func wrongForm(t token) bool {
	return slices.ContainsFunc(t.forms, func(k FaultKind) bool { return k != OtherForm })
}

// inPlaceOfLevel makes t, a control of information that is not classified, the head of a mark.
func (t token) inPlaceOfLevel() token {
	t.level = Unclassified
	if t.cat != catCUI { // which "//" separates from its categories
		t.cat = catLevel
	}
	return t
}

// standsForLevel reports whether c may open a portion mark in place of (U).
func (c Control) standsForLevel() bool { return unclassified.Has(c) }

// doubled returns half of s when s is the same letters twice: (CC), (SBUSBU).
func doubled(s string) (string, bool) {
	if half := len(s) / 2; len(s)%2 == 0 && s[:half] == s[half:] {
		return s[:half], true
	}
	return s, false
}

// meant reports whether a mark is meant by what was read.
func (p *parser) meant(sure bool) bool {
	if len(p.toks) == 0 {
		return false
	}
	known, unknown := 0, 0
	for _, t := range p.toks {
		if t.cat != catUnknown {
			known++
			continue
		}
		unknown++
		if !sure && !p.tokenLike(t) && !p.stroked() {
			return false
		}
		if sure && !isCompartments(p.text(t.span)) {
			return false
		}
	}
	first := p.toks[0]
	switch {
	case sure:
		return known > 0 || unknown == len(p.toks) && p.written(first.span) == p.text(first.span)
	case first.cat == catUnknown:
		return len(p.toks) == 1 && pastLists(p.mark.Inner) || p.headed(known, unknown)
	case first.slash == 2 && first.cat == catFGI: // (//FGI GBR)
		return unknown == 0
	case first.cat == catLevel || first.controls.Any(unclassified):
		return p.capital(first)
	}
	return unknown == 0 && p.written(first.span) == p.text(first.span) && (known > 1 || p.plainControl(first))
}

// stroked reports whether a mark is meant whatever stands in it: a level and two strokes open it, and it has no
// small letter.
func (p *parser) stroked() bool {
	return p.toks[0].level != NoLevel && strings.Contains(p.mark.Inner, "//") &&
		p.mark.Inner == strings.ToUpper(p.mark.Inner)
}

// headed reports whether a mark is meant whose level nobody knows: two strokes part it from controls that are
// known, or stand before it as before a foreign level, and it is in capitals.
func (p *parser) headed(known, unknown int) bool {
	first := p.toks[0]
	if unknown > 1 || p.written(first.span) != p.text(first.span) {
		return false
	}
	return first.slash == 2 || known > 0 && p.toks[1].slash == 2
}

// tokenLike reports whether an unknown token looks like one: (S/he) and (C/o the Embassy) are prose.
func (p *parser) tokenLike(t token) bool {
	s := p.written(t.span)
	return isToken(s) || t.slash > 1 && isCompartments(p.text(t.span))
}

// pastLists reports whether s is a capital that no list of paragraphs comes to: (A) to (M) and the
// Roman figures are list heads, but (X) is taken for a mark because no list gets that far.
func pastLists(s string) bool { return len(s) == 1 && strings.IndexByte("NQRTWXYZ", s[0]) >= 0 }

// capital reports whether a level is written so that it cannot be a word: "secret" is one, and so is
// "cc"; the letters alone are levels in lower case too.
func (p *parser) capital(t token) bool {
	s := p.written(t.span)
	if slices.Contains(t.forms, Malformed) && scan.Lower(s[0]) {
		return false
	}
	return len(s) != 2 || !slices.Contains(t.forms, Malformed) || s == p.text(t.span)
}

// plainControl reports whether a lone control cannot be anything else: (SI) and (DS) are also offices.
func (p *parser) plainControl(t token) bool {
	s := p.text(t.span)
	return s == "NF" || len(s) >= 5 && (t.cat == catDissem || t.cat == catNonIC)
}
