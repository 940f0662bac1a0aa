package cab

import (
	"unicode"
	"unicode/utf8"

	"cablelint/linter/vocab"
)

// namesNobody reports whether every word of a classifier belongs to a position: "Ambassador",
// "Chargé d'Affaires, a.i.". A word that is not known may be a name.
func namesNobody(b []byte) bool {
	positions := 0
	for word, rest := nextWord(b); word != nil; word, rest = nextWord(rest) {
		switch {
		case vocab.PositionWord(word):
			positions++
		case !vocab.FieldWord(word) && !vocab.LinkWord(word):
			return false
		}
	}
	return positions > 0
}

// mostWords bounds a name: given names, surname, no more.
const mostWords = 4

// namesOnly reports whether a classifier is a person's name and nothing else. Whatever might be a
// position, an office, an identifier or a redaction makes it false.
func namesOnly(b []byte) bool {
	words := 0
	for word, rest := nextWord(b); word != nil; word, rest = nextWord(rest) {
		if !besideName(word) {
			words++
		}
		if words > mostWords || words > 1 && comma(rest) && !suffixNext(rest) {
			return false // what follows the comma may be a position
		}
	}
	if words < 2 {
		return false
	}
	mixed := hasLower(b)
	for word, rest := nextWord(b); word != nil; word, rest = nextWord(rest) {
		if !besideName(word) && !nameLike(word, mixed) {
			return false
		}
	}
	return true
}

// besideName reports whether a word is an initial, or one that stands with a name and is no position.
func besideName(word []byte) bool { return utf8.RuneCount(word) == 1 || courtesy[string(word)] }

// courtesy are words that stand with a name and are no position.
var courtesy = map[string]bool{
	"Mr": true, "MR": true, "Mrs": true, "MRS": true, "Ms": true, "MS": true, "Miss": true, "MISS": true,
	"Jr": true, "JR": true, "Sr": true, "SR": true, "II": true, "III": true, "IV": true,
}

func nameLike(word []byte, mixed bool) bool {
	first, _ := utf8.DecodeRune(word)
	switch {
	case !unicode.IsUpper(first), redacted(word), hasDigitOrSlash(word), !hasVowel(word):
		return false
	case mixed && !hasLower(word) && len(word) <= longestAcronym:
		return false
	}
	return !vocab.LinkWord(word) && !vocab.PositionLike(word)
}

// longestAcronym bounds what is taken for the acronym of an office among words in small letters.
const longestAcronym = 6

// redacted reports whether a word is a run of x.
func redacted(word []byte) bool {
	for _, c := range word {
		if c != 'x' && c != 'X' {
			return false
		}
	}
	return true
}

func hasDigitOrSlash(word []byte) bool {
	for _, c := range word {
		if c == '/' || c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}

func hasLower(b []byte) bool {
	for _, c := range b {
		if c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}

// hasVowel tells a name from an acronym; a letter with an accent counts.
func hasVowel(word []byte) bool {
	for _, c := range word {
		switch c | 0x20 {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
		if c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// comma reports whether a mark that parts a name from what is said of it comes before the next word.
func comma(rest []byte) bool {
	for i, c := range rest {
		switch {
		case c == ',' || c == ';' || c == ':' || c == '(' || c == '-' && i > 0 && rest[i-1] == ' ':
			word, _ := nextWord(rest)
			return word != nil
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
			return false
		}
	}
	return false
}

func suffixNext(rest []byte) bool {
	word, _ := nextWord(rest)
	return courtesy[string(word)]
}

// nextWord returns the first run of letters, digits and slashes of b, nil when there is none, and what
// follows it.
func nextWord(b []byte) (word, rest []byte) {
	start := -1
	for i := 0; i < len(b); {
		inside, n := inWord(b[i:])
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			return b[start:i], b[i:]
		}
		i += n
	}
	if start < 0 {
		return nil, nil
	}
	return b[start:], nil
}

// inWord reports whether b begins with a letter, digit or slash, and how long that character is.
func inWord(b []byte) (inside bool, n int) {
	if c := b[0]; c < utf8.RuneSelf {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		return letter || c >= '0' && c <= '9' || c == '/', 1
	}
	r, n := utf8.DecodeRune(b)
	return unicode.IsLetter(r) || unicode.IsDigit(r), n
}
