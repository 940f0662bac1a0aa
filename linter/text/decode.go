package text

import (
	"bytes"
	"encoding/binary"
	"html"
	"math/bits"
	"unicode/utf8"
)

// ArtefactKind names a kind of damage that copying does to a cable and that reading undoes.
type ArtefactKind uint8

// The kinds of artefact that hide text behind other bytes.
const (
	HTMLEntity ArtefactKind = iota
	HTMLTag
	MarkdownLink
)

// String returns the kind in words.
func (k ArtefactKind) String() string {
	return [...]string{"HTML entities", "HTML tags", "markdown links"}[k]
}

// Artefact is the first of its kind in a file.
type Artefact struct {
	Kind ArtefactKind
	Span Span
}

var bom8 = []byte("\xef\xbb\xbf")

// NewSource reads data as the file called name. It never fails: bytes that are not valid UTF-8 are
// taken for Windows-1252, and the file says so.
func NewSource(name string, data []byte) *Source { return NewKnown(name, data, Known{}) }

// Known is what may be known of a file before it is read, so that it is not looked for again.
type Known struct {
	Narrow bool     // it is no text of wide characters: [Wide] does not report it
	Square bool     // of one that is narrow: an opening square bracket may stand in it
	Ends   []uint32 // the offsets at which its first lines end
}

// NewKnown reads data as [NewSource] does.
func NewKnown(name string, data []byte, is Known) *Source {
	s := &Source{name: name, raw: data, text: data}
	if !is.Narrow {
		if w, mark := wideOf(data); w != nil {
			s.decodeWide(w, mark)
			return s
		}
		is = Known{Square: true}
	}
	s.bom = bytes.HasPrefix(data, bom8)
	s.decode8(is.Square)
	if s.isRaw() {
		s.ends = is.Ends
	}
	return s
}

// isRaw reports whether the text is what stands in the file, byte for byte.
func (s *Source) isRaw() bool {
	return len(s.text) == len(s.raw) && (len(s.text) == 0 || &s.text[0] == &s.raw[0])
}

// Ends are the offsets at which the first lines of the text end, of as many as is known.
func (s *Source) Ends() []uint32 { return s.ends }

// decode8 makes the text of a file in which a character is one byte or UTF-8, and an opening square bracket may stand.
func (s *Source) decode8(square bool) {
	var valid bool
	if s.ascii, valid = survey(s.raw); !valid {
		s.encoding = Windows1252
	}
	s.undo(square)
	s.crOnly = isCROnly(s.text)
}

const (
	word     = 8                  // bytes that survey looks at in one step
	highBits = 0x8080808080808080 // set in bytes that are not ASCII
)

// union returns the bits that any word of eight has.
func union(b []byte) uint64 {
	_ = b[8*word-1]
	le := binary.LittleEndian
	return le.Uint64(b) | le.Uint64(b[word:]) | le.Uint64(b[2*word:]) | le.Uint64(b[3*word:]) |
		le.Uint64(b[4*word:]) | le.Uint64(b[5*word:]) | le.Uint64(b[6*word:]) | le.Uint64(b[7*word:])
}

// survey reports whether data is ASCII, and whether it is valid UTF-8. Unlike [utf8.Valid] it goes on in
// long steps after a character that is not ASCII: most copies have a pilcrow in every paragraph.
func survey(data []byte) (ascii, valid bool) {
	ascii = true
	for len(data) > 0 {
		for len(data) >= 8*word && union(data[:8*word])&highBits == 0 {
			data = data[8*word:]
		}
		for len(data) >= word {
			high := binary.LittleEndian.Uint64(data) & highBits
			if high != 0 {
				data = data[bits.TrailingZeros64(high)/8:]
				break
			}
			data = data[word:]
		}
		for len(data) > 0 && data[0] < utf8.RuneSelf {
			data = data[1:]
		}
		for len(data) > 0 && data[0] >= utf8.RuneSelf {
			ascii = false
			r, n := utf8.DecodeRune(data)
			if r == utf8.RuneError && n == 1 {
				return false, false
			}
			data = data[n:]
		}
	}
	return ascii, true
}

// isCROnly reports whether lines end in \r alone. A text has a \n soon, and mostly no \r at all.
func isCROnly(data []byte) bool {
	return bytes.IndexByte(data, '\n') < 0 && bytes.IndexByte(data, '\r') >= 0
}

// undo takes out the artefacts that hide text. A file without any, nearly every file, is left as it is.
func (s *Source) undo(square bool) {
	u := undoer{src: s}
	next, tags := newFinder(s.raw, square), TagsOf(s.raw)
	from := 0
	for at := 0; at < len(s.raw); {
		at = next.from(at)
		if at == len(s.raw) {
			break
		}
		s.square = s.square || s.raw[at] == '['
		kind, repl, n, skip := artefactAt(&tags, at)
		if n == 0 {
			at++
			continue
		}
		u.swap(kind, from, at, n, repl)
		if skip.Len() > 0 { // a link: its words stay, what stands around them goes
			u.copy(at+n, at+skip.Start)
			u.swap(kind, at+skip.Start, at+skip.Start, skip.Len(), nil)
			n = skip.End
		}
		at += n
		from = at
	}
	if u.out == nil {
		return
	}
	u.copy(from, len(s.raw))
	s.text = u.out
	s.square = true // it may have come of an entity
	s.swaps = u.swaps
	s.found = u.found
}

// finder finds the bytes that artefacts begin with. It searches for each of them by itself, which is
// much faster than for any of them at once, and remembers where the next one is.
type finder struct {
	data []byte
	next [len(artefactSigns)]int
}

// artefactSigns are the bytes that artefacts begin with, that of a link last.
const artefactSigns = "&<["

func newFinder(data []byte, square bool) finder {
	f := finder{data, [...]int{-1, -1, -1}}
	if !square {
		f.next[len(f.next)-1] = len(data)
	}
	return f
}

// from returns the offset of the next such byte at or after offset at, len(data) when there is none.
func (f *finder) from(at int) int {
	first := len(f.data)
	for k, c := range []byte(artefactSigns) {
		if f.next[k] < at {
			f.next[k] = len(f.data)
			if i := bytes.IndexByte(f.data[at:], c); i >= 0 {
				f.next[k] = at + i
			}
		}
		first = min(first, f.next[k])
	}
	return first
}

type undoer struct {
	src   *Source
	out   []byte
	swaps []swap
	found []Artefact
}

func (u *undoer) copy(from, to int) { u.out = append(u.out, u.src.raw[from:to]...) }

// swap copies the file from `from` to `at` and puts repl for the n bytes after that.
func (u *undoer) swap(kind ArtefactKind, from, at, n int, repl []byte) {
	if u.out == nil {
		u.out = make([]byte, 0, len(u.src.raw))
	}
	u.copy(from, at)
	start := len(u.out)
	u.out = append(u.out, repl...)
	u.swaps = append(u.swaps, swapped(start, len(repl), at, n))
	for _, f := range u.found {
		if f.Kind == kind {
			return
		}
	}
	u.found = append(u.found, Artefact{kind, Span{start, len(u.out)}})
}

// artefactAt says which artefact begins at an offset of a text: the n bytes to be replaced by repl, and,
// for a link, what is to be skipped after its words.
func artefactAt(tags *Tags, at int) (kind ArtefactKind, repl []byte, n int, skip Span) {
	switch b := tags.text[at:]; b[0] {
	case '&':
		repl, n = entity(b)
		return HTMLEntity, repl, n, Span{}
	case '<':
		repl, n = tag(tags, at)
		return HTMLTag, repl, n, Span{}
	default:
		n, skip = link(b)
		return MarkdownLink, nil, n, skip
	}
}

const longestEntity = 10

// entity reads a character reference, `&amp;` or `&#x000A;`.
func entity(b []byte) (repl []byte, n int) {
	stop := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	if stop < 2 {
		return nil, 0
	}
	in := string(b[:stop+1])
	out := html.UnescapeString(in)
	if out == in {
		return nil, 0
	}
	return []byte(out), stop + 1
}

// wrapping are the tags that wrap the text of a copy, and what stands for them: the end of a line for some.
var wrapping = map[string]string{
	"a": "", "b": "", "i": "", "u": "", "em": "", "strong": "", "span": "", "code": "", "pre": "", "font": "",
	"br": "\n", "p": "\n", "div": "\n", "tr": "\n", "li": "\n", "td": " ", "table": "", "tbody": "", "ul": "", "ol": "",
	"html": "", "body": "", "head": "", "h1": "\n", "h2": "\n", "h3": "\n", "blockquote": "\n",
}

// tag reads an HTML tag of the kinds that wrap the text of a copy. `<< END OF DOCUMENT >>` is none.
func tag(tags *Tags, at int) (repl []byte, n int) {
	b, i := tags.text[at:], 1
	closing := i < len(b) && b[i] == '/'
	if closing {
		i++
	}
	start := i
	for i < len(b) && i-start < 11 && (b[i]|0x20 >= 'a' && b[i]|0x20 <= 'z' || b[i] >= '0' && b[i] <= '9') {
		i++
	}
	end, known := wrapping[string(bytes.ToLower(b[start:i]))]
	if !known || i == len(b) || b[i] != '>' && b[i] != '/' && b[i] != ' ' {
		return nil, 0
	}
	n = tags.Length(at)
	if n == 0 || bytes.IndexByte(b[i:n], '\n') >= 0 || !attributes(b[i:n-1], i-start) {
		return nil, 0
	}
	if closing {
		end = ""
	}
	return []byte(end), n
}

// attributes reports whether what follows the name of a tag may do so: nothing, a stroke at the end, or attributes. A
// name of one letter may be a level, and <U//NF> and <U NF> are marks.
func attributes(b []byte, name int) bool {
	b = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(b), []byte("/")))
	return len(b) == 0 || b[0] != '/' && (name > 1 || bytes.IndexByte(b, '=') > 0)
}

const longestLink = 300

// link reads `[words](url)`: n is the opening bracket, skip what follows the words.
func link(b []byte) (n int, skip Span) {
	line := b[:min(len(b), longestLink)]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	mid := bytes.Index(line, []byte("]("))
	if mid < 2 || bytes.IndexByte(line[1:mid], '[') >= 0 || !isURL(line[mid+2:]) {
		return 0, Span{}
	}
	stop := bytes.IndexByte(line[mid:], ')')
	if stop < 0 {
		return 0, Span{}
	}
	return 1, Span{mid, mid + stop + 1}
}

func isURL(b []byte) bool {
	for _, head := range []string{"#", "/", "http:", "https:", "mailto:"} {
		if bytes.HasPrefix(b, []byte(head)) {
			return true
		}
	}
	return false
}
