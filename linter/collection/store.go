package collection

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"

	"cablelint/linter/arrange"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Collection is the records of a run, packed: 80 bytes a cable and 28 a message that it names, beside the paths of the
// files and what archives call their records. It is filled and asked by one goroutine.
type Collection struct {
	words   table
	ids     heap
	places  []place
	cables  packed[kept]
	points  packed[pointed]
	last    uint32            // the number of the place that was asked for last
	known   map[uint64]uint32 // the numbers of the places, by their hashes; nil where cables come by place
	seed    maphash.Seed      // of known
	foreign int               // cables that are known by what points to them alone
}

// place is a file or a part of one.
type place struct{ file, part string }

// kept is a record as it is kept: numbers stand for its strings.
type kept struct {
	hash, sections, offset          uint64
	post, marking, decl, place      uint32
	number, cable, line             uint32
	record, id                      uint32
	day                             int32
	year, column, length, flags     uint16
	series, level, of, outside, how uint8
}

// pointed is a pointer as it is kept. Its place counts from that of its cable.
type pointed struct {
	post, number, from   uint32
	line, offset         int16
	column, length, year uint16
	series               uint8
	relation             Relation
}

// New returns an empty collection.
func New() *Collection { return &Collection{words: newTable()} }

// Files gives the files that hold cables.
func (c *Collection) Files() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range c.places {
			if !yield(p.file) {
				return
			}
		}
	}
}

// Messages are those of which some files have cables: copies or sections.
func (c *Collection) Messages(in func(file string) bool) map[Message]bool {
	out := map[Message]bool{}
	for i := range c.cables.n {
		k := c.cables.at(i)
		if k.number != 0 && in(c.places[k.place].file) {
			out[Message{c.keyOf(k.post, k.year, k.series), k.number}] = true
		}
	}
	return out
}

// Len is the number of cables.
func (c *Collection) Len() int { return c.cables.n - c.foreign }

// Add adds the records of a source.
func (c *Collection) Add(records []Record) {
	for i := range records {
		r := &records[i]
		at := c.cables.add(c.pack(r))
		for k := range r.Points {
			c.points.add(c.packPointer(at, &r.Points[k], &r.At))
		}
	}
}

// placeOf returns the number of a place. Cables that are read come by place, so that only the last is looked at.
func (c *Collection) placeOf(file, part string) uint32 {
	p := place{file, part}
	if len(c.places) > 0 && c.places[c.last] == p {
		return c.last
	}
	hash := uint64(0)
	if c.known != nil {
		hash = maphash.Comparable(c.seed, p)
		if n, known := c.known[hash]; known && c.places[n] == p {
			return n
		}
	}
	if len(c.places) > 0 && file == c.places[c.last].file {
		p.file = c.places[c.last].file // one string for all parts of a file
	}
	c.places, c.last = append(c.places, p), uint32(len(c.places))
	if c.known != nil {
		c.known[hash] = c.last
	}
	return c.last
}

func (c *Collection) pack(r *Record) kept {
	return kept{
		hash: r.Hash, sections: r.Sections, post: c.words.of(r.Key.Post), marking: c.words.of(r.Marking),
		decl: c.words.of(r.Decl), place: c.placeOf(r.At.File, r.At.Part), number: r.Number, cable: uint32(r.At.Cable),
		record: uint32(r.At.Record), id: c.ids.add(r.At.ID), line: uint32(r.At.Start.Line),
		offset: uint64(r.At.Start.Offset), day: int32(r.Day), year: uint16(r.Key.Year),
		column: clip(r.At.Start.Column), length: clip(r.At.Length), flags: uint16(r.Flags),
		series: seriesNumber(r.Key.Series), level: uint8(r.Level), of: r.Of, outside: uint8(r.Outside),
		how: uint8(r.Whence),
	}
}

func clip(n int) uint16 { return uint16(max(0, min(n, 1<<16-1))) }

// seriesNames are the series of travellers; the first is a post's own.
var seriesNames = []string{"", "PARTO", "SECTO", "TOSEC"}

func seriesNumber(name string) uint8 { return uint8(max(slices.Index(seriesNames, name), 0)) }

// packPointer packs a pointer. One that stands too far from its cable's place for it to be kept is placed there.
func (c *Collection) packPointer(from int, p *Pointer, at *Spot) pointed {
	out := pointed{
		post: c.words.of(p.To.Post), number: p.Number, from: uint32(from), year: uint16(p.To.Year),
		series: seriesNumber(p.To.Series), relation: p.Relation, column: clip(at.Start.Column), length: clip(at.Length),
	}
	line, offset := p.At.Start.Line-at.Start.Line, p.At.Start.Offset-at.Start.Offset
	if int(int16(line)) == line && int(int16(offset)) == offset {
		out.line, out.offset = int16(line), int16(offset)
		out.column, out.length = clip(p.At.Start.Column), clip(p.At.Length)
	}
	return out
}

func (c *Collection) keyOf(post uint32, year uint16, series uint8) Key {
	return Key{c.words.names[post], int(year), seriesNames[series]}
}

// record unpacks a cable, without what it points to.
func (c *Collection) record(i int) Record {
	k := c.cables.at(i)
	return Record{
		Key: c.keyOf(k.post, k.year, k.series), Number: k.number, Day: law.Day(k.day), Level: marking.Level(k.level),
		Marking: c.words.names[k.marking], Decl: c.words.names[k.decl], Of: k.of, Sections: k.sections,
		Outside: marking.Level(k.outside), Whence: Whence(k.how), Flags: Flags(k.flags), Hash: k.hash,
		At: c.spot(k, int(k.line), int(k.column), int(k.offset), int(k.length)),
	}
}

func (c *Collection) spot(k *kept, line, column, offset, length int) Spot {
	p := c.places[k.place]
	return Spot{
		File: p.file, Part: p.part, Record: int(k.record), ID: c.ids.at(k.id), Cable: int(k.cable),
		Start: text.Position{Line: line, Column: column, Offset: offset}, Length: length,
	}
}

// pointer unpacks a pointer.
func (c *Collection) pointer(i int) Pointer {
	p := c.points.at(i)
	k := c.cables.at(int(p.from))
	return Pointer{
		To: c.keyOf(p.post, p.year, p.series), Number: p.number, Relation: p.relation,
		At: c.spot(k, int(k.line)+int(p.line), int(p.column), int(k.offset)+int(p.offset), int(p.length)),
	}
}

// group is what is kept under one key: cables and pointers by number, then by place.
type group struct {
	key    Key
	cables []int32
	points []int32
}

// groups gives what is kept under each key, in the order of the keys.
func (c *Collection) groups() iter.Seq[group] {
	cables, points := c.sortedCables(), c.sortedPoints()
	return func(yield func(group) bool) {
		for len(cables) > 0 || len(points) > 0 {
			var g group
			switch {
			case len(points) == 0, len(cables) > 0 && c.cableKey(cables[0]).Compare(c.pointKey(points[0])) <= 0:
				g.key = c.cableKey(cables[0])
			default:
				g.key = c.pointKey(points[0])
			}
			g.cables, cables = cutAt(cables, func(i int32) bool { return c.cableKey(i) != g.key })
			g.points, points = cutAt(points, func(i int32) bool { return c.pointKey(i) != g.key })
			if !yield(g) {
				return
			}
		}
	}
}

// cutAt parts a list before the first that is of another key.
func cutAt(list []int32, other func(int32) bool) (head, rest []int32) {
	n := slices.IndexFunc(list, other)
	if n < 0 {
		n = len(list)
	}
	return list[:n:n], list[n:]
}

func (c *Collection) cableKey(i int32) Key {
	k := c.cables.at(int(i))
	return c.keyOf(k.post, k.year, k.series)
}

func (c *Collection) pointKey(i int32) Key {
	p := c.points.at(int(i))
	return c.keyOf(p.post, p.year, p.series)
}

func (c *Collection) sortedCables() []int32 {
	out := make([]int32, 0, c.Len())
	for i := range c.cables.n {
		if Flags(c.cables.at(i).flags)&Foreign == 0 {
			out = append(out, int32(i))
		}
	}
	rank := c.words.ranks()
	arrange.By(out, func(i, j int32) int {
		a, b := c.cables.at(int(i)), c.cables.at(int(j))
		return cmp.Or(
			cmp.Compare(rank[a.post], rank[b.post]), cmp.Compare(a.year, b.year), cmp.Compare(a.series, b.series),
			cmp.Compare(a.number, b.number), c.compareCables(rank, a, b))
	})
	return out
}

// comparePlaces orders cables by where they are.
func (c *Collection) comparePlaces(a, b *kept) int {
	p, q := c.places[a.place], c.places[b.place]
	return cmp.Or(
		cmp.Compare(p.file, q.file), cmp.Compare(p.part, q.part), cmp.Compare(a.record, b.record),
		cmp.Compare(a.line, b.line), cmp.Compare(a.cable, b.cable))
}

// compareCables orders cables by where they are, and those of one place by what they say, so that the order in which
// exports are read is none of theirs. One without a hash for want of a secret comes behind its like.
func (c *Collection) compareCables(rank []uint32, a, b *kept) int {
	if a == b {
		return 0
	}
	if order := c.comparePlaces(a, b); order != 0 {
		return order
	}
	const unhashed = uint16(NoHash)
	return cmp.Or(
		cmp.Compare(rank[a.post], rank[b.post]), cmp.Compare(a.year, b.year), cmp.Compare(a.series, b.series),
		cmp.Compare(a.number, b.number), cmp.Compare(a.day, b.day), cmp.Compare(rank[a.marking], rank[b.marking]),
		cmp.Compare(rank[a.decl], rank[b.decl]), cmp.Compare(a.of, b.of), cmp.Compare(a.sections, b.sections),
		cmp.Compare(a.outside, b.outside), cmp.Compare(a.how, b.how), cmp.Compare(a.offset, b.offset),
		cmp.Compare(a.column, b.column), cmp.Compare(a.length, b.length), cmp.Compare(c.ids.at(a.id), c.ids.at(b.id)),
		cmp.Compare(a.flags&^unhashed, b.flags&^unhashed), cmp.Compare(a.flags, b.flags), cmp.Compare(a.hash, b.hash))
}

func (c *Collection) sortedPoints() []int32 {
	out := make([]int32, c.points.n)
	for i := range out {
		out[i] = int32(i)
	}
	rank := c.words.ranks()
	arrange.By(out, func(i, j int32) int {
		a, b := c.points.at(int(i)), c.points.at(int(j))
		return cmp.Or(
			cmp.Compare(rank[a.post], rank[b.post]), cmp.Compare(a.year, b.year), cmp.Compare(a.series, b.series),
			cmp.Compare(a.number, b.number), c.compareCables(rank, c.cables.at(int(a.from)), c.cables.at(int(b.from))),
			cmp.Compare(a.relation, b.relation), cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column),
			cmp.Compare(a.offset, b.offset), cmp.Compare(a.length, b.length))
	})
	return out
}

// table keeps each string once. 0 stands for the empty one.
type table struct {
	names []string
	index map[string]uint32
}

func newTable() table { return table{[]string{""}, map[string]uint32{"": 0}} }

func (t *table) of(s string) uint32 {
	n, known := t.index[s]
	if !known {
		n = uint32(len(t.names))
		t.names = append(t.names, s)
		t.index[s] = n
	}
	return n
}

// ranks are the positions of the strings in their order.
func (t *table) ranks() []uint32 {
	order := make([]uint32, len(t.names))
	for i := range order {
		order[i] = uint32(i)
	}
	arrange.By(order, func(a, b uint32) int { return cmp.Compare(t.names[a], t.names[b]) })
	out := make([]uint32, len(order))
	for rank, n := range order {
		out[n] = uint32(rank)
	}
	return out
}

// heap keeps strings that are seldom the same, one behind the other. 0 stands for the empty one.
type heap struct{ chunks [][]byte }

// heapChunk is how many bytes of strings stand together, and longestKept how many of one are kept.
const (
	heapChunk   = 1 << 16
	longestKept = 1<<8 - 1
)

func (h *heap) add(s string) uint32 {
	if s == "" {
		return 0
	}
	s = s[:min(len(s), longestKept)]
	last := len(h.chunks) - 1
	if last < 0 || len(h.chunks[last])+1+len(s) > heapChunk {
		h.chunks = append(h.chunks, make([]byte, 1, heapChunk)) // no string begins at 0
		last++
	}
	at := len(h.chunks[last])
	h.chunks[last] = append(append(h.chunks[last], byte(len(s))), s...)
	return uint32(last*heapChunk + at)
}

func (h *heap) at(i uint32) string {
	if i == 0 {
		return ""
	}
	chunk, from := h.chunks[i/heapChunk], i%heapChunk
	return string(chunk[from+1 : from+1+uint32(chunk[from])])
}

// packed is a list that grows without being copied.
type packed[T any] struct {
	chunks [][]T
	n      int
}

const chunkLen = 512

func (p *packed[T]) add(v T) int {
	if p.n%chunkLen == 0 {
		p.chunks = append(p.chunks, make([]T, 0, chunkLen))
	}
	last := len(p.chunks) - 1
	p.chunks[last] = append(p.chunks[last], v)
	p.n++
	return p.n - 1
}

func (p *packed[T]) at(i int) *T { return &p.chunks[i/chunkLen][i%chunkLen] }
