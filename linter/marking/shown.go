package marking

import (
	"strings"
	"sync"
	"unicode/utf8"

	"cablelint/linter/text"
)

// mostUnknown is how many characters of a marking are told that are in no register.
const mostUnknown = text.MostTold

// Shown returns a marking, or a token of one, as it may be told where words of the text are withheld. What is in the
// register is told, and between two strokes or commas one word that is not, as it may be what is wrong with the
// marking, up to 24 characters of such words in all, and of letters and numbers that stand alone: together they may
// spell anything. Where more words stand together, or in small letters, they are a
// text in brackets: they and what follows are withheld.
func Shown(written string) string {
	left := mostUnknown
	for at := levelLetter(written); at < len(written); {
		end := at + strings.IndexAny(written[at:], "/,")
		if end < at {
			end = len(written)
		}
		piece := unknownIn(written[at:end])
		known, shown := written[:at+piece.from], cutAfter(written, at+piece.lone, left)
		if piece.words > 1 && len(known) < len(shown) {
			shown = known
		}
		if piece.words > 1 || piece.size > left {
			return strings.TrimRight(shown, " \n\r\t") + text.Withheld
		}
		left -= piece.size
		at = end + 1
	}
	return written
}

// levelLetter returns where the letter of a level ends that begins a marking, 0 where none does.
func levelLetter(written string) int {
	at := len(written) - len(strings.TrimLeft(written, "([{"))
	rest := written[at:]
	if rest == "" || strings.IndexByte("UCSucs", rest[0]) < 0 {
		return 0
	}
	if len(rest) > 1 && strings.IndexByte(" /)]},-", rest[1]) < 0 {
		return 0
	}
	return at + 1
}

// unknown is what a piece of a marking holds that is in no register.
type unknown struct {
	from  int // where the first word begins
	lone  int // where that begins, or the first letter that stands alone
	size  int // characters, of letters and numbers that stand alone too
	words int
}

func unknownIn(piece string) unknown {
	var u unknown
	for at := 0; at < len(piece); {
		n := strings.IndexFunc(piece[at:], betweenWords)
		if n < 0 {
			n = len(piece) - at
		}
		u.take(piece[at:at+n], at)
		at += max(n, 1)
	}
	return u
}

// take counts what is not known of the word that stands at a place of the piece.
func (u *unknown) take(word string, at int) {
	size := lone(word)
	known := isKnown(word)
	if !known {
		size = utf8.RuneCountInString(word)
	}
	if size == 0 {
		return
	}
	if u.size == 0 {
		u.lone = at
	}
	if !known && u.words == 0 {
		u.from = at
	}
	u.size += size
	switch {
	case known:
	case word != strings.ToUpper(word):
		u.words += 2
	default:
		u.words++
	}
}

// lone is how many characters of a word are letters that stand alone, or digits.
func lone(word string) int {
	count := 0
	for part := range strings.SplitSeq(trimSigns(word), "-") {
		if len(part) == 1 || isNumber(part) {
			count += len(part)
		}
	}
	return count
}

// betweenWords reports whether r stands between the words of a marking.
func betweenWords(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '(', ')', '[', ']', '{', '}':
		return true
	}
	return false
}

// trimSigns takes off the signs that may stand about a word.
func trimSigns(word string) string {
	for word != "" && isSign(word[0]) {
		word = word[1:]
	}
	for word != "" && isSign(word[len(word)-1]) {
		word = word[:len(word)-1]
	}
	return word
}

func isSign(c byte) bool { return c == '-' || c == '.' || c == ':' || c == ';' || c == '&' }

// isNumber reports whether a word has nothing but digits.
func isNumber(word string) bool {
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return true
}

// cutAfter returns s up to n characters behind from.
func cutAfter(s string, from, n int) string {
	for i := range s[from:] {
		if n--; n < 0 {
			return s[:from+i]
		}
	}
	return s
}

// isKnown reports whether a word, in any case, is one of a marking: of the register, of a level, or a country. One
// letter and a number are no word: they are counted by themselves. A compartment is joined to its system.
func isKnown(word string) bool {
	w := trimSigns(strings.ToUpper(word))
	if knownWords()[w] {
		return true
	}
	for part := range strings.SplitSeq(w, "-") {
		if len(part) > 1 && !isNumber(part) && !IsWord(part) {
			return false
		}
	}
	return true
}

// IsWord reports whether a word in capitals is one of a marking: of the register, of a level, or a country.
func IsWord(word string) bool { return knownWords()[word] || isCountry(word) }

// knownWords are those of which levels and controls are made.
var knownWords = sync.OnceValue(func() map[string]bool {
	known := make(map[string]bool, 2*len(spellings))
	parted := func(r rune) bool { return betweenWords(r) || r == '/' || r == '-' }
	add := func(phrase string) {
		for word := range strings.FieldsSeq(phrase) {
			known[word] = true
			if strings.IndexFunc(word, parted) >= 0 {
				for part := range strings.FieldsFuncSeq(word, parted) {
					known[part] = true
				}
			}
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
