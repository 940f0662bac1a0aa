package marking

import (
	"math/bits"
	"slices"
)

// Overall is what the marks of a document's portions come to (manual, section D.2, table 3; CUI
// Marking Handbook for CUI), and which portion makes it so.
//
// By has no portion for a NOFORN that none of them states, but a mixture of release marks comes to.
type Overall struct {
	Level    Level
	Controls Controls
	Top      []int             // indexes of the portions at Level
	By       map[Control][]int // indexes of the portions that bring a control
}

// RollUp works out the overall marking of a document from the marks of its portions; nil marks are
// unmarked portions. It returns the zero Overall when no portion is marked.
func RollUp(marks []*Mark) Overall {
	var o Overall
	var all Controls
	for i, m := range marks {
		if m == nil {
			continue
		}
		if !m.Controls.Empty() {
			all = union(all, m.Controls)
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
	o.Controls = rollRelease(o.Controls, all, o.Level, marks)
	o.By = bringers(o.Controls, marks)
	return o
}

// bringers lists the portions that have each control of the banner; SBU-NF brings NOFORN.
func bringers(c Controls, marks []*Mark) map[Control][]int {
	var by map[Control][]int
	for i, m := range marks {
		if m == nil {
			continue
		}
		own := m.Controls
		if own.Has(SBUNF) {
			own = own.With(NOFORN)
		}
		for shared := own.set & c.set; shared != 0; shared &= shared - 1 {
			if by == nil {
				by = make(map[Control][]int)
			}
			k := Control(bits.TrailingZeros64(shared))
			by[k] = append(by[k], i)
		}
	}
	return by
}

// yields says which control gives way to which in a banner (3.7 of the manual's table 3).
var yields = [...]struct {
	loser   Control
	winners []Control
}{
	{FRD, []Control{RD}},
	{TFNI, []Control{RD, FRD}},
	{ORCONUSGOV, []Control{ORCON}},
	{EXDIS, []Control{NODIS}},
	{SBU, []Control{SBUNF}},
	{FOUO, []Control{SBU, SBUNF, LIMDIS, PROPIN, CUI}},
	{SI, []Control{GAMMA}},
	{HCS, []Control{HCSO, HCSP}},
}

// rollControls carries up the controls other than those of release and of foreign information.
func rollControls(all Controls, l Level) Controls {
	c := all.Without(LOU)
	for _, y := range yields {
		if c.any(y.winners...) && !keeps(c, y.loser) {
			c = c.Without(y.loser)
		}
	}
	if l.Classified() {
		if c.Has(SBUNF) {
			c = c.With(NOFORN)
		}
		for _, covered := range [...]Control{SBU, SBUNF, FOUO, LIMDIS} {
			c = c.Without(covered)
		}
	}
	c.CUI = slices.Sorted(slices.Values(c.CUI))
	return c
}

// keeps reports whether a value of a list still needs loser: SI-XYZ beside SI-G.
func keeps(c Controls, loser Control) bool {
	return slices.ContainsFunc(c.SCI, func(name string) bool { return sciControls(name).Has(loser) })
}

// rollOwners carries foreign information up: as NATO's, JOINT or foreign where all of the classified
// text is, else as FGI with the countries, or bare if a portion conceals its source.
func rollOwners(c Controls, l Level, marks []*Mark) Controls {
	concealed := false
	for _, m := range marks {
		concealed = concealed || m.Has(FGI) && len(m.Controls.FGI) == 0
	}
	if c.Has(NATO) && !every(marks, l, NATO) {
		c = c.Without(NATO).With(FGI)
		c.FGI = merge(c.FGI, []string{"NATO"})
	}
	if c.Has(JOINT) && !every(marks, l, JOINT) {
		c = c.Without(JOINT).With(FGI)
		c.FGI = merge(c.FGI, without(c.Joint, "USA"))
		c.Joint = nil
	}
	if c.Has(RESTRICTED) && !every(marks, l, RESTRICTED) {
		c = c.Without(RESTRICTED)
	}
	c.FGI = slices.SortedStableFunc(slices.Values(c.FGI), byCode)
	if concealed || len(c.FGI) == 0 {
		c.FGI = nil
	}
	return c
}

// counted reports whether the release of m counts for a document at level l: in a classified one only
// classified portions are released or withheld, and plain (U) never is.
func counted(m *Mark, l Level) bool {
	if m == nil {
		return false
	}
	return m.Level.Classified() || !l.Classified() && !m.Controls.Empty()
}

// every reports whether all portions that count have c.
func every(marks []*Mark, l Level, c Control) bool {
	for _, m := range marks {
		if counted(m, l) && !m.Has(c) {
			return false
		}
	}
	return true
}

// rollRelease works out NOFORN, REL TO, RELIDO, EYES ONLY and DISPLAY ONLY.
func rollRelease(c, all Controls, l Level, marks []*Mark) Controls {
	c = c.Without(REL).Without(RELIDO).Without(EYES).Without(DISPLAY)
	c.RelTo, c.Eyes, c.Display = nil, nil, nil
	if !all.any(REL, RELIDO, EYES, DISPLAY) || c.Has(SBUNF) {
		return c
	}
	if all.noforn() || all.any(EXDIS, NODIS) {
		return c.With(NOFORN)
	}
	r := gatherRelease(l, marks)
	switch {
	case r.count == 0:
		return c
	case r.ido > 0 && (r.shown > 0 || r.listed > 0 && r.ido < r.count):
		return c.With(NOFORN)
	case r.listed == 0 && r.shown == 0: // RELIDO alone, in all or in some
		if r.ido == r.count {
			c = c.With(RELIDO)
		}
		return c
	}
	return r.apply(c, all)
}

// release is what the portions of a document say of release, taken together.
type release struct {
	count  int      // portions that count
	ido    int      // with RELIDO
	listed int      // with REL TO or EYES ONLY
	eyes   int      // with EYES ONLY
	shown  int      // with DISPLAY ONLY
	silent int      // with no release mark
	to     []string // countries that every list has
	show   []string // countries that every portion may be shown to
	bare   bool     // no list is written
}

func gatherRelease(l Level, marks []*Mark) release {
	r := release{bare: true}
	for _, m := range marks {
		if !counted(m, l) {
			continue
		}
		r.count++
		r.add(m.Controls)
	}
	return r
}

func (r *release) add(c Controls) {
	list := slices.Concat(c.RelTo, c.Eyes)
	if c.any(REL, EYES) {
		r.listed++
	}
	if c.Has(EYES) {
		r.eyes++
	}
	if c.Has(RELIDO) {
		r.ido++
	}
	if c.Has(DISPLAY) {
		r.shown++
	}
	if !c.any(REL, EYES, RELIDO, DISPLAY) {
		r.silent++
	}
	if len(list) == 0 && !c.Has(DISPLAY) { // a bare REL has the list of the others
		return
	}
	if r.bare {
		r.to, r.show, r.bare = list, slices.Concat(list, c.Display), false
		return
	}
	r.to, r.show = common(r.to, list), common(r.show, slices.Concat(list, c.Display))
}

// apply writes what the lists come to: those that every portion has, and NOFORN if none is left.
func (r *release) apply(c, all Controls) Controls {
	if r.silent > 0 {
		return c.With(NOFORN)
	}
	if r.ido == r.count {
		c = c.With(RELIDO)
	}
	if r.bare {
		if r.eyes == r.count {
			return c.With(EYES)
		}
		return c.With(REL)
	}
	done := false
	if r.listed == r.count && len(without(r.to, "USA")) > 0 {
		done = true
		if r.eyes == r.count {
			c = c.With(EYES)
			c.Eyes = r.to
		} else {
			c = c.With(REL)
			c.RelTo = slices.SortedStableFunc(slices.Values(r.to), byCode)
		}
	}
	if show := beyond(r.show, r.to); all.Has(DISPLAY) && len(show) > 0 {
		done = true
		c = c.With(DISPLAY)
		c.Display = show
	}
	if !done {
		return c.Without(RELIDO).With(NOFORN)
	}
	return c
}

// beyond returns what show has and to has not; USA need not be named.
func beyond(show, to []string) []string {
	return slices.DeleteFunc(slices.Clone(show), func(s string) bool {
		return s == "USA" || slices.Contains(to, s)
	})
}

// common returns the countries of a that b has too; a tetragraph that may be expanded stands for its
// members where the other list has not got it.
func common(a, b []string) []string {
	var out []string
	wide := expand(b)
	for _, s := range a {
		if slices.Contains(wide, s) {
			out = merge(out, []string{s})
			continue
		}
		for _, m := range members(s) {
			if slices.Contains(wide, m) {
				out = merge(out, []string{m})
			}
		}
	}
	return out
}
