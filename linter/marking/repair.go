package marking

import (
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// repair returns the whole marking with a fault put right, and every fault of form that leaves no choice; ""
// when putting it right is a decision.
func (p *parser) repair(f *Fault) string {
	toks, ok := p.mend(f)
	k := f.Kind
	if p.open || !ok || p.cutShort() || slices.ContainsFunc(toks, isUnknown) {
		return ""
	}
	if p.mark.Fault(CategoryOrder) != nil {
		arrange.By(toks, byRegister)
		toks = leadPrograms(toks)
	}
	if p.mark.Fault(CUIUnsorted) != nil {
		sortCUI(toks)
	}
	s := p.join(k, toks)
	if p.form != Banner {
		s = "(" + s + ")"
	}
	return s
}

// cutShort reports whether the mark breaks off: in a list, where its bracket is not closed, and what is known of it
// ends in REL or a comma; or where no more is looked at of its line.
func (p *parser) cutShort() bool {
	if p.form == Banner { // the last word of what is looked at may go on
		return p.cut && !strings.Contains(strings.TrimSpace(p.s[min(len(p.s), len(p.mark.Text)):]), " ")
	}
	last := p.mark.Text[len(p.mark.Text)-1]
	return !isClosing(last) && (last == ',' || p.mark.Fault(ListBare) != nil)
}

// proven reports whether s, the repair of a fault, reads as a marking that protects no less and has not the
// fault.
func (p *parser) proven(s string, f *Fault) bool {
	if s == "" {
		return false
	}
	m := draft(s, p.form)
	was, is := p.mark.Controls, Controls{}
	if m != nil {
		is = m.Controls
	}
	if f.Kind == ListUnknown { // what an unknown code released to is what the known one does
		was, is = was.Without(f.Control), is.Without(f.Control)
	}
	return m != nil && !m.has(f.Kind, f.Control) && Covers(m.Level, is, p.mark.Level, was)
}

// has reports whether m has a fault of a kind about a control.
func (m *Mark) has(k FaultKind, c Control) bool {
	return slices.ContainsFunc(m.Faults, func(f Fault) bool { return f.Kind == k && f.Control == c })
}

// draft reads a repair without looking for repairs of its own.
func draft(s string, form Form) *Mark {
	if form != Banner {
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
func (p *parser) mend(f *Fault) ([]token, bool) {
	toks := slices.Clone(p.toks)
	switch f.Kind {
	case Malformed, NotParenthesised, LowerCase, SingleSlash, DuplicateToken, CategoryOrder, Unseparated, OtherForm,
		Retired, SpacedSlash, BlankSeparator, ExtraSlash, CommaSeparator, MisspelledLevel, AbbreviatedLevel,
		ListUnsorted, ListSeparator,
		ListRepeated, FGISlashes, NATOForm, SBUNFForm, CUIUnsorted, ControlledWord:
		return toks, true
	case ListUSA:
		return toks, f.Control != numControls && register[f.Control].USA == USAFirst &&
			slices.Contains(p.mark.Controls.list(f.Control), "USA")
	case Superseded:
		return drop(toks, f.Control), true
	case Exclude:
		// Of NODIS and EXDIS the stricter stands (manual, section H.9).
		return drop(toks, EXDIS), f.Control == EXDIS
	case Over:
		return p.uncover(toks, f.Control)
	case Need:
		return p.bring(toks, needed(f))
	case UnknownToken:
		return p.respell(toks, f)
	case ListUnknown:
		return p.recode(toks, f)
	default:
		return nil, false
	}
}

func isUnknown(t token) bool { return t.cat == catUnknown }

// drop takes the token of c out.
func drop(toks []token, c Control) []token {
	return slices.DeleteFunc(toks, func(t token) bool { return t.control == c })
}

// uncover takes out a control that is for unclassified text and that the level covers; what it says of
// foreigners stays.
func (p *parser) uncover(toks []token, c Control) ([]token, bool) {
	switch c {
	case SBU, FOUO, SBUNF:
	case DCNI, UCNI, LIMDIS, LESNF:
		return nil, false
	default:
		return nil, false
	}
	bars := slices.ContainsFunc(toks, func(t token) bool { return t.control == NOFORN })
	for i, t := range toks {
		if t.control == SBUNF && !bars {
			toks[i] = p.added(NOFORN, t.slash)
		}
	}
	return drop(drop(drop(toks, SBU), FOUO), SBUNF), true
}

// needed returns what the control of a fault asks for, all of which is added with what the fault is about.
func needed(f *Fault) []Set {
	needs := slices.Clone(register[f.Control].Needs)
	if !slices.Contains(needs, f.Other) {
		needs = append(needs, f.Other)
	}
	return needs
}

// bring adds what a control needs in its place, where there is no choice. A release already decided is not
// overruled.
func (p *parser) bring(toks []token, needs []Set) ([]token, bool) {
	for _, need := range needs {
		if p.mark.Controls.Any(need) || need.Has(NOFORN) && p.mark.Controls.noforn() {
			continue
		}
		c := first(need)
		if c == NOFORN && p.mark.Controls.Any(releases) || p.mark.Controls.Any(register[c].Excludes) ||
			register[c].List == Countries {
			return nil, false
		}
		toks = append(toks, p.added(c, 2))
	}
	arrange.By(toks, byRegister)
	return toks, true
}

// releases are the controls that decide release to foreigners.
var releases = Of(REL, RELIDO, DISPLAY, EYES)

func first(s Set) Control {
	for c := range s.All() {
		if c == NOFORN {
			return c
		}
	}
	for c := range s.All() {
		return c
	}
	return numControls
}

func (p *parser) added(c Control, slash int) token {
	t := ofControl(c, Controls{}.With(c), register[c].name(p.form))
	t.slash = slash
	return t
}

// respell puts the one control for an unknown token that the token is one edit from.
func (p *parser) respell(toks []token, f *Fault) ([]token, bool) {
	if p.mark.Level == NoLevel {
		return nil, false
	}
	for i, t := range toks {
		if t.cat != catUnknown || t.span != f.Span {
			continue
		}
		known, n := p.meantToken(p.text(t.span))
		if n != 1 {
			return nil, false
		}
		toks[i] = known.place(t.span, t.slash)
	}
	return toks, true
}

// recode puts the one code for each code of a list that is none: the one that it is one edit from.
func (p *parser) recode(toks []token, f *Fault) ([]token, bool) {
	for i, t := range toks {
		if t.control != f.Control || t.span != f.Span || register[t.control].List != Countries {
			continue
		}
		codes, ok := recoded(items(strings.TrimPrefix(p.text(t.span), leadOf(p.text(t.span)))), register[t.control].USA)
		if !ok {
			return nil, false
		}
		toks[i].controls = Controls{}.With(t.control, codes...)
		toks[i].name = p.listName(t.control, toks[i].controls.list(t.control))
		return toks, true
	}
	return nil, false
}

// leadOf returns the control that a list stands behind.
func leadOf(s string) string {
	if found := lookup(s); found != nil {
		return found.text
	}
	return ""
}

// recoded returns codes with the known one for each that is none, and false where it cannot be told. USA is meant
// where a list that begins with it has a letter wrong there.
func recoded(codes []string, usa Place) ([]string, bool) {
	out := slices.Clone(codes)
	for i, code := range out {
		if isCountry(code) {
			continue
		}
		if !isStrange(code) {
			return nil, false
		}
		if usa == USAFirst && i == 0 && scan.OneEdit([]byte(code), "USA") {
			out[i] = "USA"
			continue
		}
		near := slices.DeleteFunc(strings.Fields(trigraphs+tetragraphs), func(known string) bool {
			return !scan.OneEdit([]byte(code), known) || slices.Contains(codes, known)
		})
		if len(near) != 1 {
			return nil, false
		}
		out[i] = near[0]
	}
	return out, true
}

// meantToken returns the control that word, which nobody knows, is one edit from, and how many there are that fit
// the level and what else stands in the mark.
func (p *parser) meantToken(word string) (token, int) {
	lead, rest := word, ""
	if i := strings.IndexByte(word, '-'); i > 0 {
		lead, rest = word[:i], word[i:]
	}
	meant, count := p.meantIn(word, p.form)
	if count == 0 && p.form != Banner { // State writes NOFORN in portion marks too
		meant, count = p.meantIn(word, Banner)
	}
	if count > 0 {
		return meant, count
	}
	if meant, count = p.meantList(word); count > 0 || rest == "" {
		return meant, count
	}
	for _, s := range near(lead, p.form) {
		if t, n := p.control(s.text+rest, true); n == len(s.text+rest) && p.fits(t) {
			meant, count = t, count+1
		}
	}
	return meant, count
}

// meantIn is meantToken among the spellings of one form.
func (p *parser) meantIn(word string, f Form) (meant token, count int) {
	for _, s := range near(word, f) {
		if t, n := p.control(s.text, true); n == len(s.text) && p.fits(t) && (count == 0 || t.control != meant.control) {
			meant, count = t, count+1
		}
	}
	return meant, count
}

// meantList returns the control with a list of countries whose words what stands before the list is one edit from.
func (p *parser) meantList(s string) (token, int) {
	var meant token
	count := 0
	for c := range numControls {
		name := register[c].name(p.form)
		lead := leadingWords(s, strings.Count(name, " ")+1)
		if register[c].List != Countries || lead == name || !scan.OneEdit([]byte(lead), name) {
			continue
		}
		list := s[len(lead):]
		if codes := items(list); len(codes) == 0 || !allCountries(codes) {
			continue
		}
		if t, n := p.control(name+list, true); n == len(name+list) && p.fits(t) {
			meant, count = t, count+1
		}
	}
	return meant, count
}

// leadingWords returns the first n words of s with what stands between them.
func leadingWords(s string, n int) string {
	end := 0
	for range n {
		for end < len(s) && s[end] == ' ' {
			end++
		}
		word := wordEnd(s[end:])
		if word == 0 {
			break
		}
		end += word
	}
	return s[:end]
}

// fits reports whether a control can stand in the mark: at its level, beside what is there, and not twice.
func (p *parser) fits(t token) bool {
	if t.control == numControls || p.mark.Controls.Has(t.control) {
		return false
	}
	row, l := &register[t.control], p.mark.Level
	return (l == NoLevel || row.Lowest <= l && l <= row.Highest) &&
		!p.mark.Controls.Any(row.Excludes) &&
		!slices.ContainsFunc(slices.Collect(p.mark.Controls.All()), func(c Control) bool {
			return register[c].Excludes.Has(t.control)
		})
}

// leadPrograms writes the lead of special access programs before the first of them alone.
func leadPrograms(toks []token) []token {
	seen := false
	for i, t := range toks {
		if t.control != SAR {
			continue
		}
		name := bareProgram(t.name)
		if !seen {
			name = register[SAR].Portion + "-" + name
		}
		toks[i].name, seen = name, true
	}
	return toks
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
			b.WriteString(p.separator(toks[i-1], t, single, k))
		}
		b.WriteString(t.text(k))
	}
	return b.String()
}

// foreign reports whether t stands where a U.S. level would.
func foreign(t token) bool { return t.cat == catLevel && t.controls.Any(Of(FGI, NATO, JOINT)) }

// doubled reports whether a double slash stands anywhere in the mark: then it is in register form.
func (p *parser) doubled() bool {
	for _, t := range p.toks[1:] {
		if t.slash > 1 {
			return true
		}
	}
	return false
}

func (p *parser) separator(a, b token, single bool, k FaultKind) string {
	if k != BlankSeparator && p.form == Banner && b.slash == 0 {
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
			arrange.By(toks[i:j], byCUI)
		}
		i = j
	}
}
