package text

import "bytes"

// LongestTag is how long a tag may be that has another < in it, or begins within another tag.
const LongestTag = 400

// Tags tells how long the tags of a marked-up text are, however long: styles and pictures stand in them. It takes time
// that grows with the text: what was looked through in vain is not looked through again, nor what a tag was found in,
// but for short ones.
type Tags struct {
	text       []byte
	from, to   int // no long tag begins here
	begin, end int // the last tag that was found
}

// TagsOf returns the Tags of a text.
func TagsOf(b []byte) Tags { return Tags{text: b} }

// Length is the length of the tag that begins at an offset, with the first > behind it that stands in no quoted value;
// where another < stands before that, with the first > nearby. It is 0 where there is none.
func (t *Tags) Length(at int) int {
	near := t.text[:min(len(t.text), at+LongestTag)]
	if within := at > t.begin && at < t.end; within || at >= t.from && at < t.to {
		return bytes.IndexByte(near[at:], '>') + 1
	}
	end, closed := tagEnd(t.text, at)
	if closed {
		t.begin, t.end = at, end
		return end - at
	}
	t.from, t.to = at, end
	return bytes.IndexByte(near[at:], '>') + 1
}

// tagEnd returns where the tag ends that begins at an offset, or where it is given up: at another <, or the end.
func tagEnd(b []byte, at int) (end int, closed bool) {
	for i := at + 1; i < len(b); i++ {
		switch b[i] {
		case '<':
			return i, false
		case '>':
			return i + 1, true
		case '"', '\'':
			i = quoted(b, i)
		}
	}
	return len(b), false
}

// quoted is where the value ends that the quotation mark at i opens; i itself where it opens none that ends.
func quoted(b []byte, i int) int {
	if !bytes.HasSuffix(bytes.TrimRight(b[:i], " \t\r\n"), []byte("=")) {
		return i
	}
	return i + 1 + bytes.IndexByte(b[i+1:], b[i])
}
