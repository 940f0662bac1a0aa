package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/scan"
)

// Programs and typesetters part a text that is shown in one piece. A view is the text with what parts it taken out,
// from which places lead back; it is made for a text that has such signs only.

// joints of strings in programs: what may stand between the quotation mark that ends one and that which begins the
// next. Between commas they are other things.
var stringJoints = set(`+ & . || <> .. ~ \ ++ &_ +\ ^`)

// longestJoint is how far apart two pieces of one string stand.
const longestJoint = 48

// joined is the text with the pieces of strings put together, nil where there are none.
func (s *scanner) joinedStrings() *folded {
	if !s.has(hasQuote) || !s.anyJoint() {
		return nil
	}
	f := &folded{src: s.src}
	from := 0
	for at := 0; at < len(s.b); at++ {
		if strings.IndexByte(quotes, s.b[at]) < 0 {
			continue
		}
		if n := s.jointAt(at); n > 0 {
			f.take(s.folded, from, at)
			from = at + n
			at = from - 1
		}
	}
	return s.rest(f, from)
}

const quotes = "\"'`"

// anyJoint reports whether pieces of a string are parted somewhere.
func (s *scanner) anyJoint() bool {
	for _, quote := range []byte(quotes) {
		for at := 0; ; at++ {
			i := bytes.IndexByte(s.b[at:], quote)
			if i < 0 {
				break
			}
			if at += i; s.jointAt(at) > 0 {
				return true
			}
		}
	}
	return false
}

// unbolded is the text of a wiki without the signs of its bold letters, nil where there are none.
func (s *scanner) unbolded() *folded {
	const bold = "'''"
	if !s.has(hasQuote) {
		return nil
	}
	f, from := &folded{src: s.src}, 0
	each(s.b, bold, func(at int) bool {
		if at >= from {
			f.take(s.folded, from, at)
			from = at + len(bold)
		}
		return true
	})
	return s.rest(f, from)
}

// rest ends a view with what stands from an offset on; it is nil where nothing was taken out before.
func (s *scanner) rest(f *folded, from int) *folded {
	if from == 0 {
		return nil
	}
	f.take(s.folded, from, len(s.b))
	f.at = append(f.at, uint32(s.span(len(s.b)-1, len(s.b)).End))
	return f
}

// jointAt is the length of what parts two pieces of a string at i, where a quotation mark stands; 0 where they are
// two strings.
func (s *scanner) jointAt(i int) int {
	j, end := i+1, min(len(s.b), i+longestJoint)
	var signs [2]byte
	n := 0
	for ; j < end && s.b[j] != '"' && s.b[j] != '\'' && s.b[j] != '`'; j++ {
		switch c := s.b[j]; {
		case scan.Space(c):
		case n == len(signs) || inWord(c):
			return 0
		default:
			signs[n] = c
			n++
		}
	}
	if j >= end || s.b[j] != s.b[i] || n == 0 && j == i+1 || n > 0 && !stringJoints.has(signs[:n]) {
		return 0
	}
	return j + 1 - i
}

// What macros of TeX do to the text about them.
var (
	texSlashes = set(`SLASH TEXTFRACSOLIDUS`)
	texBlanks  = set(`QUAD QQUAD ENSPACE THINSPACE SPACE HFILL HFIL DOTFILL`)
	texDropped = set(`KERN HSKIP VSKIP HSPACE VSPACE PHANTOM COLOR TEXTCOLOR FONTSIZE LABEL RULE`)
	// Of these the letters are small capitals.
	texCapitals = set(`SC SCSHAPE TEXTSC MAKEUPPERCASE UPPERCASE UNDERLINE UL FBOX FRAMEBOX CENTERLINE`)
	// These shape the words behind them.
	texShapes = set(`
TEXTBF TEXTSC TEXTIT TEXTSF TEXTTT TEXTRM TEXTSL TEXTMD TEXTUP EMPH UNDERLINE UL SC SCSHAPE BF BFSERIES IT ITSHAPE SF
SFFAMILY TT TTFAMILY RM LARGE HUGE SMALL FOOTNOTESIZE NORMALSIZE UPPERCASE MAKEUPPERCASE CENTERING NOINDENT MBOX HBOX
FBOX FRAMEBOX MAKEBOX LSSTYLE TEXTLS SO CENTERLINE LEAVEVMODE PROTECT RELAX BOLDMATH SLSHAPE STRUT TEXTNORMAL NULL
`)
)

// isTeX reports whether the text is one of TeX.
func (s *scanner) isTeX() bool {
	for _, word := range []string{`\BEGIN{`, `\DOCUMENTCLASS`, `\USEPACKAGE`, `\SECTION`, `\ITEM`, `\TEXT`, `\INPUT{`} {
		if bytes.Contains(s.b, []byte(word)) {
			return true
		}
	}
	return false
}

// typeset is a text of TeX without its macros, nil where it is none.
func (s *scanner) typeset() *folded {
	if !s.has(hasBackslash) || !s.isTeX() {
		return nil
	}
	t := &typesetter{s: s, f: &folded{src: s.src}}
	for i := 0; i < len(s.b); {
		i += t.next(i)
	}
	t.f.at = append(t.f.at, uint32(s.span(len(s.b)-1, len(s.b)).End))
	return t.f
}

// typesetter makes the view of a text of TeX.
type typesetter struct {
	s        *scanner
	f        *folded
	depth    int
	capitals int // the depth of the group whose letters are capitals, 0 for none
	label    int // where the label of an item ends, 0 where none is open
}

// put adds a character that stands for what was read at i.
func (t *typesetter) put(c byte, i int) {
	t.f.take(t.s.folded, i, i+1)
	last := len(t.f.b) - 1
	t.f.b[last] = c
	if t.capitals > 0 {
		t.f.lower[last] = 0
	}
}

// next takes in what stands at i and returns its length.
func (t *typesetter) next(i int) int {
	switch c := t.s.b[i]; c {
	case '\\':
		return t.macro(i)
	case '{':
		t.depth++
	case '}':
		if t.capitals > t.depth-1 {
			t.capitals = 0
		}
		t.depth = max(0, t.depth-1)
	case '~':
		t.put(' ', i)
	case '&':
		t.put('\t', i)
	case ']':
		if i == t.label { // the text of the item follows
			c = ' '
		}
		t.put(c, i)
	default:
		t.put(c, i)
	}
	return 1
}

// macro takes in the macro at i and returns the length of what is not shown of it.
func (t *typesetter) macro(i int) int {
	b := t.s.b[i:]
	n := 1
	for n < len(b) && scan.Upper(b[n]) {
		n++
	}
	if n == 1 {
		return t.accent(b, i)
	}
	name := string(b[1:n])
	switch {
	case texSlashes.hasWord(name):
		t.put('/', i)
	case texBlanks.hasWord(name):
		t.put(' ', i)
	case texDropped.hasWord(name):
		return n + argument(b[n:])
	case texCapitals.hasWord(name):
		t.capitals = t.depth
		if n < len(b) && b[n] == '{' {
			t.capitals++
		}
	case !texShapes.hasWord(name):
		t.put('\n', i)
	}
	switch size := option(b[n:]); {
	case name != "ITEM":
		n += size
	case size > 0: // its label is shown
		t.label = i + n + size - 1
		n++
	}
	if n < len(b) && b[n] == ' ' {
		n++
	}
	return n
}

// accent takes in a macro that is a sign: \\ ends a line, \& is a sign, \, is hardly a gap.
func (t *typesetter) accent(b []byte, i int) int {
	switch {
	case len(b) < 2:
		return 1
	case b[1] == '\\':
		t.put('\n', i)
	case b[1] == ' ':
		t.put(' ', i)
	case strings.IndexByte("&%$#_{}", b[1]) >= 0:
		t.put(b[1], i)
	}
	return 2
}

// option is the length of what stands in square brackets at the head of b.
func option(b []byte) int {
	if len(b) == 0 || b[0] != '[' {
		return 0
	}
	return bytes.IndexByte(b[:min(len(b), longestJoint)], ']') + 1
}

// argument is the length of the argument at the head of b, a group or a length: .1em, 2pt.
func argument(b []byte) int {
	near := b[:min(len(b), longestJoint)]
	if len(near) > 0 && near[0] == '{' {
		return bytes.IndexByte(near, '}') + 1
	}
	n := bytes.IndexFunc(near, func(r rune) bool { return r != '.' && r != '-' && r != ' ' && (r < '0' || r > '9') })
	return min(len(near), max(0, n)+len("pt"))
}

// views looks at the text as programs and typesetters show it.
func (s *scanner) views() {
	s.paired()
	s.layouts()
	if shown := s.joinedStrings(); shown != nil {
		o := s.on(shown)
		o.enough = mostHits
		o.words()
		o.slashes()
		s.join(o)
	}
	if shown := s.inserted(); shown != nil {
		o := s.on(shown)
		o.enough = mostHits
		o.columns()
		s.join(o)
	}
	if shown := s.unbolded(); shown != nil {
		o := s.on(shown)
		o.enough = mostHits
		o.lines()
		o.words()
		s.join(o)
	}
	if shown := s.typeset(); shown != nil {
		o := s.on(shown)
		o.find()
		o.paired()
		s.join(o)
	}
}
