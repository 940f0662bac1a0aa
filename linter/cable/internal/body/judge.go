package body

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// authorityParagraphs is how far down a paragraph may be the authority paragraph.
const authorityParagraphs = 3

// longestAuthority is how much of a paragraph is read as the authority that it holds.
const longestAuthority = 800

// finish reads what only the whole of a portion tells: a mark at its end, an authority in it.
func (r *reader) finish(p *cable.Portion) {
	c := scan.Over(r.b, p.Text)
	if p.Mark == nil && p.Text.Len() > 3 && c.Last() == ')' {
		if m, sp := value.TrailingMark(c); m != nil {
			p.Trailing, p.TrailingSpan = m, sp
		}
	}
	if p.Kind == cable.Paragraph && !p.Quoted && r.numbers.count <= authorityParagraphs {
		p.Authority = r.authorityIn(p)
	}
}

// authorityIn reads the authority that a paragraph holds, when its text begins with one or has one behind
// a statement about the whole text. It reports whether it does.
func (r *reader) authorityIn(p *cable.Portion) bool {
	c := scan.Over(r.b, p.Text)
	at := -1
	if n, _ := line.ClassifiedBy(c); n > 0 || c.IsFold("DERIVED FROM") {
		at = c.At()
	}
	if at < 0 && !r.c.Authority.Present() {
		if end := c.FindFold("CLASSIFIED BY:"); end > c.At() {
			value.KeepBlock(r.c, text.Span{Start: end, End: min(p.Text.End, end+longestAuthority)})
			return false
		}
	}
	if at < 0 {
		at = behindLead(c)
	}
	if at < 0 {
		return false
	}
	if r.c.Authority.Label.Valid() { // the block is given above too
		return true
	}
	value.KeepBlock(r.c, text.Span{Start: at, End: min(p.Text.End, at+longestAuthority)})
	r.c.Authority.InParagraph = p.Number.Value
	return true
}

// behindLead returns where the authority begins that a paragraph has at its head, or behind a statement about the whole
// text; -1 where there is none.
func behindLead(c scan.Cursor) int {
	lead := c.Until(min(c.End(), c.At()+longestLead))
	if lead.Find('X') < 0 && lead.Find('x') < 0 { // no TEXT: at the head, or nowhere
		if first := lead.Peek(); scan.Alnum(first) && scan.ToUpper(first) != 'C' {
			return -1
		}
		if lead.Skip(leadSigns + "\n"); !lead.IsFold("CLA") {
			return -1
		}
	}
	for k := lead.FindFold("CLA"); k >= 0; k = lead.FindFold("CLA") {
		lead.Jump(k)
		if n, _ := line.ClassifiedBy(lead.Until(c.End())); n > 0 && !scan.Alpha(lead.Before()) && wholeBefore(c.Until(k)) {
			return k
		}
		lead.Next(1)
	}
	return -1
}

// longestLead is how far into a paragraph its authority begins behind a statement about the whole text.
const longestLead = 80

// wholeBefore reports whether nothing but a statement about the whole text is left.
func wholeBefore(c scan.Cursor) bool {
	return c.FindFold("ENTIRE TEXT") >= 0 || scan.TrimOf(c.Slice(text.Span{End: c.End()}), c.Rest(), leadSigns).Empty()
}

// leadSigns may stand before an authority.
const leadSigns = ".-:;,"

// judge takes back what was read as a mark and is none, and gives mistyped marks to portions that have
// one: both are known by the marks of the other portions.
func (r *reader) judge() {
	r.shown = r.evidence()
	for i := range r.c.Portions {
		p := &r.c.Portions[i]
		if p.TrailingSpan.Len() == len("(C)") && r.onlyMark(i) { // the letter of a citation, a plural
			p.Trailing, p.TrailingSpan = nil, text.Span{}
		}
		if p.Mark != nil && (r.shown.suspect() && r.letterIsNone(i) || r.looseBare(i)) {
			unmark(p)
			r.shown.marks--
		}
	}
	if !r.marked() {
		return
	}
	for i := range r.c.Portions {
		p := &r.c.Portions[i]
		if p.Mark != nil || p.Authority {
			continue
		}
		if c := scan.Over(r.b, p.Text); c.Peek() == '(' {
			if m, sp := mistyped(c); m != nil {
				p.Mark, p.MarkSpan = m, sp
				p.Text.Start = r.out.afterMark(sp.End, p.Text.Start)
			}
		}
	}
}

// evidence is what the portions of a cable show together.
type evidence struct {
	letters uint64 // single letters in brackets, as bits from A on, that their marks or texts begin with
	marks   int    // portions that have a mark
}

// evidence collects it: what no portion shows need not be looked for around each.
func (r *reader) evidence() (e evidence) {
	for i := range r.c.Portions {
		p := &r.c.Portions[i]
		if letter := r.letter(p); letter != 0 {
			e.letters |= 1 << (letter - 'A')
		}
		if p.Mark != nil {
			e.marks++
		}
	}
	return e
}

// consecutive reports whether two of the letters follow each other in the alphabet.
func (e *evidence) consecutive() bool { return e.letters&(e.letters>>1) != 0 }

// suspect reports whether the mark of a portion may be a letter and none: two letters follow each other, one is small,
// or no other portion has a mark.
func (e *evidence) suspect() bool {
	return e.consecutive() || e.letters>>('a'-'A') != 0 || e.marks <= 1
}

func unmark(p *cable.Portion) {
	p.Text.Start = p.MarkSpan.Start
	p.Mark, p.MarkSpan = nil, text.Span{}
}

// letter returns the single letter in brackets that a portion's mark, or its text, begins with; 0 when it
// is none.
func (r *reader) letter(p *cable.Portion) byte {
	at := p.Text
	if p.Mark != nil {
		at = p.MarkSpan
	}
	if b := r.b[at.Start:at.End]; len(b) > 2 && b[0] == '(' && b[2] == ')' && scan.Alpha(b[1]) {
		return b[1]
	}
	return 0
}

// letterIsNone reports whether the mark of portion i is a single letter and no mark: that of a list, of a plural, of a
// citation. Only of marks that are suspect it is.
func (r *reader) letterIsNone(i int) bool {
	letter := r.letter(&r.c.Portions[i])
	return letter != 0 && (r.shown.consecutive() && r.listed(i, letter) || scan.Lower(letter) && r.lonelySmall(i) ||
		r.onlyMark(i) && r.looseLead(i))
}

// listed reports whether the letter of portion i is one of a run of list letters: its neighbour before has
// the letter before it in the alphabet, or the one behind it the next, which is no mark.
func (r *reader) listed(i int, letter byte) bool {
	if n := r.sibling(i, -1); n >= 0 && r.letter(&r.c.Portions[n]) == letter-1 {
		return true
	}
	n := r.sibling(i, 1)
	return n >= 0 && r.letter(&r.c.Portions[n]) == letter+1
}

// sibling returns the index of the next portion of the kind of portion i in a direction, -1 when there is
// none.
func (r *reader) sibling(i, step int) int {
	p := &r.c.Portions[i]
	for n := i + step; n >= 0 && n < len(r.c.Portions); n += step {
		if o := &r.c.Portions[n]; o.Kind == p.Kind && o.Quoted == p.Quoted {
			return n
		}
	}
	return -1
}

// lonelySmall reports whether the mark of portion i is a single small letter where the other marks of the
// cable are in capitals, and a neighbour has none.
func (r *reader) lonelySmall(i int) bool {
	capitals, small, bare := 0, 0, 0
	for n := range r.c.Portions {
		p := &r.c.Portions[n]
		switch letter := r.letter(p); {
		case n == i || p.Quoted != r.c.Portions[i].Quoted:
		case p.Mark == nil && p.Kind == cable.Paragraph:
			bare++
		case scan.Lower(letter):
			small++
		case p.Mark != nil:
			capitals++
		}
	}
	if small > 0 && capitals == 0 {
		return bare > small
	}
	if capitals+small == 0 {
		return bare > 0 || !r.classified()
	}
	return r.bareNeighbour(i, -1) || r.bareNeighbour(i, 1)
}

func (r *reader) bareNeighbour(i, step int) bool {
	n := r.sibling(i, step)
	return n >= 0 && r.c.Portions[n].Mark == nil
}

// looseLead reports whether the mark of portion i stands behind words that no sign sets apart, or that are in small
// letters: `QUESTION (C) OF THE FORM`.
func (r *reader) looseLead(i int) bool {
	p := &r.c.Portions[i]
	lead := scan.Over(r.b, text.Span{Start: p.Head.End, End: p.MarkSpan.Start})
	if lead.Blanks(); lead.Done() {
		return false
	}
	words := lead.Trimmed()
	return !words.Empty() && (scan.Alnum(r.b[words.End-1]) || !scan.Caps(r.c.Text(words)))
}

// onlyMark reports whether no portion but i has a mark in a message that states no classified level.
func (r *reader) onlyMark(i int) bool {
	others := r.shown.marks
	if r.c.Portions[i].Mark != nil {
		others--
	}
	return others == 0 && !r.classified()
}

// looseBare reports whether the mark of portion i stands without brackets in a cable none of whose other
// portions has one in brackets, or is broken besides: `S/S REVIEWED ...` begins with an office.
func (r *reader) looseBare(i int) bool {
	m := r.c.Portions[i].Mark
	if m.Fault(marking.NotParenthesised) == nil {
		return false
	}
	if len(m.Faults) > 1 {
		return true
	}
	for n := range r.c.Portions {
		if o := r.c.Portions[n].Mark; o != nil && o.Fault(marking.NotParenthesised) == nil {
			return false
		}
	}
	return !r.classified()
}

// classified reports whether the message states a classified level.
func (r *reader) classified() bool {
	s := r.c.Classification()
	return s != nil && s.Mark.ClassLevel().Classified()
}

// marked reports whether the portions of the cable carry marks, so that what stands in the place of one
// is meant as one.
func (r *reader) marked() bool {
	marks, paragraphs := 0, 0
	for i := range r.c.Portions {
		p := &r.c.Portions[i]
		if p.Kind != cable.Paragraph {
			continue
		}
		paragraphs++
		if p.Mark != nil && p.Mark.Level != marking.NoLevel {
			marks++
		}
	}
	return marks > 0 && marks*2 >= paragraphs-1 || r.classified() && paragraphs > 0
}

// undoDigits takes off the digit that copying made of a pilcrow, where every number carries it and what is
// left runs 1..n.
func (r *reader) undoDigits() {
	count := 0
	for _, p := range r.c.Paragraphs() {
		count++
		stripped, ok := r.stripDigit(p.Number)
		if !ok || stripped != count || scan.Pilcrow(r.c.Text(p.Head)) > 0 {
			return
		}
	}
	if count == 0 {
		return
	}
	r.c.DigitAdded = true
	for _, p := range r.c.Paragraphs() {
		p.Number.Value, _ = r.stripDigit(p.Number)
		if p.Authority && r.c.Authority.InParagraph > 0 {
			r.c.Authority.InParagraph = p.Number.Value
		}
	}
}

// stripDigit returns a number without its first digit, when that is 1 and others follow.
func (r *reader) stripDigit(n cable.Number) (int, bool) {
	digits := scan.Over(r.b, n.Span)
	if n.Width < 2 || !digits.Byte('1') {
		return 0, false
	}
	return value.ToNumber(digits, digits.Rest()).Value, digits.Peek() != '0'
}
