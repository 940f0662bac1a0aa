package text

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// wideHead is how much of a file is looked at to know whether its characters take two or four bytes.
const wideHead = 8 << 10

// wideForm is an encoding in which characters take two or four bytes.
type wideForm struct {
	encoding Encoding
	mark     string // that a file may begin with
	unit     int    // bytes
	order    binary.ByteOrder
}

// wideForms have the longest marks first.
var wideForms = [...]wideForm{
	{UTF32LE, "\xff\xfe\x00\x00", 4, binary.LittleEndian},
	{UTF32BE, "\x00\x00\xfe\xff", 4, binary.BigEndian},
	{UTF16LE, "\xff\xfe", 2, binary.LittleEndian},
	{UTF16BE, "\xfe\xff", 2, binary.BigEndian},
}

// Wide returns the encoding of text whose characters take two or four bytes, and reports whether data is such: by
// its mark or, without one, by what its head is in that encoding, be the letters Latin or not.
func Wide(data []byte) (Encoding, bool) {
	w, _ := wideOf(data)
	if w == nil {
		return UTF8, false
	}
	return w.encoding, true
}

// wideOf returns the form of a wide text, nil for other text, and the length of its mark.
func wideOf(data []byte) (w *wideForm, mark int) {
	for i := range wideForms {
		if bytes.HasPrefix(data, []byte(wideForms[i].mark)) {
			return &wideForms[i], len(wideForms[i].mark)
		}
	}
	head := data[:min(len(data), wideHead)]
	if bytes.IndexByte(head, 0) < 0 || isSpotted(head) {
		return nil, 0
	}
	for i := range wideForms {
		if wideForms[i].fits(head) {
			return &wideForms[i], 0
		}
	}
	return nil, 0
}

// mostUnseen is the share of characters, in percent, that are no letters, signs or blanks in a text of wide
// characters. Of numbers taken for such characters a third are none.
const mostUnseen = 5

// fits reports whether head, read in a form, holds hardly anything but characters that are seen; blanks or ends
// of lines are among them, or else it is all ASCII.
func (w *wideForm) fits(head []byte) bool {
	const fewest = 2
	units, unseen, blanks, ascii := 0, 0, 0, 0
	for len(head) >= w.unit {
		r, n := w.next(head)
		head = head[n:]
		units++
		switch {
		case r == ' ', r == '\n', r == '\t', r == '\r':
			blanks++
		case r > ' ' && r < 0x7f:
			ascii++
		case !unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != '\ufeff':
			unseen++
		}
	}
	return units >= fewest && (blanks > 0 || ascii == units) && 100*unseen <= mostUnseen*units
}

// isSpotted reports whether head is narrow text with a few NULs, as a log has where a program wrote them: taken for
// wide, it would be Chinese. A wide text has other controls, many more NULs, or bytes that are no UTF-8.
func isSpotted(head []byte) bool {
	text := bytes.ReplaceAll(head, []byte{0}, nil)
	if 4*len(text) < 3*len(head) || bytes.IndexFunc(text, func(r rune) bool { return r < '\b' }) >= 0 {
		return false
	}
	for cut := range min(len(text), utf8.UTFMax) { // the last character may be cut in two
		if utf8.Valid(text[:len(text)-cut]) {
			return true
		}
	}
	return false
}

// at returns the unit at the head of b.
func (w *wideForm) at(b []byte) rune {
	if w.unit == 2 {
		return rune(w.order.Uint16(b))
	}
	return rune(min(w.order.Uint32(b), unicode.MaxRune+1))
}

// next returns the character at the head of b and the bytes that it takes. A piece of one at the end is none.
func (w *wideForm) next(b []byte) (r rune, n int) {
	if len(b) < w.unit {
		return utf8.RuneError, len(b)
	}
	r = w.at(b)
	if w.unit == 2 && utf16.IsSurrogate(r) && len(b) >= 4 {
		if pair := utf16.DecodeRune(r, w.at(b[2:])); pair != utf8.RuneError {
			return pair, 4
		}
	}
	return r, w.unit
}

// decodeWide makes the text of a file of wide characters. Characters of the same length are one swap, so that
// offsets lead back; such a file is judged but never edited.
func (s *Source) decodeWide(w *wideForm, mark int) {
	s.encoding, s.bom, s.square = w.encoding, mark > 0, true
	s.text = make([]byte, 0, len(s.raw)/w.unit)
	for raw := mark; raw < len(s.raw); {
		r, n := w.next(s.raw[raw:])
		at := len(s.text)
		s.text = utf8.AppendRune(s.text, r)
		s.addSwap(swapped(at, len(s.text)-at, raw, n))
		raw += n
	}
	s.crOnly = isCROnly(s.text)
}

// addSwap adds a swap, to the last one if that goes on in it.
func (s *Source) addSwap(w swap) {
	if last := len(s.swaps) - 1; last >= 0 && s.swaps[last].joins(w) {
		s.swaps[last].times++
		return
	}
	s.swaps = append(s.swaps, w)
}
