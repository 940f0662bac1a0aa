package spill

import (
	"sync"
	"unicode"
)

// lookalike returns the character of ASCII that r passes for, 0 when there is none: a letter of another
// script, a small capital, a sign, or a letter in a box.
func lookalike(r rune) byte {
	for _, box := range boxes {
		if r >= box && r < box+26 {
			return byte('A' + r - box)
		}
	}
	if r >= smallCherokee && r < smallCherokee+80 {
		r = unicode.ToUpper(r)
	}
	if c := lookalikes()[r]; c != 0 {
		return c
	}
	switch {
	case r < firstBracket:
	case unicode.Is(unicode.Ps, r):
		return '('
	case unicode.Is(unicode.Pe, r):
		return ')'
	}
	return 0
}

// firstBracket is the first character beyond ASCII that is a bracket.
const firstBracket = 0x0F3A

// smallCherokee is where the small letters of Cherokee begin.
const smallCherokee = 0xAB70

// boxes are the alphabets in boxes that Unicode does not take apart: negative circled and squared letters,
// and the letters of flags.
var boxes = []rune{0x1F150, 0x1F170, 0x1F1E6}

var lookalikes = sync.OnceValue(func() map[rune]byte {
	return map[rune]byte{
		// Cyrillic
		'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E', 'Н': 'H', 'І': 'I', 'Ј': 'J', 'К': 'K', 'М': 'M', 'О': 'O',
		'Р': 'P', 'Ѕ': 'S', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'Ү': 'Y', 'Ԁ': 'D', 'Ԛ': 'Q', 'Ԝ': 'W', 'Ғ': 'F',
		'Ӏ': 'I', 'Ѵ': 'V', 'Ν': 'N', 'а': 'a', 'с': 'c', 'е': 'e', 'і': 'i', 'ј': 'j', 'о': 'o', 'р': 'p',
		'ѕ': 's', 'х': 'x', 'у': 'y', 'ԁ': 'd', 'һ': 'h', 'ԛ': 'q', 'ԝ': 'w', 'к': 'k', 'т': 't', 'м': 'm',
		'н': 'h', 'в': 'b', 'п': 'n', 'г': 'r', 'и': 'n',
		// Greek
		'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ο': 'O', 'Ρ': 'P',
		'Τ': 'T', 'Υ': 'Y', 'Χ': 'X', 'α': 'a', 'ε': 'e', 'ι': 'i', 'κ': 'k', 'ν': 'n', 'ο': 'o', 'ρ': 'p',
		'τ': 't', 'υ': 'u', 'χ': 'x', 'ϲ': 'c', 'Ϲ': 'C', 'Ϝ': 'F', 'η': 'n',
		// Latin, small capitals and others
		'ᴀ': 'A', 'ʙ': 'B', 'ᴄ': 'C', 'ᴅ': 'D', 'ᴇ': 'E', 'ꜰ': 'F', 'ɢ': 'G', 'ʜ': 'H', 'ɪ': 'I',
		'ᴊ': 'J',
		'ᴋ': 'K', 'ʟ': 'L', 'ᴍ': 'M', 'ɴ': 'N', 'ᴏ': 'O', 'ᴘ': 'P', 'ʀ': 'R', 'ꜱ': 'S',
		'ᴛ': 'T', 'ᴜ': 'U',
		'ᴠ': 'V', 'ᴡ': 'W', 'ʏ': 'Y', 'ᴢ': 'Z', 'ı': 'i', 'ɑ': 'a', 'ɡ': 'g', 'ø': 'o', 'Ø': 'O',
		'ł': 'l',
		'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ŧ': 't', 'Ŧ': 'T',
		// Cherokee, Armenian, Lisu and signs
		'Ꭺ': 'A', 'Ᏼ': 'B', 'Ꮯ': 'C', 'Ꭰ': 'D', 'Ꭼ': 'E', 'Ꮋ': 'H', 'Ꮖ': 'I', 'Ꮶ': 'K',
		'Ꮮ': 'L', 'Ꮇ': 'M',
		'Ꮲ': 'P', 'Ꭱ': 'R', 'Ꮪ': 'S', 'Ꭲ': 'T', 'Օ': 'O', 'Ս': 'U', 'օ': 'o', 'ѻ': 'o', 'Ӧ': 'O',
		'‐': '-',
		'‑': '-', '–': '-', '—': '-', '−': '-', '⁄': '/', '∕': '/', '⧸': '/',
		'⫽': '/', '⫻': '/', '⟋': '/', '╱': '/', '⧶': '/', '⼃': '/', '〳': '/',
		'⃫': '/', '᜵': '/', '𝈺': '/',
		'≪': '<', '≫': '>', '‹': '<', '›': '>', '“': '"', '”': '"',
		'‘': '\'', '’': '\'', '«': '"', '»': '"', '•': '*', '·': '*', '▪': '*', '\u00a0': ' ', '【': '[',
		'】': ']', '⟨': '<', '⟩': '>', '〈': '<', '〉': '>', '│': '|', '¦': '|', '\u2028': '\n',
		'\u2029': '\n', '\u0085': '\n',
		// Syllables of Canada
		'ᔕ': 'S', 'ᕮ': 'E', 'ᑕ': 'C', 'ᖇ': 'R', 'ᗪ': 'D', 'ᗩ': 'A', 'ᑎ': 'N', 'ᒪ': 'L',
		'ᗷ': 'B', 'ᑌ': 'U',
		'ᑭ': 'P', 'ᖴ': 'F', 'ᗰ': 'M', 'ᕼ': 'H', 'ᓰ': 'I', 'ᗝ': 'O', 'ᐯ': 'V',
		// Lisu, Coptic, Deseret and the barred and hooked letters of Latin
		'ꓐ': 'B', 'ꓑ': 'P', 'ꓓ': 'D', 'ꓔ': 'T', 'ꓖ': 'G', 'ꓗ': 'K', 'ꓙ': 'J', 'ꓚ': 'C',
		'ꓜ': 'Z', 'ꓝ': 'F',
		'ꓟ': 'M', 'ꓠ': 'N', 'ꓡ': 'L', 'ꓢ': 'S', 'ꓣ': 'R', 'ꓦ': 'V', 'ꓧ': 'H', 'ꓪ': 'W',
		'ꓫ': 'X', 'ꓬ': 'Y',
		'ꓮ': 'A', 'ꓰ': 'E', 'ꓲ': 'I', 'ꓳ': 'O', 'ꓴ': 'U', 'Ⲥ': 'C', 'ⲥ': 'c', 'Ⲟ': 'O',
		'ⲟ': 'o', 'Ⲣ': 'P',
		'ⲣ': 'p', 'Ⲧ': 'T', 'Ⲕ': 'K', 'Ⲛ': 'N', 'Ⲓ': 'I', 'Ⲉ': 'E', 'ⲉ': 'e', 'Ꮢ': 'R',
		'Ꮐ': 'G', 'Ꮃ': 'W',
		'Ꮤ': 'W', 'Տ': 'S', 'Լ': 'L', 'ո': 'n', 'ս': 'u', 'ց': 'g', 'հ': 'h', 'є': 'e', 'Є': 'E', 'ϵ': 'e',
		'ɛ': 'e', 'Ɛ': 'E', '∊': 'E', '∈': 'E', '€': 'E', 'Ɇ': 'E', 'ɇ': 'e', 'ҽ': 'e', 'Ѐ': 'E',
		'Ё': 'E',
		'ё': 'e', '©': 'C', '¢': 'c', 'Ȼ': 'C', 'ȼ': 'c', 'Ƈ': 'C', 'ƈ': 'c', '∁': 'C', 'ҫ': 'c', 'Ҫ': 'C',
		'®': 'R', 'Ɍ': 'R', 'ɍ': 'r', 'я': 'r', 'Я': 'R', 'Ꞧ': 'R', '§': 'S', 'ʂ': 's', 'ȿ': 's', 'Ꞩ': 'S',
		'ꞩ': 's', 'Ʈ': 'T', 'ʈ': 't', 'Ƭ': 'T', 'ƭ': 't', 'Ⱦ': 'T', 'ⱦ': 't', '†': 't', 'Ƒ': 'F',
		'ƒ': 'f',
		'Ɖ': 'D', 'Ɗ': 'D', 'ɖ': 'd', 'ɗ': 'd', 'Ɨ': 'I', 'ɨ': 'i', 'Ɩ': 'I', 'ɩ': 'i', '¡': 'i', 'ǃ': 'I',
		'ǀ': 'I', '£': 'L', 'Ƚ': 'L', 'ƚ': 'l', 'ɭ': 'l', 'Ɲ': 'N', 'ɲ': 'n', 'Ƞ': 'N', 'ƞ': 'n', 'ŋ': 'n',
		'Ŋ': 'N', 'И': 'N', 'Ɵ': 'O', 'ɵ': 'o', 'Θ': 'O', 'θ': 'o', 'ⱷ': 'o', 'ჿ': 'o', 'ഠ': 'o',
		'Ƥ': 'P',
		'ƥ': 'p', 'þ': 'p', 'Ƿ': 'P', 'Λ': 'A', 'Ʌ': 'A', 'ⱥ': 'a', 'Ⱥ': 'A', '\u2800': ' ', '\u1680': ' ',
		'．': '.', '。': '.', '‖': '|', '∣': '|', '⁞': '|',
	}
})
