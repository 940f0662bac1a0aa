package extract

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"mime/quotedprintable"
	"slices"
	"strings"
)

// Text may hold what is written in other characters than its own: a message that is encrypted, a file that was
// made into lines of letters, a mail that was pasted in, an archive behind it. Where a line begins so, it is read
// for itself, or said not to be read. The text stays what it is, with its places.

// mostEnds is of how many lines of a text the ends are handed on: all those of most texts.
const mostEnds = 256

// asides reads what stands in a text so, and reports whether an opening square bracket does, and where its first lines
// end.
func (o *opener) asides(d doc, text []byte) (square bool, ends []uint32) {
	square, encrypted := hasEncrypted(text)
	if encrypted {
		o.unread(d, "values in it are encrypted")
	}
	const fewBytes = 32 // of a line
	at, ends := nextAside(text, 0, make([]uint32, 0, min(len(text)/fewBytes+1, mostEnds)))
	from := 0
	for at >= 0 {
		o.ask()
		o.encoded(d, text[from:at])
		n := o.aside(d, text[at:], at > 0 && quotation[text[at-1]])
		if n == 0 {
			line, _ := cutLine(text[at:])
			n = len(line)
		}
		from = at + n
		at, _ = nextAside(text, from, nil)
	}
	o.encoded(d, text[min(from, len(text)):])
	return square, ends
}

// nextAside returns where an aside may begin, in the line that begins at an offset or in a later one; -1: none does. It
// appends to ends, as far as there is room, where the lines before it end.
func nextAside(text []byte, line int, ends []uint32) (at int, _ []uint32) {
	for line < len(text) {
		if first := text[line]; mayLead[first] {
			line = unquoted(text, line)
			if mayBeAside(text[line:]) {
				return line, ends
			}
		}
		if line == len(text) {
			break
		}
		if text[line] != '\n' {
			end := bytes.IndexByte(text[line:], '\n')
			if end < 0 {
				break
			}
			line += end
		}
		if len(ends) < cap(ends) {
			ends = append(ends, uint32(line))
		}
		line++
	}
	return -1, ends
}

// unquoted returns where a line begins behind blanks and signs of quotation.
func unquoted(text []byte, line int) int {
	for line < len(text) && quotation[text[line]] {
		line++
	}
	return line
}

// quotation are the signs that may stand before a line that begins an aside.
var quotation = [256]bool{' ': true, '\t': true, '>': true, '|': true}

// fourths has for the sign that an aside begins with the fourth one, in small letters.
var fourths = [256]byte{'-': '-', '$': 's', '=': 'e', '(': 'i', 'b': 'i', 'B': 'i', 'C': 't', 'c': 't'}

// mayLead are the first signs of the lines in which an aside may begin.
var mayLead = func() (may [256]bool) {
	for c := range may {
		may[c] = quotation[c] || fourths[c] != 0
	}
	return may
}()

// mayBeAside reports whether text begins like an aside, by two signs.
func mayBeAside(text []byte) bool {
	return len(text) > 3 && fourths[text[0]] != 0 && text[3]|0x20 == fourths[text[0]]
}

// hasEncrypted reports whether there are square brackets at all, and values in them that are encrypted, of SOPS or of
// Puppet. Brackets are rare in a text, letters are not.
func hasEncrypted(text []byte) (square, encrypted bool) {
	for at := 0; ; at++ {
		i := bytes.IndexByte(text[at:], '[')
		if i < 0 {
			return at > 0, false
		}
		at += i
		behind := text[at+1:]
		if bytes.HasPrefix(behind, []byte("AES256_GCM,data:")) ||
			bytes.HasPrefix(behind, []byte("PKCS7,")) && bytes.HasSuffix(text[:at], []byte("ENC")) {
			return true, true
		}
	}
}

// aside reads what begins at the head of text, which is not empty, and returns how much of it that takes; 0 for what
// is nothing but text. quoted says that signs of quotation stand before it.
func (o *opener) aside(d doc, text []byte, quoted bool) int {
	for _, a := range armours {
		if text[0] == a.head[0] && bytes.HasPrefix(text, []byte(a.head)) && a.fits(text[len(a.head):]) {
			o.unread(d, "%s", a.why)
			return len(a.head)
		}
	}
	switch {
	case quoted:
		return 0
	case bytes.HasPrefix(text, []byte("begin")):
		return o.uuencoded(d, text)
	case isTransferField(text):
		return o.entityWithin(d, text)
	}
	return 0
}

// armour is how something that cannot be read begins in a text.
type armour struct {
	head string
	why  string
	fits func(behind []byte) bool // what must follow
}

var armours = []armour{
	{"-----BEGIN PGP MESSAGE-----", "a message in it is encrypted (PGP)", hasLetters},
	{"-----BEGIN AGE ENCRYPTED FILE-----", "a file in it is encrypted (age)", hasLetters},
	{"-----BEGIN PKCS7-----", "a message in it is encrypted or signed as a whole (PKCS #7)", hasLetters},
	{"-----BEGIN CMS-----", "a message in it is encrypted or signed as a whole (CMS)", hasLetters},
	{"BEGIN SALTPACK ENCRYPTED MESSAGE.", "a message in it is encrypted (saltpack)", hasLetters},
	{"$ANSIBLE_VAULT;", "a text in it is encrypted (Ansible)", hasDigits},
	{"=ybegin line=", "a file in it is written in yEnc, which is not read", hasAnything},
	{"(This file must be converted with BinHex", "a file in it is written in BinHex, which is not read", hasAnything},
}

// nearby is how far behind the head of an armour its content is looked for: fields may stand between.
const nearby = 600

// hasLetters reports whether letters follow in which bytes are written, as no word of people is.
func hasLetters(behind []byte) bool {
	const fewest, many = 6, 20
	for _, word := range bytes.Fields(behind[:min(len(behind), nearby)]) {
		if len(word) >= fewest && isBase64(word) && (len(word) >= many || bytes.ContainsAny(word, "0123456789+/=")) &&
			bytes.ContainsAny(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") && bytes.ContainsAny(word, "abcdefghijklmnopqrstuvwxyz") {
			return true
		}
	}
	return false
}

// hasDigits reports whether a line of hexadecimal digits follows.
func hasDigits(behind []byte) bool {
	const fewest = 32
	for _, word := range bytes.Fields(behind[:min(len(behind), nearby)]) {
		if len(word) >= fewest && len(bytes.Trim(word, "0123456789abcdef")) == 0 {
			return true
		}
	}
	return false
}

func hasAnything(behind []byte) bool { return len(bytes.TrimSpace(behind)) > 0 }

// The letters of uuencode and of xxencode, by their value.
var lettersOf = [...]string{
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_",
	"+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
}

// uuencoded reads a file that was made into lines by uuencode (POSIX): "begin 644 name", lines that begin with
// their length, "end". "begin-base64" has lines of base64.
func (o *opener) uuencoded(d doc, text []byte) int {
	line, body := cutLine(text)
	fields := strings.Fields(string(line))
	if len(fields) < 3 || len(fields[1]) < 3 || len(fields[1]) > 4 || strings.Trim(fields[1], "01234567") != "" {
		return 0
	}
	var data, rest []byte
	var whole bool
	switch fields[0] {
	case "begin":
		data, rest, whole = unlettered(body)
	case "begin-base64":
		data, rest, whole = unlined(body)
	}
	if len(data) == 0 {
		return 0
	}
	taken := len(text) - len(rest)
	if !o.take(d, int64(len(data)), int64(len(body))) {
		return taken
	}
	name := strings.Join(fields[2:], " ")
	if !whole {
		o.unread(d, "it is damaged: a file in it breaks off")
	}
	o.inText(d, "file in the text: "+name, name, data)
	return taken
}

// unlettered undoes the lines of uuencode or xxencode, and reports whether they came to their end.
func unlettered(body []byte) (data, rest []byte, whole bool) {
	for _, letters := range lettersOf {
		data, rest = nil, body
		for len(rest) > 0 {
			line, next := cutLine(rest)
			line = bytes.TrimRight(line, "\r\n")
			if string(line) == "end" {
				return data, next, true
			}
			out, ok := unletteredLine(line, letters)
			if !ok {
				break
			}
			data, rest = append(data, out...), next
		}
		if len(data) > 0 {
			return data, rest, false
		}
	}
	return nil, body, false
}

// unletteredLine undoes one line, whose first letter says how many bytes it holds. Programs write "`" for a blank,
// drop blanks at the end, or put a sum there.
func unletteredLine(line []byte, letters string) (out []byte, ok bool) {
	const dropped, added = 3, 2
	line = bytes.ReplaceAll(line, []byte("`"), []byte(" "))
	if len(line) == 0 {
		return nil, true
	}
	n := strings.IndexByte(letters, line[0])
	want := (n + 2) / 3 * 4
	if line = line[1:]; n < 0 || len(line) < want-dropped || len(line) > want+added {
		return nil, false
	}
	for at := 0; at < want; at += 4 {
		four := uint32(0)
		for i := range 4 {
			v := 0
			if at+i < len(line) {
				v = strings.IndexByte(letters, line[at+i])
			}
			if v < 0 {
				return nil, false
			}
			four = four<<6 | uint32(v)
		}
		out = append(out, byte(four>>16), byte(four>>8), byte(four))
	}
	return out[:min(n, len(out))], true
}

// unlined undoes lines of base64 up to the first line that is none.
func unlined(body []byte) (data, rest []byte, whole bool) {
	for rest = body; len(rest) > 0; {
		line, next := cutLine(rest)
		line = bytes.TrimSpace(line)
		if len(line) == 0 || !isBase64(line) || line[0] == '=' || bytes.HasPrefix(line, []byte("--")) {
			break
		}
		rest = next
	}
	lines := withoutBlanks(bytes.TrimSpace(body[:len(body)-len(rest)]))
	if len(lines) < leastLine {
		return nil, rest, false
	}
	data, err := decodedRun(lines)
	return data, rest, err == nil
}

// leastLine is how many letters of base64 hold a marking.
const leastLine = 8

// isTransferField reports whether the field begins that says how a body is encoded.
func isTransferField(text []byte) bool {
	const name = "Content-Transfer-Encoding"
	return len(text) > len(name) && bytes.EqualFold(text[:len(name)], []byte(name))
}

// entityWithin reads a body of a mail whose head stands within a text: as of a mail that was pasted in, or behind
// lines that are no fields. It returns how much of the text that takes.
func (o *opener) entityWithin(d doc, text []byte) int {
	h, body := cutHead(text)
	switch h.transferEncoding() {
	case "base64":
		data, rest, whole := unlined(bytes.TrimLeft(body, "\r\n"))
		if len(data) > 0 && o.take(d, int64(len(data)), int64(len(body))) {
			if !whole {
				o.unread(d, "it is damaged: base64 in it breaks off")
			}
			o.inText(d, "base64 in the text", h.fileName(), data)
		}
		return len(text) - len(rest)
	case "quoted-printable":
		data, _ := o.inflate(d, quotedprintable.NewReader(bytes.NewReader(body)), int64(len(body)))
		o.part(Part{Path: d.path, Role: Hidden, Parent: d.parent, Text: o.decoded(d, data)})
		return len(text)
	}
	return len(text) - len(body)
}

// inText reads a document that stands in a text.
func (o *opener) inText(d doc, step, name string, data []byte) {
	switch {
	case d.depth > o.limits.Depth:
		o.unread(d, "it lies deeper than %d documents within each other", o.limits.Depth)
	case o.member(d):
		o.within(d, step, name, data)
	}
}

// tails are the magic numbers of what may stand behind a text: longer ones, or such as more is asked of.
var tails = func() (all []head) {
	for _, h := range formats {
		isPacked := h.kind == Archive || h.kind == PDF || h.kind == Outlook || h.look == packed || h.look == encrypted
		isSure := h.more == nil && len(h.magic) >= 4 || h.kind == Archive && h.more != nil
		if isPacked && isSure && h.at == 0 {
			all = append(all, h)
		}
	}
	return all
}()

// packedFrom returns where in bytes that are not all text a document begins that is packed, as in a script that
// unpacks itself; -1 where none does.
func packedFrom(data []byte) int {
	if !hasOtherBytes(data) {
		return -1
	}
	first := -1
	for _, h := range tails {
		area := data
		if first >= 0 {
			area = data[:first]
		}
		if i := indexOf(area, data, h); i > 0 {
			first = i
		}
	}
	if i := tarFrom(data); i > 0 && (first < 0 || i < first) {
		first = i
	}
	return first
}

// indexOf returns where a head first stands in area, which is the beginning of data.
func indexOf(area, data []byte, h head) int {
	for at := 1; at < len(area); at++ {
		i := bytes.Index(area[at:], []byte(h.magic))
		if i < 0 {
			return -1
		}
		if at += i; h.fits(data[at:]) {
			return at
		}
	}
	return -1
}

// tarFrom returns where a tar archive begins that has the sign of its kind.
func tarFrom(data []byte) int {
	const sign = 257
	for at := sign; at < len(data); at++ {
		i := bytes.Index(data[at:], []byte("ustar"))
		if i < 0 {
			return -1
		}
		if at += i; likeTar(data[at-sign:]).kind == Archive {
			return at - sign
		}
	}
	return -1
}

// isNarrow reports whether all bytes are such as text has whose characters take one byte or are UTF-8: then nothing is
// packed behind them.
func isNarrow(data []byte) bool { return !hasOtherBytes(data) && (len(data) == 0 || data[0] < 0xfe) }

// hasOtherBytes reports whether there is a byte below \b, which no text has. It is asked of every text, and looks at 64
// bytes at a time: nearer only where one of them is below \b or beyond ASCII.
func hasOtherBytes(data []byte) bool {
	const stride = 64
	for ; len(data) >= stride; data = data[stride:] {
		b := data[:stride:stride]
		if (lowered(b)|lowered(b[8:])|lowered(b[16:])|lowered(b[24:])|
			lowered(b[32:])|lowered(b[40:])|lowered(b[48:])|lowered(b[56:]))&highBits != 0 && anyBelow(b) {
			return true
		}
	}
	return anyBelow(data)
}

const highBits = 0x8080808080808080

// lowered takes \b from each of eight bytes, which sets the high bit of those below it, and leaves that of those beyond
// ASCII.
func lowered(eight []byte) uint64 { return binary.LittleEndian.Uint64(eight) - 0x0808080808080808 }

// anyBelow reports whether one of the bytes is below \b.
func anyBelow(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if lowered(b)&^binary.LittleEndian.Uint64(b)&highBits != 0 {
			return true
		}
	}
	return len(b) > 0 && slices.Min(b) < '\b'
}

// behindText reads the document that stands behind a text, and returns the text.
func (o *opener) behindText(d doc, data []byte) []byte {
	at := packedFrom(data)
	if at < 0 {
		return data
	}
	o.inText(d, fmt.Sprintf("behind %s bytes of text", thousands(int64(at))), "", data[at:])
	return data[:at]
}
