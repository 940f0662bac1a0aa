package text

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// index finds line and column of an offset without reading the text before it again, so that many
// findings in a large file, or in one long line, cost one pass.
type index struct {
	data   []byte
	starts []int // offset of every line
	narrow bool  // every byte is a character
	marks  []int // characters before every stride-th byte; nil where no line has more bytes than that
}

// stride is the distance of the marks of an index.
const stride = 1024

func (s *Source) makeIndex() {
	data, end := s.raw, byte('\n')
	if s.encoding >= UTF16LE {
		data = s.text
	}
	if s.crOnly {
		end = '\r'
	}
	ascii := s.ascii
	if s.record != nil { // its lines are those of the file, whatever ends those of the text
		data, end = s.record.Bytes, '\n'
		ascii, _ = survey(data)
	}
	s.index = index{data: data, narrow: ascii || s.encoding == Windows1252}
	s.index.read(end)
}

// read goes once through the data.
func (x *index) read(end byte) {
	x.starts = append(make([]int, 0, bytes.Count(x.data, []byte{end})+1), 0)
	longest := 0
	for at := 0; ; {
		i := bytes.IndexByte(x.data[at:], end)
		if i < 0 {
			longest = max(longest, len(x.data)-at)
			break
		}
		longest = max(longest, i)
		at += i + 1
		x.starts = append(x.starts, at)
	}
	if !x.narrow && longest > stride {
		x.mark()
	}
}

func (x *index) mark() {
	x.marks = make([]int, 0, len(x.data)/stride+1)
	for at, n := 0, 0; at <= len(x.data); at += stride {
		x.marks = append(x.marks, n)
		n += characters(x.data[at:min(at+stride, len(x.data))])
	}
}

// columns counts the characters from start, where a line begins, to at.
func (x *index) columns(start, at int) int {
	switch {
	case x.narrow:
		return at - start
	case at-start <= stride:
		return characters(x.data[start:at])
	}
	return x.before(at) - x.before(start)
}

// before counts the characters before offset at.
func (x *index) before(at int) int {
	k := at / stride
	return x.marks[k] + characters(x.data[k*stride:at])
}

// characters counts the bytes of valid UTF-8 that begin a character.
func characters(b []byte) int {
	n := len(b)
	for ; len(b) >= word; b = b[word:] {
		n -= bits.OnesCount64(continuing(binary.LittleEndian.Uint64(b)))
	}
	for _, c := range b {
		n -= int(continuing(uint64(c)))
	}
	return n
}

// continuing sets the lowest bit of each of eight bytes that continues a character: their high bits are 10.
func continuing(eight uint64) uint64 { return eight >> 7 &^ (eight >> 6) & 0x0101010101010101 }
