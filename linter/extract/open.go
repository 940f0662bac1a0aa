package extract

import (
	"fmt"
	"runtime/debug"

	"cablelint/linter/text"
)

// opener takes one file apart, with all that lies in it. It keeps the account of the limits, which hold for the
// outermost file as a whole.
type opener struct {
	limits Limits
	size   int64 // of the file
	spent  account
	found  Found
	said   map[Unread]bool

	each    func(*Found) bool // of Each
	stopped bool              // each wants no more
	handing bool              // each is at work
	left    bool              // nobody waits any more
}

// doc is one document as an opener comes to it.
type doc struct {
	path   string // of the document; see Part.Path
	data   []byte
	parent int  // index of the part that it is; -1 for the file
	depth  int  // 0 for the file
	whole  bool // it is all that the file holds, packed or not
}

// step returns the path of what lies in d.
func (d doc) step(name string) string {
	if d.path == "" {
		return name
	}
	return d.path + " > " + name
}

// reader takes documents of one kind apart: it adds parts and what could not be read to the opener, and hands
// documents within to opener.within. A reader that panics makes its document unread.
type reader func(o *opener, d doc)

// readers has the reader of each kind. It is a function, since readers come back to it for what lies within.
func readers() map[Kind]reader {
	return map[Kind]reader{
		Archive:  readArchive,
		Encoded:  readEncoded,
		Mail:     readMail,
		Office:   readOffice,
		Outlook:  readOutlook,
		PDF:      readPDF,
		Page:     readPage,
		RichText: readRTF,
	}
}

// Open takes a file apart. name is its path; it is read like any other text of the file.
func Open(name string, data []byte, limits Limits) *Found {
	o := &opener{limits: limits.filled(), size: int64(len(data))}
	o.file(name, data)
	return &o.found
}

// Each takes a file apart like [Open] and hands over what it holds by and by: of an mbox and of a tar archive,
// packed or not, each member under limits of its own, so that a collection of any size takes the room of one
// member; of any other file all at once. It stops when do returns false.
func Each(name string, data []byte, limits Limits, do func(*Found) bool) {
	o := &opener{limits: limits.filled(), size: int64(len(data)), each: do}
	if o.file(name, data); !o.stopped {
		do(&o.found)
	}
}

// file reads the outermost file. Plain text is read as it is: to be added is only what stands in it in other
// characters.
func (o *opener) file(name string, data []byte) {
	defer o.leave()
	d := doc{data: data, parent: -1, whole: true}
	narrow := isNarrow(data)
	k := o.lookAt(data, narrow)
	o.found.Kind = k.kind
	switch {
	case k.kind != Plain:
		o.name(d, name)
		o.open(d, k)
	case narrow:
		square, ends := o.asides(d, data)
		o.found.Known = text.Known{Narrow: true, Square: square, Ends: ends}
	default:
		o.asides(d, o.characters(d))
	}
}

// characters returns the text of a plain file without the document that stands behind it, which it reads.
func (o *opener) characters(d doc) []byte {
	text := o.behindText(d, d.data)
	if wide(text) != nil {
		return o.decoded(d, text)
	}
	return text
}

// within reads what lies in d, by its own kind: a document is a part, below which its parts are. step leads to
// it from d; name is what people see it called, "" where it has no name of its own.
func (o *opener) within(d doc, step, name string, data []byte) {
	in := doc{path: d.step(step), data: data, parent: d.parent, depth: d.depth + 1}
	o.name(in, name)
	k := o.look(data)
	if k.kind != Plain && k.kind != Inert {
		in.parent = o.part(Part{Path: in.path, Role: Attachment, Parent: d.parent})
	}
	o.open(in, k)
}

// content reads what d is when it is unpacked: it stands at the place of d itself.
func (o *opener) content(d doc, data []byte) {
	in := doc{path: d.path, data: data, parent: d.parent, depth: d.depth + 1, whole: d.whole}
	o.open(in, o.look(data))
}

// name adds the name of a document.
func (o *opener) name(d doc, name string) {
	if name != "" {
		o.part(Part{Path: d.path, Role: Name, Parent: d.parent, Text: o.decoded(d, []byte(name))})
	}
}

// open reads a document that was looked at.
func (o *opener) open(d doc, k look) {
	switch read := readers()[k.kind]; {
	case k.kind == Plain:
		o.plain(d)
	case k.kind == Inert:
	case read == nil:
		o.unread(d, "%s", k.why)
	case d.depth > o.limits.Depth:
		o.unread(d, "it lies deeper than %d documents within each other", o.limits.Depth)
	default:
		o.guarded(d, read)
	}
}

// guarded runs a reader. Readers of others' formats may stumble over what nobody foresaw; then the document
// counts as unread, and what was found of it until then stays. What breaks those who are handed parts is theirs.
func (o *opener) guarded(d doc, read reader) {
	defer func() {
		if o.left || o.handing {
			return
		}
		if broken := recover(); broken != nil {
			o.unread(d, "it is damaged: its reading broke off")
			o.found.Traces = append(o.found.Traces, fmt.Sprintf("%v\n%s", broken, debug.Stack()))
		}
	}()
	read(o, d)
}
