package spill

import (
	"strings"
	"sync"

	"cablelint/linter/scan"
)

// sought is a list of needles, for which a finder looks.
type sought struct {
	texts []string
	first int // the number of the first among all needles
	where whereabouts
}

// whereabouts say where a needle is anything to its finder, and so by what it is found.
type whereabouts uint8

const (
	atWord   whereabouts = iota // where its first word begins one of the text, or is all of one if it has but few letters
	openWord                    // the same, but more may follow few letters
	anywhere                    // by the last word that begins in it, whatever stands before the first
	inLabel                     // at the end of a word, behind which signs stand
	inField                     // within the name of a field
	inCode                      // anywhere
)

//go:noinline
func seek(texts ...string) *sought { return seekIn(atWord, texts...) }

//go:noinline
func seekIn(where whereabouts, texts ...string) *sought { return &sought{texts: texts, where: where} }

// seekEach is the list of the needles that some things have.
func seekEach[T any](things []T, text func(*T) string) *sought {
	l := &sought{}
	for i := range things {
		l.texts = append(l.texts, text(&things[i]))
	}
	return l
}

// needles are what all finders look for, and by what they are found: the first letters of words and, within those words
// alone where they may stand so, grams.
type needles struct {
	texts      []string
	beginning  [1 << beginningBits]uint16 // the number of the anchors that words may be which begin so, 0 for none
	anchors    [][]anchor                 // these by that number
	grams      gramSet                    // those of the needles within words
	byGram     map[uint64][]anchor        // and these by them
	names      sieve                      // the names of fields
	labelEnds  gramSet                    // the grams with which labels end
	endsLabels scan.Table                 // and the letters
	byLetter   [len(codeLetters)]inCodes  // those of the needles that may stand anywhere, by a letter of theirs
}

// inCodes are the anchors of needles that may stand anywhere and have one letter.
type inCodes struct {
	anchors []anchor
	behind  scan.Table // the signs of the needles before it
}

// codeLetters are rare letters, of which each needle has one that may stand anywhere.
const codeLetters = "JKV"

// anchor is what a needle is found by.
type anchor struct {
	needle uint16
	behind uint8 // how far behind the beginning of the needle it begins
}

// The numbers for all needles that stand within a word, and for those within the names of fields.
const (
	anyWithin = 1<<16 - 1
	aName     = anyWithin - 1
)

// gramSet is a set of grams.
type gramSet [(allGrams + 1) / blockSize]uint64

func (g *gramSet) add(gram uint64)      { g[gram/blockSize] |= 1 << (gram % blockSize) }
func (g *gramSet) has(gram uint64) bool { return g[gram/blockSize]>>(gram%blockSize)&1 != 0 }

// The beginning of a word are its first letters, as a number of so many bits.
const (
	beginningLength = 4
	beginningBits   = 14
)

// beginningOf is the number for the beginning of a word of some size, of which these are the first letters and what
// stands behind it.
func beginningOf(letters uint32, size int) uint32 {
	return letters & firstLetters[min(size, beginningLength)] * 0x9e3779b1 >> (32 - beginningBits)
}

// firstLetters are the masks of so many bytes of a number.
var firstLetters = [beginningLength + 1]uint32{0, 0xff, 0xffff, 0xffffff, 0xffffffff}

// allNeedles are made when they are first asked.
var allNeedles = sync.OnceValue(func() *needles {
	all := &needles{anchors: make([][]anchor, 1), byGram: map[uint64][]anchor{}}
	for _, l := range []*sought{
		operators, signalHeads, labelsOfAuthority, scannedOrders, orders, natoMarks, letterLabels, sections, blockLabels,
		fieldStems, dashedControls, headings, plainCaptions, shortCaptions, packedLevels, statementWords, doubledLetters,
		formulaWords, protective, dictatedStrokes, rowsAhead, copyFrom, drawn,
	} {
		l.first = len(all.texts)
		all.texts = append(all.texts, l.texts...)
		for n, text := range l.texts {
			all.anchor(uint16(l.first+n), text, l.where)
		}
	}
	for name, g := range fieldGrades.make() {
		all.begin(name, anchor{needle: aName})
		all.names.add(name)
		for _, kind := range kinds {
			if g == sure {
				all.names.add(name + kind)
			}
		}
	}
	for _, word := range orders.texts {
		all.begin(word, anchor{needle: anyWithin})
	}
	return all
})

// anchor makes a needle to be found.
func (all *needles) anchor(n uint16, text string, where whereabouts) {
	at := firstWord(text)
	if where == anywhere {
		at = lastBeginning(text)
	}
	switch {
	case where == inCode:
		at := strings.IndexAny(text, codeLetters)
		by := &all.byLetter[strings.IndexByte(codeLetters, text[at])]
		by.anchors = append(by.anchors, anchor{n, uint8(at)})
		by.behind[text[at-1]] = true
	case at < 0 && where == anywhere, where == inLabel:
		end := len(text) - gramLength
		all.labelEnds.add(codesOf(text[end:]))
		all.endsLabels[text[len(text)-1]] = true
		all.within(n, text)
	case where == inField:
		all.within(n, text)
	default:
		all.begin(text[at:], anchor{n, uint8(at)})
		if where == openWord && len(text)-at == beginningLength-1 {
			for c := range squeezed {
				if inWord(byte(c)) {
					all.begin(text[at:]+string(rune(c)), anchor{n, uint8(at)})
				}
			}
		}
	}
}

// begin makes an anchor of the word at the head of a text.
func (all *needles) begin(text string, a anchor) {
	at := (&surveyor{b: []byte(text)}).beginningAt(0, len(leadingWord([]byte(text))))
	if all.beginning[at] == 0 {
		all.beginning[at] = uint16(len(all.anchors))
		all.anchors = append(all.anchors, nil)
	}
	by := &all.anchors[all.beginning[at]]
	*by = append(*by, a)
}

// within makes a needle to be found within words.
func (all *needles) within(n uint16, text string) {
	at := rarest(text)
	gram := codesOf(text[at : at+gramLength])
	all.grams.add(gram)
	all.byGram[gram] = append(all.byGram[gram], anchor{n, uint8(at)})
}

// firstWord is where the first word of a needle begins, and lastBeginning where the last does that begins behind a sign
// of it, -1 where none does.
func firstWord(text string) int {
	for i := range len(text) {
		if inWord(text[i]) {
			return i
		}
	}
	return -1
}

func lastBeginning(text string) int {
	for i := len(text) - 1; i > 0; i-- {
		if inWord(text[i]) && !inWord(text[i-1]) {
			return i
		}
	}
	return -1
}

// byFrequency are letters, the most frequent first.
const byFrequency = "ETAOINSRHLDCUMFPGWYBVKXJQZ"

// rarest is where the rarest gram of a word begins.
func rarest(word string) (at int) {
	most := -1
	for i := range len(word) - gramLength + 1 {
		rare := 0
		for _, c := range []byte(word[i : i+gramLength]) {
			rare += strings.IndexByte(byFrequency, c)
		}
		if rare > most {
			at, most = i, rare
		}
	}
	return at
}
