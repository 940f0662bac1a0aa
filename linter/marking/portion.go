package marking

import (
	"slices"
	"strings"

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
	if inner.Empty() {
		return false
	}
	if p.takeScrambled(inner) {
		p.finish(inner)
		return true
	}
	segs := split(p.s, inner.Start, inner.End)
	for len(segs) > 0 {
		segs = segs[p.take(segs):]
	}
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
	slices.Sort(letters)
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
	p.add(token{cat: catLevel, level: level, name: level.Letter()}.place(inner, 0))
	p.add(p.plain(NOFORN, "NF").place(inner, 2))
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

// take reads the token that the first segment opens and returns how many segments it took.
func (p *parser) take(segs []segment) int {
	seg := segs[0]
	if seg.slash > 2 || seg.loose {
		p.fault(Malformed, seg.span)
	}
	if n := p.takeSBUNF(segs); n > 0 {
		return n
	}
	if len(p.toks) == 0 && p.takeHead(seg) {
		return 1
	}
	for _, join := range [...]func(*parser, []segment) int{
		(*parser).takeEyes, (*parser).takeMember,
	} {
		if n := join(p, segs); n > 0 {
			return n
		}
	}
	if t, n := p.control(p.text(seg.span), true); n == seg.span.Len() {
		p.add(t.place(seg.span, seg.slash))
		return 1
	}
	if !p.takeLate(seg) && !p.takeGlued(seg) && !p.takeTail(seg) {
		p.unknown(seg)
	}
	return 1
}

// takeHead reads what can stand only at the head of a mark.
func (p *parser) takeHead(seg segment) bool {
	s, twice := doubled(p.text(seg.span))
	if t, ok := p.levelToken(p.text(seg.span), seg); ok && seg.slash < 2 {
		p.add(t)
		return true
	}
	if t, ok := readForeign(words(s), seg.slash >= 2, false); ok {
		p.add(t.place(seg.span, seg.slash))
		return true
	}
	if c, n := lookup(s); n == len(s) && c.standsForLevel() {
		t := p.plain(c, s)
		if spelledOut := len(s) > len("SBU-NOFORN") || s == "SENSITIVE"; twice || spelledOut && len(t.forms) == 0 {
			t.forms = append(t.forms, Malformed)
		}
		p.add(t.inPlaceOfLevel().place(seg.span, seg.slash))
		return true
	}
	return false
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
func (c Control) standsForLevel() bool {
	return c == CUI || c == SBU || c == SBUNF || c == FOUO || c == LOU
}

// doubled returns half of s when s is the same letters twice: (CC), (SBUSBU).
func doubled(s string) (string, bool) {
	if half := len(s) / 2; len(s)%2 == 0 && s[:half] == s[half:] {
		return s[:half], true
	}
	return s, false
}

func (p *parser) levelToken(s string, seg segment) (token, bool) {
	half, twice := doubled(s)
	level, letter := portionLevel(half)
	if level == NoLevel {
		return token{}, false
	}
	t := token{cat: catLevel, level: level, name: level.Letter()}
	if !letter || twice {
		t.forms = append(t.forms, Malformed)
	}
	return t.place(seg.span, seg.slash), true
}

// takeSBUNF joins SBU and the NOFORN after it, which State separates by a slash: (SBU/NF), (SBU/N).
func (p *parser) takeSBUNF(segs []segment) int {
	if len(segs) < 2 || p.text(segs[0].span) != "SBU" {
		return 0
	}
	switch p.text(segs[1].span) {
	case "N", "NF", "NOFORN":
	default:
		return 0
	}
	t := p.plain(SBUNF, register[SBUNF].portion)
	span := text.Span{Start: segs[0].span.Start, End: segs[1].span.End}
	if len(p.toks) > 0 || segs[1].slash > 1 {
		t.forms = append(t.forms, SBUNFForm)
	}
	t.name = "SBU/" + p.text(segs[1].span)
	if segs[1].slash > 1 {
		t.name = "SBU//" + p.text(segs[1].span)
	}
	if len(p.toks) == 0 {
		t = t.inPlaceOfLevel()
	}
	p.add(t.place(span, segs[0].slash))
	return 2
}

// takeEyes joins the countries of USA/GBR EYES ONLY and EYES ONLY USA/GBR, which slashes separate.
func (p *parser) takeEyes(segs []segment) int {
	if n := p.eyesListed(segs); n > 1 {
		return p.joinEyes(segs[:n])
	}
	for i, seg := range segs {
		if i > 0 && seg.slash > 1 {
			return 0
		}
		s := p.text(seg.span)
		if strings.HasSuffix(s, " EYES ONLY") {
			return p.joinEyes(segs[:i+1])
		}
		if !isCountry(s) {
			return 0
		}
	}
	return 0
}

// eyesListed returns how many segments EYES ONLY and the countries behind it take.
func (p *parser) eyesListed(segs []segment) int {
	if !strings.HasPrefix(p.text(segs[0].span), "EYES ONLY ") {
		return 0
	}
	n := 1
	for n < len(segs) && segs[n].slash == 1 && isCountry(p.text(segs[n].span)) {
		n++
	}
	return n
}

func (p *parser) joinEyes(segs []segment) int {
	span := text.Span{Start: segs[0].span.Start, End: segs[len(segs)-1].span.End}
	t, n := readRelease(p.text(span), true)
	if n == 0 {
		return 0
	}
	p.add(t.place(span, segs[0].slash))
	return len(segs)
}

// takeMember reads the second and later members of a category whose name is written once: programs
// after SAR-, categories and controls after CUI, countries after REL TO.
func (p *parser) takeMember(segs []segment) int {
	seg := segs[0]
	s := p.text(seg.span)
	switch cat := p.last(); {
	case cat == catSAP && seg.slash == 1 && isToken(s) && len(s) > 1:
		return p.takeProgram(seg, s)
	case p.has(catCUI) && (cat == catCUI || cat == catCUICategory || cat == catDissem):
		return p.takeCUI(seg, s)
	case cat == catDissem && seg.slash == 1 && isCountry(s):
		return p.takeCountry(seg)
	}
	return 0
}

func (p *parser) takeProgram(seg segment, s string) int {
	if _, n := p.control(s, true); n == len(s) {
		return 0
	}
	p.add(programToken(s, s).place(seg.span, seg.slash))
	return 1
}

// takeCUI reads a category or a limited dissemination control: the group after CUI holds the
// categories, the next the controls (CUI Marking Handbook).
func (p *parser) takeCUI(seg segment, s string) int {
	t := token{cat: catCUICategory, name: words(s), free: true}
	known, n := p.control(s, true)
	control := limited(s) || n == len(s) || p.last() == catDissem ||
		p.last() == catCUICategory && seg.slash > 1
	switch {
	case n == len(s) && known.cat == catDissem:
		known.free = true
		t = known
	case n == len(s) && !strings.HasPrefix(s, "SP-"):
		return 0
	case !isToken(s) && !limited(s):
		return 0
	case control:
		t.cat, t.controls.LDC = catDissem, []string{t.name}
	default:
		t.controls.CUI = []string{t.name}
	}
	if p.unsorted(t, seg.slash) {
		t.forms = append(t.forms, CUIUnsorted)
	}
	p.add(t.place(seg.span, seg.slash))
	return 1
}

// unsorted reports whether t stands before a token of its group that should follow it.
func (p *parser) unsorted(t token, slash int) bool {
	if len(p.toks) == 0 || slash > 1 {
		return false
	}
	prev := p.toks[len(p.toks)-1]
	return prev.cat == t.cat && byCUI(t, prev) < 0
}

// byCUI orders the categories and controls of CUI: specified before basic, each by name.
func byCUI(a, b token) int {
	switch sa, sb := strings.HasPrefix(a.name, "SP-"), strings.HasPrefix(b.name, "SP-"); {
	case sa && !sb:
		return -1
	case sb && !sa:
		return 1
	}
	return strings.Compare(a.name, b.name)
}

// takeCountry reads a country that a slash separates from the release list before it.
func (p *parser) takeCountry(seg segment) int {
	prev := p.toks[len(p.toks)-1]
	if !prev.controls.Has(REL) || len(prev.controls.RelTo) == 0 {
		return 0
	}
	list := strings.Join(prev.controls.RelTo, ", ") + "/" + p.text(seg.span)
	joined := releaseToken(REL, "REL TO", list)
	p.toks = p.toks[:len(p.toks)-1]
	for _, k := range prev.forms {
		p.retract(k, prev.span)
	}
	p.mark.Controls.RelTo = nil
	p.add(joined.place(prev.span.Cover(seg.span), prev.slash))
	return 1
}

// retract takes back a fault that more of the mark has explained.
func (p *parser) retract(k FaultKind, span text.Span) {
	for i, f := range p.mark.Faults {
		if f.Kind == k && f.Span == span {
			p.mark.Faults = append(p.mark.Faults[:i], p.mark.Faults[i+1:]...)
			return
		}
	}
}

// takeLate reads a level where only a control can stand: a second one.
func (p *parser) takeLate(seg segment) bool {
	s := p.text(seg.span)
	t, ok := p.levelToken(s, seg)
	if !ok {
		t, ok = readForeign(words(s), true, false)
	}
	if !ok || p.mark.Level == NoLevel {
		return false
	}
	t = t.place(seg.span, seg.slash)
	if t.controls.Has(FGI) && p.mark.Has(FGI) { // (//FGI S//GBR S)
		t.cat = catFGI
		p.mark.Level = max(p.mark.Level, t.level)
		t.level, t.forms = NoLevel, []FaultKind{FGIMixed}
	}
	p.add(t)
	return true
}

// takeGlued reads tokens with a wrong separator, or none, between them: C NF, S-NF, CNF, C,NF, NF EXDIS.
func (p *parser) takeGlued(seg segment) bool {
	s := p.text(seg.span)
	for cut := 1; cut < len(s); cut++ {
		left, right := s[:cut], strings.TrimLeft(s[cut:], glue)
		if right == "" || len(right) == len(s)-cut && right != "NF" && right != "NOFORN" {
			continue
		}
		first, ok := p.leftToken(strings.TrimRight(left, glue), seg)
		if !ok {
			continue
		}
		at := seg.span.End - len(right)
		others, ok := p.gluedControls(right, at)
		if !ok {
			continue
		}
		p.fault(Malformed, seg.span)
		p.add(first.place(text.Span{Start: seg.span.Start, End: seg.span.Start + len(left)}, seg.slash))
		for _, t := range others {
			p.add(t)
		}
		return true
	}
	return false
}

// glue is what stands between two tokens in place of a stroke.
const glue = " -,.:;"

// gluedControls reads s, which stands at an offset, as one control or several with glue between them.
func (p *parser) gluedControls(s string, at int) ([]token, bool) {
	var list []token
	for {
		t, n := p.control(s, true)
		if n < len(s) {
			t, n = p.control(s, false)
		}
		rest := strings.TrimLeft(s[n:], glue)
		if n == 0 || rest != "" && len(rest) == len(s)-n {
			return nil, false
		}
		list = append(list, t.place(text.Span{Start: at, End: at + n}, 2))
		if rest == "" {
			return list, true
		}
		s, at = rest, at+len(s)-len(rest)
	}
}

// takeTail reads a control that nobody knows behind one that is known, with no stroke between: NF XYZ.
func (p *parser) takeTail(seg segment) bool {
	s := p.text(seg.span)
	t, n := p.control(s, false)
	rest := trim(p.s, text.Span{Start: seg.span.Start + n, End: seg.span.End})
	if seg.slash < 2 || n == 0 || p.written(seg.span) != s || !isCompartments(p.text(rest)) {
		return false
	}
	p.add(t.place(text.Span{Start: seg.span.Start, End: seg.span.Start + n}, seg.slash))
	p.unknown(segment{span: rest, slash: seg.slash})
	return true
}

// leftToken reads the first of two glued tokens: a level at the head of the mark, else a control.
func (p *parser) leftToken(s string, seg segment) (token, bool) {
	if len(p.toks) == 0 {
		return p.levelToken(s, seg)
	}
	t, n := p.control(s, true)
	return t, n == len(s) && n > 0
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
		if !sure && !p.tokenLike(t) {
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
		return len(p.toks) == 1 && pastLists(p.mark.Inner)
	case first.slash == 2 && first.cat == catFGI: // (//FGI GBR)
		return unknown == 0
	case first.cat == catLevel || first.controls.any(unclassified[:]...):
		return p.capital(first)
	}
	return unknown == 0 && p.written(first.span) == p.text(first.span) && (known > 1 || p.plainControl(first))
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
