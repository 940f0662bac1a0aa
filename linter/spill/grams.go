package spill

import "bytes"

// grams are the triples of neighbours that a text holds, by the low bits of each byte: where one of those of a
// needle is missing, the needle is, and the text need not be looked through for it. Where a triple begins a needle of
// the finders, its places are kept.
type grams struct {
	held   [1 << (3*gramBits - 6)]uint64
	places [][]uint32 // by the number of the triple
}

// gramBits is how many bits of a byte count: they tell capital letters apart.
const gramBits = 5

// gramLength is how many neighbours are looked at together.
const gramLength = 3

const (
	gramMask = 1<<gramBits - 1
	allGrams = 1<<(3*gramBits) - 1
)

// fewestGrams is how long a text must be for its triples to be worth knowing.
const fewestGrams = 16

// gramAt is the triple at the head of a needle.
func gramAt(needle string) int {
	gram := 0
	for i := range gramLength {
		gram = gram<<gramBits | int(needle[i]&gramMask)
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

// begins says of each triple the number of those that begin needles, 0 for all others; begun is how many there are.
var begins, begun = func() (numbers [allGrams + 1]uint8, n int) {
	for _, needle := range needles {
		if gram := gramAt(needle); numbers[gram] == 0 {
			n++
			numbers[gram] = uint8(n)
		}
	}
	return numbers, n
}()

// gramsOf returns the triples of b, nil where b is short.
func gramsOf(b []byte) *grams {
	if len(b) < fewestGrams {
		return nil
	}
	g := &grams{places: make([][]uint32, begun+1)}
	last := 0
	for i, c := range b {
		last = (last<<gramBits | int(c&gramMask)) & allGrams
		g.held[last>>6] |= 1 << (last & 63)
		if n := begins[last]; n != 0 && i >= gramLength-1 {
			g.places[n] = append(g.places[n], uint32(i-gramLength+1))
		}
	}
	return g
}

// may reports whether the needle may stand in the text.
func (g *grams) may(needle string) bool {
	last := 0
	for i := range len(needle) {
		last = (last<<gramBits | int(needle[i]&gramMask)) & allGrams
		if i > 1 && g.held[last>>6]&(1<<(last&63)) == 0 {
			return false
		}
	}
	return true
}

// each calls do for every place of needle in b, whose triples these are, that do does not end by returning false.
func (g *grams) each(b []byte, needle string, do func(at int) bool) {
	if len(needle) < gramLength || begins[gramAt(needle)] == 0 {
		if g.may(needle) {
			each(b, needle, do)
		}
		return
	}
	for _, at := range g.places[begins[gramAt(needle)]] {
		if string(b[at:min(len(b), int(at)+len(needle))]) == needle && !do(int(at)) {
			return
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
