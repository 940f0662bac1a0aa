package spill

import (
	"bytes"
	"encoding/binary"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/scan"
	"cablelint/linter/text"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// folded is a text in capitals of ASCII: full-width, mathematical and look-alike letters are the letters
// that they pass for, character references and escapes are what they stand for, what cannot be seen is gone.
type folded struct {
	src   []byte   // the text
	b     []byte   // the folded text
	lower []uint8  // 1 where the letter was a small one
	at    []uint32 // offset in src of each byte, and of the end; nil when nothing moved
	base  int      // offset of b in src where at is nil
	room  []uint32 // for at, once something moves
	cuts  []cut    // the control signs that are gone

	rich      bool // the text is RTF, whose control words are taken out
	printable bool // the text says that it is quoted-printable: =53 stands for a character
	foreign   bool // letters beyond ASCII were folded
	older     bool // bytes stand in the text that are no UTF-8
}

// What stands for characters that are no letter, digit or sign of ASCII and pass for none.
const (
	other = 1 // a letter or digit
	sign  = 2 // anything else
)

// widest is the highest code of characters that are folded to themselves by a byte.
const widest = utf8.RuneSelf

// small reports whether the letter at i was a small one.
func (f *folded) small(i int) bool { return f.lower[i] != 0 }

func (f *folded) anySmall(from, to int) bool { return bytes.IndexByte(f.lower[from:to], 1) >= 0 }

// lowerBit is 1 for a small letter.
func lowerBit(c byte) uint8 {
	if scan.Lower(c) {
		return 1
	}
	return 0
}

// span leads a stretch of the folded text back to the text.
func (f *folded) span(from, to int) text.Span {
	if f.at == nil {
		return text.Span{Start: f.base + from, End: f.base + to}
	}
	return text.Span{Start: int(f.at[from]), End: f.end(to - 1)}
}

// end is where what the folded byte i was read from ends, marks that combine with it left out.
func (f *folded) end(i int) int {
	at := int(f.at[i])
	if !opensEscape[f.src[at]] {
		_, n := utf8.DecodeRune(f.src[at:])
		return at + n
	}
	for i++; i < len(f.at)-1 && int(f.at[i]) == at; i++ { // a reference that stands for several
	}
	return max(int(f.at[i]), at+1)
}

// index leads from an offset in the text to the first folded byte that was read from there or from what follows.
func (f *folded) index(at int) int {
	if f.at == nil {
		return at - f.base
	}
	i, _ := slices.BinarySearch(f.at, uint32(at))
	return min(i, len(f.b)-1)
}

// part is a stretch of f, from which spans lead back to the same text.
func (f *folded) part(from, to int) *folded {
	p := &folded{src: f.src, b: f.b[from:to], lower: f.lower[from:to], base: f.base + from, foreign: f.foreign}
	if f.at != nil {
		p.at = f.at[from : to+1]
	}
	return p
}

// fold folds a text.
func fold(b []byte) *folded {
	f := &folded{}
	f.fold(b)
	return f
}

// fold folds a text in the room of another one. Runs of bytes each of which is folded to one byte go by a table; the
// places are noted from the first character on that is not.
func (f *folded) fold(b []byte) {
	*f = folded{
		src: b, b: slices.Grow(f.b[:0], len(b)+beginningLength), lower: slices.Grow(f.lower[:0], len(b)), room: f.room,
	}
	f.rich = bytes.HasPrefix(bytes.TrimLeft(b, " \r\n\ufeff"), []byte(richHead))
	f.printable = bytes.Contains(b, []byte(quotedPrintable)) || bytes.Contains(b, []byte(loudPrintable))
	coded := f.rich || f.printable
	if coded {
		f.trace(0)
	}
	doubts := doubtsOf(b)
	for i := 0; i < len(b); {
		if !coded && foldedTo[b[i]] != doubtful {
			i = f.addRun(i, doubts.next(b, i))
		}
		if i == len(b) {
			break
		}
		if f.at == nil && b[i] != '\r' && !plain(b[i:]) {
			f.trace(i)
		}
		i += f.next(b[i:], i)
	}
	if f.at != nil {
		f.at = append(f.at, uint32(len(b)))
		f.room = f.at[:0]
	}
}

// trace notes the places of the bytes that were folded so far, each to one byte, and makes room for those to come.
func (f *folded) trace(n int) {
	f.at = slices.Grow(f.room[:0], len(f.src)+1)[:n]
	for i := range f.at {
		f.at[i] = uint32(i)
	}
}

// addRun folds the bytes [from, to), among which no doubtful sign is, up to the first that is doubtful for another
// reason, and returns where it stopped.
func (f *folded) addRun(from, to int) (end int) {
	run, first := f.src[from:to], len(f.b)
	f.b, f.lower = slices.Grow(f.b, len(run)), slices.Grow(f.lower, len(run))
	n := foldRun(f.b[first:][:len(run)], f.lower[first:][:len(run)], run)
	f.b, f.lower = f.b[:first+n], f.lower[:first+n]
	if f.at != nil {
		f.at = slices.Grow(f.at, n)
		places := f.at[len(f.at):][:n]
		for i := range places {
			places[i] = uint32(from + i)
		}
		f.at = f.at[:len(f.at)+n]
	}
	return from + n
}

// foldRun folds a run without doubtful signs up to the first byte that is a doubtful control or of another script, and
// returns where that stands.
func foldRun(out, lower, run []byte) (n int) {
	for len(run)-n >= blockSize && foldBlock((*block)(out[n:]), (*block)(lower[n:]), (*block)(run[n:])) {
		n += blockSize
	}
	for n < len(run) {
		if len(run)-n >= eight {
			if x := binary.LittleEndian.Uint64(run[n:]); printed(x) {
				foldEight(out[n:], lower[n:], x)
				n += eight
				continue
			}
		}
		for end := min(len(run), n+eight); n < end; n++ {
			c := run[n]
			if foldedTo[c] == doubtful {
				return n
			}
			out[n], lower[n] = foldedTo[c], lowerBit(c)
		}
	}
	return n
}

// foldBlock folds a block, and reports whether no byte of it is doubtful: what it made of it is good only then.
func foldBlock(out, lower, run *block) bool {
	for n := 0; n < blockSize; n += eight {
		x := binary.LittleEndian.Uint64(run[n:])
		if !printed(x) {
			return false
		}
		foldEight(out[n:], lower[n:], x)
	}
	return true
}

func foldEight(out, lower []byte, x uint64) {
	small := inRange(x, 'a', 'z')
	binary.LittleEndian.PutUint64(out, x-small>>2)
	binary.LittleEndian.PutUint64(lower, small>>7)
}

// doubts are where the doubtful signs of a text stand that were not passed yet, the first of each.
type doubts [len(doubtfulSigns)]int

func doubtsOf(b []byte) (d doubts) {
	for i := range d {
		d.seek(b, i, 0)
	}
	return d
}

// seek looks for a sign from an offset on.
func (d *doubts) seek(b []byte, sign, from int) {
	d[sign] = len(b)
	if at := bytes.IndexByte(b[from:], doubtfulSigns[sign]); at >= 0 {
		d[sign] = from + at
	}
}

// next is where the first of them stands from an offset on.
func (d *doubts) next(b []byte, from int) int {
	first := len(b)
	for i := range d {
		if d[i] < from {
			d.seek(b, i, from)
		}
		first = min(first, d[i])
	}
	return first
}

// doubtful stands in foldedTo for the bytes that may not be folded to one byte.
const doubtful = 0

// doubtfulSigns are those of them that are printed, and DEL.
const doubtfulSigns = "&\\%^\x7f"

// foldedTo is what each byte is folded to.
var foldedTo = func() (to [256]byte) {
	for i := range to {
		c := byte(i)
		to[i] = scan.ToUpper(c)
		if c >= widest || c < ' ' && c != '\n' && c != '\t' || strings.IndexByte(doubtfulSigns, c) >= 0 {
			to[i] = doubtful
		}
	}
	to['\f'], to['\v'] = '\n', '\n'
	return to
}()

// plain reports whether a byte at the head of b that may be no plain one is folded to one byte.
func plain(b []byte) bool {
	switch c := b[0]; {
	case c >= widest, c == '&', c < ' ' && !scan.Space(c), c == 0x7f:
		return false
	case c == '\\':
		return len(b) == 1 || !escapes[b[1]]
	case c == '%':
		return !isHex(b[1:])
	}
	return b[0] != '^' || len(b) == 1 || b[1] != '['
}

// next folds the character at the head of b, which stands at offset at, and returns its length.
func (f *folded) next(b []byte, at int) int {
	switch c := b[0]; {
	case c == '\r':
		f.add(lineEnd(b), at)
	case c == '\f', c == '\v':
		f.add('\n', at)
	case c == '\b': // overstruck, as printers made bold letters
		f.drop()
	case c == 0x1b:
		return escape(b)
	case c == chatColour && colourLength(b) > 1:
		return colourLength(b)
	case c < ' ' && !scan.Space(c), c == 0x7f:
		f.cutAt(c)
	case c == '^' && len(b) > 2 && b[1] == '[' && b[2] == '[': // the same, as pagers show it
		return max(escape(b[1:]), 1) + 1
	case c == '&':
		return f.reference(b, at)
	case f.rich && (c == '\\' || c == '{' || c == '}'):
		return f.control(b, at)
	case c == '\\':
		return f.backslash(b, at)
	case c == '%' && isHex(b[1:]), c == '=' && f.printable:
		return f.hex(b, at)
	case c < widest:
		f.add(c, at)
	default:
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 { // an older encoding
			r = charmap.Windows1252.DecodeByte(c)
			f.older = true
		}
		f.addRune(r, at)
		return n
	}
	return 1
}

// chatColour begins the numbers of two colours in the logs of chats: \x034,01.
const chatColour = 3

// colourLength is the length of the numbers of colours at the head of b, with the sign before them.
func colourLength(b []byte) int {
	n := 1
	for range 2 {
		for first := n; n < len(b) && n < first+2 && scan.Digit(b[n]); {
			n++
		}
		if n == 1 || n+1 >= len(b) || b[n] != ',' || !scan.Digit(b[n+1]) {
			break
		}
		n++
	}
	return n
}

// lineEnd is what a carriage return is folded to: alone it ends the line.
func lineEnd(b []byte) byte {
	if len(b) > 1 && b[1] == '\n' {
		return ' '
	}
	return '\n'
}

// drop takes back the last character.
func (f *folded) drop() {
	if n := len(f.b) - 1; n >= 0 && f.at != nil {
		f.b, f.lower, f.at = f.b[:n], f.lower[:n], f.at[:n]
	}
}

// longestEscape is how long a sequence that colours a terminal may be.
const longestEscape = 24

// escape is the length of the terminal sequence at the head of b.
func escape(b []byte) int {
	if len(b) < 2 || b[1] != '[' {
		return 1
	}
	for i := 2; i < min(len(b), longestEscape); i++ {
		if b[i] >= '@' && b[i] <= '~' {
			return i + 1
		}
	}
	return 1
}

// longestReference is how long a character reference may be.
const longestReference = 32

// reference folds &#83; and its like. The semicolon of a number may be missing.
func (f *folded) reference(b []byte, at int) int {
	stop := bytes.IndexByte(b[:min(len(b), longestReference)], ';')
	if n := numberReference(b); n > 0 && (stop < 0 || stop > n) {
		stop = n - 1
	}
	if stop < 2 {
		f.add('&', at)
		return 1
	}
	in := string(b[:stop+1])
	out := html.UnescapeString(in)
	if out == in {
		f.add('&', at)
		return 1
	}
	for _, r := range out {
		f.addRune(r, at)
	}
	return stop + 1
}

// numberReference is the length of &#83 or &#x53 at the head of b, 0 where there is none.
func numberReference(b []byte) int {
	digit, n := scan.Digit, len("&#")
	if len(b) > n && b[n]|0x20 == 'x' {
		digit, n = hexDigit, n+1
	}
	first := n
	for n < min(len(b), longestReference) && digit(b[n]) {
		n++
	}
	if !bytes.HasPrefix(b, []byte("&#")) || n == first || n == longestReference {
		return 0
	}
	return n
}

func (f *folded) add(c byte, at int) {
	f.b = append(f.b, scan.ToUpper(c))
	f.lower = append(f.lower, lowerBit(c))
	if f.at != nil {
		f.at = append(f.at, uint32(at))
	}
}

func (f *folded) addRune(r rune, at int) {
	c := lookalike(r)
	f.foreign = f.foreign || r >= widest && (unicode.IsLetter(r) || unicode.IsDigit(r) || scan.Alnum(c))
	switch {
	case c != 0:
		f.add(c, at)
	case r < ' ':
		f.cutAt(byte(r))
	case unseen(r):
	case r == utf8.RuneError:
		f.add(other, at)
	case unicode.IsSpace(r):
		f.add(' ', at)
	case r < widest:
		f.add(byte(r), at)
	default:
		f.addDecomposed(r, at)
	}
}

// addDecomposed takes full-width, circled, mathematical and accented letters apart.
func (f *folded) addDecomposed(r rune, at int) {
	var buf [utf8.UTFMax]byte
	parts := norm.NFKD.Properties(utf8.AppendRune(buf[:0], r)).Decomposition()
	added := false
	for len(parts) > 0 {
		part, n := utf8.DecodeRune(parts)
		parts = parts[n:]
		if c := lookalike(part); c != 0 {
			part = rune(c)
		}
		if part < widest {
			f.add(byte(part), at)
			added = true
		}
	}
	switch {
	case added:
	case unicode.IsLetter(r), unicode.IsDigit(r):
		f.add(other, at)
	default:
		f.add(sign, at)
	}
}

// unseen reports whether r takes no room of its own: zero-width, joining, direction and soft hyphen
// characters, and marks that combine with the letter before.
func unseen(r rune) bool {
	return r < ' ' || r == 0x00AD || r == 0x034F || r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0 ||
		unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) ||
		unicode.Is(unicode.Variation_Selector, r)
}
