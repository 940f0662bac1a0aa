package collection

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
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
)

// hit is a finding as it is kept until it is told: which cable it is about, and by what it is one.
type hit struct {
	sections uint64 // that are missing
	cable    int32
	other    int32 // the cable that it is set against; -1: none
	point    int32 // the pointer that it is about; -1: none
	text     int32 // where texts differ; -1: nowhere
	like     uint16
	kind     kind
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

// Judge joins the records by their keys. Without references, those to what is not here are left out.
func (c *Collection) Judge(references bool) *Findings {
	f := &Findings{c: c}
	for g := range c.groups() {
		if g.key == (Key{}) {
			f.unnumbered(g.cables)
			f.Unnumbered += c.unhashed(g.cables)
			continue
		}
		j := join{Findings: f, group: g, like: map[likeness]uint16{}, copied: map[uint32]int{}, blamed: map[int32]bool{}}
		j.messages()
		j.unhashedCopies()
		j.order()
		j.pointers(references)
		if len(g.cables) > 0 {
			f.Rows = append(f.Rows, j.row())
		}
	}
	for i := range c.cables.n {
		f.outside(int32(i))
	}
	f.sort()
	return f
}

// sort orders the findings by place.
func (f *Findings) sort() {
	slices.SortStableFunc(f.hits, func(a, b hit) int {
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

// unnumbered finds texts that are there twice among the cables that have no number.
func (f *Findings) unnumbered(cables []int32) {
	first := map[uint64]int32{}
	for _, i := range cables {
		k := f.c.cables.at(int(i))
		if k.hash == 0 {
			continue
		}
		before, known := first[k.hash]
		if !known {
			first[k.hash] = i
			continue
		}
		if b := f.c.cables.at(int(before)); b.marking == k.marking && b.decl == k.decl && b.day == k.day {
			h := found(sameAgain, i)
			h.other = before
			f.hits = append(f.hits, h)
		}
	}
}

// join judges what is kept under one key.
type join struct {
	*Findings
	group
	like   map[likeness]uint16
	copied map[uint32]int // copies of a number beside the first
	blamed map[int32]bool // cables whose number and date were found to be wrong
	copies int
	gone   int // sections that are nowhere
}

// likeness is what findings have in common that are told apart by their order alone.
type likeness struct {
	kind   kind
	number uint32
}

func (j *join) add(h hit) {
	l := likeness{h.kind, j.c.cables.at(int(h.cable)).number}
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

// messages judges the copies and sections of each message.
func (j *join) messages() {
	for same := range j.numbered() {
		for len(same) > 0 {
			var of []int32
			of, same = j.ofOneDay(same)
			j.message(of)
		}
	}
}

// ofOneDay parts the copies that are of the day of the first dated one, or whose day is not known, from those of other
// days: one number on two days is two messages.
func (j *join) ofOneDay(same []int32) (of, others []int32) {
	if len(same) == 1 {
		return same, nil
	}
	day := int32(0)
	for _, i := range same {
		if d := j.c.cables.at(int(i)).day; d != 0 && day == 0 {
			day = d
		}
	}
	for _, i := range same {
		if d := j.c.cables.at(int(i)).day; d == day || d == 0 {
			of = append(of, i)
		} else {
			others = append(others, i)
		}
	}
	return of, others
}

func (j *join) message(of []int32) {
	j.sections(of)
	for n := 1; n < len(of); n++ {
		j.compare(of[:n], of[n])
	}
}

// sections looks for sections of a message that no copy has.
func (j *join) sections(of []int32) {
	var have uint64
	parts, flags := uint8(1), Flags(0)
	for _, i := range of {
		k := j.c.cables.at(int(i))
		have |= k.sections
		parts = max(parts, k.of)
		flags |= Flags(k.flags)
		if Flags(k.flags)&Joined != 0 && (Flags(k.flags)&Short == 0 || !j.apart()) {
			have |= all(k.of)
		}
	}
	missing := all(parts) &^ have
	if missing == 0 || parts == 1 || flags&Extract != 0 {
		return
	}
	j.gone += bits.OnesCount64(missing)
	h := found(sectionsGone, of[0])
	h.sections = missing
	j.add(h)
}

// apart reports whether messages of the key are kept section by section: then what names one section has no other.
func (j *join) apart() bool {
	return slices.ContainsFunc(j.cables, func(i int32) bool { return j.c.cables.at(int(i)).sections&1 == 0 })
}

// compare sets a copy against those before it: the first that has a section in common with it and is, like it,
// corrected or not. What was corrected may differ, and what has no section in common must have the same level.
func (j *join) compare(before []int32, copied int32) {
	b := j.c.cables.at(int(copied))
	sibling := int32(-1)
	for _, i := range before {
		a := j.c.cables.at(int(i))
		switch {
		case (a.flags^b.flags)&uint16(Corrected) != 0:
			continue
		case a.sections&b.sections == 0:
			sibling = i
			continue
		}
		j.copies++
		j.copied[b.number]++
		if j.marks(i, copied) { // else the marks of its paragraphs are others too
			j.text(before, i, copied)
		}
		return
	}
	if sibling >= 0 {
		j.level(sibling, copied)
	}
}

// level compares levels, and reports whether both have the same or one has none.
func (j *join) level(first, copied int32) bool {
	a, b := j.c.cables.at(int(first)), j.c.cables.at(int(copied))
	switch {
	case a.level == 0 || b.level == 0 || a.level == b.level:
		return true
	case Flags(a.flags|b.flags)&Stamped != 0:
		j.against(otherLevelStamped, copied, first)
	default:
		j.against(otherLevel, copied, first)
	}
	return false
}

// marks compares level, controls and declassification value of two copies, and reports whether the level is the same.
func (j *join) marks(first, copied int32) bool {
	a, b := j.c.cables.at(int(first)), j.c.cables.at(int(copied))
	whole := Flags(a.flags|b.flags)&Extract == 0
	same := j.level(first, copied)
	if same && whole && a.marking != b.marking && a.level != 0 && b.level != 0 {
		j.against(otherControls, copied, first)
	}
	if a.decl != b.decl && a.decl != 0 && b.decl != 0 {
		j.against(otherDecl, copied, first)
	}
	return same
}

// text looks whether a copy is the same as one before it, letter by letter; where it is not, the texts are to be
// compared.
func (j *join) text(before []int32, first, copied int32) {
	b := j.c.cables.at(int(copied))
	if b.hash == 0 {
		return
	}
	for _, i := range before {
		a := j.c.cables.at(int(i))
		if a.hash != b.hash || a.sections != b.sections {
			continue
		}
		if a.marking == b.marking && a.decl == b.decl && (a.flags^b.flags)&uint16(Corrected) == 0 {
			j.against(sameAgain, copied, i)
		}
		return
	}
	if a := j.c.cables.at(int(first)); a.hash != 0 && a.sections == b.sections {
		j.pairs = append(j.pairs, pair{first, copied})
	}
}

// pointers judges what points to the messages of the key.
func (j *join) pointers(references bool) {
	at := 0
	for named := range runs(j.points, func(i int32) uint32 { return j.c.points.at(int(i)).number }) {
		number := j.c.points.at(int(named[0])).number
		for at < len(j.cables) && j.c.cables.at(int(j.cables[at])).number < number {
			at++
		}
		source := int32(-1)
		if at < len(j.cables) && j.c.cables.at(int(j.cables[at])).number == number {
			source = j.cables[at]
		}
		j.named(named, source, references)
	}
}

// named judges what points to one message, -1 where it is not here.
func (j *join) named(by []int32, source int32, references bool) {
	here := source >= 0 || slices.ContainsFunc(by, func(i int32) bool { return j.c.points.at(int(i)).relation == AlsoIs })
	for _, i := range by {
		p := j.c.points.at(int(i))
		switch {
		case p.relation == AlsoIs, p.from == uint32(source):
		case source >= 0 && (p.relation == Derives || p.relation == MayDerive):
			j.derived(i, int32(p.from), source)
		case !here && references && !p.relation.doubtful():
			h := found(referenceGone, int32(p.from))
			if h.point = i; p.relation != Refers {
				h.kind = sourceGone
			}
			j.add(h)
		}
	}
}
