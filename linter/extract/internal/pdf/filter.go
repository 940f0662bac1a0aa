package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"

	"cablelint/linter/text"
)

// Faults of a stream, in words for people.
var (
	errPicture = errors.New("it is a picture")
	errLimit   = errors.New("it is over a limit")
	errStreams = errors.New("it holds too many streams")
	errDamaged = errors.New("it is damaged")
	errAway    = errors.New("it is not in the file, but elsewhere")
)

// filters by name, and by the short name of inline images (7.4, table 93).
var filters = map[name]func(io.Reader, dict) io.Reader{
	"FlateDecode": inflate, "Fl": inflate,
	"LZWDecode": newLZW, "LZW": newLZW,
	"ASCII85Decode": base85, "A85": base85,
	"ASCIIHexDecode": hexadecimal, "AHx": hexadecimal,
	"RunLengthDecode": newRuns, "RL": newRuns,
}

// pictures are filters whose streams hold no text.
var pictures = map[name]bool{"DCTDecode": true, "JPXDecode": true, "CCITTFaxDecode": true, "JBIG2Decode": true}

// unpack gives the bytes of a stream without its filters. With a fault it gives what came before it.
func (f *file) unpack(s *stream) ([]byte, error) {
	f.used[s.at] = true
	if f.streams--; f.streams < 0 {
		return nil, errStreams
	}
	if s.dict["F"] != nil {
		return nil, errAway
	}
	b := s.raw
	if f.lock != nil && !s.plain {
		b = f.lock.stream(f, s)
	}
	names, parms := f.list(s.dict["Filter"]), f.list(s.dict["DecodeParms"])
	for i, v := range names {
		n := f.name(v)
		if n == "Crypt" {
			continue
		}
		if pictures[n] {
			return nil, errPicture
		}
		open, ok := filters[n]
		if !ok {
			return nil, fmt.Errorf("it is packed in a way that is not read (%s)", text.Quoted(string(n)))
		}
		p := f.dict(parms.at(i))
		r := &watched{r: open(bytes.NewReader(b), p)}
		out, ok := f.store.Inflate(r, int64(len(b)))
		if !ok {
			return nil, errLimit
		}
		b = f.predict(out, p)
		if r.broken {
			return b, errDamaged
		}
	}
	return b, nil
}

// list is a value, or the array of them, as an array.
func (f *file) list(v any) array {
	switch v := f.resolve(v).(type) {
	case nil:
		return nil
	case array:
		return v
	default:
		return array{v}
	}
}

// watched ends where its reader breaks, and remembers that.
type watched struct {
	r      io.Reader
	broken bool
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.broken = true
		err = io.EOF
	}
	return n, err
}

// inflate leaves the checksum at the end unread, which many files lack and viewers ignore.
func inflate(r io.Reader, _ dict) io.Reader {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return bytes.NewReader(nil)
	}
	return flate.NewReader(r)
}

func hexadecimal(r io.Reader, _ dict) io.Reader {
	b, _ := io.ReadAll(r)
	b, _, _ = bytes.Cut(b, []byte(">"))
	return bytes.NewReader(unhex(b))
}

func base85(r io.Reader, _ dict) io.Reader {
	b, _ := io.ReadAll(r)
	b, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimLeft(b, spaces), []byte("<~")), []byte("~"))
	return ascii85.NewDecoder(bytes.NewReader(b))
}

// runs undoes run-length encoding (7.4.5).
type runs struct {
	r    io.ByteReader
	left int
	same int // the byte that is repeated, or -1
}

func newRuns(r io.Reader, _ dict) io.Reader { return &runs{r: bufferedBytes(r), same: -1} }

func bufferedBytes(r io.Reader) io.ByteReader {
	b, _ := io.ReadAll(r)
	return bytes.NewReader(b)
}

func (r *runs) Read(p []byte) (int, error) {
	for i := range p {
		if r.left == 0 {
			n, err := r.r.ReadByte()
			if err != nil || n == 128 {
				return i, io.EOF
			}
			r.left, r.same = int(n)+1, -1
			if n > 128 {
				c, err := r.r.ReadByte()
				if err != nil {
					return i, io.ErrUnexpectedEOF
				}
				r.left, r.same = 257-int(n), int(c)
			}
		}
		r.left--
		if r.same >= 0 {
			p[i] = byte(r.same)
			continue
		}
		c, err := r.r.ReadByte()
		if err != nil {
			return i, io.ErrUnexpectedEOF
		}
		p[i] = c
	}
	return len(p), nil
}

// lzw undoes LZW as TIFF and PDF have it, whose codes grow by one bit a code earlier than those that
// compress/lzw reads (7.4.4, EarlyChange).
type lzw struct {
	r      io.ByteReader
	early  int
	bits   uint32
	n      uint // bits that are held
	width  uint
	next   int
	last   int
	prefix [4096]uint16
	suffix [4096]byte
	out    []byte
	buf    []byte
}

// Codes of LZW that are no data.
const (
	lzwClear = 256
	lzwEnd   = 257
)

func newLZW(r io.Reader, p dict) io.Reader {
	l := &lzw{r: bufferedBytes(r), early: 1}
	if v, ok := whole(p["EarlyChange"]); ok && v == 0 {
		l.early = 0
	}
	l.clear()
	return l
}

func (l *lzw) clear() { l.width, l.next, l.last = 9, lzwEnd+1, -1 }

func (l *lzw) Read(p []byte) (int, error) {
	for len(l.out) == 0 {
		if err := l.step(); err != nil {
			return 0, err
		}
	}
	n := copy(p, l.out)
	l.out = l.out[n:]
	return n, nil
}

// step reads one code.
func (l *lzw) step() error {
	for l.n < l.width {
		c, err := l.r.ReadByte()
		if err != nil {
			return io.EOF
		}
		l.bits, l.n = l.bits<<8|uint32(c), l.n+8
	}
	code := int(l.bits>>(l.n-l.width)) & (1<<l.width - 1)
	l.n -= l.width
	switch {
	case code == lzwClear:
		l.clear()
		return nil
	case code == lzwEnd:
		return io.EOF
	case l.last < 0 && code > lzwEnd, code > l.next, code == l.next && l.next >= len(l.prefix):
		return errDamaged
	}
	l.emit(code)
	if l.last >= 0 && l.next < len(l.prefix) {
		l.prefix[l.next], l.suffix[l.next] = uint16(l.last), l.out[0]
		l.next++
		if l.next+l.early >= 1<<l.width && l.width < 12 {
			l.width++
		}
	}
	l.last = code
	return nil
}

// emit writes what a code stands for. The code that is not yet known is the last one and its own first byte.
func (l *lzw) emit(code int) {
	l.buf = l.buf[:0]
	unknown := code == l.next
	if unknown {
		code = l.last
		l.buf = append(l.buf, 0)
	}
	for code > lzwEnd {
		l.buf = append(l.buf, l.suffix[code])
		code = int(l.prefix[code])
	}
	l.buf = append(l.buf, byte(code))
	if unknown {
		l.buf[0] = byte(code)
	}
	for i, j := 0, len(l.buf)-1; i < j; i, j = i+1, j-1 {
		l.buf[i], l.buf[j] = l.buf[j], l.buf[i]
	}
	l.out = l.buf
}

// predict undoes the predictors of PNG and of TIFF with whole bytes (7.4.4.4).
func (f *file) predict(b []byte, p dict) []byte {
	kind := f.int(p["Predictor"])
	if kind < 2 {
		return b
	}
	positive := func(k name, usual int) int {
		if n := f.int(p[k]); n > 0 && n < 1<<20 {
			return n
		}
		return usual
	}
	colors, bits := positive("Colors", 1), positive("BitsPerComponent", 8)
	pixel := max(1, colors*bits/8)
	row := (positive("Columns", 1)*colors*bits + 7) / 8
	if kind == 2 {
		for at := 0; bits == 8 && at+row <= len(b); at += row {
			for i := pixel; i < row; i++ {
				b[at+i] += b[at+i-pixel]
			}
		}
		return b
	}
	out := make([]byte, 0, len(b))
	above := make([]byte, min(row, len(b)))
	for len(b) > 1 {
		n := min(row, len(b)-1)
		line := b[1 : 1+n]
		unpng(line, above, b[0], pixel)
		out = append(out, line...)
		above, b = line, b[1+n:]
	}
	return out
}

// unpng undoes one row's predictor (PNG, 9.2).
func unpng(line, above []byte, kind byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch kind {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
