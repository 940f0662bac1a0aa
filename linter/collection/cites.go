package collection

import (
	"slices"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// cite is a message number as it is written in a reference or a source.
type cite struct {
	key    Key
	number uint32
	span   text.Span
	told   bool // its year is written
}

// citing is the cable that cites others.
type citing struct {
	key    Key
	number uint32
	year   int
	day    law.Day // 0: not known
}

// longestNumber is the most digits of a message number.
const longestNumber = 8

// mostPostWords is the most words of a post's name: PORT OF SPAIN, with its service before it.
const mostPostWords = 5

// citesIn reads the message numbers of a stretch of text: [yy] POST number [(yy)], and further numbers behind "and",
// which have the post of the one before. A number without a year is of the year of the cable that cites it, or of the
// one before where that cannot be.
func citesIn(c scan.Cursor, by *citing) []cite {
	r := citeReader{c: c, year: by.year}
	for !r.c.Done() {
		r.step()
	}
	for i := range r.out {
		if f := &r.out[i]; !f.told && by.precedes(f) {
			f.key.Year--
		}
	}
	return r.out
}

// How high numbers go: no office sends more in a year, nor its messages in another order than by so many.
const (
	mostAYear  = 350_000
	mostAhead  = 100
	daysAYear  = 365
	mostAtOnce = 5_000
)

// precedes reports whether the number of a cite is higher than any that was given when the cable was sent: such a one
// is of the year before. The first digits of a traveller's number are those of the journey.
func (by *citing) precedes(f *cite) bool {
	if by.number > 0 && f.key == by.key {
		return f.number > by.number+by.number/2+mostAhead
	}
	return f.key.Series == "" && by.day != 0 && by.day.Year() == f.key.Year &&
		int(f.number) > mostAtOnce+mostAYear*by.day.YearDay()/daysAYear
}

// citeReader goes over a text word by word.
type citeReader struct {
	c     scan.Cursor
	year  int         // of a number that has none
	words []text.Span // that may be the name of a post, up to the cursor
	stood text.Span   // the digits before them
	fresh bool        // a number was the last that was read
	after bool        // "and" or a comma stands behind it
	out   []cite
}

// step takes one word, number or mark.
func (r *citeReader) step() {
	start := r.c.At()
	switch b := r.c.Peek(); {
	case scan.Digit(b):
		r.number()
	case scan.Alpha(b):
		r.word(r.c.While(isPostByte))
	case b == '(':
		r.bracket()
	case b == ' ' || b == '\t' || b == '\n' || b == '\r':
		r.c.Next(1)
	case b == ',' || b == '&':
		r.c.Next(1)
		r.goOn()
	default:
		r.c.Next(1)
		r.forget()
	}
	if r.c.At() == start {
		r.c.Next(1)
	}
}

// isPostByte reports whether the name of a post may have b.
func isPostByte(b byte) bool { return scan.Alpha(b) || b == '-' || b == '\'' || b == '.' }

func (r *citeReader) forget() {
	r.words, r.stood, r.fresh, r.after = r.words[:0], text.Span{}, false, false
}

// goOn is what "and" and a comma do: behind a number, one without a post may follow.
func (r *citeReader) goOn() {
	fresh := r.fresh
	r.forget()
	r.fresh, r.after = fresh, fresh
}

// setOf is the set of the words of a list.
func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// noPost are words that no post's name has: what numbers of other things stand behind.
var noPost = setOf(`
	EMAIL E-MAIL EMAILS MESSAGE TELECON SEPT MEMO TELCON FONECON LETTER DTG MSG PARA PARAS PARAGRAPH SECTION SEC
	DATED IIR TD TDX DSCG GUIDE SCG FAM FAH JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC JANUARY FEBRUARY
	MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER REASON REASONS AIRGRAM E.O EO PUBLIC RES
	UNSCR RESOLUTION NO NOS NUMBER VERSION ARTICLE CHAPTER
`)

// beside are words that stand beside the name of a post and are no part of it.
var beside = setOf(`
	CABLE CABLES TELEGRAM TELEGRAMS TEL REF REFTEL REFTELS AMEMBASSY EMBASSY AMCONSUL USMISSION SEE NOTAL
	DERIVED FROM BY THE MULTIPLE SOURCES SOURCE LIST PREVIOUS
`)

func (r *citeReader) word(sp text.Span) {
	w := strings.ToUpper(strings.TrimRight(string(r.c.Slice(sp)), ".-'"))
	switch {
	case w == "AND" || w == "OR":
		r.goOn()
	case len(w) == 1 && (r.c.Peek() == ')' || strings.HasSuffix(string(r.c.Slice(sp)), ".")): // the letter of an item
		r.forget()
	case beside[w], w == "OF" && len(r.words) == 0:
		r.fresh, r.after = false, false
	case noPost[w] && !r.follows("DE"), len(r.words) == mostPostWords, r.c.Before() == '-' && scan.Digit(r.c.Peek()):
		r.forget()
		r.words = append(r.words, text.Span{}) // what follows is of something else, as in airgram A-29
	default:
		r.words = append(r.words, sp)
		r.fresh, r.after = false, false
	}
}

// follows reports whether a word is the last that was read of a name: RIO DE JAN is no month.
func (r *citeReader) follows(word string) bool {
	return len(r.words) > 0 && strings.EqualFold(string(r.c.Slice(r.words[len(r.words)-1])), word)
}

// bracket takes "(06)" behind a number as its year; what else is in brackets says nothing of it.
func (r *citeReader) bracket() {
	c := r.c
	c.Next(1)
	year, ok := c.Digits(len("2006"))
	if ok && c.Byte(')') && len(r.out) > 0 && len(r.words) == 0 && year.Len()%2 == 0 {
		last := &r.out[len(r.out)-1]
		last.key.Year, last.told = fullYear(r.c.Value(year)), true
		r.c = c
		return
	}
	if inner := r.c; inner.Fold("(NOTAL)") {
		r.c = inner // what stands behind a number stands behind it still
		return
	}
	r.c.Next(1)
	r.forget()
}

// number takes digits: the number of a message behind a post, or what may be its year before one.
func (r *citeReader) number() {
	digits, _ := r.c.Digits(longestNumber + 1)
	behind := r.c.Peek()
	glued := scan.Alnum(behind) || behind == ',' && scan.Digit(r.c.PeekAt(1)) ||
		scan.AnyOf(behind, "-/:.") && scan.Alnum(r.c.PeekAt(1))
	if glued {
		r.c.While(func(b byte) bool { return scan.Alnum(b) || scan.AnyOf(b, "-/:.,") })
	}
	switch {
	case glued || digits.Len() > longestNumber:
		r.forget()
	case len(r.words) == 0 && r.after:
		last := r.out[len(r.out)-1]
		if r.c.Value(digits) == last.key.Year || !r.closes() { // its year: 07 ARKADIA 12, 2007
			r.forget()
			return
		}
		r.add(cite{last.key, uint32(r.c.Value(digits)), digits, last.told})
	case len(r.words) == 0:
		r.stood = digits
	case !slices.Contains(r.words, text.Span{}) && r.closes():
		r.add(r.named(digits))
	default:
		r.forget()
	}
}

// named is the message whose post was read.
func (r *citeReader) named(digits text.Span) cite {
	sp := text.Span{Start: r.words[0].Start, End: r.words[len(r.words)-1].End}
	post := r.c.Slice(sp)
	k, told := Key{Year: r.year}, false
	if year := dated(r.c); year != 0 {
		k.Year, told = year, true
	}
	if r.stood.Valid() && (r.stood.Len() == 2 || r.stood.Len() == 4) {
		k.Year, told = fullYear(r.c.Value(r.stood)), true
		sp.Start = r.stood.Start
	}
	k.name(post)
	return cite{k, uint32(r.c.Value(digits)), text.Span{Start: sp.Start, End: digits.End}, told}
}

// dated is the year of the date behind a number, 0 where none is written: STATE 235324 OF 11/30/73, DTD 3 MAR 2007.
func dated(c scan.Cursor) int {
	c.Blanks()
	if c.Fold("(NOTAL)") {
		c.Blanks()
	}
	if !c.FoldAny("OF", "DATED", "DTD", "DTG") {
		return 0
	}
	parts := make([]text.Span, 0, 3)
	for len(parts) < cap(parts) {
		c.Skip(".,/-")
		part, digits := c.Digits(len("2006"))
		if !digits {
			part = c.Letters()
		}
		if part.Empty() {
			return 0
		}
		parts = append(parts, part)
	}
	year := parts[2]
	named := scan.Month(c.Slice(parts[0])) > 0 || scan.Month(c.Slice(parts[1])) > 0
	if !named && !figures(c.Slice(parts[0]), c.Slice(parts[1])) || !scan.Digit(c.Slice(year)[0]) ||
		year.Len()%2 != 0 || scan.Alnum(c.Peek()) {
		return 0
	}
	return fullYear(c.Value(year))
}

// figures reports whether both parts of a date are numbers.
func figures(a, b []byte) bool { return scan.Only(a, scan.Digit) && scan.Only(b, scan.Digit) }

// name sets the post of a key, or the series that its name stands for.
func (k *Key) name(post []byte) {
	k.Post = vocab.Signature(post)
	if cable.Series([]byte(k.Post)) {
		k.Post, k.Series = "", k.Post
	}
}

// behindNumber are words that follow the number of a message.
var behindNumber = setOf(`
	AND OR NOTAL DATED DTD OF DTG PARA PREVIOUS REF TOSEC SECTO PARTO ON DERIVED REASON REASONS DECLASSIFY
	CLASSIFIED
`)

// closes reports whether a number ends what it names: in a sentence ("UP 11 PER CENT") another word follows it.
func (r *citeReader) closes() bool {
	c := r.c
	for gap := 0; c.Peek() == ' '; gap++ {
		if c.Next(1); gap > 0 {
			return true // another column
		}
	}
	if !scan.Alpha(c.Peek()) {
		return true
	}
	w := strings.ToUpper(string(c.Slice(c.Letters())))
	return behindNumber[w] || len(w) == 1
}

// leastPost is how many letters the name of a post has at the least, and mostNumber the highest number of six digits.
const (
	leastPost  = 3
	mostNumber = 999_999
)

func (r *citeReader) add(c cite) {
	r.forget()
	if c.number > 0 && c.number <= mostNumber && c.key.Year > 0 && len(c.key.Post+c.key.Series) >= leastPost {
		r.out = append(r.out, c)
		r.fresh = true
	}
}

// pivot is the first two-digit year of the last century.
const pivot = 66

func fullYear(y int) int {
	switch {
	case y >= 100:
		return y
	case y >= pivot:
		return 1900 + y
	}
	return 2000 + y
}
