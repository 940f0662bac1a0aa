package spill

import (
	"bytes"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// The signs about remarks, and what begins text of XML that has no tags.
const (
	remarkHead = "<!--"
	remarkEnd  = "-->"
	dataHead   = "<![CDATA["
)

// tagLength is the length of the markup tag or comment at the head of b, 0 when there is none. What asks for it looks
// at a line as it stands; tags of any length are gone where the text is looked at without them.
func tagLength(b []byte) int {
	if !opensTag(b) {
		return 0
	}
	if bytes.HasPrefix(b, []byte(dataHead)) {
		return len(dataHead)
	}
	near := b[:min(len(b), text.LongestTag)]
	if bytes.HasPrefix(b, []byte(remarkHead)) {
		if i := bytes.Index(near, []byte(remarkEnd)); i >= 0 {
			return i + len(remarkEnd)
		}
	}
	return bytes.IndexByte(near, '>') + 1
}

// opensTag reports whether what stands at the head of b may be a tag.
func opensTag(b []byte) bool {
	return len(b) > 2 && b[0] == '<' && (scan.Upper(b[1]) || b[1] == '/' || b[1] == '!' || b[1] == '?')
}

// tags tells how long the tags and comments of a folded text are, however long.
type tags struct {
	text.Tags
	b       []byte
	endless bool // a comment was begun behind which none ends
}

func tagsOf(b []byte) tags { return tags{Tags: text.TagsOf(b), b: b} }

// length is the length of the tag or comment at an offset, 0 where there is none.
func (t *tags) length(at int) int {
	b := t.b[at:]
	switch {
	case !opensTag(b):
		return 0
	case bytes.HasPrefix(b, []byte(dataHead)):
		return len(dataHead)
	case bytes.HasPrefix(b, []byte(remarkHead)) && !t.endless:
		if i := bytes.Index(b, []byte(remarkEnd)); i >= 0 {
			return i + len(remarkEnd)
		}
		t.endless = true
	}
	return t.Length(at)
}

// blocks are the tags that end a line of what is shown.
var blocks = set(`
P DIV BR TR LI H1 H2 H3 H4 H5 H6 UL OL TABLE SECTION HEADER FOOTER BLOCKQUOTE PRE HR TITLE OPTION DT DD
SEG TUV TU TARGET SOURCE PARA SIMPARA ENTRY CAPTION STRING NOTE
`)

// cellTags end a cell of a table.
var cellTags = set(`TD TH`)

// markup looks at the text as it is shown without its tags, and at what the tags hide.
func (s *scanner) markup() {
	if !s.has(hasTag) {
		return
	}
	if shown := s.untagged(); shown != nil {
		o := s.on(shown)
		o.scan()
		s.join(o)
	}
	s.hidden()
}

// untagged is the text without tags and comments, nil where there are none.
func (s *scanner) untagged() *folded {
	f := &folded{src: s.src}
	from := 0
	s.eachTag(func(at, n int) {
		f.take(s.folded, from, at)
		if name := leadingWord(bytes.TrimPrefix(s.b[at+1:at+n], []byte("/"))); blocks.has(name) {
			f.take(s.folded, at, at+1)
			f.b[len(f.b)-1] = '\n'
		} else if cellTags.has(name) {
			f.take(s.folded, at, at+1)
			f.b[len(f.b)-1] = '|'
		}
		from = at + n
	})
	if from == 0 {
		return nil
	}
	f.take(s.folded, from, len(s.b))
	f.at = append(f.at, uint32(s.span(len(s.b)-1, len(s.b)).End))
	return f
}

// take copies a stretch of o with its places.
func (f *folded) take(o *folded, from, to int) {
	f.b = append(f.b, o.b[from:to]...)
	f.lower = append(f.lower, o.lower[from:to]...)
	f.foreign = f.foreign || o.foreign
	for i := from; i < to; i++ {
		if o.at != nil {
			f.at = append(f.at, o.at[i])
		} else {
			f.at = append(f.at, uint32(o.base+i))
		}
	}
}

// eachTag calls do for every tag and comment.
func (s *scanner) eachTag(do func(at, n int)) {
	tags := tagsOf(s.b)
	for at := 0; ; {
		i := bytes.IndexByte(s.b[at:], '<')
		if i < 0 {
			return
		}
		at += i
		n := tags.length(at)
		if n > 0 {
			do(at, n)
		}
		at += max(n, 1)
	}
}

// hidden looks at comments and at the values of attributes, each as a text of its own.
func (s *scanner) hidden() {
	s.enough = len(s.hits) + mostHits
	s.eachTag(func(at, n int) {
		if bytes.HasPrefix(s.b[at:], []byte(remarkHead)) {
			s.remark(at+len(remarkHead), at+n-len(remarkEnd))
			return
		}
		for from := at; ; {
			i := bytes.IndexByte(s.b[from:at+n], '=')
			if i < 0 {
				return
			}
			from += i + 1
			if q := s.b[from]; q == '"' || q == '\'' {
				j := bytes.IndexByte(s.b[from+1:at+n], q)
				if j < 0 {
					return
				}
				s.value(s.b[at:from-1], from+1, from+1+j)
				from += j + 2
			}
		}
	})
}

// remark looks at a comment. A long one may hold a part of the page, which some programs show.
func (s *scanner) remark(from, to int) {
	s.piece(from, to, false)
	if to-from < text.LongestTag {
		return
	}
	o := s.on(s.part(from, to))
	o.markup()
	s.join(o)
}

// mostOfPiece is how many hits one piece makes at the most.
const mostOfPiece = 4

// shortestPiece is the least that can hold a marking: (C).
const shortestPiece = 3

// plainAttributes hold names and the words of forms.
var plainAttributes = set(`NAME ID FOR TYPE CLASS PLACEHOLDER VALUE KEY HREF SRC ACTION REL ROLE`)

// value looks at the value of an attribute, which stands behind its name. A level that is all of the value of some is
// a word.
func (s *scanner) value(name []byte, from, to int) {
	first := len(s.hits)
	s.piece(from, to, true)
	if !plainAttributes.has(lastOf(name)) {
		return
	}
	whole := s.span(from, to)
	for i := range s.hits[first:] {
		if h := &s.hits[first+i]; h.Span == whole && h.Kind <= Banner {
			h.grade = min(h.grade, said)
		}
	}
}

func (s *scanner) piece(from, to int, value bool) {
	if to-from < shortestPiece || s.full() {
		return
	}
	o := s.on(s.part(from, to))
	o.enough, o.values = mostOfPiece, value
	o.words()
	o.lines()
	o.slashes()
	o.authorities()
	o.strayCaptions()
	o.dashed()
	s.join(o)
}
