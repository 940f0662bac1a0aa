package marking

import (
	"slices"
	"strings"
)

// Covers reports whether a marking a protects at least as well as b does: by the order of protection
// U < LOU = SBU = FOUO = CUI < C < S < TS, NOFORN over every REL TO, a shorter REL TO list over a
// longer one, NODIS over EXDIS, a classified level over SBU, LOU and FOUO. A control that b has must
// be in a, or be covered by what is. USA is in every release list, written or not.
func Covers(aLevel Level, a Controls, bLevel Level, b Controls) bool {
	if aLevel < bLevel {
		return false
	}
	for c := range (b.set &^ a.set).All() {
		if !coveredBy(c, aLevel, a, b) {
			return false
		}
	}
	return coversRelease(a, b) && coversLists(a, b)
}

// unclassified are the controls of information that is not classified, one as good as another; CUI
// only where it names no category.
var unclassified = Of(LOU, SBU, FOUO, CUI, SBUNF)

// coveredBy reports whether a, which has not c, protects what c protects in b all the same.
func coveredBy(c Control, aLevel Level, a, b Controls) bool {
	switch c {
	case LOU, SBU, FOUO:
		return aLevel.Classified() || a.Any(unclassified) || a.Any(coverers(c))
	case SBUNF:
		return a.Has(NOFORN) && (aLevel.Classified() || a.Any(unclassified))
	case LESNF:
		return a.Has(LES) && a.noforn()
	case CUI:
		return !aLevel.Classified() && len(b.list(CUI)) == 0 && b.set&ofRegistry == 0 && a.Any(unclassified)
	case NOFORN:
		return a.noforn()
	case REL, RELIDO, DISPLAY, EYES:
		return a.noforn() || c == REL && a.Has(EYES) || c == EYES && a.Has(REL) || c == DISPLAY && a.Any(readable)
	case RESTRICTED:
		return aLevel.Classified()
	case NATO:
		return a.Has(FGI) && (len(a.list(FGI)) == 0 || slices.Contains(a.list(FGI), "NATO"))
	default:
		if row := &register[c]; row.compartment { // the numbers of FRD-SIGMA are those of RD-SIGMA beside RD
			return a.Any(coverers(row.Parent))
		}
		return a.Any(coverers(c))
	}
}

// readable are the controls that name those who may have a text: to be shown it is less.
var readable = Of(REL, EYES)

// ofRegistry are the limited dissemination controls of the CUI registry.
var ofRegistry = func() Set {
	var s Set
	for c := range numControls {
		if slices.Contains(register[c].Needs, Of(CUI)) {
			s |= 1 << c
		}
	}
	return s
}()

// coverers returns the controls that make c superfluous.
func coverers(c Control) Set {
	var s Set
	for by := range numControls {
		if register[by].Covers.Has(c) {
			s |= 1 << by
		}
	}
	return s
}

// barsForeigners are the controls that keep a text from every foreign national.
var barsForeigners = Of(NOFORN, SBUNF, LESNF)

func (s Controls) noforn() bool { return s.Any(barsForeigners) }

// coversRelease reports whether a releases to nobody that b does not.
func coversRelease(a, b Controls) bool {
	if a.noforn() {
		return true
	}
	if a.Has(RELIDO) && !b.Has(RELIDO) {
		return false
	}
	return releasedWithin(a, b) && displayedWithin(a, b)
}

func releasedWithin(a, b Controls) bool {
	if !a.Any(Of(REL, EYES)) {
		return true
	}
	if !b.Any(Of(REL, EYES)) {
		return false
	}
	return within(a.readers(), b.readers())
}

func displayedWithin(a, b Controls) bool {
	if !a.Has(DISPLAY) {
		return true
	}
	return b.Has(DISPLAY) && within(a.list(DISPLAY), slices.Concat(b.list(DISPLAY), b.list(REL)))
}

// readers returns the countries that a text is released to.
func (s Controls) readers() []string { return slices.Concat(s.list(REL), s.list(EYES)) }

// within reports whether release to a goes no farther than release to b. A list that is not written is
// the banner's and compares with itself alone.
func within(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	wide := expand(b)
	for _, s := range expand(a) {
		if s != "USA" && !slices.Contains(wide, s) {
			return false
		}
	}
	return true
}

// expand returns list with the members of the organizations that may be expanded.
func expand(list []string) []string {
	out := slices.Clone(list)
	for _, s := range list {
		if slices.Contains(expandable[:], s) {
			out = merge(out, members(s))
		}
	}
	return out
}

// coversLists reports whether every program, compartment, category and source of b is in a.
func coversLists(a, b Controls) bool {
	for _, l := range b.lists {
		switch register[l.control].List {
		case Compartments, Subsets, Programs, Systems:
			if !holds(a, l.control, l.items) && !heldByCoverer(a, l.control, l.items) {
				return false
			}
		case Categories, Numbers:
			if !containsAll(a.list(l.control), l.items) {
				return false
			}
		default:
		}
	}
	return containsAll(a.list(JOINT), b.list(JOINT)) && coversSource(a, b)
}

// holds reports whether the list that a has of a control has all the items.
func holds(a Controls, c Control, items []string) bool {
	return slices.Equal(mergeLists(c, a.list(c), items), a.list(c))
}

// heldByCoverer reports whether a control of a that covers c has all the items: RD those of FRD.
func heldByCoverer(a Controls, c Control, items []string) bool {
	for by := range (coverers(c) & a.set).All() {
		if holds(a, by, items) {
			return true
		}
	}
	return false
}

// coversSource: to conceal a source protects it better than to name it.
func coversSource(a, b Controls) bool {
	if !b.Has(FGI) || len(a.list(FGI)) == 0 {
		return true
	}
	return len(b.list(FGI)) > 0 && containsAll(a.list(FGI), b.list(FGI))
}

func containsAll(a, b []string) bool {
	return !slices.ContainsFunc(b, func(s string) bool { return !slices.Contains(a, s) })
}

// Missing returns the controls of computed, what the portions of a document come to, that stated, what its banner
// and captions say, has not got and does not cover either: a control, or with one that is there what its list
// lacks. What says to whom the text is released is for [Wider].
func Missing(l Level, stated, computed Controls) Controls {
	var missing Controls
	for c := range computed.All() {
		row := &register[c]
		if row.Rolls == RollsRelease || row.compartment {
			continue
		}
		if !stated.Has(c) {
			if !coveredBy(c, l, stated, computed) {
				missing = missing.With(c, computed.list(c)...)
			}
			continue
		}
		if lacking := lacking(c, stated, computed); len(lacking) > 0 {
			missing = missing.With(c, lacking...)
		}
	}
	return missing
}

// programOf returns the program that an item of a list of programs is about.
func programOf(item string) string {
	name, _, _ := strings.Cut(item, "-")
	return name
}

// longestAbbreviation is how many letters the abbreviation of a program has at most.
const longestAbbreviation = 3

// sameProgram reports whether two names may be those of one program, whose nickname and abbreviation may both be
// written (manual, section H.5): BP and BUTTER POPCORN.
func sameProgram(a, b string) bool { return a == b || abbreviates(a, b) || abbreviates(b, a) }

// abbreviates reports whether short is an abbreviation and name a nickname that has its letters in their order, the
// first at the head.
func abbreviates(short, name string) bool {
	if len(short) > longestAbbreviation || len(name) <= longestAbbreviation || short[:1] != name[:1] {
		return false
	}
	at := 0
	for i := range len(short) {
		found := strings.IndexByte(name[at:], short[i])
		if found < 0 {
			return false
		}
		at += found + 1
	}
	return true
}

// Discloses reports whether stated names the source of foreign information that computed conceals.
func Discloses(stated, computed Controls) bool {
	return stated.Has(FGI) && computed.Has(FGI) && len(stated.list(FGI)) > 0 && len(computed.list(FGI)) == 0
}

// lacking returns what the list of a control in computed has and the one in stated has not.
func lacking(c Control, stated, computed Controls) []string {
	have := stated.list(c)
	switch register[c].List {
	case Compartments, Subsets, Systems:
		return slices.DeleteFunc(computed.List(c), func(item string) bool {
			return holds(stated, c, []string{item})
		})
	case Programs: // their hierarchy need not be shown (manual, section H.5)
		return slices.DeleteFunc(computed.List(c), func(item string) bool {
			return slices.ContainsFunc(have, func(other string) bool { return sameProgram(programOf(other), programOf(item)) })
		})
	case Countries:
		if len(have) == 0 { // the source is concealed
			return nil
		}
	case Categories: // basic ones need not be in a banner (32 CFR 2002.20)
		return slices.DeleteFunc(computed.List(c), func(item string) bool {
			return !strings.HasPrefix(item, specified) || slices.Contains(have, item)
		})
	default:
	}
	return slices.DeleteFunc(computed.List(c), func(item string) bool { return slices.Contains(have, item) })
}

// Wider reports whether stated releases a document to somebody to whom computed does not.
func Wider(stated, computed Controls) bool {
	if stated.noforn() || !stated.Any(releases) {
		return false
	}
	if computed.noforn() {
		return true
	}
	return stated.Has(RELIDO) && !computed.Has(RELIDO) ||
		beyondReaders(stated.readers(), computed.readers()) ||
		beyondReaders(stated.list(DISPLAY), slices.Concat(computed.readers(), computed.list(DISPLAY)))
}

// Narrowed returns stated with the release that both it and computed allow: NOFORN where that is nobody.
func Narrowed(stated, computed Controls) Controls {
	rest := stated.Without(REL, RELIDO, EYES, DISPLAY)
	if computed.noforn() {
		return rest.With(NOFORN)
	}
	out := rest
	if to := common(stated.readers(), computed.readers()); len(foreigners(to)) > 0 {
		out = out.With(REL, to...)
	}
	shown := common(slices.Concat(stated.readers(), stated.list(DISPLAY)),
		slices.Concat(computed.readers(), computed.list(DISPLAY)))
	if show := beyond(shown, out.list(REL)); stated.Has(DISPLAY) && len(show) > 0 {
		out = out.With(DISPLAY, show...)
	}
	if stated.Has(RELIDO) && computed.Has(RELIDO) {
		out = out.With(RELIDO)
	}
	if out.Set() == rest.Set() {
		return rest.With(NOFORN)
	}
	return out
}

// common returns the countries that two lists share, none where one is empty.
func common(a, b []string) []string {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	return commonTo(a, b)
}

// beyondReaders reports whether a list names a country that another does not reach. An organization whose members
// are not published may hold any country: it counts as reaching all.
func beyondReaders(list, to []string) bool {
	return slices.ContainsFunc(list, func(code string) bool { return code != "USA" && !reaches(to, code) })
}

// reaches reports whether a list releases to all that code stands for.
func reaches(list []string, code string) bool {
	if slices.Contains(list, code) {
		return true
	}
	if countries := members(code); len(countries) > 0 {
		return !slices.ContainsFunc(countries, func(c string) bool { return c != "USA" && !reaches(list, c) })
	}
	return slices.ContainsFunc(list, func(c string) bool {
		return isCountry(c) && !isTrigraph(c) && (len(members(c)) == 0 || slices.Contains(members(c), code))
	})
}

// Releases returns the controls that decide release to foreigners, NOFORN among them.
func Releases() Set { return releases | Of(NOFORN) }

// BarsForeigners returns the controls that keep a text from every foreign national.
func BarsForeigners() Set { return barsForeigners }
