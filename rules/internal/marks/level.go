package marks

import (
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// levelWords are the words of a banner's level, without blanks, a longer one before its own beginning.
var levelWords = []string{
	"TOPSECRET", "CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "UNCLAS", "LIMITEDOFFICIALUSE", "LIMITEDOFFUSE",
	"LOU",
}

// LevelWord returns how much of b, a marking, is its level word, and whether it is letter-spaced.
func LevelWord(b []byte) (n int, spaced bool) {
	for _, word := range levelWords {
		if n = spells(b, word); n > 0 {
			return n, n-len(word) >= len(word)/2
		}
	}
	return 0, false
}

// spells returns the length of the head of b that reads as word when blanks are left out, 0 when none does.
func spells(b []byte, word string) int {
	at := 0
	for i, char := range b {
		if char == ' ' && at > 0 {
			continue
		}
		if 'a' <= char && char <= 'z' {
			char -= 'a' - 'A'
		}
		if char != word[at] {
			return 0
		}
		if at++; at == len(word) {
			return i + 1
		}
	}
	return 0
}

// Spelled returns a level as a banner has it, letter by letter where spaced is set.
func Spelled(l marking.Level, spaced bool) string {
	if !spaced {
		return l.String()
	}
	words := strings.Fields(l.String())
	for i, word := range words {
		words[i] = strings.Join(strings.Split(word, ""), " ")
	}
	return strings.Join(words, "  ")
}

// inForm writes a marking that begins with a plain level in the form of the one that stands at st.
func inForm(p *rule.Pass, st cable.Statement, plain string) string {
	if b := p.Cable.Text(st.Span); len(b) < 4 || b[1] != ' ' || b[3] != ' ' {
		return plain
	}
	for l := marking.TopSecret; l > marking.Unclassified; l-- {
		if rest, ok := strings.CutPrefix(plain, l.String()); ok {
			return Spelled(l, true) + rest
		}
	}
	return plain
}
