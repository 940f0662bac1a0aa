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
)

// ShapeOfTag says what the item of the TAGS line with the given index looks like.
func ShapeOfTag(c *cable.Cable, i int) TagShape {
	word := TagWord(c, i)
	if vocab.HasTag(word) || RedactedTag(word) || InTagName(c, i) {
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
	case n.letters == len(word) && SplitTag(upper) != nil:
		return RunTogether
	case n.letters == len(word) && (len(word) < shortestCode || len(word) > longestCode):
		return WrongLength
	case n.letters == len(word), numbered(word), n.lower > 0 && vocab.HasTag(upper):
		if n.lower > 0 {
			return LowerCase
		}
		return WellFormed
	case n.letters+n.digits == len(word):
		return WithDigit
	}
	return OddSign
}

// captionTags are the captions and levels that run into the line.
var captionTags = wordList{
	"SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "EXDIS", "STADIS", "LIMDIS",
	"SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS",
}

// SplitTag cuts codes that were run together, in upper case: codes of four letters with a country at
// their end, or a country before one. It returns nil where the word is none or may be cut in another way.
func SplitTag(run []byte) []string {
	if codes := vocab.Split(run); codes != nil || len(run) != len("VTPREL") {
		return codes
	}
	country, known := vocab.Tag(run[:2])
	subject, also := vocab.Tag(run[2:])
	if !known || !also || !country.Kinds.Has(vocab.GeographicTag) ||
		!subject.Kinds.Has(vocab.SubjectTag|vocab.ProgramTag) {
		return nil
	}
	return []string{country.Code, subject.Code}
}

// personShape judges a name: one without brackets shows itself by a word that is too long for a code.
func personShape(name []byte) TagShape {
	if name[0] == '(' {
		return WellFormed
	}
	for word := range bytes.FieldsSeq(name) {
		word = bytes.TrimRight(word, ",.")
		if len(word) > longestCode && !vocab.HasTag(word) && !RedactedTag(word) {
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

// TagRepeats reports whether the code of an item, in any case, stands on the line before it too.
func TagRepeats(c *cable.Cable, i int) bool {
	word := TagWord(c, i)
	if c.Tags.Items[i].Person || RedactedTag(word) || InTagName(c, i) {
		return false
	}
	for k := range i {
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
	return vocab.HasTag(c.Text(text.Span{Start: one.Start, End: two.End}))
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
