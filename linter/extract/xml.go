package extract

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"cablelint/linter/text"

	"golang.org/x/text/encoding/unicode"
)

// attribute is one of an element, with its value as it reads. The bytes are the reader's own.
type attribute struct{ prefix, local, value []byte }

// attr returns the value of an attribute by its local name, "" without it.
func attr(attrs []attribute, local string) string {
	for i := range attrs {
		if string(attrs[i].local) == local {
			return string(attrs[i].value)
		}
	}
	return ""
}

// visitor is told of an XML text in its order. What it returns ends the walk. It is asked to keep nothing of the
// bytes that it is given.
type visitor interface {
	open(name string, attrs []attribute) error
	words(b []byte) error
	remark(b []byte) error
	close() error
}

// damage is where an XML text is not well-formed.
type damage struct{ line int }

func (d damage) Error() string { return fmt.Sprintf("its XML is damaged in line %d", d.line) }

// errDepth is how a walk ends whose elements lie deeper than the limit.
var errDepth = errors.New("its elements lie too deep within each other")

// walker reads an XML text. It is several times as fast as encoding/xml, which reads byte by byte and copies, and
// takes no memory of its own; a document of ten million bytes is nothing unusual. Of the declarations of a
// document type it reads nothing, so that entities that a text declares itself are damage, and none can grow.
type walker struct {
	data   []byte
	at     int
	depth  int  // elements that may lie within each other
	loose  bool // it may be HTML of old programs: elements are not closed, values not quoted, entities not known
	v      visitor
	open   [][]byte          // names of the open elements
	spaces map[string]string // short names of namespaces, by prefix
	undo   []binding
	short  map[string]string // short names of elements, by their names, as long as the namespaces hold
	attrs  []attribute
}

// binding is what a prefix meant outside of an element.
type binding struct {
	depth         int
	prefix, space string
	bound         bool
}

// walkXML tells v of an XML text, to its end or to the first mistake in it.
func walkXML(data []byte, depth int, loose bool, v visitor) error {
	data, err := inUTF8(data)
	if err != nil {
		return err
	}
	w := &walker{
		data: lines(data), depth: depth, loose: loose, v: v,
		spaces: map[string]string{"xml": "xml"}, short: map[string]string{},
	}
	sound := soundTo(w.data)
	whole := len(w.data) == sound
	w.data = w.data[:sound]
	for w.at < len(w.data) {
		if err := w.next(); err != nil {
			return err
		}
	}
	if !whole || len(w.open) > 0 && !loose {
		return w.damaged()
	}
	for len(w.open) > 0 {
		if err := w.end(); err != nil {
			return err
		}
	}
	return nil
}

// soundTo returns up to where a text is made of the characters that XML may hold.
func soundTo(data []byte) int {
	for i := 0; i < len(data); {
		if c := data[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\t' && c != '\n' {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || r == 0xfffe || r == 0xffff {
			return i
		}
		i += n
	}
	return len(data)
}

func (w *walker) damaged() error {
	return damage{1 + bytes.Count(w.data[:min(w.at, len(w.data))], []byte("\n"))}
}

// next reads on to behind the next piece of markup, or the text before it.
func (w *walker) next() error {
	rest := w.data[w.at:]
	if rest[0] != '<' {
		n := bytes.IndexByte(rest, '<')
		if n < 0 {
			n = len(rest)
		}
		return w.text(rest[:n])
	}
	for _, m := range markups {
		if bytes.HasPrefix(rest, m.head) {
			return m.read(w, rest)
		}
	}
	return w.start()
}

// markups are the kinds of markup beside the start of an element (XML 1.0, 2.4 to 2.8, 3.1).
var markups = []struct {
	head []byte
	read func(w *walker, rest []byte) error
}{
	{[]byte("</"), (*walker).endTag},
	{[]byte("<!--"), enclosed("<!--", "-->", visitor.remark)},
	{[]byte("<![CDATA["), enclosed("<![CDATA[", "]]>", visitor.words)},
	{[]byte("<?xml "), enclosed("<?xml ", "?>", nil)},
	{[]byte("<?"), enclosed("<?", "?>", visitor.remark)},
	{[]byte("<!"), (*walker).declaration},
}

// enclosed reads markup up to what ends it.
func enclosed(head, tail string, tell func(visitor, []byte) error) func(*walker, []byte) error {
	return func(w *walker, rest []byte) error {
		n := bytes.Index(rest[len(head):], []byte(tail))
		if n < 0 {
			return w.damaged()
		}
		w.at += len(head) + n + len(tail)
		if tell == nil {
			return nil
		}
		return tell(w.v, rest[len(head):len(head)+n])
	}
}

// declaration passes over the declaration of a document type, with those within it.
func (w *walker) declaration(rest []byte) error {
	within := 0
	var quote byte
	for i, c := range rest {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			within++
		case c == '>':
			if within--; within == 0 {
				w.at += i + 1
				return w.v.remark(rest[2:i])
			}
		}
	}
	return w.damaged()
}

// text reads characters between markup.
func (w *walker) text(b []byte) error {
	if bytes.Contains(b, []byte("]]>")) && !w.loose {
		return w.damaged()
	}
	read, err := w.unescaped(b)
	if err != nil {
		return err
	}
	w.at += len(b)
	return w.v.words(read)
}

// entities are those that every XML text has.
var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

const longestEntity = 32

// unescaped returns characters with what references stand for.
func (w *walker) unescaped(b []byte) ([]byte, error) {
	n := bytes.IndexByte(b, '&')
	if n < 0 {
		return b, nil
	}
	out := append(make([]byte, 0, len(b)), b[:n]...)
	for b = b[n:]; len(b) > 0; {
		if b[0] != '&' {
			n = bytes.IndexByte(b, '&')
			if n < 0 {
				n = len(b)
			}
			out, b = append(out, b[:n]...), b[n:]
			continue
		}
		end := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
		stands, known := "", false
		if end > 0 {
			stands, known = reference(string(b[1:end]))
		}
		switch {
		case known:
			out, b = append(out, stands...), b[end+1:]
		case w.loose:
			out, b = append(out, b[0]), b[1:]
		default:
			return nil, w.damaged()
		}
	}
	return out, nil
}

// reference returns what a reference stands for, by its name or by the number of a character.
func reference(name string) (string, bool) {
	if name[:min(1, len(name))] != "#" {
		s, known := entities[name]
		return s, known
	}
	base, digits := 10, name[1:]
	if len(digits) > 0 && digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 21)
	r := rune(n)
	switch {
	case err != nil || !utf8.ValidRune(r) || r < ' ' && r != '\t' && r != '\n' && r != '\r':
		return "", false
	case r == '\r':
		r = '\n'
	}
	return string(r), true
}

// isXMLBlank reports whether a byte is white space in markup.
func isXMLBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// endsName reports whether a byte cannot stand in a name.
func endsName(c byte) bool {
	switch c {
	case '/', '>', '=', '<', '"', '\'', '&':
		return true
	}
	return isXMLBlank(c)
}

// xmlName takes a name from the head of b.
func xmlName(b []byte) (taken, rest []byte) {
	n := 0
	for n < len(b) && !endsName(b[n]) {
		n++
	}
	return b[:n], b[n:]
}

// splitName takes the prefix of a namespace from a name, which needs something on both sides of the colon.
func splitName(name []byte) (prefix, local []byte) {
	prefix, local, _ = bytes.Cut(name, []byte(":"))
	if len(prefix) == 0 || len(local) == 0 {
		return nil, name
	}
	return prefix, local
}

func skipBlanks(b []byte) []byte {
	for len(b) > 0 && isXMLBlank(b[0]) {
		b = b[1:]
	}
	return b
}

// start reads the start of an element.
func (w *walker) start() error {
	tag, rest := xmlName(w.data[w.at+1:])
	if len(tag) == 0 {
		if !w.loose {
			return w.damaged()
		}
		w.at++
		return w.v.words([]byte("<"))
	}
	if len(w.open) >= w.depth {
		return errDepth
	}
	rest, empty, err := w.attributes(rest)
	if err != nil {
		return err
	}
	w.open = append(w.open, tag)
	w.bind()
	w.at = len(w.data) - len(rest)
	if err := w.v.open(w.shortName(tag), w.attrs); err != nil || !empty {
		return err
	}
	return w.end()
}

// attributes reads those of an element, to behind the end of its start.
func (w *walker) attributes(b []byte) (rest []byte, empty bool, err error) {
	w.attrs = w.attrs[:0]
	for {
		b = skipBlanks(b)
		switch {
		case len(b) > 0 && b[0] == '>':
			return b[1:], false, nil
		case bytes.HasPrefix(b, []byte("/>")):
			return b[2:], true, nil
		}
		if b, err = w.attribute(b); err != nil {
			return nil, false, err
		}
	}
}

// attribute reads one attribute.
func (w *walker) attribute(b []byte) ([]byte, error) {
	key, rest := xmlName(b)
	rest = skipBlanks(rest)
	if len(key) == 0 {
		if !w.loose || len(rest) == 0 {
			return nil, w.damaged()
		}
		return rest[1:], nil
	}
	if len(rest) == 0 || rest[0] != '=' {
		if !w.loose {
			return nil, w.damaged()
		}
		return rest, nil
	}
	value, rest, ok := w.value(skipBlanks(rest[1:]))
	if !ok || !w.loose && bytes.IndexByte(value, '<') >= 0 {
		return nil, w.damaged()
	}
	value, err := w.unescaped(value)
	prefix, local := splitName(key)
	w.attrs = append(w.attrs, attribute{prefix, local, value})
	return rest, err
}

// value takes the value of an attribute from the head of b.
func (w *walker) value(b []byte) (taken, rest []byte, ok bool) {
	if len(b) == 0 {
		return nil, nil, false
	}
	if b[0] == '"' || b[0] == '\'' {
		n := bytes.IndexByte(b[1:], b[0])
		if n < 0 {
			return nil, nil, false
		}
		return b[1 : 1+n], b[2+n:], true
	}
	taken, rest = xmlName(b)
	return taken, rest, w.loose
}

// bind takes in the namespaces that the open element declares.
func (w *walker) bind() {
	for _, a := range w.attrs {
		prefix, declares := "", len(a.prefix) == 0 && string(a.local) == "xmlns"
		if string(a.prefix) == "xmlns" {
			prefix, declares = string(a.local), true
		}
		if !declares {
			continue
		}
		outer, bound := w.spaces[prefix]
		w.undo = append(w.undo, binding{len(w.open), prefix, outer, bound})
		if space := shortSpace(string(a.value)); space != outer || !bound {
			w.spaces[prefix] = space
			w.short = map[string]string{}
		}
	}
}

// shortName returns the name of an element with the short name of its namespace: "w:t".
func (w *walker) shortName(tag []byte) string {
	if s, known := w.short[string(tag)]; known {
		return s
	}
	prefix, local := splitName(tag)
	space, bound := w.spaces[string(prefix)]
	if !bound && len(prefix) > 0 {
		space = "?"
	}
	s := space + ":" + string(local)
	w.short[string(tag)] = s
	return s
}

// endTag reads the end of an element.
func (w *walker) endTag(rest []byte) error {
	tag, after := xmlName(rest[2:])
	after = skipBlanks(after)
	at := -1
	for i := len(w.open) - 1; i >= 0 && at < 0; i-- {
		if bytes.Equal(w.open[i], tag) {
			at = i
		} else if !w.loose {
			break
		}
	}
	if len(after) == 0 || after[0] != '>' || at < 0 && !w.loose {
		return w.damaged()
	}
	w.at = len(w.data) - len(after) + 1
	for at >= 0 && len(w.open) > at {
		if err := w.end(); err != nil {
			return err
		}
	}
	return nil
}

// end closes the innermost element, with the namespaces that it declared.
func (w *walker) end() error {
	for n := len(w.undo); n > 0 && w.undo[n-1].depth == len(w.open); n-- {
		b := w.undo[n-1]
		w.undo = w.undo[:n-1]
		if w.spaces[b.prefix] == b.space && b.bound {
			continue
		}
		w.short = map[string]string{}
		if w.spaces[b.prefix] = b.space; !b.bound {
			delete(w.spaces, b.prefix)
		}
	}
	w.open = w.open[:len(w.open)-1]
	return w.v.close()
}

// inUTF8 returns an XML text in UTF-8, which its first bytes or its first line say that it is not.
func inUTF8(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:], nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("<\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	case bytes.HasPrefix(data, []byte("\xfe\xff")), bytes.HasPrefix(data, []byte("\x00<")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	}
	label, err := charsetOfXML(data)
	if err != nil {
		return data, err
	}
	switch label {
	case "", "utf-8", "us-ascii", "utf-16":
		return data, nil
	}
	e := charsetOf(label)
	if e == nil {
		return data, fmt.Errorf("its characters are in a set that is not known (%s)", text.Quoted(label))
	}
	return e.NewDecoder().Bytes(data)
}

// xmlBlanks are the blanks of XML.
const xmlBlanks = " \t\r\n"

// charsetOfXML returns the charset that the declaration of an XML text names, in small letters, "" where there is none.
// Blanks may stand about the sign.
func charsetOfXML(data []byte) (string, error) {
	head, is := bytes.CutPrefix(data[:min(len(data), block)], []byte("<?xml"))
	if !is || len(head) == 0 || strings.IndexByte(xmlBlanks, head[0]) < 0 {
		return "", nil
	}
	head, _, ends := bytes.Cut(head, []byte("?>"))
	if !ends {
		return "", errors.New("the declaration at its head does not end")
	}
	for len(head) > 0 {
		name, rest, _ := bytes.Cut(head, []byte("="))
		value, behind := declared(bytes.TrimLeft(rest, xmlBlanks))
		if bytes.HasSuffix(bytes.TrimRight(name, xmlBlanks), []byte("encoding")) {
			return strings.ToLower(string(value)), nil
		}
		head = behind
	}
	return "", nil
}

// declared is the value at the head of b and what follows it. One without quotation marks, which the rules want, is
// one too: who takes another for meant reads other words.
func declared(b []byte) (value, rest []byte) {
	if len(b) > 1 && (b[0] == '"' || b[0] == '\'') {
		value, rest, _ = bytes.Cut(b[1:], b[:1])
		return value, rest
	}
	if i := bytes.IndexAny(b, xmlBlanks); i >= 0 {
		return b[:i], b[i:]
	}
	return b, nil
}
