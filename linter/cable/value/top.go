package value

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// The word TOP before SECRET may be written so that no level is read in it: in letters of another script, with digits
// for letters, letter by letter, or with signs of any kind about it. What stands behind it is no level of its own then.

const (
	top       = "TOP"
	anyLetter = '?' // a letter of another script, which may look like any
	// farthestTop is how much of a text before a level is looked at, and widestTop how many signs stand behind a letter.
	farthestTop = 32
	widestTop   = 4
)

// behindTop reports whether what begins as SECRET stands behind that word, on its line or below it.
func behindTop(c scan.Cursor) bool {
	return c.Peek() == 'S' && endsTop(c.Slice(text.Span{Start: max(0, c.At()-farthestTop), End: c.At()}))
}

// endsTop reports whether a text before a level ends with the word TOP, however that is written, or with a word a
// letter away from it that begins its line.
func endsTop(before []byte) bool {
	known, at := 0, len(before)
	for i := len(top) - 1; i >= 0; i-- {
		letter, from := lastLetter(before[:at])
		if letter != anyLetter && letter != rune(top[i]) {
			return nearTop(before)
		}
		if letter != anyLetter {
			known++
		}
		at = from
	}
	return known > 0 && (at == 0 || !scan.Alnum(before[at-1]))
}

// lastLetter returns the last letter of a text, a few signs before its end at the most, as one in capitals that a digit
// may pass for, and where it begins; 0 where there is none.
func lastLetter(b []byte) (letter rune, from int) {
	for range widestTop + 1 {
		r, size := utf8.DecodeLastRune(b)
		b = b[:len(b)-size]
		switch {
		case size == 0:
			return 0, 0
		case r < utf8.RuneSelf && scan.PassesFor[r] != 0:
			return rune(scan.PassesFor[r]), len(b)
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			return anyLetter, len(b)
		case unicode.IsLetter(r):
			return unicode.ToUpper(r), len(b)
		}
	}
	return 0, 0
}

// nearTop reports whether the last word of a text has a letter of TOP wrong and is the only one on its line.
func nearTop(before []byte) bool {
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	word := bytes.TrimFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
	return len(word) > 1 && scan.OneEdit(word, top) && !strings.EqualFold(string(word), "TO")
}
