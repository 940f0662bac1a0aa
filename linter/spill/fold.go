package spill

import (
	"unicode"
	"unicode/utf8"

	"cablelint/linter/text"

	"golang.org/x/text/unicode/norm"
)

// folded is a text in capitals of ASCII: full-width, mathematical and look-alike letters are the letters
// that they pass for, what cannot be seen is gone.
type folded struct {
	b     []byte
	lower []bool // whether the letter was a small one; nil when none was noted
	at    []int  // offset in the text of each byte, and of the end; nil when nothing moved
}

// span leads a stretch of the folded text back to the text.
func (f *folded) span(from, to int) text.Span {
	if f.at == nil {
		return text.Span{Start: from, End: to}
	}
	if to <= from {
		return text.At(f.at[from])
	}
	return text.Span{Start: f.at[from], End: f.at[to-1] + f.width(to-1)}
}

// width is how many bytes of the text the folded byte i was read from, combining marks left out.
func (f *folded) width(i int) int { return min(f.at[i+1]-f.at[i], utf8.UTFMax) }

// other stands for a character that is no letter, digit or sign of ASCII and passes for none.
const other = 1

func fold(b []byte) *folded {
	f := &folded{b: make([]byte, 0, len(b)), lower: make([]bool, 0, len(b))}
	if !plain(b) {
		f.at = make([]int, 0, len(b)+1)
	}
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			f.add(b[i], i)
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		f.addRune(r, i)
		i += n
	}
	if f.at != nil {
		f.at = append(f.at, len(b))
	}
	return f
}

func plain(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (f *folded) add(c byte, at int) {
	small := c >= 'a' && c <= 'z'
	if small {
		c -= 'a' - 'A'
	}
	f.b = append(f.b, c)
	f.lower = append(f.lower, small)
	if f.at != nil {
		f.at = append(f.at, at)
	}
}

func (f *folded) addRune(r rune, at int) {
	switch {
	case unseen(r):
	case lookalikes[r] != 0:
		f.add(lookalikes[r], at)
	case r == utf8.RuneError:
		f.add(other, at)
	default:
		f.addDecomposed(r, at)
	}
}

// addDecomposed takes full-width, circled, mathematical and accented letters apart.
func (f *folded) addDecomposed(r rune, at int) {
	added := false
	for _, part := range norm.NFKD.String(string(r)) {
		if c := lookalikes[part]; c != 0 {
			part = rune(c)
		}
		if part < utf8.RuneSelf {
			f.add(byte(part), at)
			added = true
		}
	}
	if !added {
		f.add(other, at)
	}
}

// unseen reports whether r takes no room of its own: zero-width, joining, direction and soft hyphen
// characters, and marks that combine with the letter before.
func unseen(r rune) bool {
	return r == 0x00AD || r == 0x034F || r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0 ||
		unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) ||
		unicode.Is(unicode.Variation_Selector, r)
}

// lookalikes are letters of other scripts, and small capitals, that pass for letters of our words.
var lookalikes = map[rune]byte{
	// Cyrillic
	'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E', 'Н': 'H', 'І': 'I', 'Ј': 'J', 'К': 'K', 'М': 'M', 'О': 'O', 'Р': 'P',
	'Ѕ': 'S', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'Ү': 'Y', 'Ԁ': 'D', 'Ԛ': 'Q', 'Ԝ': 'W', 'Ғ': 'F', 'Ӏ': 'I', 'Ѵ': 'V', 'Ν': 'N',
	'а': 'a', 'с': 'c', 'е': 'e', 'і': 'i', 'ј': 'j', 'о': 'o', 'р': 'p', 'ѕ': 's', 'х': 'x', 'у': 'y', 'ԁ': 'd', 'һ': 'h',
	'ԛ': 'q', 'ԝ': 'w', 'к': 'k', 'т': 't', 'м': 'm', 'н': 'h', 'в': 'b', 'п': 'n', 'г': 'r', 'и': 'n',
	// Greek
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T',
	'Υ': 'Y', 'Χ': 'X', 'α': 'a', 'ε': 'e', 'ι': 'i', 'κ': 'k', 'ν': 'n', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x',
	'ϲ': 'c', 'Ϲ': 'C', 'Ϝ': 'F', 'η': 'n',
	// Latin, small capitals and others
	'ᴀ': 'A', 'ʙ': 'B', 'ᴄ': 'C', 'ᴅ': 'D', 'ᴇ': 'E', 'ꜰ': 'F', 'ɢ': 'G', 'ʜ': 'H', 'ɪ': 'I', 'ᴊ': 'J', 'ᴋ': 'K', 'ʟ': 'L',
	'ᴍ': 'M', 'ɴ': 'N', 'ᴏ': 'O', 'ᴘ': 'P', 'ʀ': 'R', 'ꜱ': 'S', 'ᴛ': 'T', 'ᴜ': 'U', 'ᴠ': 'V', 'ᴡ': 'W', 'ʏ': 'Y', 'ᴢ': 'Z',
	'ı': 'i', 'ɑ': 'a', 'ɡ': 'g', 'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ŧ': 't', 'Ŧ': 'T',
	// Cherokee, Armenian, Lisu and signs
	'Ꭺ': 'A', 'Ᏼ': 'B', 'Ꮯ': 'C', 'Ꭰ': 'D', 'Ꭼ': 'E', 'Ꮋ': 'H', 'Ꮖ': 'I', 'Ꮶ': 'K', 'Ꮮ': 'L', 'Ꮇ': 'M', 'Ꮲ': 'P',
	'Ꭱ': 'R', 'Ꮪ': 'S', 'Ꭲ': 'T', 'Օ': 'O', 'Ս': 'U', 'օ': 'o', 'ѻ': 'o', 'Ӧ': 'O', '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-', '⁄': '/', '∕': '/', '⧸': '/',
	'“': '"', '”': '"', '‘': '\'', '’': '\'', '«': '"', '»': '"', '•': '*', '·': '*', '▪': '*', '\u00a0': ' ',
	'【': '[', '】': ']', '⟨': '<', '⟩': '>', '〈': '<', '〉': '>', '│': '|', '¦': '|', '\u2028': '\n', '\u2029': '\n', '\u0085': '\n',
}
