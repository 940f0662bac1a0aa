package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// Formulas say in a sentence what a marking says in a word: this document contains restricted data. They are written in
// any case, and wrapped anywhere, so that one word of each is looked for and the others are read about it.

// formula is what is said: the word by which it is found, the words before it and those behind it.
type formula struct {
	text, before, after string
	needs               marking.Ceiling
	opens               bool // it begins its line or sentence
	title               bool // its words begin with capitals, as small ones may be those of others
}

// holds begins what a text says that is in it: this document contains restricted data.
const holds = "CONTAINS"

// formulas say of a text itself what it holds. That it speaks of such things is nothing.
var formulas = []formula{
	{text: "RESTRICTED", before: holds, after: "DATA AS DEFINED IN", needs: marking.CeilingC},
	{text: "RESTRICTED", before: holds, after: "DATA", needs: marking.CeilingC, title: true},
	{text: "FORMERLY", before: holds, after: "RESTRICTED DATA", needs: marking.CeilingC},
	{text: "INFORMATION", before: holds, after: "AFFECTING THE NATIONAL DEFENSE", needs: marking.CeilingC},
	{text: "INFORMATION", before: holds, after: "AFFECTING THE NATIONAL DEFENCE", needs: marking.CeilingC},
	{text: "SENSITIVE", before: holds, after: "SECURITY INFORMATION", needs: marking.CeilingCUI},
	{text: "CONTROLLED", before: holds, after: "UNCLASSIFIED INFORMATION", needs: marking.CeilingCUI},
	{text: "CRITICAL", before: holds, after: "NUCLEAR WEAPON DESIGN INFORMATION", needs: marking.CeilingC},
	{text: "UNCLASSIFIED", before: holds, after: "CONTROLLED NUCLEAR INFORMATION", needs: marking.CeilingCUI},
	{text: "NATO", before: holds, after: "CLASSIFIED INFORMATION", needs: marking.CeilingC},
	{text: "TECHNICAL", before: holds, after: "DATA WHOSE EXPORT IS RESTRICTED", needs: marking.CeilingCUI},
	{text: "CONTENTS", before: "ITS", after: "IN ANY MANNER TO AN UNAUTHORIZED PERSON IS", needs: marking.CeilingC},
	{
		text: "ADMINISTRATIVE", before: "UNAUTHORIZED DISCLOSURE SUBJECT TO", after: "AND CRIMINAL SANCTIONS",
		needs: marking.CeilingC,
	},
	{
		text: "DISCLOSURE", before: "IT FROM UNAUTHORIZED", after: "IN THE INTEREST OF THE NATIONAL SECURITY",
		needs: marking.CeilingC,
	},
	{text: coverSheet, before: "THIS IS A COVER", after: "FOR CLASSIFIED INFORMATION", needs: marking.CeilingC},
	{text: coverSheet, before: "COVER", after: "FOR NATO CLASSIFIED", needs: marking.CeilingC},
	{
		text: "METHODS", before: "WARNING NOTICE INTELLIGENCE SOURCES OR", after: "INVOLVED", needs: marking.CeilingCUI,
		opens: true,
	},
	{
		text: "METHODS", before: "WARNING NOTICE INTELLIGENCE SOURCES AND", after: "INVOLVED", needs: marking.CeilingCUI,
		opens: true,
	},
	{text: "SECRECY", before: "PARTICULAR", after: "AND SHOULD BE RETAINED", needs: marking.CeilingS},
	{text: "LOCK", before: "THIS TELEGRAM MUST BE KEPT UNDER", after: "AND KEY", needs: marking.CeilingS},
	{text: "LOCK", before: "THIS DOCUMENT MUST BE KEPT UNDER", after: "AND KEY", needs: marking.CeilingS},
}

// coverSheet is the word by which the sheets that cover a document are found.
const coverSheet = "SHEET"

// formulaWords are the words by which they are found.
var formulaWords = seekEach(formulas, func(f *formula) string { return f.text })

// widestFormula is how far apart two words of a formula stand: the margins of a page and signs of quotation.
const widestFormula = 90

// formulas looks for them.
func (s *scanner) formulas() {
	s.each(formulaWords, func(n, at int) bool {
		f := &formulas[n]
		if f.needs > s.ceiling && !s.alnum(at-1) {
			s.formula(f, at)
		}
		return !s.full()
	})
}

func (s *scanner) formula(f *formula, at int) {
	end := at + len(f.text)
	for word := range strings.FieldsSeq(f.after) {
		w, gap := s.wordAfter(end)
		if string(w) != word {
			return
		}
		end += gap + len(w)
	}
	from := at
	for before := []byte(f.before); len(before) > 0; {
		w, gap := s.wordBefore(from)
		word := lastOf(before)
		if !bytes.Equal(w, word) {
			return
		}
		before = bytes.TrimRight(before[:len(before)-len(word)], " ")
		from -= gap + len(w)
	}
	if s.alnum(end) || f.title && s.small(at) || f.before == holds && !s.ofThis(from) {
		return
	}
	g := sure
	if first, _ := s.line(from, from); f.opens && s.head(first, from) < from || s.inQuotation(from) {
		g = said
	}
	s.hit(Caption, from, end, f.text+" "+f.after, s.coverOf(f, end), g)
}

// wordAfter is the word behind an offset, and how far behind it begins; no word where other signs stand between than
// those of a page.
func (s *scanner) wordAfter(at int) (w []byte, gap int) {
	near := s.b[at:min(len(s.b), at+widestFormula)]
	gap = skip(near, inFormulas)
	return leadingWord(near[gap:]), gap
}

// wordBefore is the word before an offset, and how far before it ends.
func (s *scanner) wordBefore(at int) (w []byte, gap int) {
	near := s.b[max(0, at-widestFormula):at]
	rest := bytes.TrimRight(near, inFormulas)
	return lastOf(rest[max(0, len(rest)-longestLabel):]), len(near) - len(rest)
}

// inFormulas are the signs between the words of a formula.
const inFormulas = " \t\r\n>|*_-#/:\"'\x02"

// mostOfThis is how many words what a text calls itself has: this working paper.
const mostOfThis = 4

// ofThis reports whether what a formula says is said of the text: THIS and its name stand before it.
func (s *scanner) ofThis(at int) bool {
	for range mostOfThis {
		w, gap := s.wordBefore(at)
		switch {
		case string(w) == "THIS" || string(w) == "ATTACHMENT":
			at -= gap + len(w)
			before, _ := s.wordBefore(at)
			return !supposes.has(before) && !s.inQuotation(at)
		case len(w) == 0 || !itself.has(w) && !selves.has(w):
			return false
		}
		at -= gap + len(w)
	}
	return false
}

// supposes are words before what a sentence does not say of this text.
var supposes = set(`IF WHETHER THAT WHEN DOES WHERE UNLESS UNTIL NOTICE`)

// selves are more names of texts.
var selves = set(`
MATERIAL RECORD PUBLICATION INFORMATION VOLUME DRAWING WORKING PAPERS MEDIA MEDIUM BRIEFING PRESENTATION RECORDING
TRANSMISSION ARTICLE EQUIPMENT COMMUNICATION FORM COPY DATA ALSO
`)

// inQuotation reports whether a quotation mark opens before an offset.
func (s *scanner) inQuotation(at int) bool {
	return at > 0 && strings.IndexByte(quotes, s.b[at-1]) >= 0
}

// coverForms are the last figures of the forms of cover sheets, and the levels for which they are.
const coverForms = "543"

// longestCover is how long the text of a cover sheet is.
const longestCover = 1200

// coverOf is what a formula needs: that of a cover sheet what its form is for.
func (s *scanner) coverOf(f *formula, end int) marking.Ceiling {
	near := s.b[end:min(len(s.b), end+longestCover)]
	i := bytes.Index(near, []byte("70"))
	if f.text != coverSheet || i < 0 || i+len("703") > len(near) || !endsNumber(near[i+len("703"):]) {
		return f.needs
	}
	if n := strings.IndexByte(coverForms, near[i+len("70")]); n >= 0 && lastIsForm(near[:i]) {
		return marking.CeilingC + marking.Ceiling(n)
	}
	return f.needs
}

func lastIsForm(b []byte) bool {
	w := lastOf(b)
	return string(w) == "FORM" || string(w) == "SF"
}

func endsNumber(b []byte) bool { return len(b) == 0 || !scan.Digit(b[0]) }
