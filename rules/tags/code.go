package tags

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

const (
	shortestCode = 2
	longestCode  = 6
)

// shape is what an item of the TAGS line looks like.
type shape uint8

const (
	wellFormed  shape = iota // two to six letters, a code of the vocabulary, a person, a redaction
	lowerCase                // well formed but for its case
	runTogether              // several codes without anything between them
	withDigit                // a digit among letters
	wrongLength              // letters alone, more or fewer than a code has
	oddSign                  // a sign that no code has
	aCaption                 // a caption or a level
)

// shapeOf says what the item with the given index looks like.
func shapeOf(c *cable.Cable, i int) shape {
	word := wordOf(c, i)
	if vocab.HasTag(word) || redacted(word) || inName(c, i) {
		return wellFormed
	}
	if c.Tags.Items[i].Person {
		return personShape(word)
	}
	n := count(word)
	switch {
	case isOneOf(word, "SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "EXDIS", "STADIS", "LIMDIS"),
		isOneOf(word, "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS"):
		return aCaption
	case n.letters == len(word) && len(word) >= longestCode && vocab.Split(bytes.ToUpper(word)) != nil:
		return runTogether
	case n.letters == len(word) && (len(word) < shortestCode || len(word) > longestCode):
		return wrongLength
	case n.letters == len(word), numbered(word), n.lower > 0 && vocab.HasTag(bytes.ToUpper(word)):
		return caseOf(n)
	case n.letters+n.digits == len(word):
		return withDigit
	}
	return oddSign
}

// personShape judges a name: one without brackets shows itself by a word that is too long for a code.
func personShape(name []byte) shape {
	if name[0] == '(' {
		return wellFormed
	}
	for len(name) > 0 {
		word, rest, _ := bytes.Cut(name, []byte(" "))
		word = bytes.TrimRight(word, ",.")
		if len(word) > longestCode && !vocab.HasTag(word) && !redacted(word) {
			return wrongLength
		}
		name = rest
	}
	return wellFormed
}

func caseOf(n letterCount) shape {
	if n.lower > 0 {
		return lowerCase
	}
	return wellFormed
}

// wordOf returns an item's text. The period that may end the whole line is no part of it.
func wordOf(c *cable.Cable, i int) []byte {
	word := c.Text(c.Tags.Items[i].Span)
	if i == len(c.Tags.Items)-1 {
		word = bytes.TrimRight(word, ".;")
	}
	return word
}

// inName reports whether the item is one of the two words of a name in the vocabulary: COLOMBO PLAN.
func inName(c *cable.Cable, i int) bool {
	return i+1 < len(c.Tags.Items) && isName(c, i) || i > 0 && isName(c, i-1)
}

func isName(c *cable.Cable, first int) bool {
	one, two := c.Tags.Items[first].Span, c.Tags.Items[first+1].Span
	return vocab.HasTag(c.Text(text.Span{Start: one.Start, End: two.End}))
}

func isOneOf(word []byte, list ...string) bool {
	for _, s := range list {
		if len(s) == len(word) && bytes.EqualFold(word, []byte(s)) {
			return true
		}
	}
	return false
}

type letterCount struct{ letters, lower, digits int }

func count(word []byte) letterCount {
	var n letterCount
	for _, b := range word {
		switch {
		case b >= 'A' && b <= 'Z':
			n.letters++
		case b >= 'a' && b <= 'z':
			n.letters++
			n.lower++
		case b >= '0' && b <= '9':
			n.digits++
		}
	}
	return n
}

// numbered reports whether word is an organization with a number, UNHRC-1 or UNGA/C-6.
func numbered(word []byte) bool {
	i := bytes.LastIndexByte(word, '-')
	if i < 1 || i == len(word)-1 {
		return false
	}
	body, number := word[:i], word[i+1:]
	return count(number).digits == len(number) && count(body).letters+bytes.Count(body, []byte("/")) == len(body)
}

// redacted reports whether a copy has a run of x for what was taken out.
func redacted(word []byte) bool {
	const shortest = 3
	for _, b := range word {
		if b|0x20 != 'x' {
			return false
		}
	}
	return len(word) >= shortest
}

// place is where a finding about a missing TAGS line stands: a field near which it would be.
func place(p *rule.Pass) text.Span {
	for _, sp := range []text.Span{p.Cable.EO.Label, p.Cable.Subject.Label, p.Banner.Span} {
		if sp.Valid() {
			return sp
		}
	}
	return text.At(p.Cable.HeaderStart)
}
