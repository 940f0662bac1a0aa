package extract

import (
	"encoding/binary"
	"errors"
)

// errRTF is what is said of compressed rich text that breaks its rules.
var errRTF = errors.New("it is damaged")

// Heads of rich text in messages ([MS-OXRTFCP] 2.1.3.1).
const (
	rtfHead   = 16
	rtfPacked = 0x75465a4c // "LZFu"
	rtfStored = 0x414c454d // "MELA"
)

// rtfDictionary is what the dictionary holds before the first byte ([MS-OXRTFCP] 2.1.2.1).
const rtfDictionary = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript ` +
	`\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" +
	`\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// unpackRTF undoes the compression of rich text in a message: runs of up to 17 bytes out of the 4,096 before, of
// which the encoder says where in a ring they stand. It gives what it could read with its error.
func unpackRTF(data []byte) ([]byte, error) {
	if len(data) < rtfHead {
		return nil, errRTF
	}
	size := int64(binary.LittleEndian.Uint32(data[4:]))
	body := data[rtfHead:]
	switch binary.LittleEndian.Uint32(data[8:]) {
	case rtfStored:
		return body[:min(size, int64(len(body)))], nil
	case rtfPacked:
	default:
		return nil, errRTF
	}
	var r ring
	r.at = copy(r.bytes[:], rtfDictionary)
	for len(body) > 0 {
		control := body[0]
		body = body[1:]
		for bit := 0; bit < 8 && len(body) > 0; bit++ {
			if control>>bit&1 == 0 {
				r.put(body[0])
				body = body[1:]
				continue
			}
			if len(body) < 2 {
				return r.out, errRTF
			}
			pair := int(binary.BigEndian.Uint16(body))
			body = body[2:]
			from, n := pair>>4, pair&0xf+2
			if from == r.at {
				return r.end(size)
			}
			for i := range n {
				r.put(r.bytes[(from+i)%len(r.bytes)])
			}
		}
	}
	return r.out, errRTF
}

// ring is the dictionary with what has come out of it.
type ring struct {
	bytes [4096]byte
	at    int
	out   []byte
}

func (r *ring) put(c byte) {
	r.bytes[r.at] = c
	r.at = (r.at + 1) % len(r.bytes)
	r.out = append(r.out, c)
}

// end checks the size that was stated.
func (r *ring) end(size int64) ([]byte, error) {
	if int64(len(r.out)) < size {
		return r.out, errRTF
	}
	return r.out, nil
}
