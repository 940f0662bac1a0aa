package text

import "bytes"

// index finds line and column of an offset without reading the text before it again, so that many
// findings in a large file, or in one long line, cost one pass.
type index struct {
	data   []byte
	starts []int // offset of every line
	marks  []int // characters before every stride-th byte; nil where a byte is a character
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
	s.index.data = data
	s.index.starts = append(make([]int, 0, bytes.Count(data, []byte{end})+1), 0)
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], end)
		if i < 0 {
			break
		}
		at += i + 1
		s.index.starts = append(s.index.starts, at)
	}
	if ascii || s.encoding == Windows1252 {
		return
	}
	s.index.marks = make([]int, 0, len(data)/stride+1)
	for at, n := 0, 0; at <= len(data); at += stride {
		s.index.marks = append(s.index.marks, n)
		n += characters(data[at:min(at+stride, len(data))])
	}
}

// columns counts the characters from start to at.
func (x *index) columns(start, at int) int {
	if x.marks == nil {
		return at - start
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
	n := 0
	for _, c := range b {
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}
