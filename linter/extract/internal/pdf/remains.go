package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// remains reads what is in the file and no reader shows: earlier states of it, which programs that save by adding
// leave behind; objects that the list of objects has not, or has as free; streams that nothing leads to; what
// stands between objects. What the document shows as well is not told again.
func (r *reader) remains() {
	r.late = true
	for _, t := range r.programs {
		r.add(t)
	}
	r.file.remark = r.remarked
	r.unlisted()
	r.file.remark = nil
	r.unreached()
}

// remarked adds a remark that stands in an object.
func (r *reader) remarked(b []byte) {
	if text := textString(b); len(text) >= leastMark && isText(text) {
		r.add(Text{Kind: Hidden, Key: "remark", Text: text})
	}
}

// unlisted reads objects that stand in the file and that the list of objects does not lead to.
func (r *reader) unlisted() {
	f := r.file
	end := bytes.LastIndex(f.data, []byte("%%EOF"))
	if end < 0 {
		end = len(f.data)
	}
	from := 0 // of what lies between objects
	for at := 0; f.work.left > 0; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i
		num, _, head, ok := f.header(at)
		if at += len("obj"); !ok {
			continue
		}
		v, l := f.parse(head, num)
		if l.torn {
			continue // what it swallows may be objects
		}
		r.between(from, min(head, end))
		at = max(at, l.at)
		from = at
		if e, listed := f.entries[num]; !listed || e.within > 0 || e.at != head {
			r.remnant(v, num)
		}
		if s, ok := v.(*stream); ok && s.dict["Type"] == name("ObjStm") {
			r.unlistedMembers(s)
		}
	}
	r.between(from, end)
}

// unlistedMembers reads the objects of an object stream that are not had from it.
func (r *reader) unlistedMembers(s *stream) {
	b := r.file.index(s)
	for _, m := range b.members {
		if e := r.file.entries[m.num]; e.within != s.ref.num || b.index[m.num] != m.at {
			r.remnant(r.file.lexer(b.data, m.at).object(), m.num)
		}
	}
}

// remnant reads an object that is not of the document as it is.
func (r *reader) remnant(v any, num int) {
	if r.file.lock != nil && num == r.file.lock.num {
		return
	}
	switch v := v.(type) {
	case *stream:
		r.stream(v)
		r.leftStream(v)
	case dict:
		r.strings(v, Hidden, 0, 0)
		r.leftPage(v, num)
	case array:
		r.each(v, Hidden, "", 0, 0)
	case str:
		r.take(Hidden, objectKey(num), 0, v)
	}
}

func objectKey(num int) string { return fmt.Sprintf("object %d", num) }

// unreached reads listed pages that the tree of pages has not, such as templates, and then streams that nothing
// has used, and strings that are objects of their own. What other listed objects say has been read.
func (r *reader) unreached() {
	f := r.file
	nums := slices.Sorted(maps.Keys(f.entries))
	for _, num := range nums {
		if d, ok := f.get(num).(dict); ok && d["Contents"] != nil && !r.taken[ref{num, f.entries[num].gen}] {
			r.leftPage(d, num)
		}
	}
	for _, num := range nums {
		switch v := f.get(num).(type) {
		case *stream:
			r.leftStream(v)
		case str:
			r.take(Hidden, objectKey(num), 0, v)
		}
	}
}

// leftPage reads what a page draws that is not shown, as far as no other page draws it.
func (r *reader) leftPage(d dict, num int) {
	var all []byte
	c := newCanvas(nil)
	for _, v := range r.file.list(d["Contents"]) {
		if s, ok := r.file.resolve(v).(*stream); ok && !r.file.used[s.at] {
			all = append(append(all, r.streamOf(s, c)...), '\n')
		}
	}
	if all == nil {
		return
	}
	above := d
	for range maxDepth {
		if above["Resources"] != nil || above["Parent"] == nil {
			break
		}
		above = r.file.dict(above["Parent"])
	}
	r.leftContent(all, r.file.dict(above["Resources"]), c)
	r.left(c, num)
}

// ofPrograms are keys of streams whose bytes no person wrote: fonts, their tables, functions, small pictures.
var ofPrograms = map[name]bool{
	"FontFile": true, "FontFile2": true, "FontFile3": true, "CIDToGIDMap": true, "CIDSet": true, "ToUnicode": true,
	"Encoding": true, "Function": true, "TR": true, "TR2": true, "BG": true, "BG2": true, "UCR": true, "UCR2": true,
	"HT": true, "Thumb": true,
}

// isOfPrograms says of the stream itself what it is: a picture, a font, a function, a shading.
func (r *reader) isOfPrograms(s *stream) bool {
	switch r.file.name(s.dict["Subtype"]) {
	case "Image", "Type1C", "CIDFontType0C", "OpenType":
		return true
	}
	isPicture := s.dict["Width"] != nil && s.dict["Height"] != nil
	return isPicture || s.dict["Length1"] != nil || s.dict["FunctionType"] != nil || s.dict["ShadingType"] != nil
}

// leftStream reads a stream that nothing has used: as what a page draws, where it is that, or as text, or as a
// file.
func (r *reader) leftStream(s *stream) {
	kind := r.file.name(s.dict["Type"])
	switch {
	case r.file.used[s.at], r.machine[s.ref.num], r.isOfPrograms(s), kind == "XRef":
		return
	case kind == "EmbeddedFile":
		r.attachStream(s, "")
		return
	}
	c, drawn := newCanvas(nil), newCanvas(nil)
	b := r.streamOf(s, c)
	if r.leftBytes += len(b); r.leftBytes > maxLeft {
		r.doc.unread(0, "what no page shows is larger than 32 MiB")
		return
	}
	res := r.file.dict(s.dict["Resources"])
	if res == nil {
		res = r.drawnWith[s.ref.num]
	}
	r.leftContent(b, res, drawn)
	switch {
	case drawn.isContent():
		maps.Copy(drawn.faults, c.faults)
		c = drawn
	case isProfile(b):
	case isText(string(b)):
		r.add(Text{Kind: Hidden, Key: objectKey(s.ref.num), Text: readable(b)})
	default:
		r.doc.Files = append(r.doc.Files, File{Step: objectKey(s.ref.num), Data: b})
	}
	r.left(c, s.ref.num)
}

// isProfile knows a profile of colours (ICC.1, 7.2.9), of which only the colour spaces say that it is one.
func isProfile(b []byte) bool {
	const mark, at = "acsp", 36
	return len(b) > at && bytes.HasPrefix(b[at:], []byte(mark))
}

// streamOf unpacks a stream; what is wrong with it is said of c.
func (r *reader) streamOf(s *stream, c *canvas) []byte {
	b, err := r.file.unpack(s)
	if err != nil {
		c.faults["it cannot be read: "+err.Error()] = true
	}
	return b
}

// leftContent runs content that no page shows. Without resources of its own it has those of all pages, and where
// a name is none of a font there, the letters stand for themselves.
func (r *reader) leftContent(b []byte, res dict, c *canvas) {
	run := &runner{
		reader: r, page: c, res: res, text: identity, line: identity, off: 1, state: state{ctm: identity, scale: 1},
	}
	if res == nil {
		run.res, run.latin = r.allFonts(), true
	}
	run.run(b)
}

// allFonts are the resources of all pages as one. What pages mean differently by one name has no meaning.
func (r *reader) allFonts() dict {
	if r.common != nil {
		return r.common
	}
	r.common = dict{}
	for _, res := range r.resources {
		for _, kind := range []name{"Font", "XObject", "ExtGState", "Properties"} {
			all, _ := r.common[kind].(dict)
			if all == nil {
				all = dict{}
				r.common[kind] = all
			}
			for k, v := range r.file.dict(res[kind]) {
				if have, twice := all[k]; twice && !same(have, v) {
					v = unclear{}
				}
				all[k] = v
			}
		}
	}
	return r.common
}

// maxLeft bounds the streams that nothing uses, which are held until all is read.
const maxLeft = 32 << 20

// unclear stands for a resource that is several.
type unclear struct{}

// same says of two resources whether they are one.
func same(a, b any) bool {
	x, ok1 := a.(ref)
	y, ok2 := b.(ref)
	return ok1 && ok2 && x == y
}

// left adds what was drawn on a page that is not shown.
func (r *reader) left(c *canvas, num int) {
	all := append(lines(c.hidden), c.said...)
	all = append(append(all, c.otherwise()...), c.remarks...)
	r.add(Text{Kind: Hidden, Key: objectKey(num), Text: strings.Join(all, "\n")})
	if c.unknown > 0 {
		r.doc.unread(0, "object %d, which no page shows: characters have no meaning, %d in all", num, c.unknown)
	}
	for _, why := range slices.Sorted(maps.Keys(c.faults)) {
		r.doc.unread(0, "object %d, which no page shows: %s", num, why)
	}
}

// Bounds of what is compared. What is larger is no earlier state of a page, or of very many.
const (
	maxCompared = 1 << 20 // bytes of one text
	maxTold     = 1 << 18 // lines
)

// fresh leaves out the lines of a text that the document shows, or that were left in it several times.
func (r *reader) fresh(text string) string {
	if len(text) > maxCompared {
		return text
	}
	if r.told == nil {
		r.told = map[string]bool{}
		for _, p := range r.doc.Pages {
			r.tell(p.Lines...)
			r.tell(p.Hidden...)
			r.tell(p.Said...)
		}
		for _, t := range r.doc.Texts {
			if len(t.Text) <= maxCompared {
				r.tell(strings.Split(t.Text, "\n")...)
			}
		}
	}
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if !r.told[strings.TrimSpace(line)] {
			out = append(out, line)
		}
	}
	r.tell(out...)
	return strings.Join(out, "\n")
}

func (r *reader) tell(lines ...string) {
	for _, line := range lines[:max(0, min(len(lines), maxTold-len(r.told)))] {
		r.told[strings.TrimSpace(line)] = true
	}
}

// between reads what stands between two objects: lists of objects with their dictionaries, of which strings are
// read, and remarks.
func (r *reader) between(from, to int) {
	var out [][]byte
	for from < to {
		end := to
		if i := bytes.IndexAny(r.file.data[from:to], "\r\n"); i >= 0 {
			end = from + i + 1
		}
		line := bytes.Trim(r.file.data[from:end], spaces)
		if bytes.HasPrefix(line, []byte("trailer")) {
			at := from + bytes.Index(r.file.data[from:end], []byte("trailer")) + len("trailer")
			l := r.file.lexer(r.file.data[:to], at)
			if d, ok := l.object().(dict); ok && l.at > at {
				r.strings(d, Hidden, 0, 0)
				from = l.at
				continue
			}
		}
		from = end
		if !isStructure(line) {
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		return
	}
	rest := bytes.Join(out, []byte("\n"))
	if text := textString(rest); isText(text) {
		r.add(Text{Kind: Hidden, Key: betweenObjects, Text: text})
		return
	}
	r.doc.Files = append(r.doc.Files, File{Step: betweenObjects, Data: rest})
}

const betweenObjects = "between objects"

// isStructure says whether a line between objects is one that every file has: an end, a row of the list of
// objects, the version, the remark of bytes that are no letters.
func isStructure(line []byte) bool {
	switch string(line) {
	case "", "endobj", "endstream", "endstream endobj", "xref", "startxref", "%%EOF", "%":
		return true
	}
	isRow := bytes.Trim(line, "0123456789 nf") == nil
	isMark := line[0] == '%' && bytes.IndexFunc(line[1:], func(c rune) bool { return c < 0x80 && c != 0xfffd }) < 0
	return isRow || isMark || bytes.HasPrefix(line, []byte("%PDF-"))
}
