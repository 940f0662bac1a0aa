package extract

import (
	"bytes"
	"encoding/binary"
)

// behindInert returns where something stands behind a picture, or a PDF in any file that holds no text: programs
// show the one or the other. It is -1 where nothing does.
func behindInert(data []byte) int {
	end := -1
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		end = endOfPNG(data)
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		end = endOfJPEG(data)
	}
	if end >= 0 && len(bytes.Trim(data[end:], "\x00 \r\n")) > 0 {
		return end
	}
	const near = 1 << 10
	if !bytes.Contains(data[max(0, len(data)-near):], []byte("%%EOF")) {
		return -1
	}
	return bytes.Index(data, []byte("%PDF-"))
}

// endOfPNG follows the chunks of a picture (PNG, 5.3); -1 where they do not come to their end.
func endOfPNG(data []byte) int {
	const sign, around = 8, 12 // around a chunk: its length, kind and sum
	for at := sign; at+around <= len(data); {
		size := uint64(binary.BigEndian.Uint32(data[at:])) + around
		if size > uint64(len(data)-at) {
			return -1
		}
		kind := string(data[at+4 : at+8])
		if at += int(size); kind == "IEND" {
			return at
		}
	}
	return -1
}

// endOfJPEG follows the segments of a picture and the bytes between them (ITU T.81, B.1); -1 where they do not
// come to their end.
func endOfJPEG(data []byte) int {
	const end, first, last = 0xd9, 0xd0, 0xd8 // markers; from first to last they stand alone
	for at := 2; at+4 <= len(data)+2; {
		i := bytes.IndexByte(data[at:], 0xff)
		if i < 0 || at+i+1 >= len(data) {
			return -1
		}
		at += i + 1
		switch c := data[at]; {
		case c == end:
			return at + 1
		case c == 0xff: // fills
		case c == 0, c == 1, c >= first && c <= last:
			at++
		case at+3 > len(data):
			return -1
		default:
			at += 1 + int(binary.BigEndian.Uint16(data[at+1:]))
		}
		if at > len(data) {
			return -1
		}
	}
	return -1
}
