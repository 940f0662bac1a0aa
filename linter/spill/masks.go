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

// wordMask is the mask of those bytes of a block of ASCII that are of words.
func wordMask(b *block) (mask uint64) {
	for n := 0; n < blockSize; n += eight {
		x := binary.LittleEndian.Uint64(b[n:])
		mask |= highBits(inRange(x, 'A', 'Z')|inRange(x, '0', '9')|inRange(x, other, other)) << n
	}
	return mask
}

// printed reports whether eight bytes are of ASCII, and none is a control character but a tab or the end of a line.
func printed(x uint64) bool {
	return (x|^(x+0x60*each1|inRange(x, '\t', '\n')))&high == 0
}

// inRange sets the high bit of the bytes of x from one up to another, all of which are of ASCII.
func inRange(x uint64, first, last byte) uint64 {
	return (x + uint64(0x80-first)*each1) &^ (x + uint64(0x7f-last)*each1) & high
}

// highBits draws the high bits of eight bytes together.
func highBits(x uint64) uint64 { return x * 0x0002040810204081 >> 56 }

// pastBlank is how far the last blank or less of the first eight bytes of b reaches, 0 where none is one.
func pastBlank(b []byte) uint {
	x := binary.LittleEndian.Uint64(b)
	return uint(bits.Len64(^(x|(x&^high)+(0x7f-' ')*each1)&high)) / eight
}
