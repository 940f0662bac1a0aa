package pdf

import (
	"bytes"
	"math"
	"strconv"
)

// The objects of a PDF (ISO 32000-1, 7.3) as Go values: nil, bool, float64 for every number, and these. An
// object is nil where a file has none or a broken one.
type (
	name    string
	str     string // a string of bytes, decrypted
	array   []any
	dict    map[name]any
	ref     struct{ num, gen int }
	keyword string // an operator, or a delimiter that stands alone
	stream  struct {
		dict
		raw   []byte // as it stands in the file
		at    int    // where that is
		ref   ref
		plain bool // not encrypted, or in an object stream that was
	}
)

// end is what a lexer gives where its bytes end.
const end = keyword("")

// Bounds of what one object may be. A file that needs more is not made by a program that people use.
const (
	maxNesting = 100
	maxValues  = 1 << 20
)

// work is what is left of the bytes that may be read as objects and content. Every lexer of a document draws on
// the same one, so that a file whose objects lie in each other comes to an end.
type work struct {
	left int
	deep bool // something was nested deeper, or was longer, than an object may be; the rest of it is lost
}

// lexer reads objects from bytes.
type lexer struct {
	b       []byte
	at      int
	work    *work
	values  int // left for this object
	decrypt func([]byte) []byte
	content bool         // of a page: no references
	torn    bool         // a string was not closed, and took all that follows
	remark  func([]byte) // is given each remark, where it is set
}

func (f *file) lexer(b []byte, at int) *lexer {
	return &lexer{b: b, at: at, work: &f.work, values: maxValues}
}

const (
	spaces     = "\x00\t\n\f\r "
	delimiters = "()<>[]{}/%"
)

// class says of each byte whether it is a space, a delimiter or neither.
var class = func() (c [256]byte) {
	for _, b := range []byte(spaces) {
		c[b] = 1
	}
	for _, b := range []byte(delimiters) {
		c[b] = 2
	}
	return c
}()

func isSpace(b byte) bool   { return class[b] == 1 }
func isRegular(b byte) bool { return class[b] == 0 }

// skip goes past spaces and comments.
func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			from := l.at + 1
			for l.at < len(l.b) && l.b[l.at] != '\r' && l.b[l.at] != '\n' {
				l.at++
			}
			if l.remark != nil && from < l.at {
				l.remark(l.b[from:l.at])
			}
		default:
			return
		}
	}
}

// token returns the next token: a value that is no container, or a keyword.
func (l *lexer) token() any {
	from := l.at
	defer func() { l.work.left -= l.at - from }()
	l.skip()
	l.values--
	l.work.deep = l.work.deep || l.values < 0
	if l.at >= len(l.b) || l.work.left < 0 || l.values < 0 {
		return end
	}
	switch c := l.b[l.at]; c {
	case '(':
		return l.literal()
	case '/':
		return l.name()
	case '<', '>':
		if l.at+1 < len(l.b) && l.b[l.at+1] == c {
			l.at += 2
			return keyword(l.b[l.at-2 : l.at])
		}
		if c == '<' {
			return l.hex()
		}
		fallthrough
	case '[', ']', '{', '}', ')':
		l.at++
		return keyword(l.b[l.at-1 : l.at])
	}
	return word(l.regular())
}

func (l *lexer) regular() []byte {
	from := l.at
	for l.at < len(l.b) && isRegular(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

// word is the value of a run of regular characters.
func word(b []byte) any {
	if c := b[0]; c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		if v, ok := number(b); ok {
			return v
		}
	}
	switch string(b) {
	case "true":
		return true
	case "false":
		return false
	}
	return keyword(b)
}

// number reads integers by hand, since nearly all numbers are.
func number(b []byte) (float64, bool) {
	if len(b) < 10 {
		n, ok := 0, true
		for _, c := range b {
			ok = ok && c >= '0' && c <= '9'
			n = n*10 + int(c-'0')
		}
		if ok {
			return float64(n), true
		}
	}
	// Some producers write "--5" and "1.2-3"; viewers take what they can.
	b = bytes.TrimLeft(b, "+")
	for bytes.HasPrefix(b, []byte("--")) {
		b = b[1:]
	}
	if i := bytes.LastIndexByte(b, '-'); i > 0 {
		b = b[:i]
	}
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, false
	}
	return v, true
}

// escapes of literal strings that stand for one byte.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) literal() any {
	var out []byte
	depth := 0
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return l.string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	l.torn = true
	return l.string(out)
}

// escape reads what follows a backslash.
func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	l.at++
	switch {
	case escapes[c] != 0:
		return append(out, escapes[c])
	case c == '\n':
		return out
	case c == '\r':
		if l.at < len(l.b) && l.b[l.at] == '\n' {
			l.at++
		}
		return out
	case c >= '0' && c <= '7':
		v := c - '0'
		for i := 0; i < 2 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
			v = v<<3 | (l.b[l.at] - '0')
			l.at++
		}
		return append(out, v)
	}
	return append(out, c)
}

func (l *lexer) hex() any {
	l.at++
	n := bytes.IndexByte(l.b[l.at:], '>')
	if n < 0 {
		n, l.torn = len(l.b)-l.at, true
	}
	out := unhex(l.b[l.at : l.at+n])
	l.at = min(l.at+n+1, len(l.b))
	return l.string(out)
}

// unhex reads pairs of hexadecimal digits; what is none is left out, and a last digit alone is followed by 0.
func unhex(b []byte) []byte {
	out := make([]byte, 0, len(b)/2+1)
	half, odd := byte(0), false
	for _, c := range b {
		v, ok := digit(c)
		switch {
		case !ok:
			continue
		case odd:
			out = append(out, half<<4|v)
		default:
			half = v
		}
		odd = !odd
	}
	if odd {
		out = append(out, half<<4)
	}
	return out
}

func digit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func (l *lexer) string(b []byte) any {
	if l.decrypt != nil {
		b = l.decrypt(b)
	}
	return str(b)
}

func (l *lexer) name() any {
	l.at++
	b := l.regular()
	if bytes.IndexByte(b, '#') < 0 {
		return name(b)
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '#' && i+2 < len(b) {
			hi, ok1 := digit(b[i+1])
			lo, ok2 := digit(b[i+2])
			if ok1 && ok2 {
				out = append(out, hi<<4|lo)
				i += 2
				continue
			}
		}
		out = append(out, b[i])
	}
	return name(out)
}

// object reads the next object; a keyword that begins none is returned as it is.
func (l *lexer) object() any { return l.nested(0) }

func (l *lexer) nested(depth int) any {
	t := l.token()
	switch t {
	case keyword("["), keyword("<<"):
		l.work.deep = l.work.deep || depth+1 >= maxNesting
		if t == keyword("[") {
			return l.array(depth + 1)
		}
		return l.dict(depth + 1)
	case keyword("null"):
		return nil
	}
	if n, ok := t.(float64); ok && !l.content {
		return l.reference(n)
	}
	return t
}

// reference looks for "12 0 R" behind its first number.
func (l *lexer) reference(n float64) any {
	if n < 0 || n != math.Trunc(n) || n > math.MaxInt32 {
		return n
	}
	at := l.at
	if gen, ok := l.token().(float64); ok && gen >= 0 && gen <= math.MaxUint16 && gen == math.Trunc(gen) {
		l.skip()
		if l.at < len(l.b) && l.b[l.at] == 'R' && (l.at+1 == len(l.b) || !isRegular(l.b[l.at+1])) {
			l.at++
			return ref{int(n), int(gen)}
		}
	}
	l.at = at
	return n
}

// array reads to its bracket. A keyword within belongs to what follows an array that is not closed.
func (l *lexer) array(depth int) any {
	var a array
	for depth < maxNesting {
		at := l.at
		v := l.nested(depth)
		if k, ok := v.(keyword); ok {
			if k != "]" {
				l.at = at
			}
			break
		}
		a = append(a, v)
	}
	return a
}

func (l *lexer) dict(depth int) any {
	d := dict{}
	for depth < maxNesting {
		at := l.at
		key, ok := l.token().(name)
		if !ok {
			if !bytes.HasPrefix(bytes.TrimLeft(l.b[at:l.at], spaces), []byte(">>")) {
				l.at = at
			}
			break
		}
		at = l.at
		v := l.nested(depth)
		if _, ok := v.(keyword); ok {
			l.at = at // a key without a value; what stands here ends the dictionary or begins the next key
			if l.token() == keyword(">>") {
				break
			}
			continue
		}
		d[key] = v
	}
	return d
}
