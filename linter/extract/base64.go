package extract

import (
	"bytes"
	"encoding/base64"
	"unicode/utf8"
)

// leastEncoded is how many characters of base64 are looked at as such; shorter ones are words and hashes.
const leastEncoded = 64

// leastDecoded is how many bytes must come out of it.
const leastDecoded = 32

// likeBase64 knows a file that is one block of base64, when it holds a document or text.
func (o *opener) likeBase64(data []byte) look {
	if len(data) < leastEncoded || !isBase64(data[:leastEncoded]) || !isBase64(data) {
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
