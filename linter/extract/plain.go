package extract

import (
	"bytes"
	"unicode/utf8"

	"cablelint/linter/text"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// plain adds text that lies in a document, which may be a cable.
func (o *opener) plain(d doc) { o.text(d, Body) }

// text adds text in its role. What is not made of characters is read for the words that stand in it.
func (o *opener) text(d doc, role Role) {
	p := Part{Path: d.path, Role: role, Parent: d.parent}
	d.data = o.behindText(d, d.data)
	if wide(d.data) == nil && isBinary(d.data) {
		p.Role, p.Text = Hidden, words(d.data)
	} else {
		p.Text = o.decoded(d, d.data)
	}
	if bytes.Contains(p.Text, []byte("-----BEGIN PGP MESSAGE-----")) {
		o.unread(d, "a message in it is encrypted (PGP)")
	}
	if len(p.Text) > 0 {
		o.part(p)
		o.asides(d, p.Text)
	}
}

// decoded returns text as UTF-8 with line ends of one byte. Bytes that are in no other encoding are taken for
// Windows-1252, as linter/text takes them.
func (o *opener) decoded(d doc, data []byte) []byte {
	e := wide(data)
	switch {
	case e != nil:
	case utf8.Valid(data):
		return lines(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	default:
		e = charmap.Windows1252
	}
	return o.as(d, data, e)
}

// as returns text that is in an encoding as UTF-8 with line ends of one byte.
func (o *opener) as(d doc, data []byte, e encoding.Encoding) []byte {
	out, _ := o.inflate(d, e.NewDecoder().Reader(bytes.NewReader(data)), int64(len(data)))
	return lines(out)
}

// lines returns text with line ends of one byte.
func lines(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
}

// block is how much of a file is looked at to know it.
const block = 8 << 10

// wide returns the encoding of text whose characters take two or four bytes; nil for other text.
func wide(data []byte) encoding.Encoding {
	e, ok := text.Wide(data)
	if !ok {
		return nil
	}
	return wides[e]
}

var wides = map[text.Encoding]encoding.Encoding{
	text.UTF32LE: utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), text.UTF32BE: utf32.UTF32(utf32.BigEndian, utf32.UseBOM),
	text.UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	text.UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
}

// isBinary reports whether data is no text: one byte in ten of its head is a control character.
func isBinary(data []byte) bool {
	head := data[:min(len(data), block)]
	controls := 0
	for _, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1b {
			controls++
		}
	}
	return controls*10 > len(head)
}

// shortestWord is how many printable characters in a row are taken for words in what is no text: those of SECRET.
const shortestWord = 6

// words returns the words that stand in bytes that are no text, one run of characters a line. Characters
// may take one byte or two.
func words(data []byte) []byte {
	var out []byte
	for step := 1; step <= 2; step++ {
		run := make([]byte, 0, 64)
		for at := 0; at < len(data); {
			c := data[at]
			if printable(c) && (step == 1 || at+1 < len(data) && data[at+1] == 0) {
				run = append(run, c)
				at += step
				continue
			}
			out = keep(out, run)
			run = run[:0]
			at++
		}
		out = keep(out, run)
	}
	return out
}

func keep(out, run []byte) []byte {
	if len(run) < shortestWord {
		return out
	}
	return append(append(out, run...), '\n')
}

func printable(c byte) bool { return c >= ' ' && c < 0x7f || c == '\t' }
