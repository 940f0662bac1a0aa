package value

import (
	"bytes"
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
	// farthestTop is how much of a line before a level is looked at, and widestTop how many signs stand behind a letter.
	farthestTop = 64
	widestTop   = 8
)

// behindTop reports whether what begins as SECRET stands behind that word on its line, or below a line that is nothing
// else.
func behindTop(c scan.Cursor) bool {
	if c.Peek() != 'S' {
		return false
	}
	const ends = "\r\n"
	before := c.Slice(text.Span{Start: max(0, c.At()-farthestTop), End: c.At()})
	if i := bytes.LastIndexAny(before, ends); i < len(before)-1 {
		return endsTop(before[i+1:])
	}
	above := bytes.TrimSuffix(bytes.TrimRight(before, "\n"), []byte{'\r'})
	if len(before)-len(above) > len(ends) || bytes.HasSuffix(before, []byte("\n\n")) { // an empty line stands between
		return false
	}
	return isTop(above[bytes.LastIndexAny(above, ends)+1:])
}

// endsTop reports whether a line before a level ends with the word TOP, however that is written, or is a word a letter
// away from it.
func endsTop(before []byte) bool {
	at := len(before)
	for i := len(top) - 1; i >= 0; i-- {
		letter, from := lastLetter(before[:at])
		if letter != anyLetter && letter != rune(top[i]) {
			return nearTop(before)
		}
		at = from
	}
	return at == 0 || !scan.Alnum(before[at-1]) || nearTop(before)
}

// isTop reports whether a line is nothing but the word TOP, in capitals, or its letters apart.
func isTop(line []byte) bool {
	switch string(bytes.Trim(line, " \t")) {
	case top, "T O P", "T.O.P.":
		return true
	}
	return false
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
		case r < utf8.RuneSelf && scan.Digit(byte(r)):
			return rune(scan.PassesFor[r]), len(b)
		case r >= utf8.RuneSelf && looksLatin(r):
			return anyLetter, len(b)
		case unicode.IsLetter(r):
			return unicode.ToUpper(r), len(b)
		}
	}
	return 0, 0
}

// looksLatin reports whether a character beyond ASCII may look like a letter of ours: of a script that is kin to it, of
// mathematics, or in a circle.
func looksLatin(r rune) bool {
	const firstOfMath, lastOfMath, firstCircled, lastCircled = 0x1d400, 0x1d7ff, 'Ⓐ', 'ⓩ'
	return unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Latin) ||
		firstOfMath <= r && r <= lastOfMath || firstCircled <= r && r <= lastCircled
}

// nearTop reports whether the only word of a line has a letter of TOP wrong, and is none that telegrams have.
func nearTop(line []byte) bool {
	word := bytes.TrimFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
	return len(word) > 1 && scan.OneEdit(word, top) && !telegraphic.has(word)
}

var telegraphic = wordList{"TO", "STOP"}
