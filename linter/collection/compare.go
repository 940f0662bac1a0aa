package collection

import (
	"slices"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Text is the words of a message as they are compared with those of another copy. It refers to nothing of the message.
// Those of many copies are held at a time.
type Text struct {
	letters []byte // of all words
	marks   []mark
	in      Spot // the copy
	hash    uint64
	flags   Flags
}

// mark is a word of a text.
type mark struct {
	end                  uint32 // of its letters
	line, column, offset int32
	length               uint16
	gone, open           bool
	caps, head           bool
}

func (t *Text) add(w word, at Spot) {
	t.letters = append(t.letters, w.letters...)
	t.marks = append(t.marks, mark{
		end: uint32(len(t.letters)), line: int32(at.Start.Line), column: int32(at.Start.Column),
		offset: int32(at.Start.Offset), length: clip(at.Length), gone: w.gone, open: w.open, caps: w.caps, head: w.head,
	})
}

// lengthen adds the letters of a word to those of the last one.
func (t *Text) lengthen(w word) {
	last := &t.marks[len(t.marks)-1]
	t.letters = append(t.letters, w.letters...)
	last.end, last.gone, last.head = uint32(len(t.letters)), last.gone || w.gone, false
	last.open = w.open
	last.caps = last.caps && w.caps
}

// words lists the words.
func (t *Text) words() []word {
	out, letters, from := make([]word, len(t.marks)), string(t.letters), uint32(0)
	for i, m := range t.marks {
		out[i] = word{letters[from:m.end], m.gone, m.open, m.caps, m.head}
		from = m.end
	}
	return out
}

// spot is where a word stands; behind the last, where that does.
func (t *Text) spot(i int) Spot {
	m, at := t.marks[min(i, len(t.marks)-1)], t.in
	at.Start = text.Position{Line: int(m.line), Column: int(m.column), Offset: int(m.offset)}
	at.Length = int(m.length)
	return at
}

// Difference is where the texts of two copies say other words.
type Difference struct {
	First, Copy Spot // the first such place
	Stretches   int  // how many there are
}

// TextOf reads the words of a message again.
func (r *Reader) TextOf(c *cable.Cable) *Text {
	own := stretches(c)
	t := &Text{hash: r.hash(normal(c, own)), in: spotOf(c, text.At(c.Span.Start))}
	t.readWords(c, own)
	if c.Extract.Present() {
		t.flags |= Extract
	}
	return t
}

// Compare reports where two copies contradict one another. Words that one of them has and the other has not are none
// where a copy may have left them out: at the head and the tail, in an extract, where words were taken out, a whole
// paragraph, the furniture of pages, the numbers of paragraphs.
func Compare(first, copied *Text) (Difference, bool) {
	var d Difference
	s := sides{a: first.words(), b: copied.words(), extract: (first.flags|copied.flags)&Extract != 0}
	if len(s.a) == 0 || len(s.b) == 0 {
		return d, false
	}
	hunks, known := differ(s.a, s.b)
	switch {
	case !known && s.extract, known && scrap(hunks, len(s.a), len(s.b)):
		return d, false
	case !known: // nothing to speak of in common
		return Difference{First: first.spot(0), Copy: copied.spot(0), Stretches: 1}, true
	}
	for _, h := range hunks {
		if s.agree(h) {
			continue
		}
		if d.Stretches++; d.Stretches == 1 {
			d.First, d.Copy = first.spot(h.a), copied.spot(h.b)
		}
	}
	return d, d.Stretches > 0
}

// scrapPart is how much longer than a scrap the text of a message is.
const scrapPart = 4

// scrap reports whether one of two texts is next to nothing of the other, and mostly something else: what is left
// where a heading is given twice, a list of what an archive says of the message.
func scrap(hunks []hunk, first, copied int) bool {
	common := first
	for _, h := range hunks {
		common -= h.aEnd - h.a
	}
	short := min(first, copied)
	return short*scrapPart < max(first, copied) && common*2 < short
}

// hunk is a stretch of words in which two texts differ.
type hunk struct{ a, aEnd, b, bEnd int }

// leftOut is how many words in one stretch are taken for a passage that a copy has left out, and not for other words.
const leftOut = 15

// sides are the words of two copies.
type sides struct {
	a, b    []word
	extract bool // one is a part of the message
}

// agree reports whether a hunk is no contradiction.
func (s *sides) agree(h hunk) bool {
	a, b := s.a[h.a:h.aEnd], s.b[h.b:h.bEnd]
	if gone(a) || gone(b) || gone(around(s.a, h.a, h.aEnd)) || gone(around(s.b, h.b, h.bEnd)) {
		return true
	}
	head, tail := h.a == 0 && h.b == 0, h.aEnd == len(s.a) && h.bEnd == len(s.b)
	if one, other := joined(a), joined(b); len(a) > 0 && len(b) > 0 {
		return garbled(one, other) || misread(one, other) && !s.isOtherWord(a, b) || cutOff(one, other, head, tail)
	}
	extra := slices.DeleteFunc(slices.Concat(a, b), func(w word) bool { return w.head })
	return head || tail || len(extra) == 0 || len(extra) >= leftOut || s.extract || furniture(extra)
}

// cutOff reports whether one of two stretches at the head or the tail of their texts is what is left of the other.
func cutOff(one, other string, head, tail bool) bool {
	if len(one) > len(other) {
		one, other = other, one
	}
	return head && strings.HasSuffix(other, one) || tail && strings.HasPrefix(other, one)
}

// around are the words on either side of a stretch.
func around(words []word, from, to int) []word {
	return append(slices.Clone(words[max(from-1, 0):from]), words[to:min(to+1, len(words))]...)
}

func gone(words []word) bool { return slices.ContainsFunc(words, func(w word) bool { return w.gone }) }

func joined(words []word) string {
	var b strings.Builder
	for _, w := range words {
		if b.WriteString(w.letters); w.open {
			b.WriteByte(lost)
		}
	}
	return b.String()
}

// longestGarble is how many letters a stretch has at the most in which lost letters are looked for.
const longestGarble = 200

// garbled reports whether two stretches are the same but for letters that were lost, as accents are, and for O in the
// place of 0.
func garbled(a, b string) bool {
	if strings.ReplaceAll(a, "O", "0") == strings.ReplaceAll(b, "O", "0") {
		return true
	}
	n := strings.Count(a, string(lost)) + strings.Count(b, string(lost))
	return n > 0 && n*2 < len(a)+len(b) && max(len(a), len(b)) <= longestGarble && stands(a, b)
}

// stands reports whether two stretches are the same where a lost letter of either is any letter, or none.
func stands(a, b string) bool {
	same := make([]bool, len(b)+1) // for the heads of b, beside a head of a that grows
	same[0] = true
	for i := range len(a) + 1 {
		before := false // of both heads without their last letter
		for k := range len(b) + 1 {
			was := same[k]
			switch {
			case i == 0 && k == 0:
			case i == 0:
				same[k] = same[k-1] && b[k-1] == lost
			case k == 0:
				same[k] = was && a[i-1] == lost
			default:
				same[k] = before && isLetterOf(a[i-1], b[k-1]) || was && a[i-1] == lost || same[k-1] && b[k-1] == lost
			}
			before = was
		}
	}
	return same[len(b)]
}

// isLetterOf reports whether one letter is another, or one of them was lost. A figure never is.
func isLetterOf(a, b byte) bool {
	return a == b || a == lost && !scan.Digit(b) || b == lost && !scan.Digit(a)
}

// shortWord is how many letters a word has at the most of which one wrong letter makes another word.
const shortWord = 5

// misread reports whether two stretches are the same but for where words end and for one letter of a long word, as
// where a copy was read wrongly. A figure is never read as another.
func misread(a, b string) bool {
	figures := func(s string) string {
		return strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, s)
	}
	return min(len(a), len(b)) > shortWord && figures(a) == figures(b) && scan.OneEdit([]byte(a), b)
}

// numberWords are numbers in words, of which one is not taken for another however like it is.
var numberWords = setOf(`
	ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN TWENTY THIRTY FORTY FIFTY SIXTY
	SEVENTY EIGHTY NINETY HUNDRED HUNDREDS THOUSAND THOUSANDS MILLION MILLIONS BILLION BILLIONS TRILLION TRILLIONS
	SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH
`)

// isOtherWord reports whether what stands in the place of a stretch is no slip: a number in words, or a word of the
// other copy as well, and the other way round.
func (s *sides) isOtherWord(a, b []word) bool {
	if slices.ContainsFunc(slices.Concat(a, b), func(w word) bool { return numberWords()[w.letters] }) {
		return true
	}
	return len(a) == 1 && len(b) == 1 && said(s.b, a[0]) && said(s.a, b[0])
}

// said reports whether a text has a word.
func said(words []word, w word) bool {
	return slices.ContainsFunc(words, func(x word) bool { return x.letters == w.letters })
}

// pageWords are what stands on the lines between pages and sections, and levelWords what tells of them by itself.
var (
	pageWords = setOf(`
		PAGE OF SECTION SECRET CONFIDENTIAL UNCLASSIFIED UNCLAS LIMITED OFFICIAL USE TOP NNNN NNN BT NOFORN END BEGIN SIPDIS
	`)
	levelWords = setOf("SECRET CONFIDENTIAL UNCLASSIFIED UNCLAS NNNN")
)

// furniture reports whether words are those of lines between pages, in capitals: a level, or two others at least
// beside figures; or the line between two pages, with the name of the post.
func furniture(words []word) bool {
	for i := range words {
		if pageOf(words, i) {
			return true
		}
	}
	n, level := 0, false
	for _, w := range words {
		switch {
		case pageWords()[w.letters] && w.caps, len(w.letters) == 1:
			n, level = n+1, level || levelWords()[w.letters]
		case !isFigure(w):
			return false
		}
	}
	return n > 1 || level
}

// longestPageLine is how many words a line between pages has at the most, with those of the lines about it.
const longestPageLine = 12

// pageOf reports whether the word at i is that of a line between pages: ARKADIA 00000187 002 OF 003.
func pageOf(words []word, i int) bool {
	return words[i].letters == "OF" && i >= 2 && i+1 < len(words) && len(words) <= longestPageLine &&
		isFigure(words[i-1]) && isFigure(words[i+1]) && isFigure(words[i-2]) && len(words[i-2].letters) >= longestNumber
}

func isFigure(w word) bool { return w.letters != "" && strings.Trim(w.letters, "0123456789") == "" }

// mostEdits is how many words two texts may differ in that are set against one another word by word.
const mostEdits = 2000

// differ finds the stretches in which two lists of words differ, by the algorithm of Myers; not known where they
// have too little in common.
func differ(a, b []word) (hunks []hunk, known bool) {
	head := 0
	for head < len(a) && head < len(b) && a[head].letters == b[head].letters {
		head++
	}
	m := myers{a: a[head:], b: b[head:]}
	if !m.search() {
		return nil, false
	}
	for _, h := range m.hunks() {
		hunks = append(hunks, hunk{h.a + head, h.aEnd + head, h.b + head, h.bEnd + head})
	}
	return hunks, true
}

// myers searches the shortest way from one text to another.
type myers struct {
	a, b  []word
	trail [][]int32 // how far the ways of each number of edits reach, by diagonal from the lowest
}

func (m *myers) search() bool {
	limit := min(len(m.a)+len(m.b), mostEdits)
	for d := 0; d <= limit; d++ {
		reach := make([]int32, 2*d+1)
		m.trail = append(m.trail, reach)
		for k := -d; k <= d; k += 2 {
			x := m.start(d, k)
			y := x - k
			for x < len(m.a) && y < len(m.b) && m.a[x].letters == m.b[y].letters {
				x, y = x+1, y+1
			}
			reach[k+d] = int32(x)
			if x >= len(m.a) && y >= len(m.b) {
				return true
			}
		}
	}
	return false
}

// start is where a way of d edits enters diagonal k.
func (m *myers) start(d, k int) int {
	if d == 0 {
		return 0
	}
	if m.down(d, k) {
		return m.far(d-1, k+1)
	}
	return m.far(d-1, k-1) + 1
}

// down reports whether the last edit of a way inserts a word of b.
func (m *myers) down(d, k int) bool {
	return k == -d || k != d && m.far(d-1, k-1) < m.far(d-1, k+1)
}

func (m *myers) far(d, k int) int { return int(m.trail[d][k+d]) }

// hunks follows the way back and joins edits that touch.
func (m *myers) hunks() []hunk {
	var out []hunk
	x, y := len(m.a), len(m.b)
	for d := len(m.trail) - 1; d > 0; d-- {
		k := x - y
		var h hunk
		if m.down(d, k) {
			px := m.far(d-1, k+1)
			h = hunk{px, px, px - k - 1, px - k}
			x, y = px, px-k-1
		} else {
			px := m.far(d-1, k-1)
			h = hunk{px, px + 1, px - k + 1, px - k + 1}
			x, y = px, px-k+1
		}
		if n := len(out); n > 0 && out[n-1].a == h.aEnd && out[n-1].b == h.bEnd {
			out[n-1].a, out[n-1].b = h.a, h.b
			continue
		}
		out = append(out, h)
	}
	slices.Reverse(out)
	return out
}
