package extract

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"

	"cablelint/linter/arrange"
)

// readZip reads the members that an archive lists, and the bytes that belong to none: programs that read an
// archive from its front find members there that the list does not have.
func readZip(o *opener, d doc) {
	r := o.zip(d)
	if r == nil {
		return
	}
	o.property(d, r.Comment)
	for _, f := range r.File {
		if !o.member(d) {
			return
		}
		o.zipMember(d, f)
	}
	heads := zipHeads(d.data, r.File)
	o.zipLocal(d, r.File, heads)
	for _, g := range gaps(d.data, r.File, heads) {
		if !o.member(d) {
			return
		}
		o.within(d, outside, "", g)
	}
}

// outside is the step to bytes that belong to no member of an archive.
const outside = "bytes outside the members"

// zip reads the list of an archive's members; nil where it cannot be read, which is said.
func (o *opener) zip(d doc) *zip.Reader {
	r, err := zip.NewReader(bytes.NewReader(d.data), int64(len(d.data)))
	if r == nil || err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		o.unread(d, "it is damaged: its list of members cannot be read")
		return nil
	}
	return r
}

func (o *opener) zipMember(d doc, f *zip.File) {
	in := doc{path: d.step(f.Name), parent: d.parent}
	o.property(in, f.Comment)
	if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
		o.name(in, f.Name)
		return
	}
	if data, whole := o.unzip(in, f, len(d.data)); whole || len(data) > 0 {
		o.within(d, f.Name, f.Name, data)
	} else {
		o.name(in, f.Name)
	}
}

// Flags of members (APPNOTE.TXT 4.4.4).
const (
	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3 // a record behind the content
)

// unzip reads the content of a member as far as it can be read. It is packed in no more than the archive has,
// whatever the list says.
func (o *opener) unzip(d doc, f *zip.File, archive int) (data []byte, whole bool) {
	if f.Flags&flagEncrypted != 0 {
		o.unread(d, "it is encrypted")
		return nil, false
	}
	r, err := f.Open()
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		o.unread(d, "it is packed by a method that is not known (%d)", f.Method)
		return nil, false
	case err != nil:
		o.unread(d, "it is damaged: its place in the archive cannot be found")
		return nil, false
	}
	return o.inflate(d, r, int64(min(f.CompressedSize64, uint64(archive))))
}

// extent is a stretch of an archive.
type extent struct{ from, to int }

// longestDescriptor is the record that may stand behind the content of a member (APPNOTE.TXT 4.3.9).
const longestDescriptor = 24

// gaps returns the stretches of an archive that are neither members nor the list of them, without those that
// hold nothing.
func gaps(data []byte, files []*zip.File, heads []int) [][]byte {
	var found [][]byte
	at := 0
	for _, e := range extents(data, files, heads) {
		if e.from > at {
			found = append(found, data[at:e.from])
		}
		at = max(at, e.to)
	}
	found = append(found, data[min(at, len(data)):])
	return slices.DeleteFunc(found, func(b []byte) bool { return len(bytes.Trim(b, "\x00 \r\n")) == 0 })
}

// extents returns where the members and the list stand, in order.
func extents(data []byte, files []*zip.File, heads []int) []extent {
	var all []extent
	last := 0
	for i, f := range files {
		if e, ok := extentOf(data, f, heads[i]); ok {
			all = append(all, e)
			last = max(last, e.to)
		}
	}
	end := endOfZip(data)
	list := end
	if i := bytes.Index(data[min(last, end):end], zipListed); i >= 0 {
		list = last + i
	}
	all = append(all, extent{list, end + zipEndSize + zipComment(data[end:])})
	arrange.By(all, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	return all
}

// extentOf returns where a member stands, with its head and the record behind it.
func extentOf(data []byte, f *zip.File, head int) (extent, bool) {
	offset, err := f.DataOffset()
	if err != nil || offset > int64(len(data)) {
		return extent{}, false
	}
	content := int(offset)
	to := content + int(min(f.CompressedSize64, uint64(len(data)-content)))
	if f.Flags&flagDescriptor != 0 {
		to = afterDescriptor(data, to)
	}
	if head < 0 {
		head = content
	}
	return extent{head, to}, true
}

// afterDescriptor returns where the next record begins behind a content that has one of its own. It has 16
// bytes with its sign, unless the archive is a large one or the sign is left out.
func afterDescriptor(data []byte, at int) int {
	next := data[at:min(len(data), at+longestDescriptor+len(zipMember))]
	for _, sign := range [][]byte{zipMember, zipListed} {
		if i := bytes.Index(next, sign); i >= 0 {
			return at + i
		}
	}
	if bytes.HasPrefix(next, []byte("PK\x07\x08")) && len(next) >= 16 {
		return at + 16
	}
	return at
}
