package extract

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"io"
)

// readArchive reads archives by their heads.
func readArchive(o *opener, d doc) {
	switch {
	case bytes.HasPrefix(d.data, []byte("\x1f\x8b")):
		readGzip(o, d)
	case bytes.HasPrefix(d.data, []byte("BZh")):
		o.stream(d, bzip2.NewReader(bytes.NewReader(d.data)))
	case bytes.HasPrefix(d.data, []byte(arMagic)):
		readAr(o, d)
	case bytes.HasPrefix(d.data, []byte("PK")), endsInZip(d.data):
		readZip(o, d)
	default:
		readTar(o, d)
	}
}

// readGzip reads what was packed by itself: several packed streams in a row are one content (RFC 1952 2.2).
func readGzip(o *opener, d doc) {
	g := &gzipped{o: o, doc: d, raw: bytes.NewReader(d.data)}
	if !g.next() {
		o.unread(d, "it is damaged: its head cannot be read")
		return
	}
	o.stream(d, g)
	if g.behind {
		o.behind(d, d.data[len(d.data)-g.raw.Len():])
	}
}

// gzipped reads the streams of gzip that stand in a row, and ends where other bytes do.
type gzipped struct {
	o      *opener
	doc    doc
	raw    *bytes.Reader
	stream *gzip.Reader
	behind bool // all streams were read, and other bytes follow
}

// next goes on to the next stream and reports whether there is one. Each has a name and a remark of its own.
func (g *gzipped) next() bool {
	var err error
	if g.stream == nil {
		g.stream, err = gzip.NewReader(g.raw)
	} else {
		err = g.stream.Reset(g.raw)
	}
	if err != nil {
		return false
	}
	g.stream.Multistream(false)
	g.o.name(g.doc, g.stream.Name)
	g.o.property(g.doc, g.stream.Comment)
	g.o.property(g.doc, string(g.stream.Extra))
	return true
}

func (g *gzipped) Read(b []byte) (int, error) {
	n, err := g.stream.Read(b)
	switch {
	case !errors.Is(err, io.EOF), g.behind:
		return n, err
	case n > 0:
		return n, nil
	}
	rest := g.doc.data[len(g.doc.data)-g.raw.Len():]
	if !isGzip(rest) {
		g.behind = true
		return 0, io.EOF
	}
	if !g.next() {
		return 0, gzip.ErrHeader
	}
	return 0, nil
}

// isGzip asks for the one method that there is, and for flags that are known.
func isGzip(data []byte) bool {
	return len(data) > 3 && data[0] == 0x1f && data[1] == 0x8b && data[2] == 8 && data[3] < 32
}

// behind reads what stands behind the end of a document, unless it only fills a block.
func (o *opener) behind(d doc, rest []byte) {
	if rest = bytes.TrimLeft(rest, "\x00"); len(bytes.TrimSpace(rest)) > 0 && o.member(d) {
		o.within(d, "behind the end", "", rest)
	}
}

// stream reads what a packed file holds. A tar archive and a mailbox in it are read as they are unpacked.
func (o *opener) stream(d doc, r io.Reader) {
	b := bufio.NewReaderSize(r, mboxBuffer)
	head, _ := b.Peek(mboxAhead)
	switch {
	case likeTar(head[:min(len(head), tarBlock)]).kind == Archive:
		o.tar(d, b)
		return
	case isDatedFrom(head) && !isPatch(head):
		o.mbox(d, b, int64(len(d.data)))
		return
	}
	if data, whole := o.inflate(d, b, int64(len(d.data))); whole || len(data) > 0 {
		o.content(d, data)
	}
}

// property adds a property of a document, where it has one.
func (o *opener) property(d doc, text string) {
	if text != "" {
		o.part(Part{Path: d.path, Role: Property, Parent: d.parent, Text: o.decoded(d, []byte(text))})
	}
}
