package collection

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"cablelint/linter/arrange"
)

// Category is that of the rules that speak of a collection.
const Category = "collection"

// The rules.
const (
	CopiesDiffer   = "collection-copies-differ"
	Duplicate      = "collection-duplicate"
	LevelDiffers   = "collection-level-differs"
	NumberOrder    = "collection-number-order"
	SectionMissing = "collection-section-missing"
	SourceLater    = "collection-source-later"
	SourceMissing  = "collection-source-missing"
)

// What is asked of the rules' findings beside their name: the cases of their severities.
const (
	CaseLevel = "level"   // copies of which none has a stamp that tells why its level is another
	CaseShort = "short"   // sections are missing, or stand in a copy that names the first alone and is short for them
	CaseLower = "portion" // a derivative that is lower than its source, as one of a lower portion may be
)

// kind is one thing that a rule finds.
type kind uint8

const (
	otherLevel kind = iota
	otherLevelStamped
	otherControls
	otherDecl
	otherText
	sectionsGone
	sameAgain
	declaredEarlier
	markedLower
	referenceGone
	sourceGone
	outOfOrder
	saidOutside
	sectionsDoubtful
)

// hit is a finding as it is kept until it is told: which cable it is about, and by what it is one.
type hit struct {
	sections uint64 // that are missing
	cable    int32
	other    int32  // the cable that it is set against; -1: none
	point    int32  // the pointer that it is about; -1: none
	text     int32  // where texts differ; -1: nowhere
	like     uint32 // which it is of those that have one digest, from 1
	kind     kind
	of       uint8 // sections of the message, the highest total that a copy tells
	least    uint8 // and the lowest
}

func found(k kind, cable int32) hit {
	return hit{kind: k, cable: cable, other: -1, point: -1, text: -1}
}

// Pair is two copies of one message whose texts are not the same letter by letter, as their hashes show. Whether one
// says other words than the other is to be read from the copies themselves.
type Pair struct{ First, Copy Spot }

// Findings are what a collection comes to.
type Findings struct {
	c     *Collection
	hits  []hit
	pairs []pair
	texts []Difference
	Rows  []Row // by key; cables without one make none
	Unhashed
}

// pair is a [Pair] by the numbers of its cables.
type pair struct{ first, copy int32 }

// Judge joins the records by their keys. Without references, those to what is not here are left out. It ends early,
// with its error, where the context does.
func (c *Collection) Judge(ctx context.Context, references bool) (*Findings, error) {
	f := &Findings{c: c}
	for g := range c.groups() {
		j := join{
			Findings: f, group: g, ctx: ctx, like: map[printKey]uint32{}, copied: map[uint32]int{}, blamed: map[int32]bool{},
		}
		if j.judge(references); ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	for i := range c.cables.n {
		f.outside(int32(i))
	}
	f.sort()
	return f, nil
}

// sort orders the findings by place.
func (f *Findings) sort() {
	arrange.By(f.hits, func(a, b hit) int {
		return cmp.Or(
			f.c.comparePlaces(f.c.cables.at(int(a.cable)), f.c.cables.at(int(b.cable))), cmp.Compare(a.kind, b.kind),
			cmp.Compare(a.point, b.point))
	})
}

// outside compares the level of a cable with what the name of its file, or the column of its record, says of it.
func (f *Findings) outside(i int32) {
	k := f.c.cables.at(int(i))
	if Flags(k.flags)&Foreign == 0 && k.outside != 0 && k.level != 0 && k.outside != k.level {
		f.hits = append(f.hits, found(saidOutside, i))
	}
}

// join judges what is kept under one key.
type join struct {
	*Findings
	group
	ctx    context.Context //nolint:containedctx // it is over before the call is that it was given to
	like   map[printKey]uint32
	copied map[uint32]int // copies of a number beside the first
	blamed map[int32]bool // cables whose number and date were found to be wrong
	copies int
	gone   int  // sections that are nowhere
	parted bool // messages of the key are kept section by section: then what names one section has no other
}

// judge judges the group. Where there is no number, the text alone says that two cables are one message.
func (j *join) judge(references bool) {
	if j.key == (Key{}) {
		j.unnumbered()
		j.Unnumbered += j.c.unhashed(j.cables)
		return
	}
	j.parted = slices.ContainsFunc(j.cables, func(i int32) bool { return j.c.cables.at(int(i)).sections&1 == 0 })
	j.messages()
	j.unhashedCopies()
	j.order()
	j.pointers(references)
	if len(j.cables) > 0 && j.ctx.Err() == nil {
		j.Rows = append(j.Rows, j.row())
	}
}

// printKey is what findings have in common whose digests are the same, under one key.
type printKey struct {
	kind   kind
	number uint32 // of the message that it is about
	from   self
}

// self is what a digest says of a cable: its number, or its place where it has none.
type self struct {
	post, number, place, record, cable uint32
	year                               uint16
	series                             uint8
}

func (k *kept) self() self {
	if k.number == 0 {
		return self{place: k.place, record: k.record, cable: k.cable}
	}
	return self{post: k.post, number: k.number, year: k.year, series: k.series}
}

func (j *join) add(h hit) {
	k := j.c.cables.at(int(h.cable))
	l := printKey{h.kind, k.number, k.self()}
	if h.point >= 0 {
		l.number = j.c.points.at(int(h.point)).number
	}
	j.like[l]++
	h.like = j.like[l]
	j.hits = append(j.hits, h)
}

// against adds a finding about a cable that is set against another.
func (j *join) against(k kind, cable, other int32) {
	h := found(k, cable)
	h.other = other
	j.add(h)
}

// runs gives stretches of a list whose elements have the same number.
func runs(list []int32, number func(int32) uint32) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		for len(list) > 0 {
			n := number(list[0])
			head, rest := cutAt(list, func(i int32) bool { return number(i) != n })
			if list = rest; !yield(head) {
				return
			}
		}
	}
}

// numbered gives the cables of each number.
func (j *join) numbered() iter.Seq[[]int32] {
	return runs(j.cables, func(i int32) uint32 { return j.c.cables.at(int(i)).number })
}
