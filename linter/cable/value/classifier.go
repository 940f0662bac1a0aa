package value

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/scan"
	"cablelint/linter/vocab"
)

// NamesNobody reports whether every word of a classifier belongs to a position, as in "Ambassador" and
// "Chargé d'Affaires, a.i.", or to a source, as in "Multiple Sources". A word that is not known may be a
// name.
func NamesNobody(b []byte) bool {
	known := false
	for word, rest := nextWord(b); word != nil; word, rest = nextWord(rest) {
		switch {
		case vocab.PositionWord(word) || sourceWords.fits(word):
			known = true
		case !vocab.FieldWord(word) && !vocab.LinkWord(word):
			return false
		}
	}
	return known
}

// sourceWords say that sources stand where a classifier should be named.
var sourceWords = wordList{"MULTIPLE", "VARIOUS", "SEVERAL", "SOURCE", "SOURCES"}

// longestName bounds a name: given names, surname, no more.
const longestName = 4

// NamesOnly reports whether a classifier is a person's name and nothing else. Whatever might be a
// position, an office, an identifier or a redaction makes it false.
func NamesOnly(b []byte) bool {
	names := 0
	mixed := hasLower(b)
	for word, rest := nextWord(b); word != nil; word, rest = nextWord(rest) {
		if !besideName(word) {
			names++
			if !maybeName(word, mixed) || names > longestName {
				return false
			}
		}
		if names > 1 && setsApart(rest) {
			return false
		}
	}
	return names >= 2
}

// besideName reports whether a word is an initial, or one that stands with a name and is no position.
func besideName(word []byte) bool { return utf8.RuneCount(word) == 1 || courtesy[string(word)] }

// courtesy are words that stand with a name and are no position.
var courtesy = map[string]bool{
	"Mr": true, "MR": true, "Mrs": true, "MRS": true, "Ms": true, "MS": true, "Miss": true, "MISS": true,
	"Jr": true, "JR": true, "Sr": true, "SR": true, "II": true, "III": true, "IV": true,
}

// longestAcronym bounds what is taken for the acronym of an office among words in small letters.
const longestAcronym = 6

func maybeName(word []byte, mixed bool) bool {
	first, _ := utf8.DecodeRune(word)
	switch {
	case !unicode.IsUpper(first), len(bytes.Trim(word, "xX")) == 0, bytes.ContainsAny(word, "/0123456789"):
		return false
	case !bytes.ContainsFunc(word, isVowel), sourceWords.fits(word):
		return false
	case mixed && !hasLower(word) && len(word) <= longestAcronym:
		return false
	}
	return !vocab.LinkWord(word) && !vocab.PositionLike(word)
}

func hasLower(b []byte) bool {
	return bytes.ContainsFunc(b, func(r rune) bool { return r >= 'a' && r <= 'z' })
}

// isVowel tells a name from an acronym; a letter with an accent counts.
func isVowel(r rune) bool { return r >= utf8.RuneSelf || scan.AnyOf(scan.ToUpper(byte(r)), "AEIOUY") }

// setsApart reports whether a sign that parts a name from what is said of it comes before the next word;
// what follows may be a position. "Jr." behind a comma is none.
func setsApart(rest []byte) bool {
	word, behind := nextWord(rest)
	if word == nil || courtesy[string(word)] {
		return false
	}
	between := rest[:len(rest)-len(behind)-len(word)]
	return bytes.ContainsAny(between, ",;:(") || bytes.Contains(between, []byte(" -"))
}

// nextWord returns the first run of letters, digits and strokes of b, nil when there is none, and what
// follows it.
func nextWord(b []byte) (word, rest []byte) {
	b = b[runOf(b, false):]
	end := runOf(b, true)
	if end == 0 {
		return nil, nil
	}
	return b[:end], b[end:]
}

func isWordRune(r rune) bool { return r == '/' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// runOf returns how many bytes of words, or of what stands between them, b begins with.
func runOf(b []byte, words bool) int {
	at := 0
	for at < len(b) {
		is, size := b[at] == '/' || scan.Alnum(b[at]), 1
		if b[at] >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRune(b[at:])
			is = isWordRune(r)
		}
		if is != words {
			break
		}
		at += size
	}
	return at
}
