package extract

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"unicode/utf8"
)

// leastEncoded is how many characters of base64 are looked at as such; shorter ones are words and hashes.
const leastEncoded = 64

// leastDecoded is how many bytes must come out of it.
const leastDecoded = 32

// likeBase64 knows a file that is one block of base64, when it holds a document or text. A text has a full stop soon.
func (o *opener) likeBase64(data []byte) look {
	if len(data) < leastEncoded || bytes.IndexByte(data, '.') >= 0 || !isBase64(data) {
		return look{}
	}
	head := make([]byte, block)
	n, _ := base64.NewDecoder(alphabet(data), bytes.NewReader(withoutBlanks(data[:min(len(data), 2*block)]))).Read(head)
	if n < leastDecoded { // signs of equality end it: a list of values
		return look{}
	}
	if isWords(head[:n]) || o.holdsDocument(head[:n]) {
		return look{kind: Encoded}
	}
	return look{}
}

// isBase64 reports whether all of data is base64, in either alphabet.
func isBase64(data []byte) bool {
	for _, c := range data {
		if !inBase64[c] {
			return false
		}
	}
	return true
}

var inBase64 = func() (in [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \t\r\n") {
		in[c] = true
	}
	return in
}()

// alphabet returns the alphabet that data is written in: that of addresses has - and _.
func alphabet(data []byte) *base64.Encoding {
	e := base64.StdEncoding
	if bytes.ContainsAny(data, "-_") {
		e = base64.URLEncoding
	}
	if len(bytes.TrimRight(data, " \t\r\n")) > 0 && !bytes.HasSuffix(bytes.TrimRight(data, " \t\r\n"), []byte("=")) {
		return e.WithPadding(base64.NoPadding)
	}
	return e
}

// isWords reports whether the head of what was decoded is text: chance makes none of so many bytes.
func isWords(head []byte) bool {
	if wide(head) != nil {
		return true
	}
	for cut := range min(len(head), utf8.UTFMax) { // the last character may be cut in two
		if utf8.Valid(head[:len(head)-cut]) {
			return !isBinary(head)
		}
	}
	return false
}

// holdsDocument reports whether the head of what was decoded is that of a document.
func (o *opener) holdsDocument(head []byte) bool {
	k := o.look(head).kind
	return k != Plain && k != Inert
}

// readEncoded reads what is written in other bytes, or behind others.
func readEncoded(o *opener, d doc) {
	if at := behindInert(d.data); at > 0 {
		o.behind(d, d.data[at:])
		return
	}
	if wide(d.data) != nil {
		o.content(d, o.decoded(d, d.data))
		return
	}
	r := base64.NewDecoder(alphabet(d.data), bytes.NewReader(withoutBlanks(d.data)))
	if data, whole := o.inflate(d, r, int64(len(d.data))); whole || len(data) > 0 {
		o.content(d, data)
	}
}

// encodedHeads are the first letters of documents in base64: of zip, PDF, gzip, and the compound files of Microsoft.
var encodedHeads = []string{"UEsDB", "JVBERi0", "H4sIA", "0M8R4KGxGuE"}

// leastOfLine and leastRun are how many letters a line of it and all of it have: shorter ones are words, and examples
// that break off.
const (
	leastOfLine = 64
	leastRun    = 128
)

// encoded reads the documents that stand in a text in base64, as data of calendars, cards, pages and programs do. Most
// texts have no run of letters that is long enough, of which a look at some places tells, at sixteen letters at a time.
func (o *opener) encoded(d doc, text []byte) {
	const high, sixteen = 0x8080808080808080, 16
	for end := leastOfLine; end <= len(text); {
		if look := text[end-sixteen : end]; (notInked(look)|notInked(look[sixteen/2:]))&high != 0 {
			end += leastOfLine - sixteen + 1
			continue
		}
		at, last := end-leastOfLine, end-1
		for last >= at && inRun(text[last]) {
			last--
		}
		if last >= at { // no run reaches over it
			end = last + 1 + leastOfLine
			continue
		}
		begin, is := beginsEncoded(text, at)
		run := encodedRun(text[begin:])
		if is {
			o.encodedIn(d, run)
		}
		end = max(begin+len(run), end) + leastOfLine
	}
}

// notInked sets the high bit of each of eight bytes that is a blank or less, and of some behind such a one.
func notInked(eight []byte) uint64 {
	const behindBlank = 0x2121212121212121
	w := binary.LittleEndian.Uint64(eight)
	return (w - behindBlank) &^ w
}

// beginsEncoded is where a document in base64 begins of which a line begins at an offset: there, or at the end of the
// line before.
func beginsEncoded(text []byte, at int) (begin int, is bool) {
	before := bytes.TrimRight(text[:at], " \t\r\n")
	from := len(before)
	for from > 0 && inRun(before[from-1]) {
		from--
	}
	for _, head := range encodedHeads {
		switch {
		case bytes.HasPrefix(text[at:], []byte(head)):
			return at, true
		case bytes.HasPrefix(text[from:], []byte(head)):
			return from, true
		}
	}
	return at, false
}

// encodedIn reads the document that a run of base64 holds, in which strings have escapes for ends of lines.
func (o *opener) encodedIn(d doc, run []byte) {
	if len(run) < leastRun {
		return
	}
	letters := withoutBlanks(bytes.ReplaceAll(bytes.ReplaceAll(run, []byte(`\r`), nil), []byte(`\n`), nil))
	data, _ := decodedRun(letters)
	if o.holdsDocument(data) && o.take(d, int64(len(data)), int64(len(run))) {
		o.inText(d, "base64 in the text", "", data)
	}
}

// decodedRun is what letters of base64 stand for, as far as they are such.
func decodedRun(letters []byte) ([]byte, error) {
	of := alphabet(letters)
	data := make([]byte, of.DecodedLen(len(letters)))
	n, err := of.Decode(data, letters)
	return data[:n], err
}

// inRun reports whether a letter is one of base64 that stands for something.
func inRun(c byte) bool { return c > ' ' && c != '=' && inBase64[c] }

// encodedRun is the run of base64 at the head of text. It goes on in the next line where that holds nothing else.
func encodedRun(text []byte) []byte {
	end := 0
	for from := 0; ; {
		to := from
		for to < len(text) && text[to] > ' ' && inBase64[text[to]] {
			to++
		}
		if to == from || to < len(text) && from > 0 && bytes.IndexByte([]byte("\r\n\\\"'`<)"), text[to]) < 0 {
			return text[:end]
		}
		end = to
		for _, sign := range []string{`\r`, `\n`, "\r", "\n"} {
			to += len(text[to:]) - len(bytes.TrimPrefix(text[to:], []byte(sign)))
		}
		if to == end {
			return text[:end]
		}
		from = to + len(text[to:]) - len(bytes.TrimLeft(text[to:], " \t"))
	}
}
