package spill

import (
	"encoding/binary"
	"math/bits"
)

// Eight bytes at a time are looked at as one number, which has a bit for each.

// blockSize is how many bytes a mask tells of.
const blockSize = 64

// eight is how many bytes a number holds.
const eight = 8

const (
	each1 = 0x0101010101010101
	high  = 0x80 * each1
)

// block is so many bytes; of what is shorter the rest is naught, which is of no word.
type block = [blockSize]byte

// wordMask is the mask of those bytes of a block of ASCII that are of words. Where ranges begin and end in turn, an odd
// number of these bounds lies below a byte of one.
func wordMask(b *block) (mask uint64) {
	for n := 0; n < blockSize; n += eight {
		x := binary.LittleEndian.Uint64(b[n:])
		in := from(x, other) ^ from(x, other+1) ^ from(x, '0') ^ from(x, '9'+1) ^ from(x, 'A') ^ from(x, 'Z'+1)
		mask |= highBits(in&high) << n
	}
	return mask
}

// printed reports whether eight bytes are of ASCII, and none is a control character but a tab or the end of a line.
func printed(x uint64) bool {
	return (x|^(from(x, '\t')^from(x, '\n'+1)^from(x, ' ')))&high == 0
}

// from sets the high bit of the bytes of x from one up, all of which are of ASCII, and clears that of the others.
func from(x uint64, first byte) uint64 { return x + uint64(0x80-first)*each1 }

// inRange sets the high bit of the bytes of x from one up to another, all of which are of ASCII.
func inRange(x uint64, first, last byte) uint64 {
	return from(x, first) &^ from(x, last+1) & high
}

// highBits draws the high bits of eight bytes together.
func highBits(x uint64) uint64 { return x * 0x0002040810204081 >> 56 }

// pastBlank is how far the last blank or less of the first eight bytes of b reaches, 0 where none is one.
func pastBlank(b []byte) uint {
	x := binary.LittleEndian.Uint64(b)
	return uint(bits.Len64(^(x|from(x&^high, ' '+1))&high)) / eight
}
