package spill

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"strings"
	"sync"

	"cablelint/linter/scan"
)

// survey is what one pass over a text finds for all finders: where what they look for may stand. What is dear is done
// there alone.
type survey struct {
	rows   []uint32 // where lines end
	traits []trait  // what they have
	ends   []ending // of words whose last letters are those of levels
	orders []uint32 // where the O stands that may end E.O.
	kin    []uint32 // where words begin that may be levels in slots
	places []uint32 // where the needles stand, those of one together
	first  []uint32 // by the number of a needle, where its places begin
	has    trait
}

// ending is the end of a word.
type ending struct {
	at   uint32
	tail uint64 // the codes of the last letters up to it, whatever stands between them
}

// row is a line of the text without its end.
type row struct {
	from, to int
	has      trait
}

// row is the line of a number.
func (v *survey) row(n int) row {
	from := 0
	if n > 0 {
		from = int(v.rows[n-1]) + 1
	}
	return row{from, int(v.rows[n]), v.traits[n]}
}

// trait is what a text or a line of it has, a bit each.
type trait uint8

const (
	hasBracket trait = 1 << iota
	hasSeparator
	hasPassing // signs that pass for letters
	hasGap     // two blanks beside each other
)

// traits are those of lines that hold a byte.
var traits = func() (of [256]trait) {
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
	}
	return of
}()

// A gram is three neighbours of a text, by codes of five bits.
const (
	gramBits   = 5
	gramLength = 3
	allGrams   = 1<<(gramLength*gramBits) - 1

	longestTailed = 6 // letters whose codes are kept together
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

// sought is a list of needles, for which a finder looks.
type sought struct {
	texts []string
	first int // the number of the first among all needles
}

func seek(texts ...string) *sought { return &sought{texts: texts} }

// seekEach is the list of the needles that some things have.
func seekEach[T any](things []T, text func(*T) string) *sought {
	l := &sought{}
	for i := range things {
		l.texts = append(l.texts, text(&things[i]))
	}
	return l
}

// needles are what all finders look for, and the grams by which they are found.
type needles struct {
	texts      []string
	anchoredBy [allGrams + 1]uint16 // the number of the anchors that are a gram, 0 for none
	anchors    [][]anchor           // these by that number
}

// anchor is a gram of a needle, one of two neighbours: one of them ends at an odd place in the text, where grams are
// looked at.
type anchor struct {
	needle uint16
	behind uint8 // how far behind the beginning of the needle the gram begins
}

// allNeedles are made when they are first asked.
var allNeedles = sync.OnceValue(func() *needles {
	all := &needles{anchors: make([][]anchor, 1)}
	for _, l := range []*sought{
		operators, signalHeads, labelsOfAuthority, orderLabels, natoMarks, letterLabels, sections, blockLabels, fieldStems,
		dashedControls, headings, plainCaptions, shortCaptions, packedLevels, statementWords, doubledLetters,
	} {
		l.first = len(all.texts)
		all.texts = append(all.texts, l.texts...)
	}
	for n, text := range all.texts {
		all.anchor(uint16(n), text)
	}
	return all
})

// anchor finds the anchors of a needle.
func (all *needles) anchor(n uint16, text string) {
	at := rarest(text)
	all.add(codesOf(text[at:at+gramLength]), anchor{n, uint8(at)})
	if len(text) > gramLength {
		all.add(codesOf(text[at+1:at+1+gramLength]), anchor{n, uint8(at + 1)})
		return
	}
	for next := range uint64(1 << gramBits) { // whatever stands behind it
		all.add(codesOf(text[1:])<<gramBits|next, anchor{n, 1})
	}
}

func (all *needles) add(gram uint64, a anchor) {
	if all.anchoredBy[gram] == 0 {
		all.anchoredBy[gram] = uint16(len(all.anchors))
		all.anchors = append(all.anchors, nil)
	}
	by := &all.anchors[all.anchoredBy[gram]]
	*by = append(*by, a)
}

// byFrequency are the bytes of texts, the most frequent first; all others are rarer.
const byFrequency = " ETAOINSRHLDCUMFPGWYBVKXJQZ"

// rarest is where the two neighbouring grams of a needle begin that are rarest by their letters.
func rarest(text string) (at int) {
	most := -1
	for i := range max(1, len(text)-gramLength) {
		rare := 0
		for _, c := range []byte(text[i:min(len(text), i+1+gramLength)]) {
			if rank := strings.IndexByte(byFrequency, c); rank >= 0 {
				rare += rank
			} else {
				rare += len(byFrequency)
			}
		}
		if rare > most {
			at, most = i, rare
		}
	}
	return at
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
	found  []place
}

// place is one of a needle.
type place struct {
	needle uint16
	at     uint32
}

// surveyOf looks over b.
func surveyOf(b []byte) *survey {
	v := surveyor{needles: allNeedles(), b: b, levels: levels(), kin: &kinLevels.all().sieve}
	lines := bytes.Count(b, []byte{'\n'}) + 1
	v.out = &survey{rows: make([]uint32, 0, lines), traits: make([]trait, 0, lines)}
	v.seek()
	v.sort()
	v.words()
	if len(b) > v.line {
		v.endLine(len(b))
	}
	return v.out
}

// seek looks at every other gram for those of needles.
func (v *surveyor) seek() {
	b, codeOf, by := v.b, &gramCodes, &v.anchoredBy
	codes, i := uint64(0), 0
	for ; len(b)-i >= eight; i += eight {
		x := binary.LittleEndian.Uint64(b[i:])
		for n := 2; n <= eight; n += 2 {
			codes = codes<<(2*gramBits) | codeOf[x&0xff]<<gramBits | codeOf[x>>8&0xff]
			if number := by[codes&allGrams]; number != 0 {
				v.anchored(v.anchors[number], i+n-gramLength)
			}
			x >>= 16
		}
	}
	for ; i < len(b); i += 2 { // a needle may end with the last byte
		codes = codes<<gramBits | codeOf[b[i]]
		next := uint64(0)
		if i+1 < len(b) {
			next = codeOf[b[i+1]]
		}
		codes = codes<<gramBits | next
		v.anchored(v.anchors[by[codes&allGrams]], i+2-gramLength)
	}
}

// anchored notes the needles that stand where a gram does that begins at an offset.
func (v *surveyor) anchored(by []anchor, gram int) {
	for _, a := range by {
		text, at := v.texts[a.needle], gram-int(a.behind)
		end := at + len(text)
		if at < 0 || end > len(v.b) || v.b[end-1] != text[len(text)-1] || string(v.b[at:end]) != text {
			continue
		}
		v.found = append(v.found, place{a.needle, uint32(at)})
	}
}

// words looks at each word and at the signs between them.
func (v *surveyor) words() {
	from, before, last := -1, 0, uint64(0) // where the word begins that is read, and where the one before it ended
	for block := 0; block < len(v.b); block += blockSize {
		in := wordMask(v.b[block:min(len(v.b), block+blockSize)])
		turns := in ^ (in<<1 | last)
		last = in >> (blockSize - 1)
		for ; turns != 0; turns &= turns - 1 {
			i := block + bits.TrailingZeros64(turns)
			if from < 0 {
				from = i
				continue
			}
			v.word(before, from, i)
			before, from = i, -1
		}
	}
	if from < 0 {
		v.signs(before, len(v.b))
	} else {
		v.word(before, from, len(v.b))
	}
}

// word takes in the word [from, to) and the signs between it and the one before. Most words stand in a sentence, where
// nothing but a blank parts them.
func (v *surveyor) word(before, from, to int) {
	b := v.b[:to]
	first := b[from]
	if from != before+1 || b[before] != ' ' || before == 0 {
		v.signs(before, from)
		if scan.Upper(first) && (to == from+1 || v.kin.may(b[from:])) {
			v.out.kin = append(v.out.kin, uint32(from))
		}
	}
	if first == 'E' || first == 'O' {
		v.order(b[from:], from)
	}
	if to-from >= gramLength {
		last := (*[gramLength]byte)(b[to-gramLength:])
		gram := gramCodes[last[0]]<<(2*gramBits) | gramCodes[last[1]]<<gramBits | gramCodes[last[2]]
		if v.levels.ends[gram&allGrams] == 0 {
			return // that of most words
		}
	}
	if v.levels.mayEnd(b[from:]) {
		v.ending(to)
	}
}

// ending notes the end of a word if the last letters up to it, whatever stands between them, are those of a level.
func (v *surveyor) ending(end int) {
	tail := uint64(0)
	for i, n := end-1, 0; i >= 0 && n < longestTailed; i-- {
		c := v.b[i]
		if !inWord(c) {
			continue
		}
		tail |= gramCodes[c] << (n * gramBits)
		if n++; n == gramLength && v.levels.ends[tail] == 0 {
			return
		}
	}
	v.out.ends = append(v.out.ends, ending{uint32(end), tail})
}

// signs takes in the bytes [from, to), which are of no word.
func (v *surveyor) signs(from, to int) {
	for i := from; i < to; i++ {
		v.sign(v.b[i], i)
		if v.b[i] == ' ' && i > from && v.b[i-1] == ' ' {
			v.has |= hasGap
		}
	}
}

// sign takes in a byte that is of no word.
func (v *surveyor) sign(c byte, at int) {
	v.has |= traits[c]
	if c == '\n' {
		v.endLine(at)
	}
}

func (v *surveyor) endLine(at int) {
	v.out.rows, v.out.traits = append(v.out.rows, uint32(at)), append(v.out.traits, v.has)
	v.out.has |= v.has
	v.has, v.line = 0, at+1
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

// sort puts the places of each needle together.
func (v *surveyor) sort() {
	if len(v.found) == 0 {
		return
	}
	first := make([]uint32, len(v.texts)+1)
	for _, p := range v.found {
		first[p.needle+1]++
	}
	for n := range v.texts {
		first[n+1] += first[n]
	}
	next, places := append([]uint32(nil), first...), make([]uint32, len(v.found))
	for _, p := range v.found {
		places[next[p.needle]] = p.at
		next[p.needle]++
	}
	v.out.first, v.out.places = first, places
}

// placesOf are those of a needle, in their order.
func (v *survey) placesOf(needle int) []uint32 {
	return v.places[v.first[needle]:v.first[needle+1]]
}

// each calls do for every place of each needle of a list, with its number in the list. Where do returns false it goes
// on with the next needle.
func (s *scanner) each(l *sought, do func(n, at int) bool) {
	v := s.survey()
	if v.first == nil || v.first[l.first] == v.first[l.first+len(l.texts)] {
		return
	}
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
