package extract

import "bytes"

// Tail is how many bytes at the end of a file tell whether it is a document although it begins like something else:
// those of the last record of a zip archive with the longest remark.
const Tail = zipEndSize + 1<<16

// trailers are the formats that are known by bytes at their end, so that anything may stand before them.
var trailers = []struct {
	look
	magic string
	back  int                    // from the end to where the bytes stand
	more  func(data []byte) bool // what else must hold of the file as a whole; nil for nothing
}{
	{packed, "\xc4\x3d\x7b\x00\x40\x07\x00", 7, holdsRAR}, // RAR 4
	{packed, "\x1d\x77\x56\x51\x03\x05\x04\x00", 8, holdsRAR},
	{disk, "koly\x00\x00\x00\x04", 512, nil}, // Apple's
	{disk, "conectix", 512, nil},             // VHD
}

// EndsInDocument reports whether a file that ends in tail may be a document whatever it begins with: programs that
// unpack themselves are, and what was put behind a picture. It is worth reading as a whole.
func EndsInDocument(tail []byte) bool {
	tail = tail[max(0, len(tail)-Tail):]
	if endOfZip(tail) >= 0 || endsInPDF(tail) {
		return true
	}
	for _, t := range trailers {
		if len(tail) >= t.back && bytes.HasPrefix(tail[len(tail)-t.back:], []byte(t.magic)) {
			return true
		}
	}
	return false
}

// behind tells what stands behind bytes that are no text of people; it is of kind Plain where nothing is known of it.
func behind(data []byte) look {
	switch {
	case endsInZip(data):
		return zipKind(data)
	case endsInPDF(data) && headOfPDF(data) >= 0:
		return look{PDF, notReadHere}
	case endsInPDF(data) && bytes.Contains(data, []byte("%PDF-")):
		return lost("a document (PDF) behind something else: take it out of the file")
	}
	for _, t := range trailers {
		if len(data) >= t.back && bytes.HasPrefix(data[len(data)-t.back:], []byte(t.magic)) &&
			(t.more == nil || t.more(data)) {
			return t.look
		}
	}
	return look{}
}

// endsInPDF asks for the end of a PDF where programs look for it (ISO 32000-1, H.3).
func endsInPDF(data []byte) bool {
	const within = 1 << 10
	end := data[max(0, len(data)-within):]
	at := bytes.LastIndex(end, []byte("%%EOF"))
	return at >= 0 && bytes.Contains(end[:at], []byte("startxref"))
}

func holdsRAR(data []byte) bool { return bytes.Contains(data, []byte("Rar!\x1a\x07")) }
