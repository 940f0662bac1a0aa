package spill

import (
	"bytes"
)

// Programs and settings give a text as a list of its bytes: hex(2):53,00,45,00 of a registry, {0x53, 0x45} of a
// program, [83, 69] of data.

// byteList is a way of writing one.
type byteList struct {
	begin string // what stands before it
	rare  int    // the sign of it that is looked for, which other texts have least
	base  int
	each  string // what stands before each number
}

var byteLists = []byteList{
	{"hex:", len("he"), 16, ""},
	{"hex(", len("he"), 16, ""},
	{"0x", len("0"), 16, "0x"},
	{"[", 0, 10, ""},
	{"(", 0, 10, ""},
	{"{", 0, 10, ""},
}

// listed looks for texts that are given as lists of their bytes.
func (s *scanner) listed() {
	s.enough = len(s.hits) + mostHits
	for i := range byteLists {
		l := &byteLists[i]
		for at := l.rare; !s.full() && at < len(s.src); {
			n := bytes.IndexByte(s.src[at:], l.begin[l.rare])
			if n < 0 {
				break
			}
			if at += n; !bytes.HasPrefix(s.src[at-l.rare:], []byte(l.begin)) {
				at++
				continue
			}
			from := at - l.rare + len(l.begin) - len(l.each)
			if l.begin == "hex(" { // and the kind of the value
				from += len("2):")
			}
			at = max(from+s.listAt(l, from), at+1)
		}
	}
}

// listAt looks at the list whose numbers begin at an offset, and returns its length. Behind most brackets stands none.
func (s *scanner) listAt(l *byteList, from int) int {
	if first := from + len(l.each); first >= len(s.src) || hexValue[s.src[first]] < 0 {
		return 0
	}
	read, size := l.read(s.src[from:])
	if read = plainText(bytes.TrimRight(read, "\x00")); len(read) >= fewestUnpacked {
		s.saidIn(read, from, from+size)
	}
	return size
}

// parts of a list stand between its numbers; a backslash ends a line of it.
const partsOfList = ", \t\r\n\\"

// read returns the bytes of the list at the head of b, and its length.
func (l *byteList) read(b []byte) (read []byte, size int) {
	for at := 0; bytes.HasPrefix(b[at:], []byte(l.each)); {
		from := at + len(l.each)
		value, to := 0, from
		for to < min(len(b), from+len("255")) && hexValue[b[to]] >= 0 && int(hexValue[b[to]]) < l.base {
			value, to = value*l.base+int(hexValue[b[to]]), to+1
		}
		if to == from || value > 0xff {
			break
		}
		read, size = append(read, byte(value)), to
		if at = to + skip(b[to:], partsOfList); at == to {
			break
		}
	}
	return read, size
}
