package pdf

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// font is what is needed of a font to read text that is set in it.
type font struct {
	label     string
	composite bool
	size      int      // bytes of a code where no codespace says more
	unicode   *cmap    // ToUnicode, or nil
	codes     *cmap    // of a composite font: from codes to glyphs; nil for Identity
	utf16     bool     // codes are UTF-16
	text      encoding // of a simple font
	guess     bool     // text is a guess: the font's own encoding is not known
	widths    map[int]float64
	width     float64 // of what widths has not; negative where the usual ones hold
	unit      float64 // of widths, in those of text space
	names     [256]name
	procs     dict // of a Type 3 font: what draws each glyph, by its name
	drawn     map[uint32]*procedure
	matrix    matrix // from the space of glyphs to that of text
	resources dict
}

// shown is one character as it is set.
type shown struct {
	text  string
	other string // that the encoding says, where it is another letter
	known bool
	width float64 // in text space, of size 1
	code  uint32
	space bool // the one-byte code 32, to which word spacing applies
}

// fontOf reads a font, once.
func (f *file) fontOf(v any, cache map[ref]*font) *font {
	r, isRef := v.(ref)
	if have, ok := cache[r]; ok && isRef {
		return have
	}
	d := f.dict(v)
	if d == nil {
		return nil
	}
	t := &font{label: string(f.name(d["BaseFont"])), size: 1, unit: 0.001, matrix: matrix{0.001, 0, 0, 0.001, 0, 0}}
	if i := strings.IndexByte(t.label, '+'); i == 6 {
		t.label = t.label[i+1:]
	}
	if s, ok := f.resolve(d["ToUnicode"]).(*stream); ok {
		t.unicode = f.readCMap(f.body(s).data)
	}
	if f.name(d["Subtype"]) == "Type0" {
		f.compositeFont(t, d)
	} else {
		f.simpleFont(t, d)
	}
	if isRef {
		cache[r] = t
	}
	return t
}

func (f *file) compositeFont(t *font, d dict) {
	t.composite, t.size, t.width = true, 2, 1000
	switch e := f.resolve(d["Encoding"]).(type) {
	case *stream:
		t.codes = f.readCMap(f.body(e).data)
	case name:
		t.utf16 = strings.Contains(string(e), "UCS2") || strings.Contains(string(e), "UTF16")
		if !t.utf16 && !strings.HasPrefix(string(e), "Identity") && t.unicode != nil {
			t.codes = &cmap{sizes: t.unicode.sizes}
		}
	}
	below := f.dict(f.array(d["DescendantFonts"]).at(0))
	if w, ok := f.resolve(below["DW"]).(float64); ok {
		t.width = w
	}
	t.widths = map[int]float64{}
	w := f.array(below["W"])
	for left := maxSpans; len(w) >= 2 && left > 0; {
		first := f.int(w[0])
		if each := f.array(w[1]); each != nil {
			for i, v := range each {
				t.widths[first+i] = f.num(v)
			}
			left -= len(each) + 1
			w = w[2:]
			continue
		}
		if len(w) < 3 {
			break
		}
		for c := first; c <= f.int(w[1]) && left > 0; c++ {
			t.widths[c] = f.num(w[2])
			left--
		}
		w = w[3:]
	}
}

func (f *file) simpleFont(t *font, d dict) {
	t.width, t.widths = -1, map[int]float64{}
	if w := f.nums(d["Widths"]); len(w) > 0 {
		first := f.int(d["FirstChar"])
		for i := range min(len(w), 256) {
			t.widths[first+i] = w[i]
		}
		t.width = f.num(f.dict(d["FontDescriptor"])["MissingWidth"])
	}
	if f.name(d["Subtype"]) == "Type3" {
		t.label = cmp.Or(string(f.name(f.dict(d["FontDescriptor"])["FontName"])), "Type 3")
		if m, ok := matrixOf(f.nums(d["FontMatrix"])); ok {
			t.unit, t.matrix = m[0], m
		}
		t.procs, t.drawn, t.resources = f.dict(d["CharProcs"]), map[uint32]*procedure{}, f.dict(d["Resources"])
	}
	base := f.base(t, d)
	e, _ := f.resolve(d["Encoding"]).(dict)
	if known := encodings[f.name(d["Encoding"])]; known != nil {
		base = known()
	} else if known = encodings[f.name(e["BaseEncoding"])]; known != nil {
		base = known()
	}
	if base != nil {
		t.text = *base
		t.guess = false
	}
	at := 0
	for _, v := range f.array(e["Differences"]) {
		switch v := f.resolve(v).(type) {
		case float64:
			at = int(v)
		case name:
			if at >= 0 && at < len(t.text) {
				t.text[at], t.names[at] = t.named(v), v
			}
			at++
		}
	}
	if base == nil && e == nil {
		t.text, t.guess = *winAnsi(), true
	}
}

// signFonts are the fonts of TeX for mathematics. Their glyphs have names of their own, and no text is set in them.
var signFonts = []string{"CMSY", "CMEX", "CMMI", "CMBSY", "MSAM", "MSBM", "LASY", "WASY", "STMARY"}

// named gives the text of a glyph by its name, U+FFFD where that says nothing.
func (t *font) named(glyph name) string {
	if glyph == ".notdef" {
		return ""
	}
	text := named(string(glyph))
	isSign := func(prefix string) bool { return strings.HasPrefix(strings.ToUpper(t.label), prefix) }
	switch {
	case text != "":
		return text
	case slices.ContainsFunc(signFonts, isSign):
		return sign
	}
	return string(utf8.RuneError)
}

// base is the encoding that a font has by itself; nil where it cannot be known.
func (f *file) base(t *font, d dict) *encoding {
	kind := f.name(d["Subtype"])
	about := f.dict(d["FontDescriptor"])
	embedded := about["FontFile"] != nil || about["FontFile2"] != nil || about["FontFile3"] != nil
	switch {
	case kind == "Type3":
		return nil
	case !embedded && strings.HasPrefix(t.label, "Symbol"):
		return symbol()
	case !embedded && (strings.Contains(t.label, "Dingbats") || strings.Contains(t.label, "Wingdings")):
		return dingbats()
	}
	if s, ok := f.resolve(about["FontFile"]).(*stream); ok {
		if e := f.type1(t, f.body(s).data); e != nil {
			return e
		}
	}
	const nonsymbolic = 1 << 5
	if !embedded || f.int(about["Flags"])&nonsymbolic != 0 {
		return standard()
	}
	return nil
}

// type1 reads the encoding that a Type 1 font program states in clear text.
func (f *file) type1(t *font, b []byte) *encoding {
	b, _, _ = bytes.Cut(b, []byte("eexec"))
	_, b, ok := bytes.Cut(b, []byte("/Encoding"))
	if !ok {
		return nil
	}
	if bytes.HasPrefix(bytes.TrimLeft(b, spaces), []byte("StandardEncoding")) {
		return standard()
	}
	e := &encoding{}
	l := f.lexer(b, 0)
	l.content = true
	var before any
	for {
		v := l.token()
		glyph, isName := v.(name)
		if n, ok := whole(before); ok && isName && n >= 0 && n < len(e) {
			e[n] = t.named(glyph)
		}
		switch v {
		case end:
			return nil
		case keyword("def"), keyword("readonly"):
			return e
		}
		before = v
	}
}

// read cuts a string into characters.
func (t *font) read(s string, do func(shown)) {
	for len(s) > 0 {
		code, n := uint32(s[0]), 1
		switch {
		case !t.composite:
		case t.codes != nil:
			code, n = t.codes.next(s, t.size)
		default:
			n = min(2, len(s))
			code = uint32(bigEndian([]byte(s[:n])))
		}
		c := shown{width: t.advance(code, n), code: code, space: n == 1 && code == ' '}
		c.text, c.known = t.meaning(code, n, s[:n])
		c.other = t.otherwise(c.text, code, s[:n])
		do(c)
		s = s[n:]
	}
}

func (t *font) advance(code uint32, size int) float64 {
	glyph := int(code)
	if t.codes != nil {
		if s, ok := t.codes.find(code, size); ok {
			glyph = s.cid + int(code-s.lo)
		}
	}
	w, ok := t.widths[glyph]
	switch {
	case ok:
	case t.width < 0:
		w = usual(t.label, code)
	default:
		w = t.width
	}
	return w * t.unit
}

// meaning gives the text of a code, and whether it is known to be that.
func (t *font) meaning(code uint32, size int, raw string) (string, bool) {
	if t.unicode != nil {
		if s, ok := t.unicode.unicode(code, size); ok {
			return plain(s)
		}
	}
	switch {
	case t.utf16:
		return plain(fromUTF16(raw))
	case t.composite:
		return "", false
	case t.text[code] != "":
		s, ok := plain(t.text[code])
		return s, ok && !t.guess
	}
	// Codes of spaces, which no font has a glyph for.
	return "", !t.guess && (code == ' ' || code >= '\t' && code <= '\r')
}

// otherwise gives what the encoding of a font says of a code, where ToUnicode, which goes before it, says that it is
// something else. Signs differ often and say nothing: a marking is made of letters, strokes and brackets.
func (t *font) otherwise(text string, code uint32, raw string) string {
	var other string
	switch {
	case t.unicode == nil || t.guess:
	case t.utf16:
		other = fromUTF16(raw)
	case !t.composite:
		other = t.text[code]
	}
	if len(other) != 1 || other == text || !isMarking(other[0]) {
		return ""
	}
	return other
}

func isMarking(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("()/", c) >= 0
}

// ligatures are letters that some fonts have as one.
var ligatures = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st"}

// plain takes ligatures apart, and gives letters of symbol fonts, which are kept for private use from U+F020 on,
// by their codes. Others for private use, and characters that stand for what is not known, have no meaning.
func plain(s string) (string, bool) {
	simple := true
	for _, r := range s {
		simple = simple && r >= ' ' && r < 0xad
	}
	if simple {
		return s, true
	}
	var out strings.Builder
	known := true
	for _, r := range s {
		switch {
		case ligatures[r] != "":
			out.WriteString(ligatures[r])
		case r > 0xf020 && r < 0xf07f:
			out.WriteRune(r - 0xf000)
		case r >= 0xf020 && r < 0xf900:
			out.WriteString(sign)
		case r == utf8.RuneError, unicode.Is(unicode.Co, r), r == 0, r > 0 && r < ' ' && !isSpace(byte(r)):
			known = false
		case unicode.IsSpace(r):
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String(), known
}
