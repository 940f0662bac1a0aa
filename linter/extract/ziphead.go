package extract

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"slices"

	"cablelint/linter/arrange"
)

// The heads of members are read here, since the library does not say where they stand, and gives the names and
// fields of the list alone: a member has its own once more, and programs that read an archive from its front
// show those.

var (
	u16 = binary.LittleEndian.Uint16
	u32 = binary.LittleEndian.Uint32
	u64 = binary.LittleEndian.Uint64
)

// zipHeads returns where the head of each member stands, by the list; -1 where it is not where the list says.
func zipHeads(data []byte, files []*zip.File) []int {
	heads := slices.Repeat([]int{-1}, len(files))
	at, base := zipList(data)
	for i, f := range files {
		if at < 0 || at+zipListedSize > len(data) || !bytes.HasPrefix(data[at:], zipListed) {
			break
		}
		listed := data[at:]
		offset := int(u32(listed[42:]))
		if uint32(offset) == math32 {
			offset = largeOffset(f.Extra, listed)
		}
		heads[i] = headAt(data, f, offset, base)
		at += zipListedSize + int(u16(listed[28:])) + int(u16(listed[30:])) + int(u16(listed[32:]))
	}
	return heads
}

// math32 stands for a number that has no room in four bytes: the extra field of large archives has it.
const math32 = 1<<32 - 1

// zipList returns where the list of members begins, -1 where it is nowhere, and how many bytes stand before the
// archive that its offsets do not count.
func zipList(data []byte) (at, before int) {
	const largeEnd, locator, locatorSize = "PK\x06\x06", "PK\x06\x07", 20
	end := endOfZip(data)
	if end < 0 {
		return -1, 0
	}
	size, offset := uint64(u32(data[end+12:])), uint64(u32(data[end+16:]))
	if end >= locatorSize && bytes.HasPrefix(data[end-locatorSize:], []byte(locator)) {
		if i := bytes.LastIndex(data[:end], []byte(largeEnd)); i >= 0 && len(data)-i >= 56 {
			end, size, offset = i, u64(data[i+40:]), u64(data[i+48:])
		}
	}
	if most := uint64(len(data)); size > most || offset > most {
		return -1, 0
	}
	for _, at := range [...]int{end - int(size), int(offset)} {
		if at >= 0 && bytes.HasPrefix(data[at:], zipListed) {
			return at, max(0, end-int(size)-int(offset))
		}
	}
	return -1, 0
}

// largeOffset returns the offset of a head in a large archive (APPNOTE.TXT 4.5.3): the last of the numbers that
// have no room in the list.
func largeOffset(extra, listed []byte) int {
	skip := 0
	for _, at := range [...]int{20, 24} { // the sizes
		if u32(listed[at:]) == math32 {
			skip += 8
		}
	}
	for id, field := range extraFields(extra) {
		if id == 1 && len(field) >= skip+8 {
			return int(min(u64(field[skip:]), 1<<62))
		}
	}
	return -1
}

// headAt returns where the head of a member stands that the list puts at an offset.
func headAt(data []byte, f *zip.File, offset, base int) int {
	content, err := f.DataOffset()
	if err != nil || offset < 0 {
		return -1
	}
	for _, at := range [...]int{offset + base, offset} {
		if at <= len(data)-zipMemberSize && bytes.HasPrefix(data[at:], zipMember) &&
			int64(at+zipMemberSize)+int64(u16(data[at+26:]))+int64(u16(data[at+28:])) == content {
			return at
		}
	}
	return -1
}

// zipLocal reads the names that members have in their own heads, where they differ from the list, and the extra
// fields of both. Heads that lie over each other would be read again and again.
func (o *opener) zipLocal(d doc, files []*zip.File, heads []int) {
	order := make([]int, 0, len(files))
	for i, f := range files {
		o.extra(doc{path: d.step(f.Name), parent: d.parent}, f.Extra)
		if heads[i] >= 0 {
			order = append(order, i)
		}
	}
	arrange.By(order, func(a, b int) int { return heads[a] - heads[b] })
	last, end := -1, 0
	for _, i := range order {
		at, f := heads[i], files[i]
		if at < end {
			if at != last {
				o.unread(d, "it is damaged: heads of its members lie over each other")
			}
			continue
		}
		name := at + zipMemberSize
		extra := name + int(u16(d.data[at+26:]))
		last, end = at, min(extra+int(u16(d.data[at+28:])), len(d.data))
		in := doc{path: d.step(f.Name), parent: d.parent}
		if local := d.data[name:min(extra, end)]; string(local) != f.Name {
			o.name(in, string(local))
		}
		if local := d.data[min(extra, end):end]; !bytes.Equal(local, f.Extra) {
			o.extra(in, local)
		}
	}
}

// Extra fields (APPNOTE.TXT 4.5, 4.6): those that hold numbers alone, and those that hold a name or a remark
// in UTF-8 behind a version and a sum.
var (
	numbersInExtra = map[uint16]bool{
		0x0001: true, 0x000a: true, 0x000d: true, 0x5455: true, 0x5855: true, 0x7855: true, 0x7875: true, 0x9901: true,
		0xa220: true, 0xcafe: true, 0xd935: true,
	}
	textInExtra = map[uint16]bool{0x6375: true, 0x7075: true}
)

// extra reads the extra fields of a member for their words.
func (o *opener) extra(d doc, all []byte) {
	for id, field := range extraFields(all) {
		switch {
		case numbersInExtra[id]:
		case textInExtra[id] && len(field) > 5:
			o.property(d, string(field[5:]))
		default:
			o.property(d, string(words(field)))
		}
	}
}

// extraFields goes through extra fields. What is none, at the end, has the number 0.
func extraFields(all []byte) func(yield func(uint16, []byte) bool) {
	return func(yield func(uint16, []byte) bool) {
		for len(all) >= 4 {
			id, size := u16(all), int(u16(all[2:]))
			if size > len(all)-4 {
				break
			}
			if !yield(id, all[4:4+size]) {
				return
			}
			all = all[4+size:]
		}
		if len(all) > 0 {
			yield(0, all)
		}
	}
}
