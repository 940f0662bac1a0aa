package value

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// The fewest and most letters of a code.
const (
	shortestCode = 2
	longestCode  = 6
)

// TagShape is what an item of the TAGS line looks like.
type TagShape uint8

// The shapes of an item.
const (
	WellFormed  TagShape = iota // two to six letters, a code of the vocabulary, a person, a redaction
	LowerCase                   // well formed but for its case
	RunTogether                 // several codes without anything between them
	WithDigit                   // a digit among letters
	WrongLength                 // letters alone, more or fewer than a code has
	OddSign                     // a sign that no code has
	ACaption                    // a caption or a level
	Prose                       // a word of a running text
)

// anyCode are the codes of all times: what an item looks like does not hang on the cable's date.
var anyCode vocab.Codes

// TagShapes says what each item of the TAGS line looks like. The codes are those of the cable's time; they
// alone are looked for where several were run together.
func TagShapes(c *cable.Cable, codes vocab.Codes) []TagShape {
	shapes := make([]TagShape, len(c.Tags.Items))
	for i := range shapes {
		shapes[i] = shapeOfTag(c, i, codes)
	}
	markProse(c, shapes)
	return shapes
}

func shapeOfTag(c *cable.Cable, i int, codes vocab.Codes) TagShape {
	word := TagWord(c, i)
	if anyCode.Has(word) || RedactedTag(word) || InTagName(c, i) {
		return WellFormed
	}
	if c.Tags.Items[i].Person {
		return personShape(word)
	}
	upper := bytes.ToUpper(word)
	n := count(word)
	switch {
	case captionTags.has(upper):
		return ACaption
	case n.letters == len(word) && codes.Split(upper) != nil:
		return RunTogether
	case n.letters == len(word) && (len(word) < shortestCode || len(word) > longestCode):
		return WrongLength
	case n.letters == len(word), numbered(word), n.lower > 0 && anyCode.Has(upper):
		if n.lower > 0 {
			return LowerCase
		}
		return WellFormed
	case n.letters+n.digits == len(word):
		return WithDigit
	}
	return OddSign
}

// markProse marks the words of a text that has run on to the line: from the first of them on, what is no
// code is of it, and so is what lies between them in lower case.
func markProse(c *cable.Cable, shapes []TagShape) {
	if !hasWords(c, shapes) {
		return
	}
	first := startOfProse(c, shapes)
	if first < 0 {
		return
	}
	last := first
	for i := first; i < len(shapes); i++ {
		if isWord(c, shapes, i) {
			shapes[i], last = Prose, i
		}
	}
	for i := first; i < last; i++ {
		if shapes[i] == LowerCase {
			shapes[i] = Prose
		}
	}
}

// hasWords reports whether there is any word at all: most lines are codes alone.
func hasWords(c *cable.Cable, shapes []TagShape) bool {
	for i := range shapes {
		if isWord(c, shapes, i) {
			return true
		}
	}
	return false
}

// startOfProse returns the index of the first word of a text, -1 where there is none.
func startOfProse(c *cable.Cable, shapes []TagShape) int {
	first := -1
	for _, at := range [...]int{joiningWord(c, shapes), plainWord(c, shapes), longWords(c, shapes)} {
		if at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	for {
		before := wordBefore(c, shapes, first)
		if before < 0 {
			return first
		}
		first = before
	}
}

// wordBefore returns the index of the word that stands before a word of a text with no more between them than
// one short code that is a word as well (IN), or a bracket; -1 where none does.
func wordBefore(c *cable.Cable, shapes []TagShape, i int) int {
	joined := func(i int) bool { return i >= 0 && !isParted(c, i) }
	switch {
	case !joined(i - 1):
	case isWord(c, shapes, i-1):
		return i - 1
	case isShort(c, i-1) && joined(i-2) && isWord(c, shapes, i-2):
		return i - 2
	}
	return -1
}

func isShort(c *cable.Cable, i int) bool {
	item := &c.Tags.Items[i]
	return item.Person || item.Span.Len() == shortestCode
}

// joiningWord returns the index of the first item that is a word of a sentence whatever stands about it: too
// long for a code, one that joins others, or with an apostrophe; -1 where there is none.
func joiningWord(c *cable.Cable, shapes []TagShape) int {
	for i := range shapes {
		if !isWord(c, shapes, i) {
			continue
		}
		word := TagWord(c, i)
		apostrophe := shapes[i] == OddSign && bytes.IndexByte(word, '\'') > 0
		if apostrophe || shapes[i] == WrongLength || joiningWords.fits(word) {
			return i
		}
	}
	return -1
}

// joiningWords are articles, pronouns and the like that are no codes of any time.
var joiningWords = wordList{
	"THE", "OF", "ON", "AND", "FOR", "WITH", "FROM", "THAT", "THIS", "WHAT", "WHEN", "WAS", "WERE", "HAS",
	"HAD", "HAVE", "WILL", "NOT", "BUT", "ITS", "THEIR", "ABOUT",
}

// plainWord returns the index of the first item in lower case that is a word and no code, -1 where there is
// none. In a copy that has its codes in lower case too it takes two such, side by side.
func plainWord(c *cable.Cable, shapes []TagShape) int {
	lowered := false
	for i := range shapes {
		lowered = lowered || shapes[i] == LowerCase && !isWord(c, shapes, i)
	}
	for i := range shapes {
		if shapes[i] != LowerCase || !isWord(c, shapes, i) {
			continue
		}
		paired := i+1 < len(shapes) && shapes[i+1] == LowerCase && isWord(c, shapes, i+1) && !isParted(c, i)
		if paired || !lowered && i > 0 {
			return i
		}
	}
	return -1
}

// The fewest words side by side that are a text without any that cannot be a code, and how many of them must
// be longer than a subject: an organization has such a name, but not one beside the other.
const (
	fewestWords     = 4
	fewestLongWords = 2
)

// longWords returns the index of the first of some words side by side of which several are longer than a
// subject, -1 where there are none.
func longWords(c *cable.Cable, shapes []TagShape) int {
	words, long := 0, 0
	for i := range shapes {
		if !isWord(c, shapes, i) || i > 0 && isParted(c, i-1) {
			words, long = 0, 0
		}
		if !isWord(c, shapes, i) {
			continue
		}
		if words++; len(TagWord(c, i)) > len("PREL") {
			long++
		}
		if words >= fewestWords && long >= fewestLongWords {
			return i - words + 1
		}
	}
	return -1
}

// isWord reports whether an item is, in any case, no code of any time, nor a person, a caption or codes that
// were run together.
func isWord(c *cable.Cable, shapes []TagShape, i int) bool {
	word := TagWord(c, i)
	if c.Tags.Items[i].Person || shapes[i] == ACaption || shapes[i] == RunTogether || anyCode.Has(word) {
		return false
	}
	if shapes[i] == LowerCase && anyCode.Has(bytes.ToUpper(word)) {
		return false
	}
	return !RedactedTag(word) && !InTagName(c, i)
}

// isParted reports whether more than a blank stands between an item and the next.
func isParted(c *cable.Cable, i int) bool {
	return bytes.ContainsAny(c.Text(c.Tags.Items[i].Sep), ",;")
}

// captionTags are the captions and levels that run into the line.
var captionTags = wordList{
	"SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "EXDIS", "STADIS", "LIMDIS",
	"SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS",
}

// personShape judges a name: one without brackets shows itself by a word that is too long for a code.
func personShape(name []byte) TagShape {
	if name[0] == '(' {
		return WellFormed
	}
	for word := range bytes.FieldsSeq(name) {
		word = bytes.TrimRight(word, ",.")
		if len(word) > longestCode && !anyCode.Has(word) && !RedactedTag(word) {
			return WrongLength
		}
	}
	return WellFormed
}

// TagWord returns the text of an item. The period that may end the whole line is no part of it.
func TagWord(c *cable.Cable, i int) []byte {
	word := c.Text(c.Tags.Items[i].Span)
	if i == len(c.Tags.Items)-1 {
		word = bytes.TrimRight(word, ".;")
	}
	return word
}

// farthestRepeat is more items than any line has: how far back a code is looked for.
const farthestRepeat = 64

// TagRepeats reports whether the code of an item, in any case, stands on the line before it too.
func TagRepeats(c *cable.Cable, i int) bool {
	word := TagWord(c, i)
	if c.Tags.Items[i].Person || RedactedTag(word) || InTagName(c, i) {
		return false
	}
	for k := max(0, i-farthestRepeat); k < i; k++ {
		if !c.Tags.Items[k].Person && bytes.EqualFold(TagWord(c, k), word) {
			return true
		}
	}
	return false
}

// InTagName reports whether an item is one of the two words of a name in the vocabulary: COLOMBO PLAN.
func InTagName(c *cable.Cable, i int) bool {
	return i+1 < len(c.Tags.Items) && isTagName(c, i) || i > 0 && isTagName(c, i-1)
}

func isTagName(c *cable.Cable, first int) bool {
	one, two := c.Tags.Items[first].Span, c.Tags.Items[first+1].Span
	if two.Start-one.End != len(" ") {
		return false
	}
	return anyCode.HasName(c.Text(text.Span{Start: one.Start, End: two.End}))
}

type letterCount struct{ letters, lower, digits int }

func count(word []byte) letterCount {
	var n letterCount
	for _, b := range word {
		switch {
		case scan.Upper(b):
			n.letters++
		case scan.Lower(b):
			n.letters++
			n.lower++
		case scan.Digit(b):
			n.digits++
		}
	}
	return n
}

// numbered reports whether word is an organization with a number, UNHRC-1 or UNGA/C-6.
func numbered(word []byte) bool {
	i := bytes.LastIndexByte(word, '-')
	named := func(b byte) bool { return scan.Alpha(b) || b == '/' }
	return i > 0 && scan.Only(word[i+1:], scan.Digit) && scan.Only(word[:i], named)
}

// RedactedTag reports whether an item is a run of x, which a copy has for what was taken out.
func RedactedTag(word []byte) bool {
	const shortest = 3
	return len(word) >= shortest && scan.Only(word, func(b byte) bool { return b|0x20 == 'x' })
}
