package pdf

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// matrix is [a b c d e f] of 8.3.4: a point (x, y) goes to (ax+cy+e, bx+dy+f).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then is what does m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

func matrixOf(n []float64) (matrix, bool) {
	if len(n) != len(matrix{}) {
		return identity, false
	}
	return matrix(n), true
}

// glyph is a character as it lies on its page.
type glyph struct {
	x, y   float64 // where its baseline begins
	ex, ey float64 // where the next one would begin
	size   float64 // of the font, upwards
	text   string
	other  string // that the font's encoding says, where it differs from text
}

// Bounds of a document's content.
const (
	maxForms    = 12 // forms within forms
	formCost    = 50 // operators that take as long as a form
	maxOperands = 1000
	maxGlyphs   = 1 << 18 // of a page
	maxAllText  = 1 << 23 // characters of a document, each time they are drawn
	maxSaved    = 1 << 12 // graphics states
)

// canvas is where the content of one page goes.
type canvas struct {
	seen     []glyph
	hidden   []glyph         // of layers that are off, and of what is not shown
	said     []string        // ActualText that differs from what is drawn
	unknown  int             // characters without a meaning
	font     string          // the first that has such
	faults   map[string]bool // why content could not be read
	pictures map[ref]float64 // how much of the page each covers, in square units; those in the content are one
	layer    int             // characters that are not painted, as those that stand for what a picture shows
	curves   int             // of paths that are painted
	patterns map[ref]bool    // that have been read
	twofold  bool            // a character has an other text
	full     bool            // nothing more is read

	remarks            []string
	operators, strange int // those that were met, and those among them that are none
}

// isContent says whether what was run is what a page draws, and no other bytes.
func (c *canvas) isContent() bool { return c.operators > 0 && c.strange == 0 }

func newCanvas(room []glyph) *canvas {
	return &canvas{seen: room, faults: map[string]bool{}, patterns: map[ref]bool{}, pictures: map[ref]float64{}}
}

// runner interprets the content of a page or of a form (8, 9).
type runner struct {
	*reader
	page  *canvas
	state state
	saved []state
	res   dict
	depth int
	text  matrix // of the text line
	line  matrix
	marks []mark
	off   int  // marks and forms that are not shown
	latin bool // letters of a font that is not known stand for themselves
	path  int  // curves of the path that is begun
}

// state is the part of the graphics state that text depends on.
type state struct {
	ctm                                       matrix
	font                                      *font
	size, charSpace, wordSpace, leading, rise float64
	scale                                     float64
	unpainted                                 bool // text is there to be found, not to be seen (9.3.6)
}

// mark is marked content (14.6) that is open.
type mark struct {
	off    bool
	actual string
	from   int // glyphs of the page when it began
	lost   int // characters without a meaning when it began
}

// run interprets content with the resources that it names.
func (r *runner) run(content []byte) {
	l := r.file.lexer(content, 0)
	l.content, l.remark = true, r.remark
	var args array
	for {
		l.values = maxValues
		v := l.object()
		op, ok := v.(keyword)
		if !ok {
			if args = append(args, v); len(args) > maxOperands {
				args = args[:0]
			}
			continue
		}
		if op == end {
			switch {
			case l.at < len(l.b):
				r.fault("it is too long to be read to its end")
			case l.torn:
				r.fault("it is damaged: a text in it does not end")
			}
			return
		}
		if r.operators--; r.operators < 0 {
			r.fault("it holds too many operators")
		}
		if r.page.full || r.operators < 0 {
			return
		}
		do := operators[op]
		switch {
		case op == "BI":
			r.inlineImage(l)
		case do != nil:
			do(r, args)
		case !drawing[op]:
			r.page.strange++
		}
		r.page.operators++
		args = args[:0]
	}
}

// remark keeps a remark in content.
func (r *runner) remark(b []byte) {
	if text := textString(b); len(r.page.remarks) < maxSaved && len(text) >= leastMark && isText(text) {
		r.page.remarks = append(r.page.remarks, text)
	}
}

func (r *runner) fault(why string) { r.page.faults[why] = true }

// Operands: the nth as what it should be, or none.

func (a array) num(i int) float64 { n, _ := a.at(i).(float64); return n }

func (a array) name(i int) name { n, _ := a.at(i).(name); return n }

func (a array) matrix() matrix {
	return matrix{a.num(0), a.num(1), a.num(2), a.num(3), a.num(4), a.num(5)}
}

// operators of content that text depends on (annex A). Others draw.
var operators map[keyword]func(*runner, array)

func init() {
	operators = map[keyword]func(*runner, array){
		"q": func(r *runner, _ array) {
			if len(r.saved) < maxSaved {
				r.saved = append(r.saved, r.state)
			}
		},
		"Q": func(r *runner, _ array) {
			if n := len(r.saved); n > 0 {
				r.state, r.saved = r.saved[n-1], r.saved[:n-1]
			}
		},
		"cm": func(r *runner, a array) { r.state.ctm = a.matrix().then(r.state.ctm) },
		"gs": func(r *runner, a array) { r.graphics(a.name(0)) },
		"BT": func(r *runner, _ array) { r.text, r.line = identity, identity },
		"Tf": func(r *runner, a array) {
			r.state.font, r.state.size = r.font(a.name(0)), a.num(1)
		},
		"Tc": func(r *runner, a array) { r.state.charSpace = a.num(0) },
		"Tw": func(r *runner, a array) { r.state.wordSpace = a.num(0) },
		"Tz": func(r *runner, a array) { r.state.scale = a.num(0) / 100 },
		"TL": func(r *runner, a array) { r.state.leading = a.num(0) },
		"Tr": func(r *runner, a array) { r.state.unpainted = a.num(0) == unpainted },
		"Ts": func(r *runner, a array) { r.state.rise = a.num(0) },
		"Td": func(r *runner, a array) { r.move(a.num(0), a.num(1)) },
		"TD": func(r *runner, a array) { r.state.leading = -a.num(1); r.move(a.num(0), a.num(1)) },
		"Tm": func(r *runner, a array) { r.line = a.matrix(); r.text = r.line },
		"T*": func(r *runner, _ array) { r.move(0, -r.state.leading) },
		"Tj": func(r *runner, a array) { r.showAll(a) },
		"TJ": func(r *runner, a array) { r.showAll(a) },
		"'":  func(r *runner, a array) { r.move(0, -r.state.leading); r.showAll(a) },
		"\"": func(r *runner, a array) {
			r.state.wordSpace, r.state.charSpace = a.num(0), a.num(1)
			r.move(0, -r.state.leading)
			if len(a) > 2 {
				r.showAll(a[2:])
			}
		},
		"Do":  func(r *runner, a array) { r.external(a.name(0)) },
		"BMC": func(r *runner, _ array) { r.begin(nil) },
		"BDC": func(r *runner, a array) { r.begin(a) },
		"DP":  func(r *runner, a array) { r.told(a.at(1)) },
		"EMC": func(r *runner, _ array) { r.finish() },
		"scn": func(r *runner, a array) { r.pattern(a) },
		"SCN": func(r *runner, a array) { r.pattern(a) },
		"n":   func(r *runner, _ array) { r.path = 0 },
	}
	for _, op := range []keyword{"c", "v", "y", "l"} {
		operators[op] = func(r *runner, _ array) { r.path++ }
	}
	for _, op := range []keyword{"f", "F", "f*", "B", "B*", "b", "b*"} {
		operators[op] = func(r *runner, _ array) { r.page.curves += r.path; r.path = 0 }
	}
	for _, op := range []keyword{"S", "s"} {
		operators[op] = operators["n"]
	}
}

// drawing are the operators that text does not depend on.
var drawing = map[keyword]bool{}

func init() {
	for _, op := range strings.Fields("w J j M d ri i m h re W W* sh ET CS cs SC sc G g RG rg K k MP BX EX d0 d1") {
		drawing[keyword(op)] = true
	}
}

// unpainted is the mode of text that is neither filled nor drawn.
const unpainted = 3

// font finds a font in the resources.
func (r *runner) font(key name) *font {
	v := r.resource("Font", key)
	if v == nil && r.latin {
		return &font{text: *winAnsi(), width: -1, unit: 0.001}
	}
	return r.file.fontOf(v, r.fonts)
}

func (r *runner) resource(kind, key name) any { return r.file.dict(r.res[kind])[key] }

func (r *runner) move(x, y float64) {
	r.line = matrix{1, 0, 0, 1, x, y}.then(r.line)
	r.text = r.line
}

// graphics takes what text depends on from a graphics state of the resources, and reads the text of a mask,
// through which what is drawn shows.
func (r *runner) graphics(key name) {
	d := r.file.dict(r.resource("ExtGState", key))
	if a := r.file.array(d["Font"]); len(a) == 2 {
		r.state.font, r.state.size = r.file.fontOf(a[0], r.fonts), r.file.num(a[1])
	}
	if s, ok := r.file.resolve(r.file.dict(d["SMask"])["G"]).(*stream); ok && r.once(s) {
		r.form(s, identity)
	}
}

// once says of a mask or pattern whether the page comes to it for the first time.
func (r *runner) once(s *stream) bool {
	if r.page.patterns[s.ref] {
		return false
	}
	r.page.patterns[s.ref] = true
	return true
}

// pattern reads the text of a tile.
func (r *runner) pattern(a array) {
	if len(a) == 0 {
		return
	}
	v := r.resource("Pattern", a.name(len(a)-1))
	at := r.file.resolve(v)
	if s, ok := at.(*stream); ok && r.once(s) {
		r.form(s, identity)
	}
	if at == nil && v != nil {
		r.fault(missing)
	}
}

// showAll shows the strings of a TJ, with the room between them. Each operator may have a string or an array, as
// it comes: a viewer that takes the wrong one shows it.
func (r *runner) showAll(a array) {
	for _, v := range a {
		switch v := v.(type) {
		case array:
			r.showAll(v)
		case str:
			r.show(string(v))
		case float64:
			r.advance(-v / 1000 * r.state.size * r.state.scale)
		}
	}
}

func (r *runner) advance(x float64) { r.text = matrix{1, 0, 0, 1, x, 0}.then(r.text) }

// trackedLetters is from how many letters on the room after each is that of a heading which is set wide. Some
// programs write the spaces between words as such room, one or two in a string.
const trackedLetters = 5

// show sets a string.
func (r *runner) show(s string) {
	st := &r.state
	if st.font == nil {
		if strings.TrimSpace(s) != "" {
			r.lost("", len(s))
		}
		return
	}
	if r.glyphs -= len(s); r.glyphs < 0 || len(r.page.seen)+len(r.page.hidden) > maxGlyphs {
		r.fault("it holds too many characters")
		r.page.full = true
		return
	}
	tracked := len(s) >= trackedLetters
	font := st.font
	font.read(s, func(c shown) {
		at := matrix{st.size * st.scale, 0, 0, st.size, 0, st.rise}.then(r.text).then(st.ctm)
		drawn := font.procs != nil && r.procedure(font, c.code, at)
		width, after := c.width*st.size*st.scale, st.charSpace*st.scale
		if c.space {
			after += st.wordSpace * st.scale
		}
		if tracked {
			width, after = width+after, 0
		}
		r.advance(width)
		next := matrix{1, 0, 0, 1, 0, st.rise}.then(r.text).then(st.ctm)
		r.advance(after)
		if !c.known && !drawn {
			r.lost(font.label, 1)
		}
		if c.text == "" {
			return
		}
		g := glyph{
			x: at[4], y: at[5], ex: next[4], ey: next[5], size: math.Hypot(at[2], at[3]), text: c.text, other: c.other,
		}
		if drawn { // what is seen is that; what the code says is what is found and copied
			r.page.hidden = append(r.page.hidden, g)
			return
		}
		r.draw(g)
	})
}

// otherwise reads the characters of a page by the encodings of their fonts alone: what a font says its codes mean
// when they are copied need not be what it shows. Where both are the same there is nothing to read.
func (c *canvas) otherwise() []string {
	if !c.twofold {
		return nil
	}
	all := slices.Concat(c.seen, c.hidden)
	for i := range all {
		if all[i].other != "" {
			all[i].text = all[i].other
		}
	}
	return lines(all)
}

func (r *runner) lost(font string, n int) {
	if r.page.unknown == 0 {
		r.page.font = font
	}
	r.page.unknown += n
}

func (r *runner) draw(g glyph) {
	for _, v := range [...]float64{g.x, g.y, g.ex, g.ey, g.size} {
		if math.IsNaN(v) || math.Abs(v) > 1e9 {
			g.x, g.y, g.ex, g.ey, g.size = 0, 0, 0, 0, 1 // a place beyond all pages is no place; the text counts
			break
		}
	}
	r.page.twofold = r.page.twofold || g.other != ""
	if r.off > 0 {
		r.page.hidden = append(r.page.hidden, g)
		return
	}
	if r.state.unpainted {
		r.page.layer++
	}
	r.page.seen = append(r.page.seen, g)
}

// external draws a form or a picture.
func (r *runner) external(key name) {
	v := r.resource("XObject", key)
	s, ok := r.file.resolve(v).(*stream)
	if !ok {
		if r.file.mended || v != nil {
			r.fault(missing)
		}
		return
	}
	if r.file.name(s.dict["Subtype"]) != "Form" {
		r.picture(s.ref)
		return
	}
	off := r.layerOff(s.dict["OC"])
	if off {
		r.off++
	}
	r.form(s, r.state.ctm)
	if off {
		r.off--
	}
}

// picture counts the area of one, which is the unit square.
func (r *runner) picture(at ref) {
	r.cover(at, r.state.ctm.area())
}

// cover counts an area of a picture. One that is larger than all pages is no area.
func (r *runner) cover(at ref, area float64) {
	if area < 1e9 {
		r.page.pictures[at] += area
	}
}

// area is that of the unit square when m is done to it.
func (m matrix) area() float64 { return math.Abs(m[0]*m[3] - m[1]*m[2]) }

const tooDeep = "forms lie in forms more than 12 deep"

// form interprets a form within the page, in its own coordinates.
func (r *runner) form(s *stream, under matrix) {
	if r.operators -= formCost; r.depth >= maxForms {
		r.fault(tooDeep)
		return
	}
	content := r.file.body(s)
	if content.fault != nil {
		r.fault("a part of it cannot be read: " + content.fault.Error())
	}
	m, _ := matrixOf(r.file.nums(s.dict["Matrix"]))
	r.inner(r.page, r.file.dict(s.dict["Resources"]), m.then(under)).run(content.data)
}

// inner is a runner of what lies in what r runs; without resources of its own it has those around it.
func (r *runner) inner(page *canvas, res dict, at matrix) *runner {
	if res == nil {
		res = r.res
	}
	in := &runner{
		reader: r.reader, page: page, state: r.state, res: res, depth: r.depth + 1, off: r.off, latin: r.latin,
		text: identity, line: identity,
	}
	in.state.ctm = at
	return in
}

// begin opens marked content; a is empty, or its tag and properties.
func (r *runner) begin(a array) {
	m := mark{from: len(r.page.seen), lost: r.page.unknown}
	props := r.file.dict(a.at(1))
	r.told(a.at(1))
	if key := a.name(1); key != "" {
		props = r.file.dict(r.resource("Properties", key))
		m.off = a.name(0) == "OC" && r.layerOff(r.resource("Properties", key))
	}
	m.actual = textString(r.file.bytes(props["ActualText"]))
	if m.off {
		r.off++
	}
	if len(r.marks) < maxSaved {
		r.marks = append(r.marks, m)
	}
}

// told reads the strings of properties that stand in the content itself, but for the text that stands for what is
// drawn, which is compared with that.
func (r *runner) told(v any) {
	props, _ := v.(dict)
	if _, numbered := props["MCID"]; numbered && len(props) == 1 { // as nearly all are
		return
	}
	props = maps.Clone(props)
	delete(props, "ActualText")
	r.strings(props, Hidden, len(r.doc.Pages)+1, 0)
}

// finish closes marked content. Its ActualText stands for characters without a meaning; beside others it is
// read as well, since what is drawn is what people see.
func (r *runner) finish() {
	n := len(r.marks)
	if n == 0 {
		return
	}
	m := r.marks[n-1]
	r.marks = r.marks[:n-1]
	if m.off {
		r.off--
	}
	if m.actual == "" || r.glyphs < len(m.actual) {
		return
	}
	r.glyphs -= len(m.actual)
	if !r.draws(m) {
		r.page.said = append(r.page.said, m.actual)
	}
	if r.page.unknown-m.lost <= utf8.RuneCountInString(squeeze(m.actual)) {
		r.page.unknown = m.lost
	}
}

// draws says whether what a mark holds is its ActualText. More than a few lines are not compared.
func (r *runner) draws(m mark) bool {
	const lines = 1000
	if m.from > len(r.page.seen) || len(r.page.seen)-m.from > lines {
		return false
	}
	var drawn strings.Builder
	for _, g := range r.page.seen[m.from:] {
		drawn.WriteString(g.text)
	}
	return squeeze(drawn.String()) == squeeze(m.actual)
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// inlineImage goes past an image in the content (8.9.7): to an "EI" that stands between spaces, with content
// behind it that is text.
func (r *runner) inlineImage(l *lexer) {
	for l.token() != keyword("ID") {
		if l.at >= len(l.b) || l.work.left < 0 {
			r.fault(endless)
			return
		}
	}
	r.picture(ref{})
	for at := l.at; at+1 < len(l.b); at++ {
		if l.b[at] == 'E' && l.b[at+1] == 'I' && isSpace(l.b[at-1]) && endsImage(l.b[at+2:]) {
			l.work.left -= at - l.at
			l.at = at + 2
			return
		}
	}
	r.fault(endless)
	l.work.left -= len(l.b) - l.at
	l.at = len(l.b)
}

// endless is said of a page whose rest may be a picture, or what it shows.
const endless = "it is damaged: a picture in it does not end"

// endsImage says whether what follows "EI" may be content.
func endsImage(b []byte) bool {
	if len(b) > 0 && !isSpace(b[0]) {
		return false
	}
	for _, c := range b[:min(len(b), 10)] {
		if c > '~' || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}
