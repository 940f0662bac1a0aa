package marking

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
)

// Controls is a set of controls with the lists that some of them carry. It is a value: nothing that is done
// to one changes another, and a list stands in it only with its control. The zero value is empty.
type Controls struct {
	set   Set
	lists []listed // by control; never written to once it is here
}

// listed is the list of one control, in the order in which it is printed.
type listed struct {
	control Control
	items   []string
}

// Has reports whether c is in the set. A system is there with each of its compartments.
func (s Controls) Has(c Control) bool { return s.set.Has(c) }

// Any reports whether one of the set is in s.
func (s Controls) Any(set Set) bool { return s.set&set != 0 }

// Set returns the controls without their lists.
func (s Controls) Set() Set { return s.set }

// Empty reports whether the set holds no control.
func (s Controls) Empty() bool { return s.set == 0 }

// All gives the controls in the order of the register.
func (s Controls) All() iter.Seq[Control] { return s.set.All() }

// List returns the list that c carries; empty where it carries none. The caller may change what it is given.
func (s Controls) List(c Control) []string { return slices.Clone(s.list(c)) }

// list is List for readers that leave it as it is.
func (s Controls) list(c Control) []string {
	for _, l := range s.lists {
		if l.control == c {
			return l.items
		}
	}
	return nil
}

// With returns the set with c in it, and with items added to its list.
func (s Controls) With(c Control, items ...string) Controls {
	if row := &register[c]; row.compartment {
		return s.With(row.Parent, strings.Join(append([]string{row.Part}, items...), " "))
	}
	s.set |= 1 << c
	if len(items) == 0 {
		return s
	}
	return s.setList(c, mergeLists(c, s.list(c), items))
}

// Without returns the set without the given controls and their lists. A system goes with its compartments, and
// a compartment leaves its system.
func (s Controls) Without(list ...Control) Controls {
	for _, c := range list {
		if !s.Has(c) {
			continue
		}
		if row := &register[c]; row.compartment {
			kept := slices.DeleteFunc(s.List(row.Parent), func(item string) bool { return nameOf(item) == row.Part })
			s = s.setList(row.Parent, kept)
			continue
		}
		s = s.setList(c, nil)
		s.set &^= 1 << c
	}
	return s
}

// WithList returns the set with c in it and items for its list.
func (s Controls) WithList(c Control, items ...string) Controls {
	s.set |= 1 << c
	return s.setList(c, mergeLists(c, nil, items))
}

// setList returns the set with items for the list of c, and with the compartments that they name.
func (s Controls) setList(c Control, items []string) Controls {
	lists := make([]listed, 0, len(s.lists)+1)
	for _, l := range s.lists {
		if l.control != c {
			lists = append(lists, l)
		}
	}
	if len(items) > 0 {
		lists = append(lists, listed{c, items})
		arrange.By(lists, func(a, b listed) int { return cmp.Compare(a.control, b.control) })
	}
	s.lists = lists
	s.set = s.set&^partsOf(c) | partsNamed(c, items)
	return s
}

// partsOf returns the compartments of a system that the register names.
func partsOf(system Control) Set {
	var s Set
	for c := range numControls {
		if register[c].compartment && register[c].Parent == system {
			s |= 1 << c
		}
	}
	return s
}

// partsNamed returns those of them that items name.
func partsNamed(system Control, items []string) Set {
	if kind := register[system].List; kind != Compartments && kind != Subsets {
		return 0
	}
	var s Set
	for c := range partsOf(system).All() {
		if slices.ContainsFunc(items, func(item string) bool { return nameOf(item) == register[c].Part }) {
			s |= 1 << c
		}
	}
	return s
}

// Union returns a set with the controls and lists of both, every value once.
func Union(a, b Controls) Controls {
	if len(b.lists) == 0 {
		a.set |= b.set
		return a
	}
	a.set |= b.set
	for _, l := range b.lists {
		a = a.setList(l.control, mergeLists(l.control, a.list(l.control), l.items))
	}
	return a
}

// nameOf returns the compartment that an item of a system's list is about: "G" of "G ABCD EFGH".
func nameOf(item string) string {
	name, _, _ := strings.Cut(item, " ")
	return name
}

// mergeLists returns what two lists of a control come to, in the order in which the register prints it.
func mergeLists(c Control, a, b []string) []string {
	switch register[c].List {
	case Compartments, Subsets:
		return mergeTrees(a, b, " ", nil)
	case Programs, Systems:
		return mergeTrees(a, b, "-", func(subs []string) []string { return mergeTrees(subs, nil, " ", nil) })
	case Countries:
		return sortCodes(merge(a, b), register[c].USA)
	case Numbers, Categories, NoList:
	}
	return merge(a, b)
}

// mergeTrees merges lists of names with what stands behind each after a separator: every name once, with what
// it has in either, each level digits first (manual, section A.6).
func mergeTrees(a, b []string, sep string, below func([]string) []string) []string {
	var names []string
	subs := map[string][]string{}
	for _, item := range slices.Concat(a, b) {
		parts := strings.Split(item, sep)
		names = merge(names, parts[:1])
		subs[parts[0]] = merge(subs[parts[0]], parts[1:])
	}
	arrange.By(names, byName)
	for i, name := range names {
		list := subs[name]
		if below != nil {
			list = below(list)
		}
		arrange.By(list, byName)
		names[i] = strings.Join(append([]string{name}, list...), sep)
	}
	return names
}

// byName orders the names of compartments, programs and numbers: numbered values first, then by the alphabet.
func byName(a, b string) int {
	if numeric(a) && numeric(b) && len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func numeric(s string) bool { return scan.Only([]byte(s), scan.Digit) }

// merge returns a with what only b has; a is not written to.
func merge(a, b []string) []string {
	a = slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}
