package extract

import (
	"archive/tar"
	"bufio"
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// tarBlock is the unit of a tar archive; each member begins with one that is its head.
const tarBlock = 512

// likeTar knows tar archives by the sum of a head's bytes: the oldest have no other sign (POSIX pax,
// "ustar Interchange Format").
func likeTar(data []byte) look {
	const sumFrom, sumTo = 148, 156
	if len(data) < tarBlock || data[0] == 0 || bytes.IndexByte(data[:tarBlock], 0) < 0 {
		return look{}
	}
	field := strings.Trim(string(data[sumFrom:sumTo]), " \x00")
	want, err := strconv.ParseUint(field, 8, 32)
	if err != nil {
		return look{}
	}
	sum := uint64(' ' * (sumTo - sumFrom))
	for i, c := range data[:tarBlock] {
		if i < sumFrom || i >= sumTo {
			sum += uint64(c)
		}
	}
	if sum != want {
		return look{}
	}
	return archive
}

func readTar(o *opener, d doc) { o.tar(d, bufio.NewReaderSize(bytes.NewReader(d.data), 2*tarBlock)) }

// tar reads an archive and what follows it: an archive may be written behind another, and anything else be
// hidden there.
func (o *opener) tar(d doc, r *bufio.Reader) {
	for {
		if !o.tarMembers(d, tar.NewReader(r)) {
			return
		}
		if err := skipZeros(r); err != nil {
			o.broken(d, err)
			return
		}
		if head, _ := r.Peek(tarBlock); likeTar(head).kind != Archive {
			break
		}
	}
	if rest, _ := o.inflate(d, r, int64(len(d.data))); len(rest) > 0 && o.member(d) {
		o.within(d, "behind the archive", "", rest)
	}
}

// tarMembers reads members to the end of an archive and reports whether it came there.
func (o *opener) tarMembers(d doc, r *tar.Reader) bool {
	for {
		h, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			o.unread(d, "it is damaged: a head of a member cannot be read")
			return false
		case !o.next(d):
			return false
		}
		o.tarMember(d, h, r)
	}
}

// tarMember reads a member. Of a link the target is a name; of a sparse file the holes count as zeros.
func (o *opener) tarMember(d doc, h *tar.Header, r io.Reader) {
	in := doc{path: d.step(h.Name), parent: d.parent}
	o.name(in, h.Linkname)
	for _, key := range slices.Sorted(maps.Keys(h.PAXRecords)) {
		if key == "comment" || strings.Contains(key, ".") { // the others are fields of the head
			o.property(in, h.PAXRecords[key])
		}
	}
	if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeSymlink || h.Typeflag == tar.TypeLink {
		o.name(in, h.Name)
		return
	}
	data, _ := o.inflate(in, r, int64(len(d.data)))
	o.within(d, h.Name, h.Name, data)
}

// skipZeros goes on to what is no zero; at the end it returns why there is none.
func skipZeros(r *bufio.Reader) error {
	for {
		c, err := r.ReadByte()
		if err != nil {
			return err
		}
		if c != 0 {
			return r.UnreadByte()
		}
	}
}
