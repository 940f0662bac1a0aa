package spill

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"cablelint/linter/text"

	"golang.org/x/text/encoding/charmap"
)

// Older texts are in a character set of their country that they do not name, and are taken for text of Windows. They
// are known by the words of levels, as that set has them, which no text of another set has by chance; then the whole
// text is read in that set. Of the sets of East Asia, which have thousands of characters, only those are known that
// markings have, and the signs about them: tables of the others would be larger than all that is known of markings.

// pairs of bytes are the characters of a set of East Asia.
type pairs struct {
	chars string
	codes []uint16 // theirs, in the same order
	// shift makes the bytes of a code, nil for none.
	shift func(code uint16) uint16
	leads func(c byte) bool // whether a byte begins a pair
	// escaped says that pairs stand between escapes and have bytes of ASCII (ISO 2022).
	escaped bool
}

// The characters of the sets of Japan, China and Korea by their rows and columns (JIS X 0208, GB 2312, KS X 1001), and
// those of Taiwan by their bytes (Big5).
const (
	charsOfJIS  = "極秘機密取扱注意　：（）【】「」"
	charsOfGB   = "绝密机秘　：（）【】「」"
	charsOfKS   = "극비급밀특정대외군사　：（）【】「」"
	charsOfBig5 = "絕密機秘　：（）【】「」"
)

var (
	codesOfJIS = []uint16{
		0x364b, 0x486b, 0x3521, 0x4c29, 0x3c68, 0x3037, 0x436d, 0x3055,
		0x2121, 0x2127, 0x214a, 0x214b, 0x215a, 0x215b, 0x2156, 0x2157,
	}
	codesOfGB = []uint16{
		0x3e78, 0x435c, 0x3b7a, 0x4358, 0x2121, 0x233a, 0x2328, 0x2329, 0x213e, 0x213f, 0x2138, 0x2139,
	}
	codesOfKS = []uint16{
		0x3158, 0x3a71, 0x315e, 0x3950, 0x462f, 0x4124, 0x346b, 0x3f5c, 0x313a, 0x3b67,
		0x2121, 0x233a, 0x2328, 0x2329, 0x213c, 0x213d, 0x2138, 0x2139,
	}
	codesOfBig5 = []uint16{
		0xb5b4, 0xb14b, 0xbef7, 0xafb5, 0xa140, 0xa147, 0xa15d, 0xa15e, 0xa169, 0xa16a, 0xa175, 0xa176,
	}
)

// inPairs are the sets of East Asia.
var inPairs = []pairs{
	{charsOfJIS, codesOfJIS, shiftJIS, leadsShiftJIS, false},
	{charsOfJIS, codesOfJIS, shiftEUC, leadsEUC, false},
	{charsOfGB, codesOfGB, shiftEUC, leadsEUC, false},
	{charsOfKS, codesOfKS, shiftEUC, leadsEUC, false},
	{charsOfBig5, codesOfBig5, nil, leadsEUC, false},
}

// inEscapes is the set of mails from Japan (RFC 1468).
var inEscapes = pairs{charsOfJIS, codesOfJIS, nil, nil, true}

func shiftEUC(code uint16) uint16 { return code | 0x8080 }

func leadsEUC(c byte) bool { return c > 0x80 && c < 0xff }

// shiftJIS puts two rows of a code in one (JIS X 0208, appendix 1).
func shiftJIS(code uint16) uint16 {
	row, column := code>>8, code&0xff
	lead := (row-0x21)>>1 + 0x81
	if lead > 0x9f {
		lead += 0x40
	}
	trail := column + 0x7e
	if row&1 == 1 {
		trail = column + 0x1f
		if column > 0x5f {
			trail++
		}
	}
	return lead<<8 | trail
}

func leadsShiftJIS(c byte) bool { return c > 0x80 && c < 0xa0 || c > 0xdf && c < 0xfd }

// of returns the bytes of a character in the set, 0 where it is not known.
func (p *pairs) of(r rune) uint16 {
	n := 0
	for _, c := range p.chars {
		switch {
		case c != r:
		case p.shift == nil:
			return p.codes[n]
		default:
			return p.shift(p.codes[n])
		}
		n++
	}
	return 0
}

// word is a word as its bytes in the set, nil where a character of it is not known.
func (p *pairs) word(word string) []byte {
	var out []byte
	for _, r := range word {
		code := p.of(r)
		switch {
		case r < widest:
			out = append(out, byte(r))
		case code == 0:
			return nil
		default:
			out = append(out, byte(code>>8), byte(code))
		}
	}
	return out
}

// names reports whether a text holds a level of the lists of other scripts in the set.
func (p *pairs) names(file []byte) bool {
	for _, n := range unfolded {
		for word := range strings.SplitSeq(n.phrases, ", ") {
			if b := p.word(word); b != nil && bytes.Contains(file, b) {
				return true
			}
		}
	}
	return false
}

// anotherChar stands for a character that is not known.
const anotherChar = '〓'

// read reads a text in the set.
func (p *pairs) read(file []byte) *recoded {
	known := make(map[uint16]rune, len(p.codes))
	for _, r := range p.chars {
		known[p.of(r)] = r
	}
	out, shifted := &recoded{}, false
	for i := 0; i < len(file); {
		if n := p.escape(file[i:], &shifted); n > 0 {
			i += n
			continue
		}
		c := file[i]
		switch isPair := p.escaped && shifted && c > ' ' || !p.escaped && p.leads(c); {
		case isPair && i+1 < len(file) && file[i+1] > ' ':
			r := known[uint16(c)<<8|uint16(file[i+1])]
			if r == 0 {
				r = anotherChar
			}
			out.add(r, i)
			i++
		case c < widest:
			out.add(rune(c), i)
		default:
			out.add(anotherChar, i)
		}
		i++
	}
	return out
}

// escape takes in an escape that begins or ends pairs, and returns its length.
func (p *pairs) escape(b []byte, shifted *bool) int {
	const length = 3
	if !p.escaped || len(b) < length || b[0] != 0x1b || b[1] != '$' && b[1] != '(' {
		return 0
	}
	*shifted = b[1] == '$'
	return length
}

// recoded is a text that was read in another set, with the place of each of its bytes.
type recoded struct {
	text []byte
	at   []uint32
}

func (r *recoded) add(c rune, at int) {
	from := len(r.text)
	r.text = utf8.AppendRune(r.text, c)
	for range len(r.text) - from {
		r.at = append(r.at, uint32(at))
	}
}

// oneByte are the sets of Europe in which a letter of a script other than Latin is one byte.
var oneByte = []*charmap.Charmap{
	charmap.Windows1251, charmap.KOI8R, charmap.CodePage866, charmap.ISO8859_5, charmap.ISO8859_7,
}

// namesIn reports whether a text holds the last word of a level in another script, in a set.
func namesIn(set *charmap.Charmap, file []byte) bool {
	for _, l := range scriptLevels() {
		last := l.spells[strings.LastIndexByte(l.spells, ' ')+1:]
		for _, word := range [...]string{last, strings.ToLower(last)} {
			if b := inSet(set, word); b != nil && bytes.Contains(file, b) {
				return true
			}
		}
	}
	return false
}

// inSet is a word in a set, nil where a letter of it is none of the set.
func inSet(set *charmap.Charmap, word string) []byte {
	var out []byte
	for _, r := range word {
		c, ok := set.EncodeRune(r)
		if !ok {
			return nil
		}
		out = append(out, c)
	}
	return out
}

// inSets looks at a text as those sets show it in which it holds the word of a level.
func (s *scanner) inSets() {
	switch {
	case s.older:
		s.inSetsOf(s.src, nil)
	case s.foreign && s.isWindows():
		file := &recoded{}
		for i, r := range string(s.src) {
			c, ok := charmap.Windows1252.EncodeRune(r)
			if !ok && r < 0x100 { // what Windows has no sign for stands as it is
				c = byte(r)
			}
			file.text, file.at = append(file.text, c), append(file.at, uint32(i))
		}
		s.inSetsOf(file.text, file.at)
	}
	if bytes.Contains(s.src, []byte("\x1b$")) {
		s.recode(inEscapes.read(s.src), nil)
	}
}

// isWindows reports whether letters stand in the text as a program reads those of another set that takes it for text of
// Windows: a word of nothing but letters with accents.
func (s *scanner) isWindows() bool {
	const fewest = 5
	return s.seen(0xc3, func(b []byte) bool {
		for n := 0; n < 2*fewest; n += 2 {
			if len(b) < n+2 || b[n] != 0xc3 || b[n+1] < 0x80 {
				return false
			}
		}
		return true
	})
}

// inSetsOf looks at the bytes of a text whose places are given, nil where they are their own.
func (s *scanner) inSetsOf(file []byte, at []uint32) {
	for _, set := range oneByte {
		if namesIn(set, file) {
			out := &recoded{}
			for at, c := range file {
				out.add(set.DecodeByte(c), at)
			}
			s.recode(out, at)
		}
	}
	for i := range inPairs {
		if p := &inPairs[i]; at == nil && p.names(file) {
			s.recode(p.read(file), nil)
		}
	}
}

// recode takes over what stands in a text that was read in another set.
func (s *scanner) recode(r *recoded, at []uint32) {
	o := s.inner(r.text)
	if o == nil {
		return
	}
	o.scan()
	s.enough = len(s.hits) + mostHits
	for _, h := range o.judged() {
		from := int(r.at[h.Span.Start])
		if at != nil {
			from = int(at[from])
		}
		s.takeOver(h, text.Span{Start: from, End: from + 1})
	}
}
