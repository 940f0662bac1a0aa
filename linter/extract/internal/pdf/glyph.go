package pdf

import (
	_ "embed" // for the glyph list
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/internal/packed"

	"golang.org/x/text/encoding/charmap"
)

// glyphList is data/glyphs.txt, packed: most documents name no glyphs.
//
//go:embed data/glyphs.txt.gz
var glyphList string

// glyphs has the characters of Adobe's names for glyphs.
var glyphs = sync.OnceValue(func() map[string]rune {
	m := map[string]rune{}
	for line := range strings.Lines(packed.Text(glyphList)) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.ParseUint(code, 16, 32)
		if err != nil { // a remark
			continue
		}
		for glyph := range strings.SplitSeq(names, " ") {
			m[glyph] = rune(n)
			n++
		}
	}
	return m
})

// named gives the text of a glyph's name (Adobe Glyph List Specification, section 2): "A", "f_i", "uni0041",
// "A.sc"; "" where it says nothing.
func named(glyph string) string {
	glyph, _, _ = strings.Cut(glyph, ".")
	var out strings.Builder
	for part := range strings.SplitSeq(glyph, "_") {
		switch hex, isUni := strings.CutPrefix(part, "uni"); {
		case glyphs()[part] != 0:
			out.WriteRune(glyphs()[part])
		case isUni && len(hex)%4 == 0:
			for ; len(hex) >= 4; hex = hex[4:] {
				writeHex(&out, hex[:4])
			}
		case strings.HasPrefix(part, "u") && len(part) >= 5 && len(part) <= 7:
			writeHex(&out, part[1:])
		default:
			return ""
		}
	}
	return out.String()
}

func writeHex(out *strings.Builder, hex string) {
	if n, err := strconv.ParseUint(hex, 16, 32); err == nil && n > 0 {
		out.WriteRune(rune(n))
	}
}

// encoding has the text of each code of a simple font; "" for none.
type encoding [256]string

// The encodings that fonts name (annex D).
var (
	standard = ascii(func(e *encoding) {
		e['\''], e['`'] = "’", "‘"
		fill(e, 0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—")
		fill(e, 0xe1, "Æ\x00ª\x00\x00\x00\x00ŁØŒº\x00\x00\x00\x00\x00æ\x00\x00\x00ı\x00\x00łøœß")
	})
	winAnsi   = ascii(func(e *encoding) { upper(e, charmap.Windows1252); e[0xad] = "-"; e[0x7f] = "•" })
	macRoman  = ascii(func(e *encoding) { upper(e, charmap.Macintosh) })
	encodings = map[name]func() *encoding{
		"StandardEncoding": standard, "WinAnsiEncoding": winAnsi, "MacRomanEncoding": macRoman,
	}

	// symbol is that of the font Symbol, with its signs as one sign: no marking is written in them.
	symbol = ascii(func(e *encoding) {
		fill(e, 'A', "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
		fill(e, 'a', "αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
		fill(e, 0xa0, strings.Repeat(sign, 0x60))
	})
	dingbats = ascii(func(e *encoding) {
		fill(e, '!', strings.Repeat(sign, 0xdf))
	})
)

// sign stands for a sign that is no letter.
const sign = "□"

// ascii is an encoding that is ASCII but for a change, made when it is first asked for.
func ascii(change func(*encoding)) func() *encoding {
	return sync.OnceValue(func() *encoding {
		e := &encoding{}
		for c := ' '; c <= '~'; c++ {
			e[c] = string(c)
		}
		change(e)
		return e
	})
}

func fill(e *encoding, from int, text string) {
	for _, r := range text {
		if r != 0 {
			e[from] = string(r)
		}
		from++
	}
}

func upper(e *encoding, m *charmap.Charmap) {
	for c := 0x80; c <= 0xff; c++ {
		if r := m.DecodeByte(byte(c)); r != '\ufffd' && r >= ' ' {
			e[c] = string(r)
		}
	}
}

// Widths of ASCII from the space on, in thousandths of the size, in the fonts that a file need not describe
// (Adobe's metrics of the standard 14 fonts).
var (
	helvetica = [95]uint16{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	}
	times = [95]uint16{
		250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
		921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
		556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
		333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
		500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
	}
)

// usual is the width of a code in a font of which only the name is known.
func usual(font string, code uint32) float64 {
	table := &helvetica
	switch {
	case strings.Contains(font, "Courier"), strings.Contains(font, "Mono"):
		return 600
	case strings.Contains(font, "Times"), strings.Contains(font, "Serif"):
		table = &times
	}
	if code >= ' ' && code <= '~' {
		return float64(table[code-' '])
	}
	return 556
}
