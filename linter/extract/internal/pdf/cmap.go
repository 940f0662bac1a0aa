package pdf

import (
	"cmp"
	"sort"
	"unicode/utf16"

	"cablelint/linter/arrange"
)

// cmap maps the codes of strings to something: to text (ToUnicode), or to the glyphs of a font (9.7.5).
type cmap struct {
	sizes  []span // of codes, by their first bytes: the codespace
	ranges []span // sorted by where they begin
	wmode  int
}

// span is a run of codes, of one size in bytes.
type span struct {
	size   int
	lo, hi uint32
	text   string // of lo, for ToUnicode; the last unit counts up
	cid    int    // of lo, for an encoding
	each   []string
}

// Bounds of a cmap; the largest that Adobe publishes has 30,000 runs and 10 codespaces.
const (
	maxSpans = 1 << 17
	maxSizes = 100
	maxBack  = 8 // runs within a run that begins before them
)

// readCMap reads a CMap's stream.
func (f *file) readCMap(b []byte) *cmap {
	c := &cmap{}
	l := f.lexer(b, 0)
	l.content = true
	var args array
	for len(c.ranges) < maxSpans {
		l.values = maxValues
		v := l.object()
		op, ok := v.(keyword)
		if !ok {
			if args = append(args, v); len(args) > 1000 {
				args = args[500:]
			}
			continue
		}
		switch op {
		case end:
			arrange.By(c.ranges, span.compare)
			return c
		case "endcodespacerange":
			eachRange(args, 2, func(s span, _ array) {
				if len(c.sizes) < maxSizes {
					c.sizes = append(c.sizes, s)
				}
			})
		case "endbfchar", "endcidchar":
			eachChar(args, func(s span, to any) { c.add(s, to) })
		case "endbfrange", "endcidrange":
			eachRange(args, 3, func(s span, rest array) { c.add(s, rest[0]) })
		case "def":
			if len(args) >= 2 && args[len(args)-2] == name("WMode") {
				c.wmode, _ = whole(args[len(args)-1])
			}
		}
		args = args[:0]
	}
	return c
}

func (s span) compare(t span) int {
	return cmp.Or(cmp.Compare(s.size, t.size), cmp.Compare(s.lo, t.lo))
}

// add enters what a run of codes stands for: text, texts, or a number of a glyph.
func (c *cmap) add(s span, to any) {
	switch to := to.(type) {
	case str:
		s.text = fromUTF16(string(to))
	case float64:
		s.cid = int(to)
	case array:
		for _, v := range to {
			t, _ := v.(str)
			s.each = append(s.each, fromUTF16(string(t)))
		}
	default:
		return
	}
	c.ranges = append(c.ranges, s)
}

func code(v any) (uint32, int, bool) {
	s, ok := v.(str)
	if !ok || s == "" || len(s) > 4 {
		return 0, 0, false
	}
	return uint32(bigEndian([]byte(s))), len(s), true
}

func eachChar(args array, do func(span, any)) {
	for ; len(args) >= 2; args = args[2:] {
		if lo, size, ok := code(args[0]); ok {
			do(span{size: size, lo: lo, hi: lo}, args[1])
		}
	}
}

func eachRange(args array, width int, do func(span, array)) {
	for ; len(args) >= width; args = args[width:] {
		lo, size, ok1 := code(args[0])
		hi, _, ok2 := code(args[1])
		if ok1 && ok2 && lo <= hi {
			do(span{size: size, lo: lo, hi: hi}, args[2:])
		}
	}
}

// find returns the run that a code lies in.
func (c *cmap) find(code uint32, size int) (span, bool) {
	want := span{size: size, lo: code}
	i := sort.Search(len(c.ranges), func(i int) bool { return want.compare(c.ranges[i]) < 0 })
	for back := 1; back <= min(i, maxBack); back++ {
		if s := c.ranges[i-back]; s.size == size && code >= s.lo && code <= s.hi {
			return s, true
		}
	}
	return span{}, false
}

// unicode gives the text of a code.
func (c *cmap) unicode(code uint32, size int) (string, bool) {
	s, ok := c.find(code, size)
	if !ok {
		return "", false
	}
	n := code - s.lo
	if s.each != nil {
		if int(n) >= len(s.each) {
			return "", false
		}
		return s.each[n], s.each[n] != ""
	}
	if n == 0 || s.text == "" {
		return s.text, s.text != ""
	}
	r := []rune(s.text)
	r[len(r)-1] += rune(n)
	return string(r), true
}

// next cuts a code off a string, as long as the codespace says; size is that of codes where it says nothing.
func (c *cmap) next(b string, size int) (code uint32, n int) {
	for n := 1; n <= 4 && n <= len(b); n++ {
		v := uint32(bigEndian([]byte(b[:n])))
		for _, s := range c.sizes {
			if s.size == n && inRange(v, s) {
				return v, n
			}
		}
	}
	n = min(size, len(b))
	return uint32(bigEndian([]byte(b[:n]))), n
}

// inRange says whether each byte of a code lies between those of the ends (9.7.6.2).
func inRange(v uint32, s span) bool {
	for shift := 0; shift < 8*s.size; shift += 8 {
		b := v >> shift & 0xff
		if b < s.lo>>shift&0xff || b > s.hi>>shift&0xff {
			return false
		}
	}
	return true
}

// fromUTF16 reads big-endian UTF-16, and a single byte as it is.
func fromUTF16(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	u := make([]uint16, 0, len(s)/2)
	for ; len(s) >= 2; s = s[2:] {
		u = append(u, uint16(s[0])<<8|uint16(s[1]))
	}
	return string(utf16.Decode(u))
}
