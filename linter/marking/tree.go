package marking

import (
	"slices"
	"strings"

	"cablelint/linter/scan"
)

// isCompartments reports whether s, folded, is made of the bytes of compartments.
func isCompartments(s string) bool {
	for i := range len(s) {
		if !inWord(s[i]) && s[i] != ' ' {
			return false
		}
	}
	return strings.Trim(s, "- ") != ""
}

// readTree reads a system with what stands behind hyphens in it: SI-G ABCD-XYZ, SAR-BP-J12 J54, RD-SG 14 18.
func (p *parser) readTree(s string, whole bool) (token, int) {
	system := treeAt(s)
	if system == nil {
		return token{}, 0
	}
	lead := len(system.text) + len("-")
	n := len(s)
	if !whole {
		n = lead + treeEnd(s[lead:])
	}
	if !isCompartments(s[lead:n]) {
		return token{}, 0
	}
	if register[system.control].List == Programs {
		if _, subs, _ := strings.Cut(strings.ReplaceAll(s[lead:n], "-", " "), " "); holdsControl("", subs) {
			return token{}, 0
		}
		return p.programs(system, words(s[lead:n])), n
	}
	t, ok := p.compartments(system, strings.Split(words(s[lead:n]), "-"))
	if !ok {
		return token{}, 0
	}
	return t, n
}

// treeAt returns the system that s begins with, where a hyphen follows.
func treeAt(s string) *spelling {
	if s == "" {
		return nil
	}
	list := spellings[s[0]]
	for i := range list {
		switch register[list[i].control].List {
		case Compartments, Subsets, Programs:
			if strings.HasPrefix(s, list[i].text+"-") {
				return &list[i]
			}
		default:
		}
	}
	return nil
}

// treeEnd returns how much of s, what follows a system in a banner, belongs to it: a word, and numbers of at
// most two digits behind it. A post may have any name, and a serial is longer.
func treeEnd(s string) int {
	end := wordEnd(s)
	for i := end; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		n := wordEnd(s[i:])
		if n == 0 || n > 2 || !numeric(s[i:i+n]) {
			return end
		}
		i += n
		end = i
	}
	return end
}

// compartments makes the token of a system with compartments; false where the register knows all of the
// system's and has not got one of these.
func (p *parser) compartments(system *spelling, parts []string) (token, bool) {
	row := &register[system.control]
	items := make([]string, len(parts))
	other, retired := false, false
	for i, part := range parts {
		name, subs, _ := strings.Cut(strings.TrimSpace(part), " ")
		if name == compartmented && system.control == SI && subs != "" { // SI-ECI ABC is now SI-ABC
			items[i], retired = subs, true
			continue
		}
		if holdsControl(name, subs) {
			return token{}, false
		}
		sub, in := partOf(system.control, name, subs)
		if sub == numControls {
			if row.List == Subsets || name == "" {
				return token{}, false
			}
			items[i] = strings.TrimSpace(part)
			continue
		}
		other = other || in != "" && in != register[sub].partName(p.form) && in != register[sub].Title
		items[i] = strings.TrimSpace(register[sub].Part + strings.TrimPrefix(strings.TrimSpace(part), in))
	}
	controls := Controls{}.With(system.control, items...)
	t := ofControl(system.control, controls, p.treeName(system.control, controls))
	t.forms, t.until = p.misplaced(system), system.Until
	if row.To != "" && len(t.forms) == 0 {
		t.forms, t.until = append(t.forms, Retired), row.To
	}
	if retired {
		t.forms = append(t.forms, Retired)
	}
	if slices.ContainsFunc(items, unknownNumber) {
		t.forms = append(t.forms, ListUnknown)
	}
	if other && len(t.forms) == 0 {
		t.forms = append(t.forms, OtherForm)
	}
	if !slices.Equal(items, controls.list(system.control)) {
		t.forms = append(t.forms, CategoryOrder)
	}
	return t, true
}

// compartmented stood before the name of a compartment of SI once (manual, section H.4).
const compartmented = "ECI"

// holdsControl reports whether what stands for a compartment or its sub-compartments is a marking of the register
// that has run into the system.
func holdsControl(name, subs string) bool {
	for word := range strings.FieldsSeq(name + " " + subs) {
		if found := lookup(word); found != nil && len(found.text) == len(word) && found.control.category() != catCUI {
			return true
		}
	}
	return false
}

// sigmaNumbers are the categories of nuclear weapon data, those of older material among them (manual, section H.6).
var sigmaNumbers = strings.Fields("1 2 3 4 5 9 10 11 12 13 14 15 18 20")

// unknownNumber reports whether an item of atomic energy information has a number that is no category.
func unknownNumber(item string) bool {
	numbers, ok := strings.CutPrefix(item, register[SIGMA].Part+" ")
	strange := func(n string) bool { return !slices.Contains(sigmaNumbers, n) }
	return ok && slices.ContainsFunc(strings.Fields(numbers), strange)
}

// partOf returns the compartment of a system that a part is called by, and what it is called there: the part or
// the title, which may be of several words. numControls stands for one that the register does not name.
func partOf(system Control, name, subs string) (c Control, called string) {
	full := name
	if subs != "" {
		full += " " + subs
	}
	for c := range partsOf(system).All() {
		row := &register[c]
		for _, called := range [...]string{row.Part, row.Banner, row.Title} {
			if headed(full, called) {
				return c, called
			}
		}
	}
	return numControls, ""
}

// treeName writes a system with its compartments as the register does in the parser's form.
func (p *parser) treeName(c Control, controls Controls) string {
	return treeName(p.form, c, controls.list(c))
}

func treeName(f Form, c Control, items []string) string {
	names := make([]string, 0, len(items)+1)
	names = append(names, register[c].name(f))
	for _, item := range items {
		sub, called := partOf(c, item, "")
		if sub != numControls {
			item = register[sub].partName(f) + strings.TrimPrefix(item, called)
		}
		names = append(names, item)
	}
	return strings.Join(names, "-")
}

// programs makes the token of a special access program.
func (p *parser) programs(lead *spelling, program string) token {
	controls := Controls{}.With(SAR, program)
	t := ofControl(SAR, controls, register[SAR].name(p.form)+"-"+controls.list(SAR)[0])
	if p.form == Banner {
		t.name = lead.text + "-" + controls.list(SAR)[0]
	} else {
		t.forms = p.misplaced(lead)
	}
	if controls.list(SAR)[0] != program {
		t.forms = append(t.forms, CategoryOrder)
	}
	return t
}

// member makes the token of a program that stands behind another, the lead not repeated.
func (p *parser) program(name string) token {
	controls := Controls{}.With(SAR, words(name))
	t := ofControl(SAR, controls, controls.list(SAR)[0])
	if t.name != words(name) {
		t.forms = append(t.forms, CategoryOrder)
	}
	return t
}

// unpublished makes the token of a control system that the register does not name (manual, section A.6).
func unpublished(name string) token {
	controls := Controls{}.With(SCI, words(name))
	t := ofControl(SCI, controls, controls.list(SCI)[0])
	if t.name != words(name) {
		t.forms = append(t.forms, CategoryOrder)
	}
	return t
}

// shortestUnpublished and longestUnpublished bound the name of a control system that the register does not name.
const shortestUnpublished, longestUnpublished = 3, 6

// looksUnpublished reports whether s can be an unpublished control system: digits or capitals, with compartments
// or no letter away from a marking of the register.
func (p *parser) looksUnpublished(s string) bool {
	base, _, parted := strings.Cut(s[:wordEnd(s)], "-")
	return shortestUnpublished <= len(base) && len(base) <= longestUnpublished && isCompartments(s) &&
		scan.Only([]byte(base), scan.Alnum) && lookup(base) == nil && (parted || len(near(base, p.form)) == 0)
}
