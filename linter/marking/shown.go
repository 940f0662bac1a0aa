package marking

import (
	"strings"
	"sync"
)

// mostUnknown is how many characters of a marking are told that are in no register.
const mostUnknown = 24

// withheldMark stands for what is not told of a marking.
const withheldMark = "…"

// Shown returns a marking, or a token of one, as it may be told where words of the text are withheld. What is in the
// register is told, and between two strokes or commas one word that is not, as it may be what is wrong with the
// marking, up to 24 characters of such words in all. Where more words stand together, or in small letters, they are a
// text in brackets: they and what follows are withheld.
func Shown(written string) string {
	left := mostUnknown
	for at := 0; at < len(written); {
		end := at + strings.IndexAny(written[at:], "/,")
		if end < at {
			end = len(written)
		}
		from, size, words := unknownIn(written[at:end])
		switch {
		case words > 1, left == 0 && words > 0:
			return strings.TrimRight(written[:at+from], " \n\r\t") + withheldMark
		case size > left:
			return cutAfter(written, at+from, left) + withheldMark
		}
		left -= size
		at = end + 1
	}
	return written
}

// unknownIn returns where the first word of a piece begins that is in no register, how many characters such words
// have, and how many they are.
func unknownIn(piece string) (from, size, words int) {
	for at := 0; at < len(piece); {
		n := strings.IndexFunc(piece[at:], betweenWords)
		if n < 0 {
			n = len(piece) - at
		}
		if word := piece[at : at+n]; n > 0 && !isKnown(word) {
			if words++; words == 1 {
				from = at
			}
			if word != strings.ToUpper(word) {
				words++
			}
			size += len([]rune(word))
		}
		at += max(n, 1)
	}
	return from, size, words
}

func betweenWords(r rune) bool { return strings.ContainsRune(" \t\r\n()[]{}", r) }

// cutAfter returns s up to n characters behind from.
func cutAfter(s string, from, n int) string {
	for i := range s[from:] {
		if n--; n < 0 {
			return s[:from+i]
		}
	}
	return s
}

// isKnown reports whether a word, in any case, is one of a marking: of the register, of a level, or a country. A letter
// and a number tell nothing. A compartment is joined to its system.
func isKnown(word string) bool {
	w := strings.Trim(strings.ToUpper(word), "-.:;&")
	if knownWords()[w] {
		return true
	}
	for part := range strings.SplitSeq(w, "-") {
		if len(part) > 1 && strings.Trim(part, "0123456789") != "" && !IsWord(part) {
			return false
		}
	}
	return true
}

// IsWord reports whether a word in capitals is one of a marking: of the register, of a level, or a country.
func IsWord(word string) bool { return knownWords()[word] || isCountry(word) }

// knownWords are those of which levels and controls are made.
var knownWords = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	add := func(phrase string) {
		parted := func(r rune) bool { return betweenWords(r) || r == '/' || r == '-' }
		for _, word := range strings.FieldsFunc(phrase, parted) {
			known[word] = true
		}
		for _, word := range strings.Fields(phrase) {
			known[word] = true
		}
	}
	for _, list := range spellings {
		for i := range list {
			add(list[i].text)
		}
	}
	for c := range numControls {
		add(register[c].Portion)
		add(register[c].Banner)
	}
	for l := range TopSecret + 1 {
		add(l.String())
		add(l.Letter())
	}
	for _, phrase := range []string{
		"UNCLAS", "LIMITED OFFICIAL USE", "LOU", "ENTIRE TEXT", "NATO", "COSMIC", "ATOMAL", "JOINT", "FGI", "REL TO",
		"EYES ONLY", "DISPLAY ONLY", "CLASSIFIED BY", "FRD", "RD",
	} {
		add(phrase)
	}
	return known
})
