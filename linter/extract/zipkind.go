package extract

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
)

var (
	zipEnd    = []byte("PK\x05\x06") // of the record behind the list of members
	zipMember = []byte("PK\x03\x04") // of a member
	zipListed = []byte("PK\x01\x02") // of a member in the list
)

// Lengths of the records of a zip archive without what varies in them (APPNOTE.TXT 4.3).
const (
	zipEndSize    = 22
	zipMemberSize = 30
	zipListedSize = 46
)

// endOfZip returns where the last record of a zip archive stands, -1 when there is none.
func endOfZip(data []byte) int {
	from := max(0, len(data)-zipEndSize-1<<16)
	for at := len(data); at > from; {
		i := bytes.LastIndex(data[from:at], zipEnd)
		if i < 0 {
			return -1
		}
		at = from + i
		if len(data)-at >= zipEndSize && at+zipEndSize+zipComment(data[at:]) <= len(data) {
			return at
		}
	}
	return -1
}

func zipComment(end []byte) int { return int(binary.LittleEndian.Uint16(end[zipEndSize-2:])) }

// endsInZip reports whether a file that begins like another is a zip archive all the same, as one that unpacks
// itself is: the list of members ends where the last record says. Text is not searched for it.
func endsInZip(data []byte) bool {
	tail := data[max(0, len(data)-zipEndSize-1<<16):]
	if bytes.IndexByte(tail, zipEnd[2]) < 0 || !bytes.Contains(tail, zipEnd) { // text has no such byte, but many a P
		return false
	}
	at := endOfZip(data)
	if at < 0 {
		return false
	}
	list := int(binary.LittleEndian.Uint32(data[at+12:]))
	return list <= at && (list == 0 || bytes.HasPrefix(data[at-list:], zipListed))
}

// zipKind tells office documents from other archives, by the members that tell of the others.
func zipKind(data []byte) look {
	r, _ := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if r == nil {
		return archive
	}
	has := map[string]bool{}
	for _, f := range r.File {
		if f.Name == "mimetype" && isOpenDocument(f) {
			return look{kind: Office}
		}
		has[clean(f.Name)] = true
	}
	switch {
	case has["index/document.iwa"]:
		return lost("a document of iWork: export it as PDF")
	case has["[content_types].xml"], has["_rels/.rels"],
		has["content.xml"] && (has["meta-inf/manifest.xml"] || has["styles.xml"]):
		return look{kind: Office}
	}
	return archive
}

// isOpenDocument reads the type that an OpenDocument begins with.
func isOpenDocument(f *zip.File) bool {
	const family = "application/vnd.oasis.opendocument."
	r, err := f.Open()
	if err != nil {
		return false
	}
	head := make([]byte, len(family))
	_, err = io.ReadFull(r, head)
	return err == nil && string(head) == family
}
