// Package jsontext writes JSON by hand where there is so much of it that reflection would cost more than what is told:
// findings and diagnostics. A comma stands before every member and every element, and the first of them becomes the
// bracket that opens. What steers a terminal or hides text is written as an escape, which JSON allows of everything.
package jsontext

import (
	"encoding/binary"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// AppendList begins a member that is a list and appends what each of all is written as.
func AppendList[T any](b []byte, name string, all []T, one func([]byte, *T) []byte) []byte {
	return AppendElements(AppendName(b, name), all, one)
}

// AppendElements appends a list.
func AppendElements[T any](b []byte, all []T, one func([]byte, *T) []byte) []byte {
	from := len(b)
	for i := range all {
		b = one(append(b, ','), &all[i])
	}
	return Enclosed(b, from, "[]")
}

// Enclosed puts what was appended since from into brackets.
func Enclosed(b []byte, from int, brackets string) []byte {
	if from == len(b) {
		return append(b, brackets...)
	}
	b[from] = brackets[0]
	return append(b, brackets[1])
}

// AppendKnown appends a member, unless its value is empty.
func AppendKnown(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return AppendMember(b, name, value)
}

// AppendMember appends a member that is a string.
func AppendMember(b []byte, name, value string) []byte {
	return AppendString(AppendName(b, name), value)
}

// AppendName begins a member.
func AppendName(b []byte, name string) []byte {
	return append(append(append(b, `,"`...), name...), `":`...)
}

// AppendString appends s as encoding/json writes it, after [Escape].
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := len(b)
	if b = append(b, s...); allPlain(b[start:]) {
		return append(b, '"')
	}
	b = b[:start]
	from := 0
	for i := 0; i < len(s); {
		if isPlain[s[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		broken := r == utf8.RuneError && size == 1
		if broken || r < utf8.RuneSelf || Unseen(r) {
			b = appendSign(append(b, s[from:i]...), r)
			from = i + size
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}

// isPlain tells of each byte whether it is a character that stands in a string as it is.
var isPlain = func() (plain [256]bool) {
	for c := ' '; c <= '~'; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()

// allPlain reports whether a text stands in a string as it is.
func allPlain(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if !eightPlain(binary.LittleEndian.Uint64(b)) {
			return false
		}
	}
	for _, c := range b {
		if !isPlain[c] {
			return false
		}
	}
	return true
}

// eightPlain is the same for eight bytes at once: the high bit of each tells. Those of others than ASCII have it, and a
// byte that is naught gets it where one is taken from it.
func eightPlain(x uint64) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	quote, stroke := x^'"'*each, x^'\\'*each
	return (x|(x-' '*each)|(x+each)|(quote-each)|(stroke-each))&high == 0
}

// appendSign appends a character that does not stand in a string as it is.
func appendSign(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return appendEscape(b, r)
}

// Escape writes, in a JSON text, the characters that steer a terminal or hide text as escapes. encoding/json leaves
// them as they are.
func Escape(b []byte) []byte {
	if !hasUnseen(b) {
		return b
	}
	out := make([]byte, 0, len(b)+64)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r >= 0x7f && Unseen(r) {
			out = appendEscape(out, r)
		} else {
			out = append(out, b[:n]...)
		}
		b = b[n:]
	}
	return out
}

func hasUnseen(b []byte) bool {
	for i := 0; i < len(b); {
		if b[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if Unseen(r) {
			return true
		}
		i += n
	}
	return false
}

func appendEscape(out []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	var units [2]uint16
	for _, u := range utf16.AppendRune(units[:0], r) {
		out = append(out, '\\', 'u', digits[u>>12&0xf], digits[u>>8&0xf], digits[u>>4&0xf], digits[u&0xf])
	}
	return out
}

// Unseen reports whether r is a control, steers direction, or has no width or glyph of its own.
func Unseen(r rune) bool {
	const blankHangul1, blankHangul2 = 0x115f, 0x3164 // letters by category
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) ||
		r == blankHangul1 || r == blankHangul2
}
