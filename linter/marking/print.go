package marking

import (
	"slices"
	"strings"
)

// Form is a way of writing a marking.
type Form uint8

// The forms.
const (
	Portion      Form = iota // (S//NF)
	Banner                   // SECRET//NOFORN
	StatePortion             // (S/NF)
)

// Print writes level and controls in the given form, categories and tokens in register order.
func Print(f Form, l Level, c Controls) string {
	w := writer{form: f, level: l, controls: c, cui: c.Has(CUI)}
	s := w.head()
	sep := "//"
	if f == StatePortion && w.plain() {
		sep = "/"
	}
	for cat := catSCI; cat <= catNonIC; cat++ {
		names := w.category(cat)
		if len(names) == 0 {
			continue
		}
		if s != "" {
			s += sep
		}
		s += strings.Join(names, "/")
	}
	if f == Banner {
		return s
	}
	return "(" + s + ")"
}

// writer writes one marking; what head writes is taken out of controls.
type writer struct {
	form     Form
	level    Level
	controls Controls
	cui      bool
}

// plain reports whether only dissemination controls are left to write: State separates no others by
// a single slash.
func (w *writer) plain() bool {
	for c := range numControls {
		if w.controls.Has(c) && c.category() < catDissem {
			return false
		}
	}
	return true
}

// take takes controls out of what is left to write.
func (w *writer) take(list ...Control) {
	for _, c := range list {
		w.controls = w.controls.Without(c)
	}
}

// head writes the level, or what stands in its place.
func (w *writer) head() string {
	c := w.controls
	switch {
	case c.Has(JOINT):
		w.take(JOINT, RESTRICTED)
		return "//JOINT " + w.foreignLevel(c) + leading(c.Joint)
	case c.Has(NATO):
		w.take(NATO, RESTRICTED)
		return "//" + w.nato(c)
	case c.Has(RESTRICTED) && c.Has(FGI):
		w.take(FGI, RESTRICTED)
		return "//" + strings.Join(ownersOf(c), " ") + " " + w.foreignLevel(c)
	case c.Has(RESTRICTED):
		w.take(RESTRICTED)
		return "RESTRICTED"
	case w.level <= Unclassified && c.Has(CUI):
		w.take(CUI)
		return register[CUI].portion
	case w.level <= Unclassified && c.Has(LOU):
		w.take(LOU)
		return w.name(LOU)
	case w.level <= Unclassified && w.form == StatePortion && c.any(SBU, SBUNF, FOUO):
		return w.stateHead()
	case w.form == Banner:
		return w.level.String()
	}
	return w.level.Letter()
}

// stateHead writes the control that State puts in place of (U): (SBU), (SBU/NF), (FOUO).
func (w *writer) stateHead() string {
	c := w.controls
	switch {
	case c.Has(SBUNF):
		w.take(SBUNF)
		return "SBU/NF"
	case c.Has(SBU):
		w.take(SBU)
		return register[SBU].portion
	}
	w.take(FOUO)
	return register[FOUO].portion
}

func ownersOf(c Controls) []string {
	if len(c.FGI) == 0 {
		return []string{"FGI"}
	}
	return c.FGI
}

func leading(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return " " + strings.Join(list, " ")
}

func (w *writer) foreignLevel(c Controls) string {
	switch {
	case c.Has(RESTRICTED) && w.form == Banner:
		return "RESTRICTED"
	case c.Has(RESTRICTED):
		return "R"
	case w.form == Banner:
		return w.level.String()
	}
	return w.level.Letter()
}

func (w *writer) nato(c Controls) string {
	for _, e := range natoLevels {
		if e.level != w.level || e.restricted != c.Has(RESTRICTED) {
			continue
		}
		if w.form == Banner {
			return e.long
		}
		return e.short
	}
	return "NATO"
}

// category writes the tokens of one category that are left.
func (w *writer) category(cat category) []string {
	switch cat {
	case catSCI:
		return w.listed(cat, w.controls.SCI, sciControls)
	case catSAP:
		return w.programs()
	case catAEA:
		return w.atomic()
	case catCUICategory:
		if w.cui {
			return w.controls.CUI
		}
		return nil
	}
	names := w.names(cat)
	if cat == catDissem && w.cui {
		names = append(slices.Clone(w.controls.LDC), names...)
	}
	return names
}

// names writes the controls of a category that have no form of their own.
func (w *writer) names(cat category) []string {
	var names []string
	for c := range numControls {
		if w.controls.Has(c) && c.category() == cat {
			names = append(names, w.name(c))
		}
	}
	return names
}

// name writes one control with its list.
func (w *writer) name(c Control) string {
	switch list := w.controls; {
	case c == REL && len(list.RelTo) > 0:
		lead := "REL "
		if slices.Contains(list.RelTo, "USA") {
			lead = "REL TO "
		}
		return lead + strings.Join(list.RelTo, ", ")
	case c == DISPLAY && len(list.Display) > 0:
		return "DISPLAY ONLY " + strings.Join(list.Display, ", ")
	case c == EYES && len(list.Eyes) > 0:
		return strings.Join(list.Eyes, "/") + " EYES ONLY"
	case c == FGI:
		return "FGI" + leading(list.FGI)
	case w.form == Banner:
		return register[c].banner
	}
	return register[c].portion
}

// listed writes the values of a list and, in register order among them, the controls that none of
// the values stands for.
func (w *writer) listed(cat category, list []string, of func(string) Controls) []string {
	type value struct {
		at   Control
		name string
	}
	var values []value
	left := w.controls
	for _, name := range list {
		c := of(name)
		if c.set&w.controls.set == 0 {
			continue
		}
		left.set &^= c.set
		values = append(values, value{c.first(), name})
	}
	for c := range numControls {
		if left.Has(c) && c.category() == cat {
			values = append(values, value{c, w.name(c)})
		}
	}
	slices.SortStableFunc(values, func(a, b value) int { return int(a.at) - int(b.at) })
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = v.name
	}
	return names
}

// sciControls returns what a value of [Controls].SCI stands for.
func sciControls(name string) Controls {
	t, _ := readSCI(name, true)
	return t.controls
}

// programs writes SAR- once (manual, section I, December 2011).
func (w *writer) programs() []string {
	if !w.controls.Has(SAR) {
		return nil
	}
	if len(w.controls.SAP) == 0 {
		return []string{"SAR"}
	}
	return []string{"SAR-" + strings.Join(w.controls.SAP, "/")}
}

// atomic writes CNWDI and SIGMA as parts of the RD or FRD they belong to.
func (w *writer) atomic() []string {
	var names []string
	c := w.controls
	base := "RD"
	if c.Has(FRD) && !c.Has(RD) {
		base = "FRD"
	}
	if c.Has(CNWDI) {
		names = append(names, "RD-CNWDI")
	}
	if c.Has(SIGMA) {
		names = append(names, base+"-SG"+leading(c.Sigma))
	}
	if len(names) > 0 {
		w.take(CNWDI, SIGMA)
		if base == "RD" {
			w.take(RD)
		} else {
			w.take(FRD)
		}
	}
	return append(names, w.names(catAEA)...)
}
