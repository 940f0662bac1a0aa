package collection

import (
	"math/bits"
	"slices"
	"strings"

	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// messages judges the copies and sections of each message.
func (j *join) messages() {
	for same := range j.numbered() {
		for _, of := range j.ofOneDay(same) {
			if j.ctx.Err() != nil {
				return
			}
			j.sections(of)
			j.copiesOf(of)
		}
	}
}

// unnumbered judges copies among the cables that have no number: those of one day that have one text.
func (j *join) unnumbered() {
	type message struct {
		hash uint64
		day  int32
	}
	at, of := map[message]int{}, [][]int32{}
	for _, i := range j.cables {
		k := j.c.cables.at(int(i))
		if k.hash == 0 {
			continue
		}
		m := message{k.hash, k.day}
		n, known := at[m]
		if !known {
			n = len(of)
			at[m], of = n, append(of, nil)
		}
		of[n] = append(of[n], i)
	}
	for _, same := range of {
		if j.ctx.Err() != nil {
			return
		}
		j.copiesOf(same)
	}
}

// ofOneDay parts the copies of a number by their days: one number on two days is two messages. Those whose day is not
// known are with the first dated one.
func (j *join) ofOneDay(same []int32) [][]int32 {
	if len(same) == 1 {
		return [][]int32{same}
	}
	first := int32(0)
	if n := slices.IndexFunc(same, func(i int32) bool { return j.day(i) != 0 }); n >= 0 {
		first = j.day(same[n])
	}
	at, of := map[int32]int{first: 0}, [][]int32{nil}
	for _, i := range same {
		day := j.day(i)
		if day == 0 {
			day = first
		}
		n, known := at[day]
		if !known {
			n = len(of)
			at[day], of = n, append(of, nil)
		}
		of[n] = append(of[n], i)
	}
	return of
}

// sections looks for sections of a message that no copy has. One that names no section and is
// signed is a copy of the whole.
func (j *join) sections(of []int32) {
	h := found(sectionsGone, of[0])
	h.of = 1
	var have uint64
	flags, short := Flags(0), int32(-1)
	for _, i := range of {
		k := j.c.cables.at(int(i))
		have |= k.sections
		flags |= Flags(k.flags)
		if h.of = max(h.of, k.of); k.of > 1 && (h.least == 0 || k.of < h.least) {
			h.least = k.of
		}
		switch joined := Flags(k.flags) & (Joined | Short); {
		case k.of == 1 && Flags(k.flags)&Ends != 0:
			have = all(mostSections)
		case joined == Joined:
			have |= all(k.of)
		case joined != 0 && !j.parted && short < 0:
			short = i
		}
	}
	h.sections = all(h.of) &^ have
	if h.sections == 0 && h.of <= mostSections || h.of == 1 || flags&Extract != 0 {
		return
	}
	if h.sections == 0 {
		h.kind = sectionsDoubtful
	}
	if short >= 0 {
		h.kind, h.cable = sectionsDoubtful, short
	}
	j.gone += bits.OnesCount64(h.sections)
	j.add(h)
}

// trait is what copies of a message are compared by.
type trait uint8

const (
	anything trait = iota
	aLevel
	aDecl
	aMarking  // the controls beside no level, behind which are those beside each
	numTraits = aMarking + trait(marking.TopSecret) + 1
)

// has reports whether a copy shows a trait. An extract has the controls of its part alone.
func (k *kept) has(t trait) bool {
	switch t {
	case anything:
		return true
	case aLevel:
		return k.level != 0
	case aDecl:
		return k.decl != 0
	default:
		return k.level != 0 && trait(k.level) == t-aMarking && Flags(k.flags)&Extract == 0
	}
}

// firsts are, by trait and section, the first copy that shows it: one that has lost a trait hides none of the others.
type firsts [numTraits][mostSections]int32

// of is the first copy that shows a trait and has one of the sections, -1 where there is none.
func (f *firsts) of(t trait, sections uint64) int32 {
	first := int32(0)
	for ; sections != 0; sections &= sections - 1 {
		if n := f[t][bits.TrailingZeros64(sections)]; n != 0 && (first == 0 || n < first) {
			first = n
		}
	}
	return first - 1
}

// add keeps the copy that stands at n of its message.
func (f *firsts) add(k *kept, n int) {
	for t := anything; t < numTraits; t++ {
		if !k.has(t) {
			continue
		}
		for sections := k.sections; sections != 0; sections &= sections - 1 {
			if at := &f[t][bits.TrailingZeros64(sections)]; *at == 0 {
				*at = int32(n) + 1
			}
		}
	}
}

// comparison compares the copies of one message. What was corrected may differ from what was not.
type comparison struct {
	*join
	of     []int32
	before [2]firsts // by whether they are corrected
	texts  references
	twins  map[twinKey]int32
	paired map[pairKey]bool
}

// twinKey is what copies have in common that are the same letter by letter.
type twinKey struct {
	hash, sections uint64
	marking, decl  uint32
	corrected      bool
}

// pairKey is a text that was set against the copy that others are compared with.
type pairKey struct {
	hash  uint64
	first int32
}

func (k *kept) corrected() bool { return Flags(k.flags)&Corrected != 0 }

// copiesOf sets each copy against the first that shows what they are compared by, and like it is corrected or not.
func (j *join) copiesOf(of []int32) {
	if len(of) < 2 {
		return
	}
	c := comparison{join: j, of: of, texts: j.references(of), twins: map[twinKey]int32{}, paired: map[pairKey]bool{}}
	for n, i := range of {
		if j.ctx.Err() != nil {
			return
		}
		k := j.c.cables.at(int(i))
		before := &c.before[0]
		if k.corrected() {
			before = &c.before[1]
		}
		c.marks(before, i)
		c.text(i)
		before.add(k, n)
	}
}

// marks compares level, controls and declassification value of a copy. One that has no section in common with another
// must have the same level.
func (c *comparison) marks(before *firsts, copied int32) {
	k := c.c.cables.at(int(copied))
	if before.of(anything, k.sections) >= 0 {
		c.copies++
		c.copied[k.number]++
	}
	if first := c.first(before, aLevel, k); first >= 0 {
		c.level(first, copied)
	}
	if first := c.first(before, aMarking+trait(k.level), k); first >= 0 && c.c.cables.at(int(first)).marking != k.marking {
		c.against(otherControls, copied, first)
	}
	if first := c.first(before, aDecl, k); first >= 0 && !c.sameDecl(c.c.cables.at(int(first)), k) {
		c.against(otherDecl, copied, first)
	}
}

// sameDecl reports whether two copies are declassified alike: "10 years" is the day that this comes to.
func (j *join) sameDecl(a, b *kept) bool {
	if a.decl == b.decl {
		return true
	}
	day := j.declared(a)
	return day != 0 && day == j.declared(b)
}

// declared is the day that a copy is declassified on, where its value is nothing but that.
func (j *join) declared(k *kept) law.Day {
	decl := j.c.words.names[k.decl]
	if !isDate(decl) && (strings.Contains(decl, ", ") || yearsOf(decl) == 0) {
		return 0
	}
	return until(decl, law.Day(k.day))
}

// first is the copy that one is compared with by a trait, -1 where there is none.
func (c *comparison) first(before *firsts, t trait, k *kept) int32 {
	if !k.has(t) {
		return -1
	}
	n := before.of(t, k.sections)
	if n < 0 && t == aLevel {
		n = before.of(t, all(mostSections))
	}
	if n < 0 {
		return -1
	}
	return c.of[n]
}

func (j *join) level(first, copied int32) {
	a, b := j.c.cables.at(int(first)), j.c.cables.at(int(copied))
	switch {
	case a.level == b.level:
	case Flags(a.flags|b.flags)&Stamped != 0:
		j.against(otherLevelStamped, copied, first)
	default:
		j.against(otherLevel, copied, first)
	}
}

// wording is what copies have in common whose texts are compared: under another level the marks of paragraphs are
// others too. A whole message is one in however many sections a copy has it.
type wording struct {
	sections  uint64
	level     uint8
	corrected bool
}

func (k *kept) wording(level uint8) wording {
	sections := k.sections
	if sections == all(k.of) {
		sections = all(mostSections)
	}
	return wording{sections, level, k.corrected()}
}

// references are the copies that others of their wording are compared with.
type references map[wording]int32

// references finds, of each wording, the first copy that shows the whole of its text to its end, else the first from
// which no words were taken out, else the first: what the others say in the place of words that are not there would be
// set against nothing. Sections that are not told apart have no wording in common.
func (j *join) references(of []int32) references {
	out := references{}
	for _, shows := range []func(Flags) bool{
		func(f Flags) bool { return f&(Redacted|Extract|Ends) == Ends },
		func(f Flags) bool { return f&(Redacted|Extract) == 0 },
		func(Flags) bool { return true },
	} {
		for _, i := range of {
			k := j.c.cables.at(int(i))
			if k.hash == 0 || k.sections == 0 || !shows(Flags(k.flags)) {
				continue
			}
			w := k.wording(k.level)
			if _, known := out[w]; !known {
				out[w] = i
			}
		}
	}
	return out
}

// of is the copy that one is compared with: of its level, else one that has no level; of any, where it has none itself.
func (r references) of(k *kept) (first int32, known bool) {
	from, to := k.level, k.level
	if k.level == 0 {
		from, to = uint8(marking.Unclassified), uint8(marking.TopSecret)
	}
	for level := from; level <= to && !known; level++ {
		first, known = r[k.wording(level)]
	}
	if !known {
		first, known = r[k.wording(0)]
	}
	return first, known
}

// text looks whether a copy is the same as one before it, letter by letter; where it is not, the texts are to be
// compared.
func (c *comparison) text(copied int32) {
	k := c.c.cables.at(int(copied))
	if k.hash == 0 {
		return
	}
	t := twinKey{k.hash, k.sections, k.marking, k.decl, k.corrected()}
	if first, known := c.twins[t]; known {
		c.against(sameAgain, copied, first)
		return
	}
	c.twins[t] = copied
	first, known := c.texts.of(k)
	if p := (pairKey{k.hash, first}); known && c.c.cables.at(int(first)).hash != k.hash && !c.paired[p] {
		c.paired[p] = true
		c.pairs = append(c.pairs, pair{first, copied})
	}
}
