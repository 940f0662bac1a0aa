package collection

import (
	"bytes"
	"slices"
	"strings"
	"sync"

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
	doubt  bool // it may be of the year before
}

// citing is the cable that cites others.
type citing struct {
	key    Key
	number uint32
	year   int
	day    law.Day           // 0: not known
	names  func(string) bool // whether its heading has a signature; nil: it has none
	last   cite              // that it named last, for SAME
}

// longestNumber is the most digits of a message number.
const longestNumber = 8

// mostPostWords is the most words of a post's name: PORT OF SPAIN, with its service before it.
const mostPostWords = 5

// mostJoined is how many numbers may be joined to one: 100-102.
const mostJoined = 20

// citesIn reads the message numbers of a stretch of text: [yy] POST number [(yy)], and further numbers behind "and",
// which have the post of the one before. A number without a year is of the year of the cable that cites it, or of the
// one before where that cannot be. What stands for a post is one that is listed or that the heading has; any other
// name only where a year stands before it, so that the words of a heading are never taken for a post.
func citesIn(c scan.Cursor, by *citing) []cite {
	r := citeReader{c: c, by: by}
	for !r.c.Done() {
		r.step()
	}
	for i := range r.out {
		if f := &r.out[i]; !f.told {
			by.infer(f)
		}
	}
	return r.out
}

// How high numbers go: no office sends more in a year, nor its messages in another order than by so many.
const (
	mostAYear  = 350_000
	daysAYear  = 365
	mostAtOnce = 5_000
	mostAhead  = 20
	partAhead  = 100 // and one in so many of those that it has sent
	leastADay  = 10  // that a post may have sent a day without doubt
	turnOfYear = 31  // days that speak of the messages of the old year still
)

// infer sets the year of a cite that has none to the one before where the number is higher than any that was given
// when the cable was sent, and says where it may be either. The first digits of a traveller's number are those of the
// journey.
func (by *citing) infer(f *cite) {
	dated := f.key.Series == "" && by.day != 0 && by.day.Year() == f.key.Year
	switch own := by.number > 0 && f.key == by.key; {
	case own:
		if f.number > by.number+by.number/partAhead+mostAhead {
			f.key.Year--
		}
	case dated && int(f.number) > mostAtOnce+mostAYear*by.day.YearDay()/daysAYear:
		f.key.Year--
	case dated && by.day.YearDay() <= turnOfYear:
		f.doubt = int(f.number) > leastADay*by.day.YearDay()
	}
}

// citeReader goes over a text word by word.
type citeReader struct {
	c     scan.Cursor
	by    *citing
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

// setOf is the set of the words of a list, made when it is first asked for.
//
//go:noinline
func setOf(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}

// noPost are words that no post's name has: what numbers of other things stand behind.
var noPost = setOf(`
	EMAIL E-MAIL EMAILS MESSAGE TELECON SEPT MEMO TELCON FONECON LETTER DTG MSG PARA PARAS PARAGRAPH SECTION SEC
	DATED IIR TD TDX DSCG GUIDE SCG FAM FAH JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC JANUARY FEBRUARY
	MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER REASON REASONS AIRGRAM E.O EO PUBLIC RES
	UNSCR RESOLUTION VERSION ARTICLE CHAPTER
`)

// beside are words that stand beside the name of a post and are no part of it, unless a listed name has them: TEL AVIV.
var beside = setOf(`
	CABLE CABLES TELEGRAM TELEGRAMS TEL REF REFTEL REFTELS AMEMBASSY EMBASSY AMCONSUL USMISSION SEE NOTAL
	DERIVED FROM BY THE MULTIPLE SOURCES SOURCE LIST PREVIOUS NO NOS NUMBER AIDAC
`)

func (r *citeReader) word(sp text.Span) {
	w := strings.ToUpper(strings.TrimRight(string(r.c.Slice(sp)), ".-'"))
	switch {
	case w == "AND" || w == "OR":
		r.goOn()
	case len(w) == 1 && (r.c.Peek() == ')' || strings.HasSuffix(string(r.c.Slice(sp)), ".")): // the letter of an item
		r.forget()
	case (w == "SAME" || w == "IBID") && r.by.last.number > 0:
		r.forget()
		r.after = true
	case w == "OF" && len(r.words) == 0:
		r.fresh, r.after = false, false
	case noPost()[w] && !r.follows("DE"), len(w) < leastPost && r.c.Before() == '-' && scan.Digit(r.c.Peek()):
		r.forget()
		r.words = append(r.words, text.Span{}) // what follows is of something else, as in airgram A-29
	default:
		if len(r.words) == mostPostWords {
			r.words = append(r.words[:0], r.words[1:]...)
		}
		r.words = append(r.words, text.Span{Start: sp.Start, End: sp.Start + len(w)})
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
	digits = r.behindYear(digits)
	more := r.joined(digits)
	if r.glued() || digits.Len() > longestNumber {
		r.c.While(func(b byte) bool { return scan.Alnum(b) || scan.AnyOf(b, "-/:.,") })
		r.forget()
		return
	}
	poisoned := slices.Contains(r.words, text.Span{})
	switch post, named := r.post(); {
	case len(r.words) == 0 && r.after:
		if last := r.by.last; r.c.Value(digits) != last.key.Year && r.closes() { // else its year: 07 ARKADIA 12, 2007
			r.addAll(cite{key: last.key, number: uint32(r.c.Value(digits)), span: digits, told: last.told}, more)
			return
		}
		r.forget()
	case named && r.closes():
		r.addAll(r.named(post, digits), more)
	case poisoned:
		r.forget()
	default: // what stood before it is no post, so that it may be a year: CABLE 07 ARKADIA 12
		r.forget()
		r.stood = digits
	}
}

// glued reports whether what was read goes on: 11,502, 3/14, 30TH. A second number does not: STATE 181062/TOSEC 190010.
func (r *citeReader) glued() bool {
	behind := r.c.Peek()
	if second := r.c; second.Byte('/') && cable.Series(bytes.ToUpper(second.Slice(second.Letters()))) {
		return false
	}
	return scan.Alnum(behind) || behind == ',' && scan.Digit(r.c.PeekAt(1)) ||
		scan.AnyOf(behind, "-/:.") && scan.Alnum(r.c.PeekAt(1))
}

// behindYear takes the number behind what was its year, where the post stood before both or stands between them. It
// returns the digits that were read where they are no such year.
func (r *citeReader) behindYear(digits text.Span) text.Span {
	if digits.Len() != len("07") && digits.Len() != len("2007") {
		return digits
	}
	number, ok := r.archived()
	if !ok {
		number, ok = r.behindPost(digits)
	}
	if !ok {
		return digits
	}
	r.stood = digits
	return number
}

// archived takes what follows the year in a number as archives write it: 07ARKADIA100.
func (r *citeReader) archived() (text.Span, bool) {
	c := r.c
	if !scan.Alpha(c.Peek()) {
		return text.Span{}, false
	}
	post := c.While(isPostByte)
	number, ok := c.Digits(longestNumber + 1)
	if !ok || scan.Alnum(c.Peek()) || post.Len() < leastPost || noPost()[strings.ToUpper(string(c.Slice(post)))] {
		return text.Span{}, false
	}
	r.forget()
	r.words = append(r.words, post)
	r.c = c
	return number, true
}

// leastDigits is how many digits a number has at the least that is taken for one behind a year.
const leastDigits = 3

// behindPost takes the number behind a year that follows the name of the post: ARKADIA 07-100, STATE 2007 12345.
func (r *citeReader) behindPost(digits text.Span) (text.Span, bool) {
	if len(r.words) == 0 || r.stood.Valid() || !r.recent(digits) {
		return text.Span{}, false
	}
	c := r.c
	if !c.Byte(' ') && (digits.Len() != len("07") || !c.Byte('-')) {
		return text.Span{}, false
	}
	number, _ := c.Digits(longestNumber + 1)
	if number.Len() < leastDigits || scan.Alnum(c.Peek()) {
		return text.Span{}, false
	}
	r.c = c
	return number, true
}

// longAgo is how many years back messages refer.
const longAgo = 40

// recent reports whether digits are a year of which a message may cite others, which may be its own by another's count;
// where its own was not read, any is.
func (r *citeReader) recent(digits text.Span) bool {
	year := fullYear(r.c.Value(digits))
	return r.by.year == 0 || year <= r.by.year+1 && year > r.by.year-longAgo
}

// joined takes the numbers behind one: 100/101, 100-102, 1234/35. They rise; else it is a date or something else, and
// nothing is taken.
func (r *citeReader) joined(digits text.Span) []uint32 {
	if digits.Len() < leastDigits || len(r.words) == 0 && !r.after {
		return nil
	}
	var out []uint32
	c, last := r.c, r.c.Value(digits)
	for scan.AnyOf(c.Peek(), "/-") && scan.Digit(c.PeekAt(1)) {
		through := c.Peek() == '-'
		c.Next(1)
		next, _ := c.Digits(longestNumber + 1)
		n := completed(last, c.Value(next), next.Len())
		if next.Len() > longestNumber || n <= last || n-last > mostJoined && through || len(out) > mostJoined {
			return nil
		}
		for between := last + 1; through && between < n; between++ {
			out = append(out, uint32(between))
		}
		out, last = append(out, uint32(n)), n
	}
	if scan.Alnum(c.Peek()) {
		return nil
	}
	r.c = c
	return out
}

// completed is a number of which the last digits alone are written behind the one before: 1234/35.
func completed(before, n, digits int) int {
	unit := 1
	for range digits {
		unit *= 10
	}
	if n < before && unit <= before {
		n += before / unit * unit
	}
	return n
}

// post is the name of the post among the words that were read: as many of the last of them as make a name that is
// known, else the only one beside which nothing but a year stands.
func (r *citeReader) post() (text.Span, bool) {
	words := r.words
	if slices.Contains(words, text.Span{}) {
		return text.Span{}, false
	}
	isBeside := func(sp text.Span) bool { return beside()[strings.ToUpper(string(r.c.Slice(sp)))] }
	for len(words) > 0 && isBeside(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for i := range words {
		if sp := words[i].Cover(words[len(words)-1]); r.by.known(r.c.Slice(sp)) {
			return sp, true
		}
	}
	for len(words) > 0 && isBeside(words[0]) {
		words = words[1:]
	}
	if len(words) != 1 || !r.yearStood() || !r.recent(r.stood) {
		return text.Span{}, false
	}
	return words[0], true
}

// named is the message whose post was read.
func (r *citeReader) named(post, digits text.Span) cite {
	k, told := Key{Year: r.by.year}, false
	if year := dated(r.c); year != 0 {
		k.Year, told = year, true
	}
	sp := text.Span{Start: post.Start, End: r.c.At()}
	if r.yearStood() {
		k.Year, told = fullYear(r.c.Value(r.stood)), true
		sp.Start = min(sp.Start, r.stood.Start)
	}
	k.name(r.c.Slice(post))
	return cite{key: k, number: uint32(r.c.Value(digits)), span: sp, told: told}
}

// yearStood reports whether digits as of a year stood before the name.
func (r *citeReader) yearStood() bool {
	return r.stood.Valid() && (r.stood.Len() == len("07") || r.stood.Len() == len("2007") && r.recent(r.stood))
}

// known reports whether a name is that of a post, as far as the lists and the cable's own heading tell.
func (by *citing) known(name []byte) bool {
	signs := vocab.Signature(name)
	return vocab.Signed(signs) || cable.Series([]byte(signs)) || signs != "" && signs == by.key.Post ||
		len(signs) >= leastPost && by.names != nil && by.names(signs)
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
	CLASSIFIED ET
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
	return behindNumber()[w] || len(w) == 1
}

// leastPost is how many letters the name of a post has at the least, and mostNumber the highest number of six digits.
const (
	leastPost  = 3
	mostNumber = 999_999
)

// addAll adds a cite, and those of the numbers that are joined to it.
func (r *citeReader) addAll(c cite, more []uint32) {
	r.add(c)
	for _, n := range more {
		c.number = n
		r.add(c)
	}
}

func (r *citeReader) add(c cite) {
	r.forget()
	if c.number > 0 && c.number <= mostNumber && c.key.Year > 0 && len(c.key.Post+c.key.Series) >= leastPost {
		r.out = append(r.out, c)
		r.by.last, r.fresh = c, true
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
