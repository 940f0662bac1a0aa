package text

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"sort"
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

// mostCounted is how many times a text is gone through for positions before its lines are listed: to list them costs
// that much, and most files that have findings have few.
const mostCounted = 6

// lineAt returns the line, from 1, that holds an offset, and where it begins.
func (s *Source) lineAt(at int) (line, start int) {
	data, end := s.lined()
	if s.counted.Add(int64(at)) <= int64(len(data))*mostCounted {
		return bytes.Count(data[:at], []byte{end}) + 1, bytes.LastIndexByte(data[:at], end) + 1
	}
	s.indexing.Do(s.makeIndex)
	line = sort.SearchInts(s.index.starts, at+1)
	return line, s.index.starts[line-1]
}

// columns counts the characters from start, where a line begins, to at.
func (s *Source) columns(start, at int) int {
	switch {
	case s.record != nil, !s.narrow() && at-start > stride:
		s.indexing.Do(s.makeIndex)
		return s.index.columns(start, at)
	case s.narrow():
		return at - start
	}
	data, _ := s.lined()
	return characters(data[start:at])
}

// narrow reports whether every byte of the text is a character.
func (s *Source) narrow() bool { return s.ascii || s.encoding == Windows1252 }

// lined returns what lines are counted in, and what ends them: of a record it is the file.
func (s *Source) lined() (data []byte, end byte) {
	data, end = s.raw, '\n'
	if s.encoding >= UTF16LE {
		data = s.text
	}
	if s.crOnly {
		end = '\r'
	}
	if s.record != nil { // its lines are those of the file, whatever ends those of the text
		data, end = s.record.Bytes, '\n'
	}
	return data, end
}

func (s *Source) makeIndex() {
	data, end := s.lined()
	narrow := s.narrow()
	if s.record != nil {
		ascii, _ := survey(data)
		narrow = ascii || s.encoding == Windows1252
	}
	s.index = index{data: data, narrow: narrow}
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
