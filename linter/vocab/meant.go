package vocab

import (
	"bytes"
	"strings"

	"cablelint/linter/arrange"
)

// Meant returns the code that a word, written in upper case, which is in no list, stands for by a slip of
// whoever wrote or copied it; "" where that is not clear. onLine reports whether a code stands on the same
// line: nobody meant to write one twice.
//
// The kinds of slip are asked in the order of how sure they are, and the first that leads anywhere decides:
// two neighbours swapped (PGVO), a figure for a letter (PG0V), a letter doubled or one behind the end (MOPPS,
// TECHN), one letter misread (PGON), and, in the codes of today, any letter too many (POGOV). Where a kind
// leads to several codes, one of them must be much more common than the others. A word too short for a
// subject is no broken one: organizations have three letters, and most of them are in no list.
func (c Codes) Meant(word []byte, onLine func(code string) bool) string {
	if len(word) < letters || len(word) > letters+1 || c.isVariant(word) {
		return ""
	}
	around := c.around(word)
	for _, slip := range c.slips(word) {
		if near := reached(around, word, slip); len(near) > 0 {
			return best(near, onLine)
		}
	}
	return ""
}

// isVariant reports whether a word is one of the unlisted subjects of an open field: it ends as a listed one
// does, as ETRN as ATRN. It is a code and no slip of one, however near to another it may be.
func (c Codes) isVariant(word []byte) bool { return c.isOpen(word) && isStem(word[1:]) }

// slip reports whether a word may stand for a code.
type slip func(word []byte, t *knownTag) bool

func (c Codes) slips(word []byte) []slip {
	if bytes.ContainsAny(word, figures) {
		return []slip{misfigured}
	}
	list := []slip{swapped, doubled}
	// The list of program codes is far from whole, and they differ by a letter.
	if word[0] != 'K' {
		list = append(list, c.misread)
	}
	// In the seventies terms of other lists and names stood among the codes: a word with a letter inside that
	// a code lacks is one of those.
	if !c.old() {
		list = append(list, lengthened)
	}
	return list
}

// around returns the codes of the time that slips may lead to: but for figures, a slip leaves the first letter where it
// is or puts it second. Until 1982 they are those of the list of 1974: nobody meant a code that was not made yet. An
// organization is another one, not a slip, where its letters differ; only a figure cannot be its own.
func (c Codes) around(word []byte) []*knownTag {
	first, _ := c.sources()
	kinds, figured := SubjectTag|ProgramTag, bytes.ContainsAny(word, figures)
	if figured {
		kinds |= OrganizationTag
	}
	var around []*knownTag
	tags := first().tags
	for i := range tags {
		t := &tags[i]
		if len(t.code) == letters && (figured || t.code[0] == word[0] || t.code[0] == word[1]) && t.kinds.Has(kinds) {
			around = append(around, t)
		}
	}
	return around
}

// reached returns those of the codes that a slip leads to.
func reached(codes []*knownTag, word []byte, is slip) []*knownTag {
	var near []*knownTag
	for _, t := range codes {
		if is(word, t) && !t.isReplaced() {
			near = append(near, t)
		}
	}
	return near
}

// dominance is how many times as common as the next one a code must be to be the one that was meant.
const dominance = 10

func best(near []*knownTag, onLine func(code string) bool) string {
	arrange.By(near, func(a, b *knownTag) int { return b.seen() - a.seen() })
	if len(near) > 1 && near[0].seen() <= dominance*max(near[1].seen(), 1) || onLine(near[0].code) {
		return ""
	}
	return near[0].code
}

// swapped takes two neighbours that changed places.
func swapped(word []byte, t *knownTag) bool {
	code := t.code
	i := shared(word, code)
	return len(word) == len(code) && i+1 < len(code) && word[i] == code[i+1] && word[i+1] == code[i] &&
		string(word[i+2:]) == code[i+2:]
}

// common is how often a code of today must have been seen for one that it was misread for.
const common = 50

// misread takes one letter for another, but not the first: that is the field, and the same end in another
// field is another code (TNUC, MNUC). A word near to a rare code is as likely a code of its own; how common
// those of 1974 were was not counted.
func (c Codes) misread(word []byte, t *knownTag) bool {
	code := t.code
	i := shared(word, code)
	return len(word) == len(code) && i > 0 && i < len(word) && string(word[i+1:]) == code[i+1:] &&
		(c.old() || t.seen() >= common)
}

// doubled takes a letter that is written twice, or one more behind the code.
func doubled(word []byte, t *knownTag) bool {
	code := t.code
	i := shared(word, code)
	return lengthened(word, t) && (i == len(code) || word[i] == word[i-1])
}

// lengthened takes one letter too many behind the first.
func lengthened(word []byte, t *knownTag) bool {
	code := t.code
	i := shared(word, code)
	return len(word) == len(code)+1 && i > 0 && string(word[i+1:]) == code[i:]
}

// shared is how many letters a word and a code begin with alike.
func shared(word []byte, code string) int {
	i := 0
	for i < len(word) && i < len(code) && word[i] == code[i] {
		i++
	}
	return i
}

const figures = "0123456789"

// lettersOf are the letters that a figure stands for: those that look like it, then the one that a teleprinter
// prints under the same key, or that stands beside it.
var lettersOf = [len(figures)]string{
	"ODQP", "ILTQ", "ZW", "BE", "AR", "ST", "GY", "TU", "BI", "GO",
}

// misfigured takes figures for letters.
func misfigured(word []byte, t *knownTag) bool {
	code := t.code
	if len(word) != len(code) {
		return false
	}
	for i, b := range word {
		figure := strings.IndexByte(figures, b)
		if b != code[i] && (figure < 0 || strings.IndexByte(lettersOf[figure], code[i]) < 0) {
			return false
		}
	}
	return true
}
