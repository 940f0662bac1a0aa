package marking

import (
	"strings"

	"cablelint/linter/arrange"
)

// Form is a way of writing a marking.
type Form uint8

// The forms.
const (
	Portion      Form = iota // (S//NF)
	Banner                   // SECRET//NOFORN
	StatePortion             // (S/NF)
)

// Print writes level and controls in the given form, categories and values in register order.
func Print(f Form, l Level, c Controls) string {
	w := writer{form: f, level: l, controls: c}
	s := w.head()
	sep := "//"
	if f == StatePortion && w.left&beforeDissem == 0 {
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

// beforeDissem are the controls that State does not separate by a single slash.
var beforeDissem = SCIControls | SAPControls | AEAControls | categorySet(catFGI) | categorySet(catCUI)

// writer writes one marking.
type writer struct {
	form     Form
	level    Level
	controls Controls
	left     Set // the controls that the head does not hold
}

// head writes the level, or what stands in its place.
func (w *writer) head() string {
	text, taken := w.opening()
	w.left = w.controls.Set() &^ taken
	return text
}

// opening returns the head and the controls that are in it.
func (w *writer) opening() (string, Set) {
	c := w.controls
	switch {
	case c.Has(JOINT):
		return "//JOINT " + w.foreignLevel() + leading(c.list(JOINT)), Of(JOINT, RESTRICTED)
	case c.Has(NATO):
		return "//" + w.nato(), Of(NATO, RESTRICTED)
	case c.Has(RESTRICTED) && c.Has(FGI):
		return "//" + w.owners() + " " + w.foreignLevel(), Of(FGI, RESTRICTED)
	case c.Has(RESTRICTED):
		return "RESTRICTED", Of(RESTRICTED)
	case w.level > Unclassified:
		return w.word(), 0
	case c.Has(CUI):
		return register[CUI].Portion, 0
	case c.Has(LOU):
		return register[LOU].name(w.form), Of(LOU)
	case w.form == StatePortion:
		return w.stateHead()
	}
	return w.word(), 0
}

// word writes the level.
func (w *writer) word() string {
	if w.form == Banner {
		return w.level.String()
	}
	return w.level.Letter()
}

// stateHead writes the control that State puts in place of (U): (SBU), (SBU/NF), (FOUO).
func (w *writer) stateHead() (string, Set) {
	switch c := w.controls; {
	case c.Has(SBUNF):
		return "SBU/NF", Of(SBUNF)
	case c.Has(SBU):
		return register[SBU].Portion, Of(SBU)
	case c.Has(FOUO):
		return register[FOUO].Portion, Of(FOUO)
	}
	return w.word(), 0
}

func (w *writer) owners() string {
	if list := w.controls.list(FGI); len(list) > 0 {
		return strings.Join(list, " ")
	}
	return register[FGI].Portion
}

func leading(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return " " + strings.Join(list, " ")
}

func (w *writer) foreignLevel() string {
	switch restricted := w.controls.Has(RESTRICTED); {
	case restricted && w.form == Banner:
		return "RESTRICTED"
	case restricted:
		return "R"
	}
	return w.word()
}

func (w *writer) nato() string {
	for _, e := range natoLevels {
		switch restricted := w.controls.Has(RESTRICTED); {
		case e.restricted != restricted || !restricted && e.level != w.level:
		case w.form == Banner:
			return e.long
		default:
			return e.short
		}
	}
	return register[NATO].Portion
}

// category writes the values of one category that are left.
func (w *writer) category(cat category) []string {
	if cat == catCUICategory {
		return w.categories()
	}
	var names []string
	for c := range w.left.All() {
		if row := &register[c]; row.category == cat && !row.compartment && !w.isHead(c) {
			names = append(names, w.values(c)...)
		}
	}
	if cat == catSCI {
		arrange.By(names, byName)
	}
	return names
}

// isHead reports whether CUI stands in place of the level.
func (w *writer) isHead(c Control) bool {
	return c == CUI && w.level <= Unclassified && !w.controls.Any(Of(JOINT, NATO, RESTRICTED))
}

// categories writes the categories of CUI, the specified first.
func (w *writer) categories() []string {
	list := w.controls.List(CUI)
	arrange.By(list, func(a, b string) int { return byCUI(token{name: a}, token{name: b}) })
	return list
}

// values writes one control with its list.
func (w *writer) values(c Control) []string {
	list := w.controls.list(c)
	switch register[c].List {
	case Compartments, Subsets:
		return []string{treeName(w.form, c, list)}
	case Programs:
		if len(list) > 0 { // SAR- is written once (manual, section I, December 2011)
			return []string{register[c].name(w.form) + "-" + strings.Join(list, "/")}
		}
	case Systems:
		return list
	case Countries:
		return []string{listName(w.form, c, list)}
	case Categories:
		if c == LDC {
			return list
		}
	case NoList, Numbers:
	}
	return []string{register[c].name(w.form)}
}
