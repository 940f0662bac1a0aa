package marking

import (
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
)

// spelling is one way of writing a control: as the register has it, or a variant, which is right nowhere today.
type spelling struct {
	text    string
	control Control
	place   spellingPlace
	Variant
}

// spellingPlace says where a spelling is the authorized one.
type spellingPlace uint8

const (
	inPortion spellingPlace = 1 << iota
	inBanner
)

// spellings has every spelling of a control that stands by itself by its first byte, the longest first.
var spellings = indexed(allSpellings())

func allSpellings() []spelling {
	var list []spelling
	first := 0 // of the control's
	add := func(c Control, text string, place spellingPlace) {
		for i := first; i < len(list); i++ {
			if list[i].text == text {
				list[i].place |= place
				return
			}
		}
		if text != "" {
			list = append(list, spelling{text: text, control: c, place: place})
		}
	}
	for c := range numControls {
		row := &register[c]
		if row.compartment || row.Title == "" {
			continue
		}
		first = len(list)
		add(c, row.Portion, inPortion)
		add(c, row.Banner, inBanner)
		add(c, row.Title, inBanner)
		for _, v := range row.Variants {
			list = append(list, spelling{text: v.Form, control: c, Variant: v})
		}
	}
	return list
}

func indexed(list []spelling) (index [256][]spelling) {
	for _, s := range list {
		index[s.text[0]] = append(index[s.text[0]], s)
	}
	for i := range index {
		arrange.By(index[i], func(a, b spelling) int { return len(b.text) - len(a.text) })
	}
	return index
}

// lookup returns the longest spelling of a control at the head of s, folded; nil for none.
func lookup(s string) *spelling {
	if s == "" {
		return nil
	}
	list := spellings[s[0]]
	for i := range list {
		if headed(s, list[i].text) {
			return &list[i]
		}
	}
	return nil
}

// headed reports whether s begins with the word or words name, whole.
func headed(s, name string) bool {
	return name != "" && strings.HasPrefix(s, name) && (len(s) == len(name) || !inWord(s[len(name)]))
}

// shortestNear is how many letters a spelling has that others are measured against: of two letters every
// abbreviation is one edit from some other.
const shortestNear = 2

// near returns the spellings that are right in form f and one edit from word, folded: a letter put in, left
// out, exchanged or swapped.
func near(word string, f Form) []spelling {
	place := inPortion
	if f == Banner {
		place = inBanner
	}
	var found []spelling
	for _, list := range spellings {
		for _, s := range list {
			if s.place&place != 0 && len(s.text) >= shortestNear && scan.OneEdit([]byte(word), s.text) {
				found = append(found, s)
			}
		}
	}
	return found
}

// longestSpelling bounds what is compared with the spellings of the register.
const longestSpelling = 64
