package spill

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"iter"
	"math/bits"
	"slices"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
)

// survey is what one pass over a text finds for all finders: where what they look for may stand. What is dear is done
// there alone.
type survey struct {
	traits []traits // of the lines that have any
	ends   []uint32 // where words end that may end levels
	orders []uint32 // where the O stands that may end E.O.
	kin    []uint32 // where words begin that may be levels in slots
	places []uint32 // where the needles stand, those of one together
	first  []uint32 // by the number of a needle, where its places begin
	found  []place  // all of them, as they were found
	has    trait    // what some line has
}

// traits are those of the line that begins at an offset.
type traits struct {
	at  uint32
	has trait
}

// row is a line of the text without its end.
type row struct {
	from, to int
	has      trait
}

// rowAt is the line that begins at an offset.
func (s *scanner) rowAt(from int) row {
	if i := bytes.IndexByte(s.b[from:], '\n'); i >= 0 {
		return row{from: from, to: from + i}
	}
	return row{from: from, to: len(s.b)}
}

// rows are the lines of the text by their number.
func (s *scanner) rows() iter.Seq2[int, row] {
	return func(yield func(int, row) bool) {
		left := s.survey().traits
		for n, from := 0, 0; from < len(s.b); n++ {
			r := s.rowAt(from)
			if len(left) > 0 && int(left[0].at) == from {
				r.has, left = left[0].has, left[1:]
			}
			if !yield(n, r) {
				return
			}
			from = r.to + 1
		}
	}
}

// trait is what a text or a line of it has, a bit each.
type trait uint8

const (
	hasBracket trait = 1 << iota
	hasSeparator
	hasPassing // signs that pass for letters
	hasGap     // two blanks beside each other
	// Of these nobody asks which line has them.
	hasQuote
	hasBar
	hasBackslash
	hasTag
)

// ofLines are those that are known of each line.
const ofLines = hasBracket | hasSeparator | hasPassing | hasGap

// traitsOf are those of lines that hold a byte.
var traitsOf = func() (of [256]trait) {
	for c := range of {
		if closing[c] != 0 {
			of[c] |= hasBracket
		}
		if bytes.IndexByte([]byte(separators), byte(c)) >= 0 {
			of[c] |= hasSeparator
		}
		if scan.PassesFor[c] != 0 && !inWord(byte(c)) {
			of[c] |= hasPassing
		}
		if bytes.IndexByte([]byte(quotes), byte(c)) >= 0 {
			of[c] |= hasQuote
		}
	}
	of['|'] |= hasBar
	of['\\'] |= hasBackslash
	of['<'] |= hasTag
	return of
}()

// A gram is three neighbours of a text, by codes of five bits.
const (
	gramBits   = 5
	gramLength = 3
	allGrams   = 1<<(gramLength*gramBits) - 1
)

// gramCodes are those of all bytes. Letters that pass for each other have the same, and a digit that of the letter for
// which it passes.
var gramCodes = func() (of [256]uint64) {
	const letters, otherWord, firstSign = 1<<gramBits - 1, 27, 28
	for i := range of {
		switch c := byte(i); {
		case squeezed[c] != 0 && inWord(c):
			of[c] = uint64(squeezed[c] & letters)
		case inWord(c):
			of[c] = otherWord
		case c != ' ':
			of[c] = firstSign | uint64(c&3)
		}
	}
	return of
}()

// codesOf are the codes of a word, one behind the other.
func codesOf(word string) uint64 {
	codes := uint64(0)
	for i := range len(word) {
		codes = codes<<gramBits | gramCodes[word[i]]
	}
	return codes
}

// surveyor makes the survey of a text.
type surveyor struct {
	*needles
	b      []byte
	levels *levelTables
	kin    *sieve
	out    *survey
	line   int // where the line begins
	has    trait
	within int // where the last word ends in which needles were looked for
}

// place is one of a needle.
type place struct {
	needle uint16
	at     uint32
}

// of looks over b, in the room of another survey.
func (v *survey) of(b []byte) {
	by := surveyor{
		needles: allNeedles(), b: slices.Grow(b, beginningLength), levels: levels(), kin: &kinLevels.all().sieve, out: v,
	}
	*v = survey{
		traits: v.traits[:0], ends: v.ends[:0], orders: v.orders[:0], kin: v.kin[:0], places: v.places[:0],
		first: v.first[:0], found: v.found[:0],
	}
	by.words()
	by.endLine(len(b))
	by.behindOthers()
	by.packed()
	by.sort()
}

// words looks at each word and at the signs between them. Most words stand in a sentence, where nothing but a blank
// parts them, and neither begin nor end as one that matters: the others are looked at a block behind them.
func (v *surveyor) words() {
	b, begins, ends := v.b[:len(v.b)+beginningLength], &v.beginning, &v.levels.endings
	var odd [blockSize]stretch
	next, last := stretch{before: farBefore}, uint64(0)
	for at := 0; at < len(v.b); at += blockSize {
		in, n := v.mask(at), 0
		open, shut := in&^(in<<1|last), ^in&(in<<1|last)
		if last == 0 {
			next.from, open = at+bits.TrailingZeros64(open), open&(open-1)
		}
		for ; shut != 0; shut &= shut - 1 {
			next.to = at + bits.TrailingZeros64(shut)
			size := next.to - next.from
			first := binary.LittleEndian.Uint32(b[next.from:])
			next.by = begins[beginningOf(first, size)]
			switch {
			case next.before < endingLength:
				next.ends = true
			case size >= endingLength:
				next.ends = ends[endingOf(binary.LittleEndian.Uint32(b[next.to-endingLength:]))]
			default:
				next.ends = v.shortEnds(next.before, next.from, next.to)
			}
			if next.by != 0 || next.ends || next.from-next.before != 1 || b[next.before] != ' ' || mayEndOrder(first) ||
				size > longestName {
				odd[n%blockSize] = next
				n++
			}
			next.before = next.to
			next.from, open = at+bits.TrailingZeros64(open), open&(open-1)
		}
		for i := range odd[:n] {
			v.word(&odd[i])
		}
		last = in >> (blockSize - 1)
	}
	if last != 0 {
		next.to, next.by, next.ends = len(v.b), v.beginning[v.beginningAt(next.from, len(v.b))], true
		v.word(&next)
		next.before = next.to
	}
	v.signs(max(0, next.before), len(v.b))
}

// stretch is where a word stands.
type stretch struct {
	before   int // where the word before it ended; far before the text where there is none
	from, to int
	by       uint16 // the number of the anchors that it may be
	ends     bool   // it may end as a level
}

// farBefore is further from the first byte than one blank.
const farBefore = -2

// mask is that of the block at an offset.
func (v *surveyor) mask(at int) uint64 {
	if len(v.b)-at >= blockSize {
		return wordMask((*block)(v.b[at:]))
	}
	var last block
	copy(last[:], v.b[at:])
	return wordMask(&last)
}

// shortEnds reports whether the last letters of the word that ends before an offset and those of the word [from, to),
// of which it has one or two, may be the last letters of a level, whatever parts them.
func (v *surveyor) shortEnds(before, from, to int) bool {
	one, two, last := v.b[before-2], v.b[before-1], v.b[to-1]
	if to-from == len("TO") {
		one, two = two, v.b[from]
	}
	return !inWord(one) || v.levels.endings[endingOf(uint32(one)|uint32(two)<<8|uint32(last)<<16)]
}

// longestName is how long a word may be in which needles are looked for by its first letters alone.
const longestName = len("EXECUTIVEORDER") - 1

// word takes in a word and, where they are others than a blank, the signs before it.
func (v *surveyor) word(w *stretch) {
	if w.from-w.before != 1 || v.b[w.before] != ' ' {
		v.signs(max(0, w.before), w.from)
		v.behindSigns(w.from, w.to)
	}
	if w.by != 0 {
		v.begins(v.anchors[w.by], w.from, w.to)
	}
	if w.to-w.from > longestName {
		v.lookWithin(w.from, w.to)
	}
	if c := v.b[w.from]; c == 'E' || c == 'O' {
		v.order(v.b[w.from:w.to], w.from)
	}
	if w.ends && v.levels.mayEnd(v.b[w.from:w.to]) {
		v.out.ends = append(v.out.ends, uint32(w.to))
	}
}

// beginningAt is the number for the beginning of the word [from, to).
func (v *surveyor) beginningAt(from, to int) uint32 {
	var first [beginningLength]byte
	copy(first[:], v.b[from:to])
	return beginningOf(binary.LittleEndian.Uint32(first[:]), to-from)
}

// lastGram is the gram that ends at an offset.
func lastGram(b []byte, to int) uint64 {
	last := (*[gramLength]byte)(b[to-gramLength:])
	return gramCodes[last[0]]<<(2*gramBits) | gramCodes[last[1]]<<gramBits | gramCodes[last[2]]
}

// behindSigns takes in that other signs than a blank stand before the word [from, to).
func (v *surveyor) behindSigns(from, to int) {
	if scan.Upper(v.b[from]) && (to == from+1 || v.kin.may(v.b[from:to])) {
		v.out.kin = append(v.out.kin, uint32(from))
	}
	if from > 0 && joinsName[v.b[from-1]] {
		v.lookWithin(from, to)
	}
}

// begins notes the needles that stand where the word [from, to) is an anchor of theirs, and those within it if it may
// hold any.
func (v *surveyor) begins(by []anchor, from, to int) {
	for _, a := range by {
		switch {
		case a.needle < aName:
			v.anchored(a, from)
		case a.needle == anyWithin, v.names.may(v.b[from:to]):
			v.lookWithin(from, to)
		}
	}
}

// anchored notes a needle that stands where its anchor begins at an offset.
func (v *surveyor) anchored(a anchor, i int) {
	text, at := v.texts[a.needle], i-int(a.behind)
	end := at + len(text)
	if at >= 0 && end <= len(v.b) && v.b[end-1] == text[len(text)-1] && string(v.b[at:end]) == text {
		v.out.found = append(v.out.found, place{a.needle, uint32(at)})
	}
}

// lookWithin looks for needles in all of the word [from, to).
func (v *surveyor) lookWithin(from, to int) {
	if to <= v.within {
		return
	}
	v.within = to
	codes := uint64(0)
	for i := from; i < to; i++ {
		codes = (codes<<gramBits | gramCodes[v.b[i]]) & allGrams
		if i < from+gramLength-1 || !v.grams.has(codes) {
			continue
		}
		for _, a := range v.byGram[codes] {
			v.anchored(a, i+1-gramLength)
		}
	}
}

// signs takes in the bytes [from, to), which are of no word, behind the last one.
func (v *surveyor) signs(from, to int) {
	if from < to && from > 0 && (joinsName[v.b[from]] || v.endsLabel(from)) {
		v.lookWithin(from-len(lastOf(v.b[:from])), from)
	}
	was := byte(0)
	for i, c := range v.b[from:to] {
		switch {
		case c == '\n':
			v.endLine(from + i)
		case c == ' ' && was == ' ':
			v.has |= hasGap
		default:
			v.has |= traitsOf[c]
		}
		was = c
	}
}

// endsLabel reports whether the last letters before an offset are those of a label.
func (v *surveyor) endsLabel(to int) bool {
	return v.endsLabels[v.b[to-1]] && to >= gramLength && v.labelEnds.has(lastGram(v.b, to))
}

func (v *surveyor) endLine(at int) {
	v.out.has |= v.has
	if has := v.has & ofLines; has != 0 {
		v.out.traits = append(v.out.traits, traits{uint32(v.line), has})
	}
	v.has, v.line = 0, at+1
}

// mayEndOrder reports whether a word may hold such an O, of which these are the first letters and what stands behind.
func mayEndOrder(letters uint32) bool {
	return uint16(letters) == 'E'|'O'<<8 || byte(letters) == 'O' && !scan.Upper(byte(letters>>8))
}

// order notes the O of a word that may end E.O.: it begins the word or stands behind the E with which it begins, and no
// letter follows it.
func (v *surveyor) order(word []byte, at int) {
	n := 0
	if word[0] == 'E' {
		n++
	}
	if len(word) > n && word[n] == 'O' && (len(word) == n+1 || !scan.Upper(word[n+1])) {
		v.out.orders = append(v.out.orders, uint32(at+n))
	}
}

// behindOthers takes a letter behind one of another script for the first of a word, as such a letter may stand for a
// bullet.
func (v *surveyor) behindOthers() {
	known := len(v.out.found)
	each(v.b, string(rune(other)), func(at int) bool {
		word := leadingWord(v.b[at+1 : min(len(v.b), at+1+beginningLength)])
		for _, a := range v.anchors[v.beginning[v.beginningAt(at+1, at+1+len(word))]] {
			if a.needle < aName {
				v.anchored(a, at+1)
			}
		}
		return true
	})
	if len(v.out.found) > known {
		arrange.By(v.out.found, func(a, b place) int { return cmp.Compare(a.at, b.at) })
	}
}

// packed looks for levels in base64, which stand within words, by letters that are rare.
func (v *surveyor) packed() {
	for letter := range v.byLetter {
		by := &v.byLetter[letter]
		for at := 0; ; at++ {
			i := bytes.IndexByte(v.b[at:], codeLetters[letter])
			if i < 0 {
				break
			}
			if at += i; at == 0 || !by.behind[v.b[at-1]] {
				continue
			}
			for _, a := range by.anchors {
				v.anchored(a, at)
			}
		}
	}
}

// sort puts the places of each needle together.
func (v *surveyor) sort() {
	out := v.out
	if len(out.found) == 0 {
		return
	}
	n := len(v.texts)
	first := slices.Grow(out.first, 2*(n+1))[:2*(n+1)]
	clear(first)
	first, next := first[:n+1], first[n+1:]
	for _, p := range out.found {
		first[p.needle+1]++
	}
	for i := range n {
		first[i+1] += first[i]
	}
	copy(next, first)
	places := slices.Grow(out.places, len(out.found))[:len(out.found)]
	for _, p := range out.found {
		places[next[p.needle]] = p.at
		next[p.needle]++
	}
	out.first, out.places = first, places
}

// placesOf are those of a needle, in their order.
func (v *survey) placesOf(needle int) []uint32 {
	return v.places[v.first[needle]:v.first[needle+1]]
}

// any reports whether a needle of a list stands in the text.
func (s *scanner) any(l *sought) bool {
	v := s.survey()
	return len(v.first) > 0 && v.first[l.first] != v.first[l.first+len(l.texts)]
}

// each calls do for every place of each needle of a list, with its number in the list. Where do returns false it goes
// on with the next needle.
func (s *scanner) each(l *sought, do func(n, at int) bool) {
	if !s.any(l) {
		return
	}
	v := s.survey()
	for n := range l.texts {
		for _, at := range v.placesOf(l.first + n) {
			if !do(n, int(at)) {
				break
			}
		}
	}
}

// each calls do for every place of needle in b that do does not end by returning false.
func each(b []byte, needle string, do func(at int) bool) {
	for from := 0; ; {
		i := bytes.Index(b[from:], []byte(needle))
		if i < 0 || !do(from+i) {
			return
		}
		from += i + 1
	}
}
