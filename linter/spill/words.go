package spill

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// word is a level word or control as it is sought when its letters are pushed together.
type word struct {
	letters string // its L written as I, which they are told from by nothing but the eye
	token   string
	needs   marking.Ceiling
	rare    bool   // no word of prose: in capitals it is meant wherever it stands
	partner bool   // a word of another country, or one that is a marking in capitals alone
	phrase  bool   // and no text has it by chance
	same    uint16 // the number of another one of the same letters, and 1
}

// threeLevels are those of this country, the longer ones first, so that TOP SECRET is not taken for SECRET.
func threeLevels() []word {
	return []word{
		newWord("TOP SECRET", marking.CeilingTS, false),
		newWord("CONFIDENTIAL", marking.CeilingC, false),
		newWord("SECRET", marking.CeilingS, false),
	}
}

// levelWords are all words of levels. Those of this country come last.
func levelWords() []word {
	return append(slices.Concat(partners(), own(), threeLevels()),
		newWord("SENSITIVE BUT UNCLASSIFIED", marking.CeilingCUI, true),
		newWord("CONTROLLED UNCLASSIFIED INFORMATION", marking.CeilingCUI, true),
		newWord("LIMITED OFFICIAL USE", marking.CeilingCUI, true),
		newWord("FOR OFFICIAL USE ONLY", marking.CeilingCUI, true),
		newWord("RELEASABLE TO FOREIGN NATIONALS", marking.CeilingCUI, true),
		newWord("NOFORN", marking.CeilingCUI, true),
		newWord("SECRET//NOFORN", marking.CeilingS, true),
		newWord("CONFIDENTIAL//NOFORN", marking.CeilingC, true),
	)
}

func newWord(token string, needs marking.Ceiling, rare bool) word {
	return word{letters: squeezing.Replace(token), token: token, needs: needs, rare: rare}
}

// squeezing leaves the letters of a token, as they are sought.
var squeezing = strings.NewReplacer(" ", "", "/", "", "L", "I")

// usual is how many gaps the word has as it is written, and how wide they may be.
func (w *word) usual() (gaps, widest int) {
	if strings.Contains(w.token, "//") {
		return 1, len(" // ")
	}
	gaps = strings.Count(w.token, " ")
	if w.phrase || w.rare && gaps > 0 {
		return gaps, max(gaps, len(" - ")) // OFFICIAL: SENSITIVE, OFFICIAL - SENSITIVE
	}
	return gaps, gaps
}

// words looks for level words in whatever way they are broken up, then for those in which digits and signs
// pass for letters.
func (s *scanner) words() {
	disguised := s.has(hasPassing)
	for _, end := range s.survey().ends {
		disguised = s.wordsAt(int(end)) || disguised
	}
	if disguised {
		s.disguisedWords()
	}
}

// wordsAt judges the level words that end with a word, and reports whether digits pass for letters of one.
func (s *scanner) wordsAt(end int) (disguised bool) {
	for _, ended := range s.spelled(end) {
		switch w := &levels().words[ended.word]; {
		case w.needs <= s.ceiling || s.full():
		case ended.digits:
			disguised = true
		default:
			s.word(w, s.places[longestLevel-len(w.letters):], false)
		}
	}
	return disguised
}

// longestLevel is how many letters a level has at the most.
const longestLevel = 64

// spelling is a level whose letters end with a word.
type spelling struct {
	word   uint16
	digits bool // some pass for its letters
}

// spelled returns the levels whose letters are those that end at an offset, and notes where these stand. All are read
// at once, from the last letter on.
func (s *scanner) spelled(end int) []spelling {
	t, gram, digits := levels(), uint64(0), false
	for n := range gramLength {
		if end = s.letterBefore(end); end < 0 {
			return nil
		}
		gram |= gramCodes[s.b[end]] << (n * gramBits)
		s.places[longestLevel-1-n] = uint32(end)
		digits = digits || scan.Digit(s.b[end])
	}
	found := s.spellings[:0]
	at := t.behind[t.ends[gram]]
	for n := gramLength; at != 0; n++ {
		if end = s.letterBefore(end); end < 0 {
			break
		}
		at = t.branch(at, squeezed[s.b[end]])
		s.places[longestLevel-1-n] = uint32(end)
		digits = digits || scan.Digit(s.b[end])
		if t.tree[at].word > 0 && !s.alnum(end-1) {
			found = t.spelledBy(found, at, digits)
		}
	}
	s.spellings = found
	return found
}

// letterBefore is where the letter or digit before an offset stands, -1 where none stands near.
func (s *scanner) letterBefore(i int) int {
	if i > 0 && inWord(s.b[i-1]) { // which most do
		return i - 1
	}
	return s.letterBehindGap(i)
}

func (s *scanner) letterBehindGap(i int) int {
	at, first := i-1, max(0, i-1-longestGap)
	for at >= first && !inWord(s.b[at]) {
		at--
	}
	if at < first {
		return -1
	}
	return at
}

// disguisedWords looks for level words in which digits and signs pass for letters, about each that does.
func (s *scanner) disguisedWords() {
	sq := squeezer{s: s}
	for i, done := 0, 0; i < len(s.b); i++ {
		if scan.PassesFor[s.b[i]] == 0 || !s.passesBeside(i) {
			continue
		}
		to := min(len(s.b), i+longestDisguise)
		sq.take(max(done, i-longestDisguise), to)
		done = to
		i = max(i, to-longestDisguise)
	}
}

// longestDisguise is how far from a sign that passes for a letter the word of that letter reaches.
const longestDisguise = 64

// passesBeside reports whether the sign at i may be a letter of a word: a letter stands beside it, or a single one
// behind a blank.
func (s *scanner) passesBeside(i int) bool {
	if i > 0 && scan.Upper(s.b[i-1]) || i+1 < len(s.b) && scan.Upper(s.b[i+1]) {
		return true
	}
	return i+2 < len(s.b) && scan.Upper(s.b[i+2]) && !s.alnum(i+3) || i > 1 && scan.Upper(s.b[i-2]) && !s.alnum(i-3)
}

// squeezer pushes letters and what passes for them together, knows where each stands, and looks for the words that end
// with it.
type squeezer struct {
	s       *scanner
	letters []byte
	at      []uint32
	last    uint64 // the gram that ends with the last one
}

// take takes in [from, to) of the text.
func (q *squeezer) take(from, to int) {
	for i := from; i < to; i++ {
		c := squeezed[q.s.b[i]]
		if c == 0 {
			continue
		}
		q.letters, q.at = append(q.letters, c), append(q.at, uint32(i))
		q.last = (q.last<<gramBits | gramCodes[c]) & allGrams
		if words := levels().endingWith(q.last); len(words) > 0 && !q.s.alnum(i+1) {
			q.s.seekDisguised(words, q.letters, q.at)
		}
	}
}

// levelTables are the words of levels and what tells the ends of words in a text that may be theirs.
type levelTables struct {
	words []word
	ends  [allGrams + 1]uint16 // the number of the words that end with a gram, 0 for none
	to    [][]*word            // these by that number
	// tree are their letters before the last gram, from the last one on, and behind where it begins by their number.
	tree    []letter
	behind  []uint16
	endings [1 << endingBits]bool // the numbers for the ends of words that end with such a gram
	// tails keeps most other words from those with which level words end, whole or in pieces; spelled keeps more, by a
	// number for all their letters.
	tails   sieve
	spelled [1 << spellingBits / eight]uint8
}

// levels are made when they are first asked, as most runs have no ceiling.
var levels = sync.OnceValue(func() *levelTables {
	t := &levelTables{words: levelWords(), to: make([][]*word, 1), tree: make([]letter, 1), behind: make([]uint16, 1)}
	for i := range t.words {
		t.add(uint16(i))
	}
	return t
})

func (t *levelTables) add(n uint16) {
	w := &t.words[n]
	first := len(w.letters) - gramLength
	gram := codesOf(w.letters[first:])
	if t.ends[gram] == 0 {
		t.ends[gram] = uint16(len(t.to))
		t.to, t.behind = append(t.to, nil), append(t.behind, uint16(len(t.tree)))
		t.tree = append(t.tree, letter{})
		t.endWith(gram)
	}
	t.to[t.ends[gram]] = append(t.to[t.ends[gram]], w)
	t.grow(t.behind[t.ends[gram]], w.letters[:first], n)
	letters := uint32(0)
	for at := len(w.letters) - 1; at >= 0; at-- {
		t.tails.add(w.letters[at:])
		letters = spell(letters, w.letters[at])
		n := letters >> spellingShift
		t.spelled[n/eight] |= 1 << (n % eight)
	}
}

// letter is one of the tree, with those that may stand before it.
type letter struct {
	is              byte
	word            uint16 // the number of the first level that begins with it, and 1; 0 where none does
	before, sibling uint16 // the first letter before it, and another one before the same
}

// branch is where a letter stands in the tree before another one, 0 where it does not.
func (t *levelTables) branch(at uint16, is byte) uint16 {
	for at = t.tree[at].before; at != 0 && t.tree[at].is != is; at = t.tree[at].sibling {
	}
	return at
}

// spelledBy adds the levels that begin with a letter of the tree to others, in their order.
func (t *levelTables) spelledBy(found []spelling, at uint16, digits bool) []spelling {
	for n := t.tree[at].word; n > 0; n = t.words[n-1].same {
		i := len(found)
		for i > 0 && found[i-1].word > n-1 {
			i--
		}
		found = slices.Insert(found, i, spelling{n - 1, digits})
	}
	return found
}

// grow adds the letters of a level before a place in the tree.
func (t *levelTables) grow(at uint16, letters string, n uint16) {
	for i := len(letters) - 1; i >= 0; i-- {
		next := t.branch(at, letters[i])
		if next == 0 {
			next = uint16(len(t.tree))
			t.tree = append(t.tree, letter{is: letters[i], sibling: t.tree[at].before})
			t.tree[at].before = next
		}
		at = next
	}
	t.words[n].same, t.tree[at].word = t.tree[at].word, n+1
}

// endWith notes the ends of words that are spelled as a gram.
func (t *levelTables) endWith(gram uint64) {
	as := spelledAs()
	for _, last := range as[gram%(1<<gramBits)] {
		for _, two := range as[gram>>gramBits%(1<<gramBits)] {
			for _, one := range as[gram>>(2*gramBits)] {
				t.endings[endingOf(uint32(one)|uint32(two)<<8|uint32(last)<<16)] = true
			}
		}
	}
}

// spelledAs are the bytes of words that have each code.
var spelledAs = sync.OnceValue(func() (of [1 << gramBits][]byte) {
	for c, code := range gramCodes {
		if inWord(byte(c)) {
			of[code] = append(of[code], byte(c))
		}
	}
	return of
})

// The end of a word are its last letters, as a number of so many bits.
const (
	endingLength = gramLength
	endingBits   = 15
)

// endingOf is the number for the end of a word, of which these are the last letters and the sign behind it.
func endingOf(letters uint32) uint32 { return letters << 8 * 0x9e3779b1 >> (32 - endingBits) }

// endingWith are the words that end with a gram.
func (t *levelTables) endingWith(gram uint64) []*word { return t.to[t.ends[gram&allGrams]] }

// mayEnd reports whether a word may be the last of a level, or the last piece of one.
func (t *levelTables) mayEnd(word []byte) bool {
	if !t.tails.may(word) {
		return false
	}
	letters := uint32(0)
	for at := len(word) - 1; at >= 0; at-- {
		letters = spell(letters, word[at])
	}
	n := letters >> spellingShift
	return t.spelled[n/eight]>>(n%eight)&1 != 0
}

// The number for the letters of a word has so many bits, its highest.
const (
	spellingBits  = 15
	spellingShift = 32 - spellingBits
)

// spell is the number for some letters with another one before them. What passes for a letter counts as that letter.
func spell(letters uint32, before byte) uint32 {
	return (letters + uint32(gramCodes[before])) * 0x9e3779b1
}

// squeezed is the letter that each byte of a folded text counts as in the search for words where digits and signs pass
// for letters. What is no letter is 0.
var squeezed = func() (table [256]byte) {
	table = scan.PassesFor
	for c := byte('A'); c <= 'Z'; c++ {
		table[c] = c
	}
	table['L'] = 'I'
	return table
}()

// seekDisguised judges those of some words with which the letters end.
func (s *scanner) seekDisguised(words []*word, letters []byte, at []uint32) {
	for _, w := range words {
		if w.needs > s.ceiling && !w.partner && !s.full() && bytes.HasSuffix(letters, []byte(w.letters)) {
			s.word(w, at[len(at)-len(w.letters):], true)
		}
	}
}

// word judges one stretch whose letters make up w; at is where each of them stands.
func (s *scanner) word(w *word, at []uint32, disguised bool) {
	start, end := int(at[0]), int(at[len(at)-1])+1
	if s.alnum(start-1) || s.alnum(end) || s.passes(at) != disguised {
		return
	}
	gaps, widest := s.gaps(at)
	if gaps < 0 || gaps < len(at)-1 && s.isName(start, end) {
		return
	}
	g := none
	switch usual, wide := w.usual(); {
	case gaps <= usual && widest <= wide:
		g = s.meant(start, end, w)
	case gaps == len(at)-1:
		g = s.gradeSpaced(start, end, disguised)
	case s.mostlySmall(at):
		g = min(s.meant(start, end, w), lone)
	case !w.partner || gaps == usual+1 && s.mayBeInPieces(w, start, end):
		g = s.gradePieces(start, end, gaps-usual)
	}
	if (s.disguised(start, end) || s.mixed(w, start, end)) && (g != none || s.inSentence(start, end)) {
		g = sure
	}
	if (g == said || g == lone) && (disguised || s.oddCase(start, end)) && s.headsAlone(start, end) {
		g = sure
	}
	if (g == said || g == lone) && levelTokens[w.token] && s.isThing(start, end, w, g) {
		return
	}
	kind := Level
	if w.needs > marking.CeilingCUI && g != none && s.aloneOnLine(start, end) {
		kind = Banner
		if g == lone {
			s.marked = append(s.marked, portion{s.span(start, end).Start, true})
		}
	}
	s.hit(kind, start, end, w.token, w.needs, g)
}

// shortInPieces is how many letters a word of another country has of which two pieces are two short words as well: the
// ratings AG and AO.
const shortInPieces = 6

// mayBeInPieces reports whether [start, end) may be a word of another country in two pieces, and is no list.
func (s *scanner) mayBeInPieces(w *word, start, end int) bool {
	return len(w.letters) > shortInPieces && !s.anySmall(start, end) && bytes.IndexByte(s.b[start:end], ',') < 0
}

// fewestPieces is in how many pieces more than it has words a level is beyond doubt.
const fewestPieces = 2

// gradePieces judges a word in capitals that stands in pieces, as bad scans, wrapped lines and joined strings have it.
func (s *scanner) gradePieces(start, end, more int) grade {
	c := s.context(start, end)
	switch {
	case s.anySmall(start, end):
		return lone
	case controlFollows(&c), more == 1 && end-start >= longBroken && s.brokenOverLine(start, end),
		more >= fewestPieces && !bytes.Contains(s.b[start:end], []byte("\n\n")):
		return sure
	case standsAlone(&c) && !c.code() && (s.atEdge(start, end) || bytes.Contains(s.b[start:end], []byte("-\n"))):
		return sure
	}
	return lone
}

// longBroken is how long a level is of which no two pieces are words.
const longBroken = len("TOP SECR\nET")

// brokenOverLine reports whether the end of a line breaks a word of a level, and nothing stands before its end on the
// next.
func (s *scanner) brokenOverLine(start, end int) bool {
	i := bytes.IndexByte(s.b[start:end], '\n')
	return i > 0 && inWord(s.b[start+i-1]) && len(leadingWord(bytes.TrimLeft(s.b[start+i+1:end], " "))) <= len("ENTIAL")
}

// disguised reports whether the letters of a word in capitals are not those of the text: tags, references or escapes
// stand in it.
func (s *scanner) disguised(start, end int) bool {
	if s.at == nil || s.anySmall(start, end) {
		return false
	}
	sp := s.span(start, end)
	return sp.Len() > end-start+mostPlain
}

// mixed reports whether letters of another script pass for some of a word in capitals.
func (s *scanner) mixed(w *word, start, end int) bool {
	if s.at == nil || w.partner || end-start != len(w.letters) || s.anySmall(start, end) {
		return false
	}
	sp := s.span(start, end)
	return isForeign(s.src[sp.Start:sp.End])
}

// inSentence reports whether a word in capitals stands in a line that is not.
func (s *scanner) inSentence(start, end int) bool {
	c := s.context(start, end)
	return c.capital && !c.capitalLine && !c.identifier()
}

// oddCase reports whether a word is neither in capitals, nor in small letters, nor begins with the one and goes on in
// the other: seCRet.
func (s *scanner) oddCase(start, end int) bool {
	return s.anySmall(start, end) && (!s.small(end-1) || s.small(start) && s.anyCapital(start, end))
}

func (s *scanner) anyCapital(start, end int) bool {
	for i := start; i < end; i++ {
		if scan.Upper(s.b[i]) && !s.small(i) {
			return true
		}
	}
	return false
}

// headsAlone reports whether a word has the first or last line of a text of its own, and no signs of a program.
func (s *scanner) headsAlone(start, end int) bool {
	c := s.context(start, end)
	return standsAlone(&c) && !c.code() && !c.quoted() && s.atEdge(start, end)
}

// mostPlain is how many bytes more than it has letters a word of several takes without any disguise.
const mostPlain = 5

// isName reports whether [start, end) is part of a name in a program: CLIENT_SECRET, SECRET_0.
func (s *scanner) isName(start, end int) bool {
	c := s.context(start, end)
	return c.identifier()
}

// gradeSpaced judges a word whose letters stand apart, each of them.
func (s *scanner) gradeSpaced(start, end int, disguised bool) grade {
	switch {
	case s.runsOn(start, end):
		return none
	case s.b[start+1] == '-' && s.inSentence(start, end): // it is spelled
		return said
	case disguised && !s.headsLine(start):
		return lone
	}
	return sure
}

// passes reports whether some of the letters at these places are signs that pass for them.
func (s *scanner) passes(at []uint32) bool {
	return slices.ContainsFunc(at, func(i uint32) bool { return !scan.Upper(s.b[i]) })
}

// longestGap bounds what may stand between two letters of one word: blanks, a line end, signs of markup.
const longestGap = 8

// gaps counts the letters that are apart from the one before them, and the widest distance; -1 when
// something other than blanks and signs stands between two.
func (s *scanner) gaps(at []uint32) (n, widest int) {
	for k := 1; k < len(at); k++ {
		gap := s.b[at[k-1]+1 : at[k]]
		if len(gap) == 0 {
			continue
		}
		if len(gap) > longestGap || bytes.Count(gap, []byte("\n")) > 2 {
			return -1, 0
		}
		for _, c := range gap {
			if inWord(c) {
				return -1, 0
			}
		}
		n, widest = n+1, max(widest, len(gap))
	}
	return n, widest
}

// The words that may stand, letter by letter, about one that is spaced.
var (
	spacedAfter = []string{
		"NOFORN", "SECTION", "EXDIS", "NODIS", "SIPDIS", "STADIS", "IIMDIS", "ORCON", "REI", "CABIE", "MESSAGE",
		"ENTIRE", "SECRET", "NF", "SI", "TK", "FINAI", "PAGE",
	}
	spacedBefore = []string{
		"TOP", "NATO", "COSMIC", "IS", "ENTIRE", "BEGIN", "END", "CIASSIFIED", "CIASSIFICATION", "SECRET",
	}
)

// longestRun is how many spaced letters after a word are read.
const longestRun = 14

// runsOn reports whether a spaced word goes on: S E C R E T A R Y.
func (s *scanner) runsOn(start, end int) bool {
	after := s.spaced(end, 1)
	before := s.spaced(start-1, -1)
	return goesOn(after, spacedAfter, bytes.HasPrefix) || goesOn(before, spacedBefore, bytes.HasSuffix)
}

func goesOn(run []byte, known []string, begins func(b, part []byte) bool) bool {
	if len(run) == 0 {
		return false
	}
	for _, word := range known {
		if begins(run, []byte(word)) {
			return false
		}
	}
	return true
}

// spaced reads the single letters that stand from i on, in steps of one sign and one letter.
func (s *scanner) spaced(i, step int) []byte {
	var run []byte
	for len(run) < longestRun && i >= 0 && i < len(s.b) && !s.alnum(i) && s.b[i] != '\n' {
		l := i + step
		if l < 0 || l >= len(s.b) || !scan.Upper(s.b[l]) || s.alnum(l+step) {
			break
		}
		run = append(run, bytes.ReplaceAll(s.b[l:l+1], []byte("L"), []byte("I"))...)
		i = l + step
	}
	if step < 0 {
		for a, b := 0, len(run)-1; a < b; a, b = a+1, b-1 {
			run[a], run[b] = run[b], run[a]
		}
	}
	return run
}

// mostlySmall reports whether the letters at these places were small ones.
func (s *scanner) mostlySmall(at []uint32) bool {
	n := 0
	for _, i := range at {
		if s.small(int(i)) {
			n++
		}
	}
	return 2*n > len(at)
}

func (s *scanner) alnum(i int) bool {
	return i >= 0 && i < len(s.b) && inWord(s.b[i])
}
