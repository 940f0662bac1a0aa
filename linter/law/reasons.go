package law

import (
	"slices"
	"strings"
)

// Standing is how the law of a day looks upon a form.
type Standing uint8

// The standings, from right to wrong.
const (
	Due        Standing = iota // what the day's law asks for
	Accepted                   // not asked for, not wrong
	Transition                 // wrong, but the change was too fresh to be an error
	Wrong
)

// Reason is a category of information that an order lets be classified.
type Reason struct {
	Letter byte
	Means  string
}

// reasonList is the categories of an order in one of its texts.
type reasonList struct {
	source   string // "E.O. 12958 as amended 1.4"
	section  string
	onFace   bool   // documents cite it
	holds    Period // when the categories were law
	cited    Period // when documents cite the section
	accepted Period // before that, when it is no mistake
	grace    Day    // the last day behind it on which it is no error; 0: none
	letters  []Reason
}

func (l *reasonList) standing(d Day) Standing {
	switch {
	case !l.onFace:
		return Wrong
	case l.cited.Contains(d):
		return Due
	case d < l.cited.From && l.accepted.Contains(d):
		return Accepted
	case d > l.cited.To && d <= l.grace:
		return Transition
	}
	return Wrong
}

// Sections returns the sections that hold or held reasons, each once, in the order of their days.
func Sections() []string {
	var list []string
	for i := range reasonLists {
		if s := reasonLists[i].section; !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// HoldsReasons reports whether a section holds the categories of some order, cited on documents or not.
func HoldsReasons(section string) bool { return find(section, false) }

// GivesReasons reports whether documents of some day cite a section for their reasons.
func GivesReasons(section string) bool { return find(section, true) }

func find(section string, onFace bool) bool {
	for i := range reasonLists {
		if l := &reasonLists[i]; l.section == section && (l.onFace || !onFace) {
			return true
		}
	}
	return false
}

// ReasonSection says how a citation of the given section stands on a document of day d.
func ReasonSection(section string, d Day) Standing {
	best := Wrong
	for i := range reasonLists {
		if l := &reasonLists[i]; l.section == section {
			best = min(best, l.standing(d))
		}
	}
	return best
}

// ReasonDue returns the section to cite on a document of day d, "" where no order asked for one.
func ReasonDue(d Day) string {
	for i := range reasonLists {
		if l := &reasonLists[i]; l.standing(d) == Due {
			return l.section
		}
	}
	return ""
}

// Transitions returns the days behind each change of section on which the old one is no error.
func Transitions() []Period {
	var list []Period
	last := ""
	for i := range reasonLists {
		l := &reasonLists[i]
		if last != "" && l.section != last && reasonLists[i-1].grace != 0 {
			list = append(list, Period{l.cited.From, reasonLists[i-1].grace})
		}
		if l.onFace {
			last = l.section
		}
	}
	return list
}

// categoriesOn returns the list whose categories were law on d, nil before the first.
func categoriesOn(d Day) *reasonList {
	for i := range reasonLists {
		if l := &reasonLists[i]; l.onFace && l.holds.Contains(d) {
			return l
		}
	}
	return nil
}

// LastReason returns the last letter of the categories on day d, 0 where no order had letters.
func LastReason(d Day) byte {
	if l := categoriesOn(d); l != nil && len(l.letters) > 0 {
		return l.letters[len(l.letters)-1].Letter
	}
	return 0
}

// KnowsReason reports whether a letter is a category on day d: of the law of the day, or of a list that a
// document of the day may cite by the given section.
func KnowsReason(section string, letter byte, d Day) bool {
	for i := range reasonLists {
		l := &reasonLists[i]
		lawful := l.onFace && l.holds.Contains(d) || l.section == section && l.standing(d) < Wrong
		if lawful && l.means(letter) != "" {
			return true
		}
	}
	return false
}

// means returns what a letter of the list stands for, "" for one that it has not.
func (l *reasonList) means(letter byte) string {
	for _, r := range l.letters {
		if r.Letter == letter {
			return r.Means
		}
	}
	return ""
}

// widest is the last letter of the longest list.
var widest = func() (last byte) {
	for i := range reasonLists {
		for _, r := range reasonLists[i].letters {
			last = max(last, r.Letter)
		}
	}
	return last
}()

// IsReason reports whether some order lists a reason under a letter, small or capital.
func IsReason(letter byte) bool {
	letter |= 'a' - 'A'
	return letter >= 'a' && letter <= widest
}

// ReasonMeaning returns what a reason letter stands for on day d, "" for a letter that the law of the
// day does not know.
func ReasonMeaning(letter byte, d Day) string {
	if l := categoriesOn(d); l != nil {
		return l.means(letter)
	}
	return ""
}

// SameReason reports whether a letter has one subject, by the first word of it, in every list of two sections.
func SameReason(letter byte, from, to string) bool {
	subject := ""
	in := map[string]bool{}
	for i := range reasonLists {
		l := &reasonLists[i]
		if !l.onFace || l.section != from && l.section != to {
			continue
		}
		word, _, _ := strings.Cut(l.means(letter), " ")
		if word == "" || subject != "" && word != subject {
			return false
		}
		subject, in[l.section] = word, true
	}
	return in[from] && in[to]
}

// ReasonRow is what a section and a letter stood for in one text of an order.
type ReasonRow struct {
	Source string // "E.O. 12958 as amended 1.4"
	Reason
	Cited Period // when documents cite it
}

// ReasonRows returns what a letter cited by a section has stood for, in the order of the days; an empty
// section stands for any, and 0 for every letter.
func ReasonRows(section string, letter byte) []ReasonRow {
	var rows []ReasonRow
	for i := range reasonLists {
		l := &reasonLists[i]
		if !l.onFace || section != "" && l.section != section {
			continue
		}
		for _, r := range l.letters {
			if letter == 0 || r.Letter == letter {
				rows = append(rows, ReasonRow{l.source, r, l.cited})
			}
		}
	}
	return rows
}
