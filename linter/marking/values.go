package marking

import (
	"slices"
	"strings"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// readValues reads the values from at up to end and returns where the marking ends: a portion mark at its
// bracket, a banner where a post, a section or prose begins.
func (p *parser) readValues(at, end int) int {
	for at < end {
		j := p.joint(at, end)
		n := p.readNext(j, end)
		if n == 0 {
			return at
		}
		at = j.next + n
	}
	return at
}

// joint is what stands between two tokens.
type joint struct {
	span  text.Span
	next  int
	slash int
	comma bool
	odd   bool // another sign stands in place of the slashes
}

// joint returns what parts the tokens at a place: slashes and blanks, and in a banner commas.
func (p *parser) joint(at, end int) joint {
	j := joint{next: at}
	for ; j.next < end; j.next++ {
		switch b := p.s[j.next]; {
		case b == ' ':
		case b == '/':
			j.slash++
		case b == ',' && p.form == Banner:
			j.comma = true
		case p.form == Banner && j.slash == 0 && strings.IndexByte(oddSigns, b) >= 0:
			j.odd = true
		default:
			j.span = text.Span{Start: at, End: j.next}
			return j
		}
	}
	j.span = text.Span{Start: at, End: j.next}
	return j
}

// readNext reads the token after j and returns its length, 0 when the marking ends at j.
func (p *parser) readNext(j joint, end int) int {
	if j.next == end || p.form == Banner && !p.goesOn(j) {
		return 0
	}
	t, n := p.next(j, end)
	if n == 0 {
		return 0
	}
	span := text.Span{Start: j.next, End: j.next + n}
	slash := p.judgeJoint(j, span)
	if t.cat == catUnknown {
		p.unknown(span, slash)
		return n
	}
	if t.span.Valid() && !t.span.Empty() { // one of several that stand at span, which were taken in
		return n
	}
	p.add(p.again(t).place(span, slash))
	return n
}

// again notes the lead of special access programs where it is repeated, as it was until December 2011 (manual,
// section I).
func (p *parser) again(t token) token {
	if t.control == SAR && strings.Contains(t.name, register[SAR].Portion+"-") && p.mark.Has(SAR) {
		t.forms, t.until = append(t.forms, Retired), leadRepeated
		t.name = bareProgram(t.name)
	}
	return t
}

// judgeJoint notes what is wrong with what stands before a token and returns the slashes that it counts for.
func (p *parser) judgeJoint(j joint, token text.Span) int {
	blank := strings.IndexByte(p.text(j.span), ' ') >= 0
	switch {
	case j.comma:
		p.fault(CommaSeparator, trim(p.s, j.span))
		return 2
	case j.odd && p.mark.Fault(Malformed) == nil:
		p.fault(Malformed, trim(p.s, j.span))
		return 2
	case p.form == Banner && j.span.Empty():
		return 2
	case p.form == Banner && j.slash > 2:
		p.fault(Malformed, j.span)
	case p.form == Banner && j.slash > 0 && blank:
		p.fault(SpacedSlash, j.span)
	case p.form != Banner && (j.slash > 2 || j.slash > 0 && blank):
		p.fault(Malformed, token)
	}
	return min(j.slash, 2)
}

// goesOn reports whether a banner goes on after j. After blanks alone only words that nothing else is called by
// go on with a marking, and after a comma only known ones: a post may have any name.
func (p *parser) goesOn(j joint) bool {
	if j.span.Empty() {
		return len(p.toks) == 1 && p.mark.Fault(Unseparated) != nil
	}
	if subjectCode([]byte(p.s[j.next-j.slash:])) {
		return false
	}
	if j.odd {
		_, n := p.control(p.s[j.next:], false)
		return n > 0
	}
	return j.slash > 0 || j.comma || follows(p.s[j.next:]) || p.parts(j.next)
}

// parts reports whether a control stands at a place where blanks alone part it from what is before, and nothing
// but the rest of a marking behind it: no post and serial may have its name.
func (p *parser) parts(at int) bool {
	part, _, slashed := strings.Cut(p.s[at:], "/")
	part = strings.TrimRight(part, " ")
	if t, n := p.control(part, true); n == 0 || n != len(part) || t.control == numControls {
		return false
	}
	return slashed || at+len(part) == len(strings.TrimRight(p.s, " "))
}

// oddSigns are what stands in a banner in place of slashes.
const oddSigns = "-|+;:"

// leadRepeated is the last day on which each program had a lead of its own.
const leadRepeated = "2011-11-30"

// next finds the token at j: the whole of what stands before the next slash, or in a banner the head of that.
func (p *parser) next(j joint, end int) (token, int) {
	rest := p.s[j.next:end]
	if t, n := p.spanning(rest, j.slash); n > 0 {
		return t, n
	}
	part, _, slashed := strings.Cut(rest, "/")
	part = strings.TrimRight(part, " ")
	if p.form != Banner {
		return p.enclosed(part, j)
	}
	if j.slash > 0 && p.mistyped(part) {
		return token{cat: catUnknown}, len(part)
	}
	if t, n := p.term(part, j.slash); n > 0 {
		return t, n
	}
	if slashed || !serialled(part) {
		if t, ok := p.value(part, j); ok {
			return t, len(part)
		}
	}
	switch {
	case slashed && j.slash > 0:
		return p.parted(part, j)
	case j.slash > 0 && !serialled(part) && !strings.Contains(part, ",") &&
		(p.takeGlued(part, j) || p.takeJoined(part, j)):
		return token{span: text.Span{Start: j.next, End: j.next + len(part)}}, len(part)
	}
	return p.leading(part, j)
}

// mistyped reports whether part is one edit from a control of several words, or from one with its list: the words
// of it that are right are no tokens of their own.
func (p *parser) mistyped(part string) bool {
	if strings.IndexByte(part, ' ') < 0 {
		return false
	}
	if found := lookup(part); found != nil && len(found.text) == len(part) {
		return false
	}
	if len(near(part, p.form)) > 0 {
		return true
	}
	_, n := p.meantList(part)
	return n > 0
}

// parted reads a part between slashes that is no value by itself: several with a wrong sign between them, or none
// that anybody knows.
func (p *parser) parted(part string, j joint) (token, int) {
	if p.takeGlued(part, j) || p.takeJoined(part, j) || p.takeTail(part, j) {
		return token{span: text.Span{Start: j.next, End: j.next + len(part)}}, len(part)
	}
	return token{cat: catUnknown}, len(part)
}

// spanning reads what slashes stand in: SBU/NF, USA/GBR EYES ONLY.
func (p *parser) spanning(rest string, slash int) (token, int) {
	if t, n := p.sbuSlash(rest); n > 0 {
		return t, n
	}
	stop := strings.Index(rest, eyesOnly)
	if stop < 0 || strings.Contains(rest, "//") && strings.Index(rest, "//") < stop {
		return token{}, 0
	}
	if headed(rest, eyesOnly) && slash > 0 {
		return p.eyesAcross(rest)
	}
	return p.readEyes(rest, false)
}

// eyesAcross reads EYES ONLY and the countries behind it that slashes part.
func (p *parser) eyesAcross(rest string) (token, int) {
	n := 0
	for i, part := range strings.Split(rest, "/") {
		codes := strings.TrimSpace(strings.TrimPrefix(part, eyesOnly))
		if i > 0 && !isCountry(codes) {
			break
		}
		n += min(i, 1) + len(part)
	}
	return p.readEyesBehind(strings.TrimRight(rest[:n], " "), p.form != Banner)
}

// sbuSlash reads SBU and the NOFORN after it, which State separates by a slash: (SBU/NF), (SBU/N).
func (p *parser) sbuSlash(rest string) (token, int) {
	if p.form == Banner || !strings.HasPrefix(rest, "SBU/") {
		return token{}, 0
	}
	gap := len("SBU")
	for gap < len(rest) && (rest[gap] == '/' || rest[gap] == ' ') {
		gap++
	}
	strokes := strings.Count(rest[len("SBU"):gap], "/")
	word, _, _ := strings.Cut(rest[gap:], "/")
	switch word = strings.TrimRight(word, " "); word {
	case "N", "NF", "NOFORN":
	default:
		return token{}, 0
	}
	t := ofControl(SBUNF, Controls{}.With(SBUNF), "SBU"+strings.Repeat("/", min(strokes, 2))+word)
	t.proper = register[SBUNF].Portion
	if len(p.toks) > 0 || strokes > 1 {
		t.forms = append(t.forms, SBUNFForm)
	}
	if len(p.toks) == 0 {
		t = t.inPlaceOfLevel()
	}
	return t, gap + len(word)
}

// enclosed reads a part of a portion mark, all of which is meant as a token or several.
func (p *parser) enclosed(part string, j joint) (token, int) {
	if t, ok := p.head(part, j.slash); ok {
		return t, len(part)
	}
	if t, ok := p.value(part, j); ok {
		return t, len(part)
	}
	return p.parted(part, j)
}

// value reads part, all of it, as one value behind the head: a member of a list that a slash continues, a
// control, or a second level.
func (p *parser) value(part string, j joint) (token, bool) {
	if t, ok := p.member(part, j); ok {
		return t, true
	}
	if t, n := p.control(part, true); n > 0 && n == len(part) {
		return t, true
	}
	if t, ok := p.late(part); ok {
		return t, true
	}
	switch {
	case p.unpublishedAt(part, j):
		return unpublished(part), true
	case p.programAt(part, j):
		return p.program(part), true
	}
	return token{}, false
}

// unpublishedAt reports whether part is a control system that the register does not name: one that looks like
// it, in a group with one that the register has.
func (p *parser) unpublishedAt(part string, j joint) bool {
	return p.looksUnpublished(part) && (j.slash == 1 && p.last().cat == catSCI || j.slash == 2 && p.beforeSCI(part, j))
}

// programAt reports whether part is a program behind another that two strokes part from it.
func (p *parser) programAt(part string, j joint) bool {
	return p.last().control == SAR && j.slash == 2 && isCompartments(part) &&
		len(part) > 1 && len(programOf(part)) <= longestAbbreviation && lookup(part) == nil &&
		len(near(part, p.form)) == 0
}

// beforeSCI reports whether a control system of the register stands in the group that part opens.
func (p *parser) beforeSCI(part string, j joint) bool {
	group, _, _ := strings.Cut(p.s[j.next+len(part):], "//")
	for name := range strings.SplitSeq(group, "/") {
		if t, n := p.control(strings.TrimRight(name, " )"), true); n > 0 && t.cat == catSCI {
			return true
		}
	}
	return false
}

// member reads the second and later members of a group whose name is written once: programs after SAR-,
// categories and controls after CUI, countries after REL TO.
func (p *parser) member(part string, j joint) (token, bool) {
	_, known := p.control(part, true)
	last := p.last()
	switch {
	case last.control == SAR && j.slash == 1 && isCompartments(part) && len(part) > 1 && known < len(part):
		return p.program(part), true
	case p.has(catCUI) && (last.cat == catCUI || last.cat == catCUICategory || last.cat == catDissem):
		return p.ofCUI(part, j.slash)
	case last.control == REL && j.slash == 1 && allCountries(items(part)):
		return p.countries(part, text.Span{Start: j.next, End: j.next + len(part)})
	}
	return token{}, false
}

// countries reads countries that a slash separates from the release list before them, and takes the two for one
// list. The token that it returns has been taken in.
func (p *parser) countries(part string, at text.Span) (token, bool) {
	prev := p.last()
	list := prev.controls.list(REL)
	if len(list) == 0 {
		return token{}, false
	}
	p.toks = p.toks[:len(p.toks)-1]
	for _, k := range prev.forms {
		p.retract(k, prev.span)
	}
	p.mark.Controls = p.mark.Controls.Without(REL)
	lead := lookup(p.text(prev.span))
	joined := p.listToken(lead, strings.Join(list, ", ")+"/"+part, slices.Concat(list, items(part)))
	p.add(joined.place(prev.span.Cover(at), prev.slash))
	return token{span: at}, true
}

// retract takes back a fault that more of the mark has explained.
func (p *parser) retract(k FaultKind, span text.Span) {
	p.mark.Faults = slices.DeleteFunc(p.mark.Faults, func(f Fault) bool { return f.Kind == k && f.Span == span })
}

// ofCUI reads a category or a limited dissemination control: the group after CUI holds the categories, the next
// the controls (CUI Marking Handbook).
func (p *parser) ofCUI(part string, slash int) (token, bool) {
	known, n := p.control(part, true)
	last := p.last()
	control := last.cat == catDissem || last.cat == catCUICategory && slash > 1
	t := token{cat: catCUICategory, control: CUI, name: words(part), free: true}
	switch {
	case part == alsoCategory && last.cat != catDissem:
		t.controls = Controls{}.With(CUI, t.name)
	case n == len(part) && known.cat == catDissem:
		t = known
		t.free = true
	case n == len(part) && !strings.HasPrefix(part, specified):
		return token{}, false
	case !isCategory(part):
		return token{}, false
	case control:
		t.cat, t.control, t.controls = catDissem, LDC, Controls{}.With(LDC, t.name)
	default:
		t.controls = Controls{}.With(CUI, t.name)
	}
	if p.unsorted(t, slash) {
		t.forms = append(t.forms, CUIUnsorted)
	}
	return t, true
}

// alsoCategory is a category of CUI that is called like a dissemination control.
const alsoCategory = "PROPIN"

// specified begins the name of a category that law or regulation gives its own handling.
const specified = "SP-"

// isCategory reports whether s can be a category of CUI: one word, or that of NATO with its level.
func isCategory(s string) bool {
	return s != "" && (wordEnd(s) == len(s) || strings.HasPrefix(s, specified+"NATO "))
}

// unsorted reports whether t stands before a token of its group that should follow it.
func (p *parser) unsorted(t token, slash int) bool {
	prev := p.last()
	registered := t.control != numControls && prev.control != numControls && prev.control < t.control
	return slash < 2 && prev.cat == t.cat && byCUI(t, prev) < 0 && !registered
}

// byCUI orders the categories and controls of CUI: specified before basic, each by name.
func byCUI(a, b token) int {
	switch sa, sb := strings.HasPrefix(a.name, specified), strings.HasPrefix(b.name, specified); {
	case sa && !sb:
		return -1
	case sb && !sa:
		return 1
	}
	return strings.Compare(a.name, b.name)
}

// late reads a level where only a control can stand: a second one.
func (p *parser) late(part string) (token, bool) {
	if p.mark.Level == NoLevel {
		return token{}, false
	}
	t, ok := p.levelToken(part)
	if !ok {
		t, ok = readForeign(words(part), true, p.form == Banner)
	}
	if !ok {
		return token{}, false
	}
	if t.controls.Has(FGI) && p.mark.Has(FGI) { // (//FGI S//GBR S)
		p.mark.Level = max(p.mark.Level, t.level)
		t.cat, t.level, t.forms = catFGI, NoLevel, []FaultKind{FGIMixed}
	}
	return t, true
}

// levelToken reads a level: letters in a portion mark, a word in a banner.
func (p *parser) levelToken(s string) (token, bool) {
	if p.form == Banner {
		for _, d := range designations[:misspelt] {
			if n, how := spell(d.word, []byte(s)); n == len(s) && how != uneven && d.control == numControls {
				return levelled(d.level, s), true
			}
		}
		return token{}, false
	}
	half, twice := doubled(s)
	level, letter := portionLevel(half)
	if level == NoLevel {
		return token{}, false
	}
	t := levelled(level, level.Letter())
	if !letter || twice {
		t.forms = append(t.forms, Malformed)
	}
	return t, true
}

// takeGlued reads tokens with a wrong separator between them: C NF, S-NF, C,NF, NF EXDIS; and CNF.
func (p *parser) takeGlued(s string, j joint) bool {
	for cut := 1; cut < len(s); cut++ {
		left, right := s[:cut], strings.TrimLeft(s[cut:], glue)
		if right == "" || len(right) == len(s)-cut && right != "NF" && right != "NOFORN" {
			continue
		}
		first, ok := p.leftToken(strings.TrimRight(left, glue), j.slash)
		if !ok {
			continue
		}
		at := j.next + len(s) - len(right)
		others, ok := p.gluedControls(right, at)
		if !ok {
			continue
		}
		span := text.Span{Start: j.next, End: j.next + len(s)}
		p.fault(Malformed, span)
		p.add(first.place(text.Span{Start: j.next, End: j.next + len(left)}, p.judgeJoint(j, span)))
		for _, t := range others {
			p.add(t)
		}
		return true
	}
	return false
}

// glue is what stands between two tokens in place of a stroke.
const glue = " -,.:;\\|+"

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

// takeJoined reads two values with nothing between them: SITK, OCNF, SI-EUREL TO USA, CAN.
func (p *parser) takeJoined(s string, j joint) bool {
	for cut := 1; cut+2 <= len(s); cut++ {
		left, ok := p.joinedLeft(s[:cut])
		if !ok {
			continue
		}
		right, n := p.control(s[cut:], true)
		if n != len(s)-cut || len(p.toks) == 0 && !p.tellsFromWord(right, s, cut, j) {
			continue
		}
		span := text.Span{Start: j.next, End: j.next + len(s)}
		slash := p.judgeJoint(j, span)
		p.fault(Unseparated, span)
		p.add(left.place(text.Span{Start: j.next, End: j.next + cut}, slash))
		slash = 2
		if left.cat == right.cat {
			slash = 1
		}
		p.add(right.place(text.Span{Start: j.next + cut, End: span.End}, slash))
		return true
	}
	return false
}

// joinedLeft reads the first of two values that have run together: the level of a portion mark, else a control.
func (p *parser) joinedLeft(s string) (token, bool) {
	if len(p.toks) == 0 {
		level, letter := portionLevel(s)
		return levelled(level, level.Letter()), letter && p.form != Banner
	}
	t, n := p.control(s, true)
	return t, n == len(s) && n > 1
}

// shortestTold is how many letters a level of one letter and a control have that no abbreviation has.
const shortestTold = len("UFOUO")

// tellsFromWord reports whether a control that a level has run into at cut can be nothing else: (STK) is a word of
// its own, (TSSI) and (SOC/NF) are not.
func (p *parser) tellsFromWord(t token, s string, cut int, j joint) bool {
	more := j.next+len(s) < len(p.s) && p.s[j.next+len(s)] == '/'
	return cut > 1 || more || len(s) >= shortestTold || len(t.controls.list(t.control)) > 0
}

// takeTail reads a control that nobody knows behind one that is known, with no stroke between: NF XYZ.
func (p *parser) takeTail(s string, j joint) bool {
	t, n := p.control(s, false)
	span := text.Span{Start: j.next, End: j.next + len(s)}
	rest := trim(p.s, text.Span{Start: j.next + n, End: span.End})
	if j.slash < 2 || n == 0 || p.written(span) != s || !isCompartments(p.text(rest)) {
		return false
	}
	slash := p.judgeJoint(j, span)
	p.add(t.place(text.Span{Start: j.next, End: j.next + n}, slash))
	p.unknown(rest, slash)
	return true
}

// leftToken reads the first of two glued tokens: a level of whatever owner at the head of the mark, else a control.
func (p *parser) leftToken(s string, slash int) (token, bool) {
	if len(p.toks) == 0 {
		if t, ok := p.levelToken(s); ok {
			return t, true
		}
		return readForeignHead(words(s), slash >= 2, p.form == Banner)
	}
	t, n := p.control(s, true)
	return t, n == len(s) && n > 0
}

// leading reads the head of part, what stands in a banner before the next slash or the end of its line.
func (p *parser) leading(part string, j joint) (token, int) {
	if t, n := p.leadingMember(part, j); n > 0 {
		return t, n
	}
	if t, n := p.control(part, false); n > 0 {
		return t, n
	}
	if t, n := p.spacedControl(part); n > 0 {
		return t, n
	}
	n := wordEnd(part)
	if j.slash == 0 || n < 2 {
		return token{}, 0
	}
	word := part[:n]
	switch {
	case p.takeJoined(word, j):
		return token{span: text.Span{Start: j.next, End: j.next + n}}, n
	case p.unpublishedAt(word, j):
		return unpublished(word), n
	case scan.Digit(part[0]):
		return token{}, 0
	case p.wholeUnknown(part, j):
		n = len(part)
	}
	return token{cat: catUnknown}, n
}

// longestUnknown bounds a token of several words that nobody knows.
const longestUnknown = 64

// wholeUnknown reports whether part, the last of a line, is one token that nobody knows: no post and serial, no
// section, and in capitals as it is written.
func (p *parser) wholeUnknown(part string, j joint) bool {
	at := text.Span{Start: j.next, End: j.next + len(part)}
	return len(part) <= longestUnknown && !serialled(part) && p.written(at) == part && isCompartments(part)
}

// leadingMember reads a member of a list at the head of part: a program, a category of CUI.
func (p *parser) leadingMember(part string, j joint) (token, int) {
	if _, n := p.control(part, false); n > 0 {
		return token{}, 0
	}
	n := wordEnd(part)
	if j.slash == 0 || n == 0 {
		return token{}, 0
	}
	if t, ok := p.member(part[:n], j); ok {
		return t, n
	}
	return token{}, 0
}
