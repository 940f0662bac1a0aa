package header

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "header-reference-letters",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true},
	Summary:  "references are not lettered in sequence, or one that is cited is not listed",
	Why:      "The text cites references by their letters: a letter without an item leads a reader to nothing.",
	Cite: []rule.Citation{
		{Source: "State cables", Says: "references are lettered from A on", Evidence: rule.Memory},
	},
	Fix:    rule.None,
	FixWhy: "the text cites the letters, and a missing item may have been lost in copying",
	Check:  referenceLetters,
})

func referenceLetters(p *rule.Pass) {
	if len(p.Cable.Refs) == 0 || p.Cable.Refs[0].Letter == 0 || !lettered(p) {
		return
	}
	cited(p)
}

// lettered reports whether the items are lettered in sequence; it reports the first that is not.
func lettered(p *rule.Pass) bool {
	next := byte('A')
	for _, ref := range p.Cable.Refs {
		if ref.Letter == 0 {
			return true // further items without letters: the list cannot be judged
		}
		if ref.Letter != next {
			p.Reportf(text.Span{Start: ref.Span.Start, End: ref.Span.Start + 1},
				"reference %c, expected %c", ref.Letter, next)
			return false
		}
		next++
	}
	return true
}

// cited looks through the text for references that are not in the list and reports each letter once.
func cited(p *rule.Pass) {
	body := p.Cable.Source.Text()[:p.Cable.Span.End]
	said := uint32(0)
	for _, last := range []byte("Ff") { // which is rarer than the other letters of the word
		for i := nextRef(body, p.Cable.BodyStart, last); i >= 0; i = nextRef(body, i, last) {
			at := text.Span{Start: i, End: i + 1}
			letter := citation(p.Cable, at, len(body))
			if letter == 0 || said&(1<<(letter-'A')) != 0 || listed(p.Cable, letter) || p.Cable.Quoted(at) {
				continue
			}
			said |= 1 << (letter - 'A')
			p.Reportf(at, "reference %c is cited but not listed", letter).
				Relate(p.Cable.RefSpan, "the references are here")
		}
	}
}

// lengthOfRef is how far after the beginning of the word the letter stands.
const lengthOfRef = len("REF ")

// nextRef returns what stands behind the next word "REF " whose last letter this is, from an offset on; -1 where there
// is none.
func nextRef(body []byte, from int, last byte) int {
	for at := from; ; {
		i := bytes.IndexByte(body[at:], last)
		if i < 0 {
			return -1
		}
		at += i + 1
		if at == len(body) || body[at] != ' ' || at-len("REF") < from {
			continue
		}
		if body[at-2]|0x20 == 'e' && body[at-3]|0x20 == 'r' {
			return at + 1
		}
	}
}

// citation returns the letter at, or 0 where it is not a letter alone after the word.
func citation(c *cable.Cable, at text.Span, end int) byte {
	if at.End > end {
		return 0
	}
	body := c.Source.Text()
	letter, before := body[at.Start], at.Start-lengthOfRef
	switch {
	case letter < 'A' || letter > 'Z',
		at.End < end && isWordByte(body[at.End]),
		before > 0 && isWordByte(body[before-1]):
		return 0
	}
	return letter
}

func isWordByte(b byte) bool {
	return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '\'' || b >= 0x80
}

func listed(c *cable.Cable, letter byte) bool {
	for _, ref := range c.Refs {
		if ref.Letter == letter {
			return true
		}
	}
	return false
}
