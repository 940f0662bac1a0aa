package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// Letters in brackets stand for many things: champions, Saturdays, the server, the fourth answer. What tells them from
// the marks of portions is how the text uses its letters as a whole: it explains them, it has others among them that
// are of no level, they are the subjects and objects of its sentences, they go on a list or stand in the columns of a
// table to which notes belong. A text is read for that where a letter without a control would be judged, and nowhere
// else.

// lettering is how a text uses letters in brackets.
type lettering struct {
	all        []initial
	heads      int     // letters of levels where a portion may begin
	odd        int     // letters there that are of no level
	asides     int     // letters of levels before nothing but other brackets
	items      int     // letters of levels there that go on a list of answers
	aside      int     // letters of no level within a line that part it, or have columns about them
	verbs      int     // letters of levels that are the subject of a sentence
	texts      int     // letters of levels before words
	low        bool    // the lowest level is among those before words
	legend     bool    // letters stand on one line with what each is short for
	defined    bool    // the text says what a letter means
	used       bool    // a letter is the object of a sentence
	speaks     bool    // a colon stands behind one as behind who speaks
	noted      bool    // a letter stands in columns and before a note
	titled     bool    // a letter stands behind a title
	covered    bool    // every other paragraph bears a letter of a level
	opens      opening // letters of levels that open what may be a portion
	paragraphs opening // those of them that open paragraphs of sentences
}

// rank is what a letter in brackets may be.
type rank uint8

const (
	ofLevel  rank = iota // C, S, TS
	ofLowest             // U
	ofItem               // it goes on a list: (C) behind (B)
	ofNone
)

// initial is a letter in brackets.
type initial struct {
	from, to         int
	lineFrom, lineTo int
	inner            []byte
	rank             rank
	head             bool // nothing but signs and numbers stands before it on its line or in its cell
	gap              bool // columns part it from what stands behind it
	behind           []byte
	words            int  // how many words there are up to the next sign that parts
	sentence         bool // they are a sentence, or most of one
}

// mostLettered is how many letters in brackets are looked at.
const mostLettered = 500

// lettering reads the text for its letters in brackets when it is first asked.
func (s *scanner) lettering() *lettering {
	if s.letters != nil {
		return s.letters
	}
	l := &lettering{}
	s.letters = l
	for at := 0; len(l.all) < mostLettered; {
		i := bytes.IndexByte(s.b[at:], '(')
		if i < 0 {
			break
		}
		at += i + 1
		if one, is := s.letteredAt(at - 1); is {
			one.rank = l.rankOf(one.inner)
			l.all = append(l.all, one)
		}
	}
	for i := range l.all {
		s.uses(l, i)
	}
	s.legends(l)
	l.defined = l.defined || s.equates()
	l.noted = l.notes()
	l.titled = s.titles(l)
	l.covered = s.covers(l)
	return l
}

// letteredAt reads the bracket at an offset, and reports whether it holds a letter or two.
func (s *scanner) letteredAt(at int) (one initial, is bool) {
	end := bytes.IndexByte(s.b[at:min(len(s.b), at+len("(CXX)"))], ')')
	if end < len("(S") {
		return one, false
	}
	one = initial{from: at, to: at + end + 1, inner: s.b[at+1 : at+end]}
	if !scan.Only(one.inner, scan.Upper) || s.small(at+1) {
		return one, false
	}
	if len(one.inner) > len("TS") && s.anySmall(at, one.to) {
		return one, false
	}
	w := one.inner
	if len(w) > 1 && string(w) != "TS" && (unitLevels.at(w) != 0 || unitControls.has(w) || controls.has(w)) {
		return one, false
	}
	one.lineFrom, one.lineTo = s.line(at, one.to)
	before := s.b[one.lineFrom:at]
	one.head = opensText(before)
	rest := s.b[one.to:one.lineTo]
	one.gap = bytes.HasPrefix(rest, []byte("  ")) || bytes.HasPrefix(rest, []byte("\t"))
	one.behind = behindTags(rest)
	one.words, one.sentence = phrase(one.behind)
	return one, true
}

// behindTags is b without the blanks, signs and tags at its head.
func behindTags(b []byte) []byte {
	for {
		b = bytes.TrimLeft(b, " *_`\t\"'")
		n := 0
		if len(b) > 0 && b[0] == '<' {
			n = tagLength(b)
		}
		if n == 0 {
			return b
		}
		b = b[n:]
	}
}

// opensText reports whether before, what stands before a bracket on its line, holds no words, or ends with what opens a
// cell, a string or an element.
func opensText(before []byte) bool {
	if len(trim(before, &noInk)) == 0 {
		return true
	}
	last := before[len(before)-1]
	return strings.IndexByte("|\t\">", last) >= 0 || bytes.HasSuffix(before, []byte("| "))
}

// endsPhrase are the signs behind what a letter in brackets may stand for.
var endsPhrase = [256]bool{'(': true, ';': true, '<': true, '|': true, '"': true, '\t': true}

// mostPhrase is how many words are counted of what stands behind a letter.
const mostPhrase = 6

// phrase counts the words of b up to a sign that parts it, and reports whether a sentence ends there.
func phrase(b []byte) (words int, sentence bool) {
	end := 0
	for end < len(b) && !endsPhrase[b[end]] && (b[end] != ' ' || end+1 == len(b) || b[end+1] != ' ') {
		end++
	}
	b = bytes.TrimRight(b[:end], " \r")
	words = wordsIn(b, mostPhrase)
	return words, words > 1 && strings.IndexByte(".!?", b[len(b)-1]) >= 0
}

// rankOf says what a letter may be behind those that were read.
func (l *lettering) rankOf(inner []byte) rank {
	if len(inner) == 1 && l.goesOn(inner[0]) {
		return ofItem
	}
	switch string(inner) {
	case "C", "S", "TS":
		return ofLevel
	case "U":
		return ofLowest
	case "A":
		return ofItem
	}
	return ofNone
}

// longestItem is how far apart two items of a list stand.
const longestItem = 600

// goesOn reports whether the letter before one of a list was read last, or last but one.
func (l *lettering) goesOn(letter byte) bool {
	n := len(l.all)
	for i := n - 1; i >= max(0, n-2); i-- {
		if one := &l.all[i]; one.rank == ofItem && one.inner[0] == letter-1 {
			return true
		}
	}
	return false
}

// opensClause are words with which a sentence begins where it is written in small letters.
var opensClause = set(`
THE A AN HE SHE IT THEY WE I YOU OUR HIS HER ITS THEIR MY THIS THAT THESE THOSE ONE TWO ALL SOME NO NONE NOBODY US WHO
WHERE WHEN WHY HOW THERE
`)

// governs are the words behind which a letter in brackets is a thing that a sentence speaks of: by (C), if (S) is late.
var governs = set(`BY OF IN AND OR IF FOR WITH FROM LIKE WHEN AS BETWEEN THAT PROVES SATISFIES`)

// ofPortions are words of a line that speaks of portions.
var ofPortions = set(`
MARKED MARKINGS MARKING PORTION PORTIONS PARAGRAPH PARAGRAPHS PARA PARAS LEVEL LEVELS CLASSIFIED CLASSIFICATION REF REFS
SECRET CONFIDENTIAL UNCLASSIFIED
`)

// uses takes in how one letter is used.
func (s *scanner) uses(l *lettering, i int) {
	one := &l.all[i]
	switch one.rank {
	case ofItem:
		return
	case ofNone:
		s.usesOdd(l, one)
		return
	}
	small := len(one.behind) > 0 && s.small(s.startOf(one))
	next := leadingWord(one.behind)
	glued := one.to < one.lineTo && inWord(s.b[one.to])
	switch {
	case glued, len(next) == 0:
	case one.rank == ofLowest:
		l.low = l.low || one.head
	default:
		l.texts++
		if small && isVerb(next) {
			l.verbs++
		}
	}
	if one.rank == ofLowest {
		return
	}
	defines := s.defines(one)
	if one.head {
		l.heads++
		if s.isAside(one) {
			l.asides++
		}
		switch {
		case i > 1 && s.endsList(l, i):
			l.items++
		case !defines:
			s.opensPortion(l, one)
		}
	}
	l.defined = l.defined || defines
	l.used = l.used || s.isObject(one)
	l.speaks = l.speaks || one.head && bytes.HasPrefix(one.behind, []byte(":"))
}

// isAside reports whether nothing but round brackets in small letters stands behind a letter: (C) (cut 4).
func (s *scanner) isAside(one *initial) bool {
	rest := bytes.TrimRight(one.behind, " \r")
	return len(rest) > len("(d)") && rest[0] == '(' && rest[len(rest)-1] == ')' && s.small(s.startOf(one)+1)
}

// startOf is where what stands behind a letter begins.
func (s *scanner) startOf(one *initial) int { return one.lineTo - len(one.behind) }

// isVerb reports whether a word in small letters behind a letter makes the subject of a sentence of it.
func isVerb(w []byte) bool {
	if opensClause.has(w) || len(w) == 1 {
		return false
	}
	return predicates.has(w) || actions.has(w) || bytes.HasSuffix(w, []byte("S")) || bytes.HasSuffix(w, []byte("ED"))
}

// actions are more words behind a letter that is the subject of a sentence, of other forms than most.
var actions = set(`
ON DID DO FOR AT BY WITH FROM SHOULD SHALL COULD WOULD GAVE TOOK WENT CAME MADE WON LOST BORE KEPT LEFT
`)

// usesOdd takes in a letter that no level has.
func (s *scanner) usesOdd(l *lettering, one *initial) {
	before := bytes.TrimRight(s.b[one.lineFrom:one.from], " ")
	blanks := one.from - one.lineFrom - len(before)
	parted := len(before) > 0 && strings.IndexByte(",.;|", before[len(before)-1]) >= 0
	switch {
	case one.head && len(one.inner) > 1 && s.wrapsSentence(one.lineFrom, one.to):
	case one.head && (len(one.inner) == 1 || s.small(one.from+2)):
		l.odd++
	case blanks > 1 || one.gap && one.words > 0:
		l.aside++
	case parted && len(leadingWord(one.behind)) > 0 && s.b[one.to] == ' ':
		l.aside++
	}
}

// endsList reports whether a letter of a level stands behind the last of a list of answers: (A), (B), (C), (S).
func (s *scanner) endsList(l *lettering, i int) bool {
	last := &l.all[i-1]
	between := s.b[last.to:l.all[i].from]
	return last.rank == ofItem && last.head && l.all[i-2].rank == ofItem && len(between) < longestItem &&
		bytes.Count(between, []byte{'\n'}) <= 2 && !bytes.Contains(between, []byte("\n\n"))
}

var (
	// means are words that say what the letter before them means, and areFor those that do before FOR.
	means  = set(`MEANS DENOTES SIGNIFIES MEAN`)
	areFor = set(`STANDS IS`)
)

// defines reports whether the text says what a letter means: (S) = salt, (S) means salt, S = salt.
func (s *scanner) defines(one *initial) bool {
	if len(one.behind) == 0 {
		return false
	}
	w, rest := nextWord(one.behind)
	if one.head && one.behind[0] == '=' && len(w) > 0 ||
		inWord(one.behind[0]) && s.small(s.startOf(one)) && (means.has(w) || areFor.has(w) && isFor(rest)) {
		return levelLetters.at(w) == 0 && string(w) != "TOP" && !s.saysLevelIn(one.behind)
	}
	return false
}

// saysLevelIn reports whether the word of a level stands in a text: what is said of a letter is its level then.
func (s *scanner) saysLevelIn(text []byte) bool {
	for w, rest := nextWord(text); w != nil; w, rest = nextWord(rest) {
		if len(w) >= shortestWord && levelLetters.at(w) != 0 {
			return true
		}
	}
	return false
}

// equations are what stands between a letter and what it is short for: S = south, S (south).
var equations = []string{" = ", " ("}

// equates reports whether the text says of two letters that stand in brackets what they are short for.
func (s *scanner) equates() bool {
	said := uint32(0)
	for _, sign := range equations {
		each(s.b, sign, func(at int) bool {
			w := lastOf(s.b[max(0, at-longestLabel):at])
			next := leadingWord(s.b[at+len(sign) : min(len(s.b), at+longestCell)])
			level := levelLetters.at(w) > marking.CeilingU && len(w) <= len("TS") && !s.small(at-1)
			named := len(next) > len("TS") && levelLetters.at(next) == 0
			if level && named && (sign == " = " || next[0] == w[0]) {
				said |= 1 << (w[0] - 'A')
			}
			return said&(said-1) == 0
		})
	}
	return said&(said-1) != 0
}

func isFor(rest []byte) bool { w, _ := nextWord(rest); return string(w) == "FOR" }

// isObject reports whether a letter is a thing that a sentence speaks of.
func (s *scanner) isObject(one *initial) bool {
	before := s.b[one.lineFrom:one.from]
	w, gap := lastWord(before)
	return !one.head && string(gap) == " " && governs.has(w) && !anyOf(s.b[one.lineFrom:one.lineTo], ofPortions)
}

// fewestLegend is how many letters on one line make a legend of it.
const fewestLegend = 2

// mostLegend is how many words a letter of a legend is short for.
const mostLegend = 5

// legends looks for lines on which several letters stand with what they are short for: (C) Champions  (P) Promoted.
func (s *scanner) legends(l *lettering) {
	for i := 0; i < len(l.all) && !l.legend; {
		line := i
		for i++; i < len(l.all) && l.all[i].lineTo == l.all[line].lineTo; i++ {
		}
		l.legend = s.isLegend(l.all[line:i])
	}
}

// isLegend reports whether the letters of a line stand before what they are short for, or behind it. Short forms behind
// names of a sentence begin no part of it: Senator Doe (R) and Senator Roe (D).
func (s *scanner) isLegend(line []initial) bool {
	explained, parted, own, seen, behind := 0, 0, 0, uint32(0), uint32(0)
	for i := range line {
		one := &line[i]
		if s.endsTerm(one) {
			behind |= 1 << (one.inner[0] - 'A')
		}
		if !one.isShort(i+1 == len(line)) {
			continue
		}
		switch begins, owns := s.isParted(one), one.behind[0] == one.inner[0]; {
		case owns || begins && one.rank == ofNone:
			own++
			fallthrough
		case begins:
			explained++
			seen |= 1 << (one.inner[len(one.inner)-1] - 'A')
			if begins {
				parted++
			}
		}
	}
	several := (parted >= fewestLegend || explained > fewestLegend) && seen&(seen-1) != 0
	return behind&(behind-1) != 0 || several && (own >= fewestLegend || own > 0 && explained > fewestLegend)
}

// isShort reports whether what stands behind a letter may be what it is short for: a few words, but no level.
func (i *initial) isShort(last bool) bool {
	w := leadingWord(i.behind)
	if len(w) == 0 || i.rank == ofItem || i.words > mostLegend || i.sentence && !last {
		return false
	}
	if len(w) == 1 {
		return i.rank == ofNone
	}
	return levelLetters.at(w) == 0 && string(w) != "TOP"
}

// endsTerm reports whether the word before a letter begins with it and is no level, and a sign of a list follows:
// straight (S), blue (B).
func (s *scanner) endsTerm(one *initial) bool {
	before := s.b[one.lineFrom:one.from]
	w, gap := lastWord(before)
	at := one.from - len(gap) - len(w)
	return string(gap) == " " && len(w) > len("TS") && w[0] == one.inner[0] && s.small(at) && levelLetters.at(w) == 0 &&
		(one.to == one.lineTo || strings.IndexByte(",;.:", s.b[one.to]) >= 0)
}

// isParted reports whether a letter begins its line, or a sign or columns part it from what stands before it.
func (s *scanner) isParted(one *initial) bool {
	before := bytes.TrimRight(s.b[one.lineFrom:one.from], " ")
	return one.head || one.from-one.lineFrom-len(before) > 1 || strings.IndexByte(",;:.", before[len(before)-1]) >= 0
}

// notes reports whether a letter stands in columns and before a note, too.
func (l *lettering) notes() bool {
	columns := uint32(0)
	for i := range l.all {
		if one := &l.all[i]; !one.head && one.gap && one.words+len(one.behind) > 0 {
			columns |= 1 << (one.inner[0] - 'A')
		}
	}
	for i := range l.all {
		one := &l.all[i]
		if one.head && !one.gap && one.rank == ofLevel && columns&(1<<(one.inner[0]-'A')) != 0 {
			return true
		}
	}
	return false
}

// titles reports whether a letter of a level stands behind a title, which is a paragraph of its own.
func (s *scanner) titles(l *lettering) bool {
	for i := range l.all {
		one := &l.all[i]
		before := bytes.TrimSpace(s.b[one.lineFrom:one.from])
		if one.rank == ofLevel && !one.head && !one.gap && len(one.behind) == 0 && s.apart(one.lineFrom, one.lineTo) &&
			!s.small(one.lineFrom) && wordsIn(before, mostTitle+1) <= mostTitle && one.from == one.lineFrom+len(before)+1 &&
			inWord(before[len(before)-1]) {
			return true
		}
	}
	return false
}

// mostTitle is how many words a title has.
const mostTitle = 8

// covers reports whether at least every other paragraph that holds a sentence bears a letter of a level.
func (s *scanner) covers(l *lettering) bool {
	marked, plain, next := 0, 0, 0
	for from := 0; from < len(s.b); {
		to := len(s.b)
		if i := bytes.Index(s.b[from:], []byte("\n\n")); i >= 0 {
			to = from + i + len("\n\n")
		}
		bears := false
		for ; next < len(l.all) && l.all[next].from < to; next++ {
			bears = bears || l.all[next].rank <= ofLowest
		}
		switch {
		case bears:
			marked++
		case bytes.ContainsAny(s.b[from:to], ".!?") && wordsIn(s.b[from:to], fewestProse) == fewestProse:
			plain++
		}
		from = to
	}
	return marked >= plain
}

// listed reports whether the letters of the text are those of a list, a legend or a table, the lowest level among them
// or not.
func (l *lettering) listed() bool {
	return l.legend || l.defined || l.plainlyOdd() || 2*l.odd >= l.heads && l.odd > 0 || 2*l.items > l.heads
}

// plainlyOdd reports whether so many letters are of no level that no slip explains them.
func (l *lettering) plainlyOdd() bool {
	return l.odd > 1 && 3*l.odd >= l.heads || l.aside > 1 && l.aside+1 >= l.heads
}

// other reports whether they are other things than levels.
func (l *lettering) other() bool {
	return l.listed() || !l.low && (l.used || l.noted || l.speaks || l.acts() || l.aside > 0 && l.heads <= 2)
}

// opensPortion takes in a letter that opens what may be a portion, and one that opens a paragraph of sentences.
func (s *scanner) opensPortion(l *lettering, one *initial) {
	if one.words < fewestOpened || one.gap {
		return
	}
	l.opens.add(one.inner[0])
	if one.words == mostPhrase && one.sentence && !s.small(s.startOf(one)) && s.apart(one.lineFrom, one.lineTo) {
		l.paragraphs.add(one.inner[0])
	}
}

// fewestOpened is how many words a portion has of which the letter is a mark, whatever else the text does with letters.
const fewestOpened = 4

// opening counts letters in some place.
type opening struct {
	count   int
	letters uint32 // as bits from A on
}

func (o *opening) add(letter byte) {
	o.count++
	o.letters |= 1 << (letter - 'A')
}

// different reports whether they are not all the same letter.
func (o *opening) different() bool { return o.letters&(o.letters-1) != 0 }

// mayBePortions reports whether letters of levels open what may be portions.
func (l *lettering) mayBePortions() bool { return l.opens.count > 1 }

// portions reports whether they are portion marks whatever use of such letters is made elsewhere: they are different
// ones, or one that the text does not explain.
func (l *lettering) portions() bool { return l.marks(&l.opens) }

// plain reports whether they open paragraphs of sentences, as nothing but portion marks do.
func (l *lettering) plain() bool { return l.marks(&l.paragraphs) }

// fewestOfOne is how many portions of one letter are marked whatever the text says of it elsewhere.
const fewestOfOne = 3

func (l *lettering) marks(o *opening) bool {
	return o.different() || o.count >= fewestOfOne || o.count > 1 && !l.legend && !l.defined
}

// acts reports whether most letters are the subjects of sentences.
func (l *lettering) acts() bool { return l.verbs > 1 && 2*l.verbs > l.texts }

// plainlyOther reports whether they are other things beyond doubt.
func (l *lettering) plainlyOther() bool {
	explained := l.legend || l.defined || l.plainlyOdd() || 2*l.items > l.heads
	return explained || l.asides > 1 && l.asides == l.heads || !l.low && (l.used || l.noted || l.acts())
}
