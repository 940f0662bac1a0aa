package text

import "bytes"

// Tags tells how long the tags of a marked-up text are, however long: styles and pictures stand in them. It takes time
// that grows with the text: what was looked through in vain is not looked through again, and within a tag that was
// found no other is looked for, but a short one.
type Tags struct {
	text       []byte
	from, to   int // no tag that begins here ends
	begin, end int // the last tag that was found
}

// longestWithin is how long a tag may be that begins within another one.
const longestWithin = 400

// TagsOf returns the Tags of a text.
func TagsOf(b []byte) Tags { return Tags{text: b} }

// Length is the length of the tag that begins at an offset, with the first > behind it that stands in no quoted value;
// 0 where another < stands before that, or there is none.
func (t *Tags) Length(at int) int {
	if at >= t.from && at < t.to {
		return 0
	}
	within := at > t.begin && at < t.end
	b := t.text
	if within {
		b = b[:min(len(b), at+longestWithin)]
	}
	i := at + 1
	for ; i < len(b) && b[i] != '<'; i++ {
		switch b[i] {
		case '>':
			if !within {
				t.begin, t.end = at, i+1
			}
			return i + 1 - at
		case '"', '\'':
			i = quoted(b, i)
		}
	}
	if !within {
		t.from, t.to = at, i
	}
	return 0
}

// quoted is where the value ends that the quotation mark at i opens; i itself where it opens none that ends.
func quoted(b []byte, i int) int {
	if !bytes.HasSuffix(bytes.TrimRight(b[:i], " \t\r\n"), []byte("=")) {
		return i
	}
	return i + 1 + bytes.IndexByte(b[i+1:], b[i])
}
