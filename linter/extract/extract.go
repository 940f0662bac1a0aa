// Package extract takes documents apart: what people commit and keep is read, or named as unread.
//
//	found := extract.Open("pack.zip", data, extract.Limits{})
//	for _, p := range found.Parts {
//		// p.Text is UTF-8; p.Where(offset) says where in the document it stands
//	}
//	for _, u := range found.Unread {
//		// a part that is a document and could not be read to its end, and why
//	}
//
// Kinds are told by content, never by suffix. Text that is plain costs one look at its first bytes and has no
// parts. Nothing is written, nothing is fetched, no program is run; whatever a file holds, Open comes to an end
// within its limits and does not panic.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package extract

import (
	"cmp"
	"slices"

	"cablelint/linter/text"
)

// Role is what a part is to its document.
type Role uint8

// The roles. Text that nobody sees at first counts for a ceiling like any other.
const (
	Body       Role = iota // may be judged as a cable
	PageHeader             // a header or footer of pages: a banner of theirs
	Deleted                // taken out with changes tracked
	Hidden                 // not shown: hidden text, slides, sheets, masters
	Comment
	Note       // footnotes, endnotes, notes of speakers
	Property   // title, author, keywords ...
	Name       // of the document, an attachment, a sheet, a member
	Attachment // another document within; what it holds are parts below it
)

// String returns the role in words.
func (r Role) String() string {
	return [...]string{
		"body", "page header", "deleted text", "hidden text", "comment", "note", "property", "name", "attachment",
	}[r]
}

// Part is one text of a document.
type Part struct {
	// Path leads to the part from the file: "word/header1.xml", "inner/a.txt", "attachment 2: note.docx"; of
	// what lies deeper the steps are joined by " > ". It is "" for the body of a document that has one.
	Path   string
	Role   Role
	Parent int    // index in Parts of the document that it lies in; -1 for the file itself
	Text   []byte // UTF-8, with line ends of one byte
	places []place
	shared []extent // in order
}

// place says of a stretch of a part, from an offset on, where it stands in the document.
type place struct {
	from int
	name string // "paragraph 12", "page 3, line 4", "slide 4", "cell B3"
}

// Where says where in its document what stands at an offset of Text is: "paragraph 12"; "" where a part has no
// places of its own.
func (p *Part) Where(offset int) string {
	lo, hi := 0, len(p.places)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); p.places[mid].from <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return ""
	}
	return p.places[lo-1].name
}

// Below returns the part with a line above it that the pages of its document show: what stands there has no place
// but the header of the page.
func (p *Part) Below(line string) *Part {
	head := line + "\n\n"
	out := *p
	out.Text = append([]byte(head), p.Text...)
	out.places = []place{{0, PageHeader.String()}}
	for _, at := range p.places {
		out.places = append(out.places, place{at.from + len(head), at.name})
	}
	if len(p.places) == 0 {
		out.places = append(out.places, place{len(head), ""})
	}
	out.shared = nil
	for _, e := range p.shared {
		out.shared = append(out.shared, extent{e.from + len(head), e.to + len(head)})
	}
	return &out
}

// Repeats reports whether what stands between two offsets of Text stands at the same place in another part too: a
// paragraph that was changed is given as it is and as it was, and most of it is the same.
func (p *Part) Repeats(from, to int) bool {
	i, _ := slices.BinarySearchFunc(p.shared, from, func(e extent, at int) int { return cmp.Compare(e.to, at) })
	for ; i < len(p.shared) && p.shared[i].from <= from; i++ {
		if to <= p.shared[i].to {
			return true
		}
	}
	return false
}

// Unread is a document, or a part of one, that could not be read to its end.
type Unread struct {
	Path string // as that of a Part; "" for the file
	Why  string // "it is encrypted", "it holds more than 10,000 members"
}

// Found is what a file holds.
type Found struct {
	Kind   Kind
	Known  text.Known // of plain text
	Parts  []Part     // documents before what lies in them; nil for plain text, which is read as it is
	Unread []Unread
	Traces []string // of readers that broke down, what and where: for those who mend them
}

// Limits bound what is read of the outermost file as a whole. A zero field stands for the usual limit.
type Limits struct {
	Members  int   // of archives and documents; 10,000
	Depth    int   // documents within documents; 4
	Part     int64 // bytes of one part; 64 MiB
	All      int64 // bytes of all parts; 256 MiB
	Ratio    int64 // of a part to what it was packed in, above 1 MiB; 200
	XMLDepth int   // elements within elements; 1,000
	Nodes    int   // pages of a PDF, nodes above them and annotations; 20,000
	Operands int   // operators of a PDF; 5,000,000
	Streams  int   // of a PDF or a compound file; 20,000

	// Done is closed when nobody waits for the result any more, as that of a context: Open then comes to its end at
	// once, with what was found until then. nil stands for never.
	Done <-chan struct{}

	// Cable reports whether text holds a cable. It is asked of what stands in a <pre> of an HTML page, of which
	// nothing else is read then; nil stands for no.
	Cable func(text []byte) bool
}
