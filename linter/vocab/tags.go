package vocab

import (
	"fmt"
	"slices"
	"strings"

	"cablelint/linter/arrange"
)

// Kinds is a set of kinds of TAGS code: a few codes are of two.
type Kinds uint8

// The kinds of code (5 FAH-3 H-612; names of persons stand beside them and have no code).
const (
	SubjectTag Kinds = 1 << iota
	GeographicTag
	OrganizationTag
	ProgramTag
)

// Has reports whether k holds one of the kinds of other.
func (k Kinds) Has(other Kinds) bool { return k&other != 0 }

// String names the kinds in words.
func (k Kinds) String() string {
	var names []string
	for i, name := range [...]string{"subject", "geographic", "organization", "program"} {
		if k.Has(1 << i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// TagInfo is what is known of a TAGS code.
type TagInfo struct {
	Code       string
	Kinds      Kinds
	Meaning    string // "" where it is not known
	ReplacedBy string // the code that took its place; "" for none
	Confirmed  bool   // Meaning was found in a source
	Years      Years  // that the lists name it for, where they end; the zero value where its list goes on
	Open       bool   // in no list: a subject by its field alone
}

// Years are the first and last year of a time.
type Years struct{ From, To int }

// String writes "1973-79".
func (y Years) String() string { return fmt.Sprintf("%d-%02d", y.From, y.To%100) }

// Codes are the TAGS codes that a cable of some year may have. The zero value is of a year that is not known.
type Codes struct{ year int }

// CodesOf returns the codes of a year, which is 0 where it is not known.
func CodesOf(year int) Codes { return Codes{year} }

// The years that the list of 1974 holds for. Its sources span those in which the fields of subjects were
// open; its codes were still written for some time.
const (
	firstOpen = 1973
	lastOpen  = 1979
	lastOld   = 1982
)

// old reports whether the list of 1974 is asked before today's.
func (c Codes) old() bool { return c.year > 0 && c.year <= lastOld }

// Tag looks up a code, written in upper case, as it was in the year. Until 1982 the list of 1974 is asked
// first, then today's, for neither is closed; what is in neither may, from 1973 to 1979, be a subject of an
// open field. Where the year is not known a code of either list is one, with today's meaning before that of
// 1974.
func (c Codes) Tag(code []byte) (TagInfo, bool) {
	if info, ok := c.Listed(code); ok {
		return info, true
	}
	if c.isOpen(code) {
		return TagInfo{Code: string(code), Kinds: SubjectTag, Open: true}, true
	}
	return TagInfo{}, false
}

// Has reports whether a code, written in upper case, was one in the year; see [Codes.Tag].
func (c Codes) Has(code []byte) bool { return c.Lists(code) || c.isOpen(code) }

// HasName reports whether several words, written in upper case, were a code in the year: COLOMBO PLAN.
func (c Codes) HasName(words []byte) bool {
	first, second := c.sources()
	return first().hasName(words) || second != nil && second().hasName(words)
}

// Listed looks up a code as [Codes.Tag] does, in the lists alone.
func (c Codes) Listed(code []byte) (TagInfo, bool) {
	first, second := c.sources()
	info, ok := first().find(code)
	if !ok && second != nil {
		return second().find(code)
	}
	return info, ok
}

// Lists reports whether a code is in the lists, as [Codes.Listed] looks it up.
func (c Codes) Lists(code []byte) bool {
	first, second := c.sources()
	return first().has(code) || second != nil && second().has(code)
}

// sources returns the lists of the year in the order in which they are asked; second may be nil.
func (c Codes) sources() (first, second func() *tagList) {
	switch {
	case c.old():
		return seventies, today
	case c.year == 0:
		return today, seventies
	}
	return today, nil
}

// All calls yield for the codes that are written in the year, in alphabetical order, until it returns false:
// those of 1974 until 1982, then today's.
func (c Codes) All(yield func(TagInfo) bool) {
	first, _ := c.sources()
	tags := slices.Clone(first().tags)
	arrange.By(tags, func(a, b knownTag) int { return strings.Compare(a.code, b.code) })
	for i := range tags {
		if !yield(tags[i].info()) {
			return
		}
	}
}

// openFields are the first letters of the fields of subjects that the Archives' list for 1973-79 leaves
// open: economic, military, political, social, and technology. "All Subject TAGS in the ... field are
// permanent", it says of each of them, and names none. Of administration, business services, consular
// affairs and operations it names all.
const openFields = "EMPST"

// closedFields are the first letters of the other fields of subjects at that time, and of program codes.
const closedFields = "ABCKO"

// letters is the length of a subject or program code.
const letters = 4

// isOpen reports whether a code has the form of a subject of an open field in the years of those. The lists
// of organizations are asked before it: EFTA and MBFR have that form too.
func (c Codes) isOpen(code []byte) bool {
	return c.year >= firstOpen && c.year <= lastOpen && isSubject(code, openFields)
}

// Unlisted reports whether of a code that is none in the year it is worth saying that no list has it.
// Organizations and program codes go beyond all lists; until 1982, when drafters wrote organizations as they
// knew them, only what has the form of a subject is.
func (c Codes) Unlisted(code []byte) bool {
	if c.old() {
		return isSubject(code, closedFields+openFields)
	}
	return len(code) == letters
}

// isSubject reports whether a code has the form of a subject in one of the fields.
func isSubject(code []byte, fields string) bool {
	if len(code) != letters || strings.IndexByte(fields, code[0]) < 0 {
		return false
	}
	for _, b := range code {
		if !isLetter(b) {
			return false
		}
	}
	return true
}

func isLetter(b byte) bool { return b >= 'A' && b <= 'Z' }
