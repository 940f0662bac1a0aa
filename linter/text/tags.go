package text

import "bytes"

// Tags tells how long the tags of a marked-up text are, however long: styles and pictures stand in them. It takes time
// that grows with the text, for what was looked through in vain is not looked through again.
type Tags struct {
	text     []byte
	from, to int // no tag that begins here ends
}

// TagsOf returns the Tags of a text.
func TagsOf(b []byte) Tags { return Tags{text: b} }

// Length is the length of the tag that begins at an offset, with the first > behind it that stands in no quoted value;
// 0 where another < stands before that, or there is none.
func (t *Tags) Length(at int) int {
	if at >= t.from && at < t.to {
		return 0
	}
	i := at + 1
	for ; i < len(t.text) && t.text[i] != '<'; i++ {
		switch t.text[i] {
		case '>':
			return i + 1 - at
		case '"', '\'':
			i = t.quoted(i)
		}
	}
	t.from, t.to = at, i
	return 0
}

// quoted is where the value ends that the quotation mark at i opens; i itself where it opens none that ends.
func (t *Tags) quoted(i int) int {
	if !bytes.HasSuffix(bytes.TrimRight(t.text[:i], " \t\r\n"), []byte("=")) {
		return i
	}
	return i + 1 + bytes.IndexByte(t.text[i+1:], t.text[i])
}
