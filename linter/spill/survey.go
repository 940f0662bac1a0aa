package spill

import (
	"bytes"
	"slices"

	"cablelint/linter/scan"
)

// survey is what one pass over a text finds for all finders: where what they look for may stand. What is dear is done
// there alone.
type survey struct {
	rows   []row
	opens  []uint32 // where brackets open
	ends   []uint32 // where words end whose last letters are those of levels
	orders []uint32 // where the O stands that may end E.O.
	kin    []uint32 // where words begin that may be levels in slots
	places []uint32 // where the needles stand, those of one together
	first  []uint32 // by the number of a needle, where its places begin
	has    trait
}

// row is a line of the text without its end.
type row struct {
	from, to uint32
	has      trait
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
		if passing[c] != 0 && !inWord(byte(c)) {
			of[c] |= hasPassing
		}
	}
	return of
}()

// A gram is three neighbours of a text, by codes of five bits.
const (
	gramBits   = 5
	gramLength = 3
	gramMask   = 1<<gramBits - 1
	allGrams   = 1<<(gramLength*gramBits) - 1
)

// gramCodes are those of all bytes. Letters that pass for each other have the same, and a digit that of the letter for which
// it passes; signs have the bit of a sign besides.
var gramCodes = func() (of [256]uint8) {
	const isSign, otherWord, firstSign = 0x80, 27, 28
	for i := range of {
		switch c := byte(i); {
		case squeezed[c] != 0 && inWord(c):
			of[c] = squeezed[c] & gramMask
		case inWord(c):
			of[c] = otherWord
		case c == ' ':
			of[c] = isSign
		default:
			of[c] = isSign | firstSign | c&3
		}
	}
	return of
}()

// signs have at least this code.
const signCode = 0x80

// gramAt is the gram at the head of a word.
func gramAt(word string) int {
	gram := 0
	for i := range gramLength {
		gram = gram<<gramBits | int(gramCodes[word[i]]&gramMask)
	}
	return gram
}

// needles are what the finders look for.
var needles = func() []string {
	all := append([]string{"ORDER", lowest, scannedEO}, packedLevels...)
	for i := range authorityLabels {
		all = append(all, authorityLabels[i].text)
	}
	for i := range statements {
		all = append(all, statements[i].text)
	}
	for i := range doubled {
		all = append(all, doubled[i].letters)
	}
	for _, list := range [][]string{
		fieldStems, blockLabels, plainCaptions, shortCaptions, letterLabels, headings, natoMarks, dashedControls, signalHeads,
		operators, sections,
	} {
		all = append(all, list...)
	}
	return all
}()

// begins says of each gram the number of the needles that begin with it, 0 for all others; begun are these needles by
// that number.
var begins, begun = func() (numbers [allGrams + 1]uint8, begun [][]uint16) {
	begun = make([][]uint16, 1)
	for i, needle := range needles {
		gram := gramAt(needle)
		if numbers[gram] == 0 {
			numbers[gram] = uint8(len(begun))
			begun = append(begun, nil)
		}
		n := numbers[gram]
		begun[n] = append(begun[n], uint16(i))
	}
	return numbers, begun
}()

// needle is the number of what is looked for, -1 where it is none of the needles.
func needle(text string) int {
	if len(text) < gramLength {
		return -1
	}
	for _, n := range begun[begins[gramAt(text)]] {
		if needles[n] == text {
			return int(n)
		}
	}
	return -1
}

// surveyor makes the survey of a text.
type surveyor struct {
	b      []byte
	out    *survey
	word   int // where the word begins that is read
	line   int // where the line begins
	before int // where the word before ended
	tail   int // the gram that ends with the last letter of that, whatever stands between the letters
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
	v := surveyor{b: b, out: &survey{}, before: -2}
	codes := uint32(gramCodes['\n'] & gramMask)
	for i := 0; ; i++ {
		if i, codes = nextSign(b, i, codes); i == len(b) {
			break
		}
		if n := begins[codes&allGrams]; n != 0 {
			v.needle(n, i-gramLength+1)
		}
		c := b[i]
		if gramCodes[c] < signCode {
			continue
		}
		if i > v.word {
			v.endWord(i, int(codes>>gramBits)&allGrams)
		}
		v.word = i + 1
		if c != ' ' {
			v.sign(i, c)
		} else if codes&(1<<(2*gramBits)-1) == 0 {
			v.has |= hasGap
		}
	}
	if len(b) > v.word {
		v.endWord(len(b), int(codes)&allGrams)
	}
	if len(b) > v.line {
		v.endLine(len(b))
	}
	v.sort()
	return v.out
}

// nextSign goes on from an offset to the first byte that is of no word, or that ends the gram with which a needle
// begins. The codes are those of the bytes up to it.
func nextSign(b []byte, i int, codes uint32) (at int, last uint32) {
	for ; i < len(b); i++ {
		code := gramCodes[b[i]]
		codes = codes<<gramBits | uint32(code&gramMask)
		if begins[codes&allGrams]|code&signCode != 0 {
			break
		}
	}
	return i, codes
}

// needle notes those that stand at an offset, of the ones that begin with a gram.
func (v *surveyor) needle(number uint8, at int) {
	if at < 0 {
		return
	}
	for _, n := range begun[number] {
		if text := needles[n]; string(v.b[at:min(len(v.b), at+len(text))]) == text {
			v.found = append(v.found, place{n, uint32(at)})
		}
	}
}

// sign takes in a byte that is of no word.
func (v *surveyor) sign(i int, c byte) {
	has := traits[c]
	v.has |= has
	if has&hasBracket != 0 {
		v.out.opens = append(v.out.opens, uint32(i))
	}
	if c == '\n' {
		v.endLine(i)
	}
}

func (v *surveyor) endLine(i int) {
	v.out.rows = append(v.out.rows, row{uint32(v.line), uint32(i), v.has})
	v.out.has |= v.has
	v.has, v.line = 0, i+1
}

// endWord takes in the word that ends at i, whose last letters have a gram.
func (v *surveyor) endWord(i, gram int) {
	word := v.b[v.word:i]
	if len(word) < gramLength { // the letters before it count too
		size := len(word) * gramBits
		gram = (v.tail<<size | gram&(1<<size-1)) & allGrams
	}
	v.tail = gram
	if ends[gram] != 0 && (len(word) < gramLength || tailSieve.may(word)) {
		v.out.ends = append(v.out.ends, uint32(i))
	}
	if n := endOfEO(word); n > 0 {
		v.out.orders = append(v.out.orders, uint32(v.word+n-1))
	}
	if v.mayBeKin(word) {
		v.out.kin = append(v.out.kin, uint32(v.word))
	}
	v.before = i
}

// endOfEO is how far the O of a word may end E.O.: it begins the word or stands behind the E with which it begins, and no
// letter follows it.
func endOfEO(word []byte) int {
	n := 1
	if word[0] == 'E' {
		n++
	}
	if len(word) < n || word[n-1] != 'O' || len(word) > n && scan.Upper(word[n]) {
		return 0
	}
	return n
}

// mayBeKin reports whether the word that was read may be a level in a slot: it stands in no sentence, and is a single
// letter or among the words of levels.
func (v *surveyor) mayBeKin(word []byte) bool {
	if v.word == v.before+1 && v.b[v.before] == ' ' || !scan.Upper(word[0]) {
		return false
	}
	return len(word) == 1 || kinLevels.sieve.may(word)
}

// sort puts the places of each needle together.
func (v *surveyor) sort() {
	if len(v.found) == 0 {
		return
	}
	first := make([]uint32, len(needles)+1)
	for _, p := range v.found {
		first[p.needle+1]++
	}
	for n := range needles {
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
	if v.first == nil {
		return nil
	}
	return v.places[v.first[needle]:v.first[needle+1]]
}

// within are those of some places in their order that stand in [from, to).
func within(places []uint32, from, to int) []uint32 {
	i, _ := slices.BinarySearch(places, uint32(from))
	j, _ := slices.BinarySearch(places[i:], uint32(to))
	return places[i : i+j]
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
