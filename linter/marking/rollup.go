package marking

import (
	"slices"
)

// Overall is what the marks of a document's portions come to (manual, section D.2 with table 3 and the
// precedence rules of section H; CUI Marking Handbook for CUI), and which portion makes it so.
//
// By has no portion for a NOFORN that none of them states, but a mixture of release marks comes to.
type Overall struct {
	Level    Level
	Controls Controls
	Top      []int             // indexes of the portions at Level
	By       map[Control][]int // indexes of the portions that bring a control
}

// Document is what a roll-up must know of a document beside its portions.
type Document struct {
	// Stated are the controls of its banner: (S//REL), (S//EYES) and (//JOINT S) stand for the lists there.
	Stated Controls
	// Deferred says that it is of 28 June 2010 or later: since then a portion without a release mark and without
	// other controls is handled as RELIDO (manual, section B.3, table 2).
	Deferred bool
}

// completed gives the controls of a portion mark that stand without their lists those of the banner.
func (d Document) completed(c Controls) Controls {
	for k := range (c.Set() & listsOfBanner & d.Stated.Set()).All() {
		if len(c.list(k)) == 0 && len(d.Stated.list(k)) > 0 {
			c = c.With(k, d.Stated.list(k)...)
		}
	}
	return c
}

// listsOfBanner are the controls whose list a portion mark may leave to the banner.
var listsOfBanner = Of(REL, EYES, JOINT)

// RollUp works out the overall marking of a document from the marks of its portions; nil marks are unmarked
// portions. It returns the zero Overall when no portion is marked.
func RollUp(marks []*Mark, d Document) Overall {
	var o Overall
	var all Controls
	for i, m := range marks {
		if m == nil {
			continue
		}
		if !m.Controls.Empty() {
			all = Union(all, d.completed(m.Controls))
		}
		if m.Level > o.Level {
			o.Level, o.Top = m.Level, o.Top[:0]
		}
		if m.Level == o.Level {
			if o.Top == nil {
				o.Top = make([]int, 0, len(marks))
			}
			o.Top = append(o.Top, i)
		}
	}
	if all.Empty() {
		return o
	}
	o.Controls = rollControls(all, o.Level)
	o.Controls = rollOwners(o.Controls, o.Level, marks)
	o.Controls = rollRelease(o.Controls, gatherRelease(marks, d), o.Level, all)
	o.By = bringers(o.Controls, marks)
	return o
}

// bringers lists the portions that have each control of the banner, or one that becomes it.
func bringers(c Controls, marks []*Mark) map[Control][]int {
	by := map[Control][]int{}
	for i, m := range marks {
		if m == nil {
			continue
		}
		for k := range (broughtBy(m.Controls.Set()) & c.Set()).All() {
			by[k] = append(by[k], i)
		}
	}
	if len(by) == 0 {
		return nil
	}
	return by
}

// broughtBy returns the controls of a mark and what they become in a banner.
func broughtBy(s Set) Set {
	brought := s
	for c := range s.All() {
		switch c {
		case SBUNF, LESNF:
			brought |= register[c].Becomes
		case NATO, JOINT:
			brought |= Of(FGI)
		default:
		}
	}
	return brought
}

// rollControls carries up the controls other than those of release and of foreign information: without what
// others cover, and without what does not stand in a banner of that level.
func rollControls(all Controls, l Level) Controls {
	c := withSigmas(all)
	for k := range all.All() {
		c = c.Without(slices.Collect((c.Set() & register[k].Covers).All())...)
	}
	for k := range c.All() {
		switch rolls := register[k].Rolls; {
		case rolls == RollsNever,
			rolls == RollsAlone && (l.Classified() || c.Any(otherThan(k))):
			c = c.Without(k)
		case rolls == RollsUnclassified && l.Classified():
			c = c.Without(k)
			if k == SBUNF || k == LESNF {
				for becomes := range register[k].Becomes.All() {
					c = c.With(becomes)
				}
			}
		}
	}
	return c
}

// withSigmas gives the SIGMA numbers of formerly restricted data to the restricted data beside it, which
// covers it.
func withSigmas(c Controls) Controls {
	if !c.Has(RD) || !c.Has(FRDSIGMA) {
		return c
	}
	for _, item := range c.List(FRD) {
		c = c.With(RD, item)
	}
	return c
}

// otherThan returns the dissemination controls that a control which rolls up alone gives way to.
func otherThan(c Control) Set {
	return (categorySet(catDissem) | categorySet(catNonIC)) &^ Of(c) &^ releases &^ Of(NOFORN)
}

// rollOwners carries foreign information up: as NATO's, JOINT or foreign where all of the classified
// text is, else as FGI with the countries, or bare if a portion conceals its source.
func rollOwners(c Controls, l Level, marks []*Mark) Controls {
	concealed := false
	for _, m := range marks {
		concealed = concealed || m.Has(FGI) && len(m.Controls.list(FGI)) == 0
	}
	if c.Has(NATO) && !every(marks, l, NATO) {
		c = c.Without(NATO).With(FGI, "NATO")
	}
	if c.Has(JOINT) && !every(marks, l, JOINT) {
		c = c.With(FGI, foreigners(c.list(JOINT))...).Without(JOINT)
	}
	if c.Has(RESTRICTED) && !every(marks, l, RESTRICTED) {
		c = c.Without(RESTRICTED)
	}
	if concealed && c.Has(FGI) {
		c = c.Without(FGI).With(FGI)
	}
	return c
}

// every reports whether all portions that say whose the document is have c: in a classified one the classified
// portions, in another all that have a control.
func every(marks []*Mark, l Level, c Control) bool {
	for _, m := range marks {
		if m == nil || !m.Level.Classified() && (l.Classified() || m.Controls.Empty()) {
			continue
		}
		if !m.Has(c) {
			return false
		}
	}
	return true
}

// release is what the portions of a document say of release, taken together.
type release struct {
	count   int        // portions that count
	said    int        // with a release mark
	barred  bool       // one of them keeps every foreign national out
	ido     int        // with RELIDO, or handled as such
	listed  int        // with REL TO or EYES ONLY
	eyes    int        // with EYES ONLY
	shown   int        // with DISPLAY ONLY
	lists   [][]string // the lists of REL TO and EYES ONLY
	display [][]string // who may be shown each portion
}

// gatherRelease takes the portions together. An unclassified one counts where it has a release mark, or is
// marked FISA, which is handled as RELIDO (manual, section H.1 UNCLASSIFIED).
func gatherRelease(marks []*Mark, d Document) release {
	var r release
	for _, m := range marks {
		if m != nil {
			r.add(m, d)
		}
	}
	return r
}

func (r *release) add(m *Mark, d Document) {
	c := d.completed(m.Controls)
	said := c.Any(releases | Of(NOFORN))
	if !said && !m.Level.Classified() && !c.Has(FISA) {
		return
	}
	r.count++
	switch {
	case said:
		r.said++
	case !m.Level.Classified(), d.Deferred && !c.Any(caveats):
		r.ido++
		if !m.Level.Classified() {
			r.said++
		}
		return
	default:
		return
	}
	r.barred = r.barred || c.Has(NOFORN)
	if c.Has(RELIDO) {
		r.ido++
	}
	if c.Any(Of(REL, EYES)) {
		r.listed++
	}
	if c.Has(EYES) {
		r.eyes++
	}
	if c.Has(DISPLAY) {
		r.shown++
	}
	if readers := c.readers(); len(readers) > 0 {
		r.lists = append(r.lists, readers)
	}
	if show := slices.Concat(c.readers(), c.list(DISPLAY)); len(show) > 0 {
		r.display = append(r.display, show)
	}
}

// caveats are the controls beside a level that make a portion a caveated one: all but control systems and
// foreign information (manual, section B.3).
var caveats = AEAControls | SAPControls | categorySet(catDissem) | categorySet(catNonIC)

// rollRelease works out NOFORN, REL TO, RELIDO, EYES ONLY and DISPLAY ONLY.
func rollRelease(c Controls, r release, l Level, all Controls) Controls {
	c = c.Without(REL, RELIDO, EYES, DISPLAY)
	switch {
	case r.said == 0:
		return c
	case !l.Classified() && all.Any(Of(SBUNF, LESNF)): // the bar becomes one of the whole
		return barringWhole(c)
	case r.barred:
		return c
	case all.Any(Of(SBUNF, LESNF, EXDIS, NODIS)):
		return c.With(NOFORN)
	}
	rolled := r.roll(c)
	if !rolled.Has(NOFORN) && l.Classified() && all.Any(Of(DCNI, UCNI)) {
		return c.With(NOFORN)
	}
	return rolled
}

// barringWhole takes the bar to foreign nationals out of the controls that have it in their name.
func barringWhole(c Controls) Controls {
	if c.Has(SBUNF) {
		c = c.Without(SBUNF).With(SBU)
	}
	if c.Has(LESNF) {
		c = c.Without(LESNF).With(LES)
	}
	return c.With(NOFORN)
}

// roll writes what the release marks come to: what every portion has, and NOFORN if nothing is left.
func (r *release) roll(c Controls) Controls {
	switch {
	case r.ido == r.count:
		return c.With(RELIDO)
	case r.ido > 0 && r.listed+r.shown > 0:
		return c.With(NOFORN)
	case r.listed == r.count && len(r.lists) == 0: // the list is not written anywhere
		if r.eyes == r.count {
			return c.With(EYES)
		}
		return c.With(REL)
	}
	return r.rollLists(c)
}

func (r *release) rollLists(c Controls) Controls {
	var to []string
	rolled := c
	if r.listed == r.count {
		to = intersection(r.lists)
		switch {
		case len(foreigners(to)) == 0:
			to = nil
		case r.eyes == r.count:
			rolled = rolled.With(EYES, to...)
		default:
			rolled = rolled.With(REL, to...)
		}
	}
	if r.shown > 0 && len(r.display) == r.count {
		if show := beyond(intersection(r.display), to); len(show) > 0 {
			rolled = rolled.With(DISPLAY, show...)
		}
	}
	if rolled.Set() == c.Set() {
		return c.With(NOFORN)
	}
	return rolled
}

// intersection returns the countries that every list has.
func intersection(lists [][]string) []string {
	common := lists[0]
	for _, list := range lists[1:] {
		common = commonTo(common, list)
	}
	return common
}

// beyond returns what show has and to has not; USA need not be named.
func beyond(show, to []string) []string {
	return slices.DeleteFunc(slices.Clone(show), func(s string) bool {
		return s == "USA" || slices.Contains(to, s)
	})
}

// commonTo returns the countries that both lists have. An organization that may be expanded stands for its
// members where the other list has not got it.
func commonTo(a, b []string) []string {
	var out []string
	wideA, wideB := expand(a), expand(b)
	for _, s := range slices.Concat(a, b, wideA) {
		if slices.Contains(wideA, s) && slices.Contains(wideB, s) {
			out = merge(out, []string{s})
		}
	}
	return slices.DeleteFunc(out, func(s string) bool {
		return slices.ContainsFunc(out, func(o string) bool {
			return o != s && slices.Contains(expandable[:], o) && slices.Contains(members(o), s) && s != "USA"
		})
	})
}
